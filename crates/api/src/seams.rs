//! What a host supplies. Nothing here has to be [`Send`], unless the host moves the app between threads and says so with the
//! feature `threads`: a browser's files and keys belong to one worker and never are.

use stipple_store::{Blobs, Disk, Entropy, KeyStore, Running};

use crate::view::Delivery;

/// What a host needs of whatever it supplies to call the app from several threads.
#[cfg(feature = "threads")]
pub trait Threads: Send {}
#[cfg(feature = "threads")]
impl<T: Send + ?Sized> Threads for T {}

/// What a host needs of whatever it supplies to call the app from several threads: nothing, where it has one.
#[cfg(not(feature = "threads"))]
pub trait Threads {}
#[cfg(not(feature = "threads"))]
impl<T: ?Sized> Threads for T {}

/// A [`Disk`] as the host's threads need it.
pub trait HostDisk: Disk + Threads {}
impl<T: Disk + Threads> HostDisk for T {}

/// A [`Blobs`] as the host's threads need it.
pub trait HostBlobs: Blobs + Threads {}
impl<T: Blobs + Threads> HostBlobs for T {}

/// A [`KeyStore`] as the host's threads need it.
pub trait HostKeyStore: KeyStore + Threads {}
impl<T: KeyStore + Threads> HostKeyStore for T {}

/// An [`Entropy`] as the host's threads need it.
pub trait HostEntropy: Entropy + Threads {}
impl<T: Entropy + Threads> HostEntropy for T {}

/// A question to the host, answered again each time it is asked.
pub trait Ask<A>: Fn() -> A + Threads {}
impl<A, T: Fn() -> A + Threads> Ask<A> for T {}

/// What a host supplies.
pub struct Seams {
    /// The folder for the patient's data. Its host holds an exclusive lock on it.
    pub disk: Box<dyn HostDisk>,
    /// The place for the sealed pictures.
    pub photos: Box<dyn HostBlobs>,
    /// The operating system's key store.
    pub key_store: Box<dyn HostKeyStore>,
    /// The operating system's randomness.
    pub entropy: Box<dyn HostEntropy>,
    /// How reminders come on this device.
    pub delivery: Box<dyn Ask<Delivery>>,
    /// How long the system has been running: a clock that nobody sets.
    pub running: Box<dyn Ask<Running>>,
}
