//! Finding one photo.

use stipple_core::ids::PhotoId;
use stipple_core::photo::{Photo, Tone};
use stipple_store::Part;
use stipple_store::tables::photo;

use crate::app::App;
use crate::error::{Error, Result};
use crate::view::{LostPhoto, MOST_NAMED, Noun};

pub(super) const MISSING: Error = Error::NotFound { noun: Noun::Photo };

/// The photo, unless it was deleted.
pub(crate) fn get(app: &mut App, id: PhotoId) -> Result<Photo> {
    app.read(|r| Ok(photo::get(r, id)?))?.ok_or(MISSING)
}

/// One of a photo's pictures as it is kept.
///
/// # Errors
/// [`Error::PhotoMissing`] and [`Error::PhotoDamaged`]; nothing is noted of it yet.
pub(super) fn kept(app: &mut App, id: PhotoId, part: Part) -> Result<Vec<u8>> {
    app.with_vault(|vault, _| vault.get(id.0, part))?.ok_or(Error::PhotoMissing)
}

/// A photo's original with what is kept beside it. What is wrong with it is noted for every screen.
///
/// # Errors
/// [`Error::PhotoMissing`] and [`Error::PhotoDamaged`].
pub(super) fn original(app: &mut App, id: PhotoId) -> Result<(Photo, Vec<u8>)> {
    let read = app
        .with_vault(|vault, _| vault.get_with_facts::<Photo>(id.0, Part::Original))
        .and_then(|found| found.ok_or(Error::PhotoMissing));
    app.files.met(id, read)
}

/// The photos of these ids by name, for whoever has to be told that they are not in a file. Deleted ones have no name.
pub(super) fn lost(app: &mut App, ids: &[PhotoId]) -> Result<Vec<LostPhoto>> {
    let mut lost = Vec::new();
    for id in ids.iter().copied().take(MOST_NAMED) {
        if let Some(photo) = app.read(|r| Ok(photo::get(r, id)?))? {
            let file = app.files.of(id);
            lost.push(LostPhoto { id, view: photo.view, on: photo.on, file });
        }
    }
    Ok(lost)
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
