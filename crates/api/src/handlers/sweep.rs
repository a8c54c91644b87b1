//! Comparing photo files with rows once after each opening, and rendering smaller pictures that are missing.

use stipple_core::ids::PhotoId;
use stipple_core::photo::Photo;
use stipple_picture::{SCREEN, Share, THUMB, share};
use stipple_store::{Part, forget_erasures, sweep as store_sweep};

use crate::app::App;
use crate::ctx::Ctx;
use crate::error::{Error, Result};

/// Once after each opening of the store.
pub(crate) fn sweep(app: &mut App, ctx: &mut Ctx) -> Result<()> {
    if app.swept {
        return Ok(());
    }
    if app.older.is_some() {
        // An older database may call pictures erased that have come back since, from a backup.
        app.write(ctx, |tx| Ok(forget_erasures(tx)?))?;
    }
    let found = app.with_vault_and_store(ctx, store_sweep)?;
    app.unreported = (count(found.lost.len()), count(found.photos_back.len()));
    app.missing = found.missing.into_iter().collect();
    for id in found.to_render {
        if render_again(app, id).is_err() {
            app.missing.insert(id);
        }
    }
    app.swept = true;
    Ok(())
}

/// Makes the two smaller pictures of a photo again from its original.
pub(crate) fn render_again(app: &mut App, id: PhotoId) -> Result<()> {
    let kept = app.with_vault(|vault, _| vault.get_with_facts::<Photo>(id.0, Part::Original))?;
    let (photo, original) = kept.ok_or(Error::PhotoDamaged)?;
    let made = |long_edge| {
        let how = Share { long_edge, crop: None, covers: Vec::new() };
        share(&original, photo.orientation, &how).map_err(|reason| Error::PhotoRefused { reason })
    };
    let (screen, thumb) = (made(SCREEN)?, made(THUMB)?);
    app.with_vault(|vault, entropy| {
        vault.put(entropy, id.0, Part::Screen, &screen)?;
        vault.put(entropy, id.0, Part::Thumb, &thumb)
    })
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
