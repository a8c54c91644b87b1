//! Everything in open form: made piece by piece, so that neither other commands wait nor more than one picture or table is
//! in memory.

mod cells;
mod columns;
mod everything;
mod history;
mod readme;
mod rows;

use stipple_core::photo::Photo;
use stipple_store::Part;
use stipple_store::tables::{diary, medicine, photo, plan, session};

pub(crate) use self::everything::Everything;
use self::rows::Wish;
use super::lock::confirmed;
use crate::app::App;
use crate::check::{SHORT, text};
use crate::ctx::Ctx;
use crate::error::{Error, Result};
use crate::moving::Exporting;
use crate::view::{Done, ExportArgs, ExportChoices, LeavingProgress, Nothing};
use crate::work::Work;

/// Begins an archive of everything; its bytes are fetched with [`export_piece`].
pub(crate) fn begin(app: &mut App, ctx: &mut Ctx, args: ExportArgs) -> Result<LeavingProgress> {
    // It holds everything, and anybody can read it: whoever asks for it is asked who they are.
    confirmed(app)?;
    app.moving.exporting = Exporting::None;
    let lang = text("lang", &args.lang, SHORT)?;
    let wish = Wish { private: args.private, history: args.history };
    let begun = Everything::begin(app, ctx, &lang, wish)?;
    let progress = begun.progress();
    app.moving.exporting = Exporting::Waiting(Box::new(begun));
    Ok(progress)
}

/// Work that gives the next bytes of the archive that was begun. A host writes them where the patient wants the file.
///
/// # Errors
/// [`Error::BadCall`] when none was begun or it was stopped, [`Error::Locked`] when the app was closed meanwhile,
/// [`Error::DiskFault`] for an archive that would be larger than its format allows, and what the store says.
pub fn export_piece(app: &mut App, ctx: &mut Ctx) -> Result<Work<(Vec<u8>, LeavingProgress)>> {
    app.opened()?;
    let Exporting::Waiting(mut everything) = std::mem::take(&mut app.moving.exporting) else {
        return Err(Error::BadCall);
    };
    // The patient waits for it.
    app.touch();
    everything.read(app).map_err(|error| app.faced(error, ctx))?;
    app.moving.exporting = Exporting::AtWork;
    Ok(Work::new(
        move || {
            let made = everything.make();
            (everything, made)
        },
        |app, _, (everything, made)| {
            app.opened()?;
            let progress = everything.progress();
            match std::mem::take(&mut app.moving.exporting) {
                Exporting::AtWork if made.is_ok() && !progress.finished => {
                    app.moving.exporting = Exporting::Waiting(everything);
                }
                Exporting::AtWork => {}
                // It was stopped while the piece was made; whatever came in its place stays.
                other => {
                    app.moving.exporting = other;
                    return Err(Error::BadCall);
                }
            }
            Ok((made?, progress))
        },
    ))
}

/// Stops an archive that is being made.
pub(crate) fn cancel(app: &mut App, _: &mut Ctx, _: Nothing) -> Result<Done> {
    app.opened()?;
    app.moving.exporting = Exporting::None;
    Ok(Done {})
}

/// What there is to hand out.
pub(crate) fn choices(app: &mut App, _: &mut Ctx, _: Nothing) -> Result<ExportChoices> {
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let (found, private, others) = app.read(|r| {
        let (private, others): (Vec<Photo>, Vec<Photo>) =
            photo::whole(r)?.into_iter().partition(|photo| photo.private);
        let found = ExportChoices {
            plans: count(plan::all(r)?.len()),
            sessions: count(session::all(r)?.len()),
            medicines: count(medicine::all(r)?.len()),
            diary: count(diary::latest(r, None, u32::MAX)?.len()),
            photos: count(others.len()),
            private: count(private.len()),
            photo_bytes: 0,
            private_bytes: 0,
        };
        Ok((found, private, others))
    })?;
    Ok(ExportChoices {
        photo_bytes: room(app, &others)?,
        private_bytes: room(app, &private)?,
        ..found
    })
}

/// How many bytes the pictures of these photos take. One that is gone or damaged takes none; the export names it.
fn room(app: &mut App, photos: &[Photo]) -> Result<u64> {
    app.with_vault(|vault, _| {
        let sizes = photos.iter().map(|photo| vault.length(photo.id.0, Part::Original));
        Ok(sizes.map(|size| size.ok().flatten().unwrap_or(0)).sum())
    })
}
