//! The renditions of a photo: made by us, decrypted in memory.

use stipple_core::ids::PhotoId;
use stipple_store::Part;

use super::photo_lookup::kept;
use super::sweep::render_again;
use crate::app::App;
use crate::ctx::Ctx;
use crate::error::{Error, Result};
use crate::view::{Done, PhotoFile, PictureArgs, Rendition};

/// A rendition, for a page to show.
pub(crate) fn picture(app: &mut App, ctx: &mut Ctx, args: PictureArgs) -> Result<(Done, Vec<u8>)> {
    Ok((Done {}, rendition(app, ctx, args.id, args.which)?))
}

/// A photo's rendition; made again where its file is gone or damaged and the original is not.
///
/// # Errors
/// [`Error::Locked`] while the store is closed; [`Error::PhotoMissing`] and [`Error::PhotoDamaged`].
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
    match (kept(app, id, part), app.files.of(id)) {
        // The original may be whole, and then this picture can be made from it again. What failed once is not tried again.
        (Err(Error::PhotoMissing | Error::PhotoDamaged), PhotoFile::Whole) => {
            let again = render_again(app, id).map(|made| match which {
                Rendition::Thumb => made.thumb,
                Rendition::Screen => made.screen,
            });
            again.map_err(|error| app.faced(error, ctx))
        }
        (Err(Error::PhotoMissing | Error::PhotoDamaged), PhotoFile::Missing) => {
            Err(Error::PhotoMissing)
        }
        (Err(Error::PhotoMissing), PhotoFile::Damaged) => Err(Error::PhotoDamaged),
        (found, _) => found.map_err(|error| app.faced(error, ctx)),
    }
}
