//! Finding one photo.

use stipple_core::ids::PhotoId;
use stipple_core::photo::{Photo, Tone};
use stipple_store::tables::photo;

use crate::app::App;
use crate::error::{Error, Result};
use crate::view::Noun;

pub(super) const MISSING: Error = Error::NotFound { noun: Noun::Photo };

/// The photo, unless it was deleted.
pub(crate) fn get(app: &mut App, id: PhotoId) -> Result<Photo> {
    app.read(|r| Ok(photo::get(r, id)?))?.ok_or(MISSING)
}

/// The same figures as the picture crate names them.
pub(crate) fn light_of(tone: Tone) -> stipple_picture::Tone {
    stipple_picture::Tone {
        red: tone.red,
        green: tone.green,
        blue: tone.blue,
        dark_share: tone.dark_share,
        bright_share: tone.bright_share,
    }
}
