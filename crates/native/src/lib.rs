//! What a computer adds to Stipple: a folder only the patient's account can read, the operating system's key store and
//! randomness, the clock, files that leave, and the lock against a second instance.

mod clock;
mod crash;
mod folder;
mod key_store;
mod leaving;
mod lock;
mod running;

pub use clock::ctx;
pub use crash::leave_nothing_behind;
pub use folder::{Folder, default_folder};
#[cfg(feature = "os-key-store")]
pub use key_store::OsKeyStore;
pub use key_store::{NoKeyStore, os_key_store};
pub use leaving::LeavingFile;
pub use lock::Lock;
pub use running::running;

use stipple_api::view::Delivery;
use stipple_api::{App, Error, Seams};
use stipple_store::{Entropy, KeyStore, Running, StoreError};

/// The operating system's randomness.
pub struct OsEntropy;

impl Entropy for OsEntropy {
    fn fill(&mut self, bytes: &mut [u8]) -> Result<(), StoreError> {
        getrandom::fill(bytes).map_err(|_| StoreError::Fault)
    }
}

/// The folder for the photo files, in the patient's folder.
pub const PHOTOS: &str = "photos";

/// Says how reminders come on this device, each time it is asked.
pub type TellDelivery = Box<dyn Fn() -> Delivery + Send>;

/// Says how long the system has been running.
pub type TellRunning = Box<dyn Fn() -> Running + Send>;

/// A device on which nothing wakes Stipple and nothing shows notifications.
pub fn no_delivery() -> TellDelivery {
    Box::new(|| Delivery::NONE)
}

/// An app on a folder of this computer, with the lock that keeps a second instance out for as long as it lives.
///
/// # Errors
/// [`Error::AlreadyOpen`] when another process has the folder; read-only, full or faulty disks.
pub fn open_app(
    folder: Folder,
    key_store: Box<dyn KeyStore>,
    delivery: TellDelivery,
) -> Result<(App, Lock), Error> {
    open_app_with(folder, key_store, delivery, Box::new(running))
}

/// The same, with another way to tell how long the system has been running.
///
/// # Errors
/// As [`open_app`].
pub fn open_app_with(
    folder: Folder,
    key_store: Box<dyn KeyStore>,
    delivery: TellDelivery,
    running: TellRunning,
) -> Result<(App, Lock), Error> {
    let lock = Lock::take(&folder)?;
    let photos = folder.inside(PHOTOS)?;
    let seams = Seams {
        disk: Box::new(folder),
        photos: Box::new(photos),
        key_store,
        entropy: Box::new(OsEntropy),
        delivery,
        running,
    };
    Ok((App::new(seams), lock))
}
