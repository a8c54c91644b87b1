//! The pictures of a photo, for a screen: made by us, decrypted in memory, and nothing else.

use stipple_core::ids::PhotoId;
use stipple_store::Part;

use super::incoming::render_again;
use crate::app::App;
use crate::ctx::Ctx;
use crate::error::{Error, Result};

/// Which picture of a photo.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rendition {
    /// JPEG, at most 400 pixels long.
    Thumb,
    /// JPEG, at most 1,600 pixels long.
    Screen,
}

impl Rendition {
    /// The one of this name in an address; `None` for any other. The original is never shown.
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "thumb" => Some(Self::Thumb),
            "screen" => Some(Self::Screen),
            _ => None,
        }
    }
}

/// A photo's picture. A host hands it to its own pages only.
///
/// # Errors
/// [`Error::Locked`] while the store is closed; [`Error::PhotoDamaged`] when its file is gone or does not open.
pub fn picture(app: &mut App, ctx: &Ctx, id: PhotoId, which: Rendition) -> Result<Vec<u8>> {
    let part = match which {
        Rendition::Thumb => Part::Thumb,
        Rendition::Screen => Part::Screen,
    };
    let read = |app: &mut App| -> Result<Vec<u8>> {
        app.with_vault(|vault, _| vault.get(id.0, part))?.ok_or(Error::PhotoDamaged)
    };
    let found = match read(app) {
        // The original may be whole, and then this picture can be made from it again. What failed once is not tried again.
        Err(Error::PhotoDamaged) if !app.missing.contains(&id) => {
            render_again(app, id).and_then(|()| read(app))
        }
        found => found,
    };
    match found {
        Err(Error::PhotoDamaged) => {
            app.missing.insert(id);
            Err(Error::PhotoDamaged)
        }
        found => found.map_err(|error| app.faced(error, ctx)),
    }
}
