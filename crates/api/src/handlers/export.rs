//! The export of everything in an open format, piece by piece: other commands run in between, and no more than one picture
//! or table is in memory.

use stipple_core::ids::PhotoId;
use stipple_core::photo::Photo;
use stipple_store::Part;
use stipple_store::tables::{diary, medicine, photo, plan, session};

use super::confirm::confirmed;
use super::photo_lookup::{lost, original};
use crate::app::App;
use crate::check::{SHORT, text};
use crate::ctx::Ctx;
use crate::error::{Error, Result};
use crate::export::{ExportOptions, ExportStep, ExportWriter};
use crate::job::{Job, Outcome};
use crate::pending::{Memo, Started};
use crate::view::{Done, ExportArgs, ExportChoices, FileProgress, Nothing, PhotoFile};

/// Begins an export; its bytes are fetched with `export_piece`.
pub(crate) fn begin(app: &mut App, ctx: &mut Ctx, args: ExportArgs) -> Result<FileProgress> {
    // It holds everything in the clear, so the patient confirms who they are.
    confirmed(app)?;
    app.transfers.export = None;
    let lang = text("lang", &args.lang, SHORT)?;
    let options = ExportOptions { private: args.private, history: args.history };
    // One transaction, so that the tables are consistent.
    let writer = app.read(|r| ExportWriter::new(r, &ctx.now, &lang, options))?;
    let progress = writer.progress();
    app.transfers.export = Some(Box::new(writer));
    Ok(progress)
}

/// The next bytes of the export that was begun: at once, or once a picture was rendered.
pub(crate) fn piece(
    app: &mut App,
    _: &mut Ctx,
    _: Nothing,
) -> Result<Started<(FileProgress, Vec<u8>)>> {
    app.opened()?;
    // Taken out: an export that fails is over.
    let mut writer = app.transfers.export.take().ok_or(Error::BadCall)?;
    app.touch();
    let get = |id: PhotoId| original(app, id).map(|(_, picture)| picture);
    match writer.next(get)? {
        ExportStep::Bytes(bytes) => Ok(Started::Done(written(app, writer, bytes)?)),
        ExportStep::Render(photo, picture) => {
            app.transfers.export = Some(writer);
            Ok(Started::job(Job::Share { pictures: vec![*picture] }, Memo::Export(photo)))
        }
    }
}

/// Writes the picture that was rendered.
pub(crate) fn piece_rendered(
    app: &mut App,
    _: &mut Ctx,
    memo: Memo,
    outcome: Outcome,
) -> Result<(FileProgress, Vec<u8>)> {
    let Memo::Export(photo) = memo else { return Err(Error::BadCall) };
    let waits = app.transfers.export.as_ref().is_some_and(|writer| writer.waits_for(photo));
    // It was stopped meanwhile; another one that was begun since goes on.
    let mut writer = app.transfers.export.take_if(|_| waits).ok_or(Error::BadCall)?;
    let jpeg = match outcome {
        Outcome::Shared(Ok(jpeg)) => Some(jpeg),
        _ => {
            app.files.note(photo, PhotoFile::Damaged);
            None
        }
    };
    let bytes = writer.rendered(jpeg)?;
    written(app, writer, bytes)
}

fn written(
    app: &mut App,
    writer: Box<ExportWriter>,
    bytes: Vec<u8>,
) -> Result<(FileProgress, Vec<u8>)> {
    let mut progress = writer.progress();
    if progress.finished {
        progress.lost = lost(app, &writer.lost())?;
    }
    app.transfers.export = Some(writer).filter(|_| !progress.finished);
    Ok((progress, bytes))
}

/// Stops an export in progress.
pub(crate) fn cancel(app: &mut App, _: &mut Ctx, _: Nothing) -> Result<Done> {
    app.opened()?;
    app.transfers.export = None;
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
