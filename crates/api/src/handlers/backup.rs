//! The backup file: made and restored in pieces, so that other commands go on in between and a stop is a stop.

use chrono::{DateTime, Utc};
use stipple_core::ids::PhotoId;
use stipple_store::backup::{
    self, BackupFault, Making, Opened, Origin, Progress, Restoring, Rules, SealSalt, Sealer,
    key_lock, open_backup,
};
use stipple_store::tables::{photo, setting};
use stipple_store::{Entropy, Stamp, Store, Vault};

use super::confirm::confirmed;
use super::erase::erase;
use super::pack::preview_of;
use super::photo_lookup::lost;
use super::sweep::sweep;
use crate::app::{App, stamp};
use crate::built_in;
use crate::ctx::Ctx;
use crate::error::{Error, Result};
use crate::job::{Job, Outcome, Secret};
use crate::pending::{Memo, Started};
use crate::transfer::OpenSource;
use crate::view::{
    BackupPassphraseArgs, BackupState, Done, FileProgress, LeftOutRow, LostRows, Nothing,
    PhotoFile, RestoreBeginArgs, RestoreCount, RestorePreview, RestoreProgress,
};

/// The fewest characters of a backup's passphrase: the file leaves this device, and guessing at it is free.
const MIN_LENGTH: u8 = 10;
/// The name under which the moment of the last backup is kept. It is this device's own.
const LAST: &str = "last_backup";

pub(crate) fn state(app: &mut App, _: &mut Ctx, _: Nothing) -> Result<BackupState> {
    app.read(|r| {
        Ok(BackupState {
            last_at: setting::get::<DateTime<Utc>>(r, LAST)?,
            photos: u32::try_from(photo::all(r)?.len()).unwrap_or(u32::MAX),
            min_length: MIN_LENGTH,
            empty: stipple_store::backup::is_empty(r)?,
        })
    })
}

/// Begins a backup under a passphrase; its bytes are fetched with `backup_piece`.
pub(crate) fn begin(
    app: &mut App,
    _: &mut Ctx,
    args: BackupPassphraseArgs,
) -> Result<Started<FileProgress>> {
    // It holds everything, so the patient confirms who they are.
    confirmed(app)?;
    app.transfers.backup = None;
    if args.passphrase.chars().count() < usize::from(MIN_LENGTH) {
        return Err(Error::PassphraseTooShort { min_length: MIN_LENGTH });
    }
    let mut salt = SealSalt::default();
    app.seams.entropy.fill(&mut salt)?;
    let passphrase = Secret::new(args.passphrase);
    Ok(Started::job(Job::DeriveSealKey { passphrase, salt }, Memo::Nothing))
}

/// Reads every row, once the key is derived.
pub(crate) fn begun(
    app: &mut App,
    ctx: &mut Ctx,
    _: Memo,
    outcome: Outcome,
) -> Result<FileProgress> {
    let Outcome::SealKey(key) = outcome else { return Err(Error::BadCall) };
    let sealer = Sealer::new(&key?)?;
    let made_at = ctx.now.utc;
    let origin = Origin { stipple: env!("CARGO_PKG_VERSION").to_string(), made_at };
    let open = app.opened()?;
    let making = Making::begin(sealer, &mut open.store, &open.master, &origin)?;
    let shown = shown(app, &making)?;
    app.transfers.backup = Some(making);
    Ok(shown)
}

fn shown(app: &mut App, making: &Making) -> Result<FileProgress> {
    let Progress { done, total, finished } = making.progress();
    let left_out = u32::try_from(making.left_out().len()).unwrap_or(u32::MAX);
    let ids: Vec<PhotoId> = making.left_out().iter().map(|one| PhotoId(one.id)).collect();
    let lost = if finished { lost(app, &ids)? } else { Vec::new() };
    let lost_rows = LostRows::of(making.lost_rows());
    Ok(FileProgress { done, total, left_out, lost, lost_rows, finished })
}

/// The next bytes of the backup that was begun.
pub(crate) fn piece(app: &mut App, _: &mut Ctx, _: Nothing) -> Result<(FileProgress, Vec<u8>)> {
    let mut making = app.transfers.backup.take().ok_or(Error::BadCall)?;
    app.touch();
    let known = making.left_out().len();
    let piece = app.with_vault(|vault, _| Ok(making.next(vault)))?;
    let (bytes, _) = piece?;
    for one in making.left_out().iter().skip(known) {
        let file = if one.missing { PhotoFile::Missing } else { PhotoFile::Damaged };
        app.files.note(PhotoId(one.id), file);
    }
    let shown = shown(app, &making)?;
    if !shown.finished {
        app.transfers.backup = Some(making);
    }
    Ok((shown, bytes))
}

/// The host has put the whole backup where the patient wanted it.
pub(crate) fn saved(app: &mut App, ctx: &mut Ctx, _: Nothing) -> Result<Done> {
    if app.opened()?.store.is_read_only() {
        // The file is there all the same; only its date cannot be kept.
        return Ok(Done {});
    }
    let now = ctx.now.utc;
    app.write(ctx, |tx| Ok(setting::put_own(tx, LAST, &now)?))?;
    Ok(Done {})
}

/// Stops a backup that is being made.
pub(crate) fn cancel(app: &mut App, _: &mut Ctx, _: Nothing) -> Result<Done> {
    app.opened()?;
    app.transfers.backup = None;
    Ok(Done {})
}

/// The file the patient chose to restore from.
pub(crate) fn restore_from(
    app: &mut App,
    _: &mut Ctx,
    _: Nothing,
    source: OpenSource,
) -> Result<Done> {
    app.transfers.source = Some(source);
    app.transfers.opened = None;
    Ok(Done {})
}

/// Opens the chosen file and says what restoring it would do.
pub(crate) fn open(
    app: &mut App,
    ctx: &mut Ctx,
    args: BackupPassphraseArgs,
) -> Result<Started<RestorePreview>> {
    stop(app, ctx)?;
    let source = app.transfers.source.clone().ok_or(Error::BadCall)?;
    let lock = key_lock(source().map_err(BackupFault::from)?)?;
    let passphrase = Secret::new(args.passphrase);
    Ok(Started::job(Job::OpenKeyLock { passphrase, lock }, Memo::Restore(source)))
}

/// Reads the rows of the chosen file, once its key is found.
pub(crate) fn opened(
    app: &mut App,
    ctx: &mut Ctx,
    memo: Memo,
    outcome: Outcome,
) -> Result<RestorePreview> {
    let (Memo::Restore(source), Outcome::BackupKey(key)) = (memo, outcome) else {
        return Err(Error::BadCall);
    };
    let source = source().map_err(BackupFault::from)?;
    let rules = Rules { now: ctx.now.utc, built_in: &built_in::pack };
    preview(app, open_backup(source, &key?, &rules)?)
}

/// What restoring it would do, with each pack of a clinic that would come in, whole.
fn preview(app: &mut App, mut opened: Opened) -> Result<RestorePreview> {
    let new = opened.new_packs(&mut app.opened()?.store)?;
    let packs = new.iter().map(|pack| preview_of(app, pack)).collect::<Result<_>>()?;
    let open = app.opened()?;
    let preview = RestorePreview {
        made_at: opened.manifest.made_at,
        known: opened.is_of(&mut open.store, &open.master)?,
        empty: open.store.read(stipple_store::backup::is_empty)?,
        counts: RestoreCount::of(&opened.tally(&mut open.store)?),
        left_out: opened.left_out().iter().map(LeftOutRow::from).collect(),
        packs,
    };
    app.transfers.opened = Some(Box::new(opened));
    Ok(preview)
}

/// Begins to take the opened backup over, with those packs of clinics that the patient accepted.
pub(crate) fn restore_begin(
    app: &mut App,
    ctx: &mut Ctx,
    args: RestoreBeginArgs,
) -> Result<RestoreProgress> {
    app.opened()?;
    let mut opened = app.transfers.opened.take().ok_or(Error::BadCall)?;
    let accepted = args.packs.into_iter().map(|pack| (pack.id, pack.version)).collect();
    opened.accept_packs(&mut app.opened()?.store, &accepted)?;
    // What a crash left must be told apart from what comes in now.
    sweep(app, ctx)?;
    let open = app.opened()?;
    let begun = Restoring::begin(*opened, &mut open.store, &mut stamp(ctx, open.device))?;
    let progress = begun.progress().into();
    app.transfers.restore = Some(Box::new(begun));
    Ok(progress)
}

/// Takes the next pictures in.
pub(crate) fn restore_step(app: &mut App, ctx: &mut Ctx, _: Nothing) -> Result<RestoreProgress> {
    app.touch();
    go_on(app, ctx, |restoring, store, vault, entropy, _| {
        Ok(restoring.step(store, vault, entropy)?.into())
    })
}

/// Takes all entries over, in one transaction.
pub(crate) fn restore_finish(app: &mut App, ctx: &mut Ctx, _: Nothing) -> Result<Done> {
    keep_left_out(app, ctx)?;
    go_on(app, ctx, |restoring, store, _, _, stamp| restoring.finish(store, stamp))?;
    app.transfers.restore = None;
    // The rows are others now: what is missing is looked for again, and packs are read again.
    app.forget_what_was_read();
    Ok(Done {})
}

/// Keeps what is left out beside the database before anything else is taken over.
fn keep_left_out(app: &App, ctx: &Ctx) -> Result<()> {
    let open = app.open.as_ref().ok_or(Error::Locked)?;
    let restoring = app.transfers.restore.as_ref().ok_or(Error::BadCall)?;
    let (disk, today) = (app.seams.disk.as_ref(), ctx.now.today());
    backup::keep_left_out(disk, &open.keys, &open.master, today, restoring.left_out())?;
    Ok(())
}

/// One part of a restore. When it fails, the restore is over and what came in is erased.
fn go_on<T>(
    app: &mut App,
    ctx: &mut Ctx,
    then: impl FnOnce(
        &mut Restoring,
        &mut Store,
        &Vault<'_>,
        &mut dyn Entropy,
        &mut Stamp,
    ) -> std::result::Result<T, BackupFault>,
) -> Result<T> {
    let mut restoring = app.transfers.restore.take().ok_or(Error::BadCall)?;
    let open = app.open.as_mut().ok_or(Error::Locked)?;
    let vault = Vault::new(app.seams.photos.as_ref(), &open.master)?;
    let entropy = app.seams.entropy.as_mut();
    let mut stamp = stamp(ctx, open.device);
    match then(&mut restoring, &mut open.store, &vault, entropy, &mut stamp) {
        Ok(value) => {
            app.transfers.restore = Some(restoring);
            Ok(value)
        }
        Err(fault) => {
            // Where that fails too, the notes stay, and the next sweep does it.
            let _ = erase(app, ctx);
            Err(fault.into())
        }
    }
}

/// Stops a restore: everything is as it was.
pub(crate) fn restore_cancel(app: &mut App, ctx: &mut Ctx, _: Nothing) -> Result<Done> {
    stop(app, ctx)?;
    Ok(Done {})
}

fn stop(app: &mut App, ctx: &mut Ctx) -> Result<()> {
    app.opened()?;
    app.transfers.opened = None;
    if app.transfers.restore.take().is_some() {
        erase(app, ctx)?;
    }
    Ok(())
}
