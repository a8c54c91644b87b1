//! Keeps the appearance of the lock screen beside the store, which is closed when the lock screen is shown. The file is in
//! clear and exists only while there is a lock.

use stipple_store::Disk;

use crate::app::App;
use crate::view::{Appearance, Settings};

/// The file, in the data folder. Its name dates from an earlier format and stays, so that existing profiles keep it.
const FILE: &str = "looks.json";

/// The appearance that these settings ask for. Only what can be a language tag is written: nothing else may be in clear.
fn of(settings: &Settings) -> Appearance {
    let is_tag = |tag: &String| tag.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    Appearance { locale: settings.locale.clone().filter(is_tag), theme: settings.theme }
}

/// The saved appearance, or the system's where none was saved or the file is unreadable.
pub(crate) fn saved(disk: &dyn Disk) -> Appearance {
    let bytes = disk.read(FILE).ok().flatten().unwrap_or_default();
    serde_json::from_slice(&bytes).unwrap_or_default()
}

impl App {
    /// Saves the appearance while there is a lock. If the disk refuses, the lock screen follows the system.
    pub(crate) fn save_appearance(&self, settings: &Settings) {
        let disk = self.seams.disk.as_ref();
        if self.open.as_ref().is_none_or(|open| open.keys.lock().is_none()) {
            let _ = disk.remove(FILE);
            return;
        }
        let wanted = of(settings);
        if wanted != saved(disk)
            && let Ok(bytes) = serde_json::to_vec(&wanted)
        {
            let _ = disk.write(FILE, &bytes);
        }
    }
}
