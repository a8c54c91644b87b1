//! The language and the looks of the page that asks for the lock's secret. The settings lie in the store, which is closed
//! then, so these two are kept beside it, in clear, and only while there is a lock.

use serde::{Deserialize, Serialize};
use stipple_store::Disk;

use crate::app::App;
use crate::view::{Settings, Theme};

/// Where they are kept.
const LOOKS_FILE: &str = "looks.json";

/// What a screen before the store is open looks like.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Looks {
    /// The language, as a BCP 47 tag; none: as the system.
    pub locale: Option<String>,
    /// Light or dark.
    pub theme: Theme,
}

impl Looks {
    /// What the settings say. Only what can be a language's tag is taken: nothing else may come to lie in clear.
    fn of(settings: &Settings) -> Self {
        let is_tag = |tag: &String| tag.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        Self { locale: settings.locale.clone().filter(is_tag), theme: settings.theme }
    }

    /// What was kept; as the system does where nothing was, or nothing that reads.
    pub(crate) fn kept(disk: &dyn Disk) -> Self {
        let bytes = disk.read(LOOKS_FILE).ok().flatten().unwrap_or_default();
        serde_json::from_slice(&bytes).unwrap_or_default()
    }
}

impl App {
    /// Keeps the looks for as long as there is a lock. Where the disk does not take them, the page looks as the system does.
    pub(crate) fn keep_looks(&self, settings: &Settings) {
        let disk = self.seams.disk.as_ref();
        if self.open.as_ref().is_none_or(|open| open.keys.lock().is_none()) {
            let _ = disk.remove(LOOKS_FILE);
            return;
        }
        let looks = Looks::of(settings);
        if looks != Looks::kept(disk)
            && let Ok(bytes) = serde_json::to_vec(&looks)
        {
            let _ = disk.write(LOOKS_FILE, &bytes);
        }
    }
}
