//! Comparing photo files with rows once after each opening, and rendering smaller pictures that are missing.

use stipple_core::ids::PhotoId;
use stipple_picture::{SCREEN, Share, THUMB, share};
use stipple_store::{Part, missing_originals, sweep as store_sweep};

use super::photo_lookup::original;
use crate::app::App;
use crate::ctx::Ctx;
use crate::error::{Error, Result};
use crate::view::PhotoFile;

/// Once after each opening of the store.
pub(crate) fn sweep(app: &mut App, ctx: &mut Ctx) -> Result<()> {
    if app.swept {
        return Ok(());
    }
    if app.opened()?.store.is_read_only() {
        for id in
            app.with_vault_and_store(ctx, |vault, store, _| missing_originals(vault, store))?
        {
            app.files.note(id, PhotoFile::Missing);
        }
        app.swept = true;
        return Ok(());
    }
    let found = app.with_vault_and_store(ctx, store_sweep)?;
    app.unreported = (count(found.lost.len()), count(found.photos_back.len()));
    for id in found.missing {
        app.files.note(id, PhotoFile::Missing);
    }
    for id in found.to_render {
        // What is wrong with its original is noted there.
        let _ = render_again(app, id);
    }
    app.swept = true;
    Ok(())
}

/// Makes the two smaller pictures of a photo again from its original. Where they cannot be kept they can still be shown.
///
/// # Errors
/// [`Error::PhotoMissing`] and [`Error::PhotoDamaged`] of the original, which are noted.
pub(crate) fn render_again(app: &mut App, id: PhotoId) -> Result<Rendered> {
    let (photo, kept) = original(app, id)?;
    let made = |long_edge| {
        let how = Share { long_edge, crop: None, covers: Vec::new() };
        share(&kept, photo.orientation, &how).map_err(|_| Error::PhotoDamaged)
    };
    let made = made(SCREEN).and_then(|screen| Ok(Rendered { screen, thumb: made(THUMB)? }));
    let rendered = app.files.met(id, made)?;
    let _ = app.with_vault(|vault, entropy| {
        vault.put(entropy, id.0, Part::Screen, &rendered.screen)?;
        vault.put(entropy, id.0, Part::Thumb, &rendered.thumb)
    });
    Ok(rendered)
}

/// The two smaller pictures of a photo.
pub(crate) struct Rendered {
    pub(crate) screen: Vec<u8>,
    pub(crate) thumb: Vec<u8>,
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
