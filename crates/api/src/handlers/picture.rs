//! The renditions of a photo: made by us, decrypted in memory.

use stipple_core::ids::PhotoId;
use stipple_store::Part;

use super::sweep::render_again;
use crate::app::App;
use crate::ctx::Ctx;
use crate::error::{Error, Result};
use crate::view::{Done, PictureArgs, Rendition};

/// A rendition, for a page to show.
pub(crate) fn picture(app: &mut App, ctx: &mut Ctx, args: PictureArgs) -> Result<(Done, Vec<u8>)> {
    Ok((Done {}, rendition(app, ctx, args.id, args.which)?))
}

/// A photo's rendition; made again where its file is damaged and the original is not.
///
/// # Errors
/// [`Error::Locked`] while the store is closed; [`Error::PhotoDamaged`] when its file is gone or does not open.
pub(super) fn rendition(
    app: &mut App,
    ctx: &Ctx,
    id: PhotoId,
    which: Rendition,
) -> Result<Vec<u8>> {
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
