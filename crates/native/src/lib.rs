//! Stipple on a desktop computer: the private data folder, the operating system's key store and randomness, the clock, exported
//! files, and the exclusive lock that allows one instance.

mod clock;
mod crash;
mod export_file;
mod folder;
mod key_store;
mod lock;
mod uptime;

pub use clock::ctx;
pub use crash::harden_process;
pub use export_file::ExportFile;
pub use folder::{Folder, default_folder};
#[cfg(feature = "os-key-store")]
pub use key_store::OsKeyStore;
pub use key_store::{NoKeyStore, os_key_store};
pub use lock::Lock;
pub use uptime::uptime;

use stipple_api::view::Delivery;
use stipple_api::{App, Ask, Error, HostKeyStore, Seams};
use stipple_store::{Entropy, Running, StoreError};

/// The operating system's randomness.
pub struct OsEntropy;

impl Entropy for OsEntropy {
    fn fill(&mut self, bytes: &mut [u8]) -> Result<(), StoreError> {
        getrandom::fill(bytes).map_err(|_| StoreError::Fault)
    }
}

/// Subfolder of the data folder for photo files.
pub const PHOTOS: &str = "photos";

/// Returns how reminders are delivered on this device. Called each time, because the patient may change it.
pub type DeliverySource = Box<dyn Ask<Delivery>>;

/// Returns how long the system has been running.
pub type UptimeSource = Box<dyn Ask<Running>>;

/// A device without a scheduler and without notifications.
pub fn no_delivery() -> DeliverySource {
    Box::new(|| Delivery::NONE)
}

/// Opens the app on a folder. The lock keeps a second instance out until it is dropped.
///
/// # Errors
/// [`Error::AlreadyOpen`] when another process has the folder; read-only, full or faulty disks.
pub fn open_app(
    folder: Folder,
    key_store: Box<dyn HostKeyStore>,
    delivery: DeliverySource,
) -> Result<(App, Lock), Error> {
    open_app_with(folder, key_store, delivery, Box::new(uptime))
}

/// Opens the app like [`open_app`] with another source of the uptime, for tests.
///
/// # Errors
/// As [`open_app`].
pub fn open_app_with(
    folder: Folder,
    key_store: Box<dyn HostKeyStore>,
    delivery: DeliverySource,
    running: UptimeSource,
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
