//! The backup file: made and restored in pieces, so that other commands go on in between and a stop is a stop.

use chrono::{DateTime, Utc};
use stipple_store::backup::{
    BackupFault, Making, Opened, Origin, Progress, Restoring, open_backup, seal_with,
};
use stipple_store::tables::{photo, setting};
use stipple_store::{Entropy, Stamp, Store, Vault, finish_erasing_but};

use super::incoming::sweep;
use super::lock::confirmed;
use crate::app::{App, stamp};
use crate::changed::Tag;
use crate::commands::Reply;
use crate::ctx::Ctx;
use crate::error::{Error, Result};
use crate::moving::OpenSource;
use crate::view::{
    BackupPassphraseArgs, BackupState, Done, LeavingProgress, Nothing, RestoreCount,
    RestorePreview, RestoreProgress, Settings, ViewShape,
};
use crate::work::Work;

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

/// Begins a backup under a passphrase; its bytes are fetched with [`backup_piece`].
pub(crate) fn begin(
    app: &mut App,
    _: &mut Ctx,
    args: BackupPassphraseArgs,
) -> Result<Work<LeavingProgress>> {
    // It holds everything, so whoever asks for it is asked who they are.
    confirmed(app)?;
    app.moving.making = None;
    if args.passphrase.chars().count() < usize::from(MIN_LENGTH) {
        return Err(Error::PassphraseTooShort { min_length: MIN_LENGTH });
    }
    Ok(Work::new(
        move || seal_with(&args.passphrase),
        |app, ctx, sealer| {
            let made_at = ctx.now.utc;
            let origin = Origin { stipple: env!("CARGO_PKG_VERSION").to_string(), made_at };
            let open = app.opened()?;
            let making = Making::begin(sealer?, &mut open.store, &open.master, &origin)?;
            let shown = shown(making.progress(), &making);
            app.moving.making = Some(making);
            Ok(shown)
        },
    ))
}

fn shown(progress: Progress, making: &Making) -> LeavingProgress {
    let Progress { done, total, finished } = progress;
    LeavingProgress { done, total, left_out: making.left_out(), finished }
}

/// The next bytes of the backup that was begun. A host writes them where the patient wants the file.
///
/// # Errors
/// [`Error::BadCall`] when none was begun or it was stopped, and what the disk says.
pub fn backup_piece(app: &mut App, ctx: &mut Ctx) -> Result<(Vec<u8>, LeavingProgress)> {
    let mut making = app.moving.making.take().ok_or(Error::BadCall)?;
    // The patient waits for it.
    app.touch();
    let piece = app.with_vault(|vault, _| Ok(making.next(vault)));
    let (bytes, progress) =
        piece.and_then(|piece| Ok(piece?)).map_err(|error| app.faced(error, ctx))?;
    let shown = shown(progress, &making);
    if !shown.finished {
        app.moving.making = Some(making);
    }
    Ok((bytes, shown))
}

/// A backup is where the patient wanted it, whole and durable.
///
/// # Errors
/// What the database says.
pub fn backup_kept(app: &mut App, ctx: &mut Ctx) -> Result<Reply> {
    let now = ctx.now.utc;
    let noted = app.write(ctx, |tx| Ok(setting::put_own(tx, LAST, &now)?));
    noted.map_err(|error| app.faced(error, ctx))?;
    Ok(Reply { value: serde_json::Value::Null, changed: vec![Tag::Settings] })
}

/// Stops a backup that is being made.
pub(crate) fn cancel(app: &mut App, _: &mut Ctx, _: Nothing) -> Result<Done> {
    app.opened()?;
    app.moving.making = None;
    Ok(Done {})
}

/// The file the patient chose to restore from.
pub fn restore_from(app: &mut App, source: OpenSource) {
    app.moving.source = Some(source);
    app.moving.opened = None;
}

/// Opens the chosen file and says what restoring it would do.
pub(crate) fn open(
    app: &mut App,
    ctx: &mut Ctx,
    args: BackupPassphraseArgs,
) -> Result<Work<RestorePreview>> {
    stop(app, ctx)?;
    let source = app.moving.source.clone().ok_or(Error::BadCall)?;
    Ok(Work::new(
        move || -> std::result::Result<Opened, BackupFault> {
            open_backup(source()?, &args.passphrase)
        },
        |app, _, opened| look(app, opened?),
    ))
}

/// What only we can tell of it: whether its settings read as ours.
fn look(app: &mut App, mut opened: Opened) -> Result<RestorePreview> {
    opened.setting::<Settings>(setting::SETTINGS)?;
    opened.setting::<Vec<ViewShape>>(setting::SHARE_SHAPES)?;
    let open = app.opened()?;
    let preview = RestorePreview {
        made_at: opened.manifest.made_at,
        known: opened.is_of(&mut open.store, &open.master)?,
        empty: open.store.read(stipple_store::backup::is_empty)?,
        counts: RestoreCount::of(&opened.tally(&mut open.store)?),
    };
    app.moving.opened = Some(Box::new(opened));
    Ok(preview)
}

/// Begins to take the opened backup over.
pub(crate) fn restore_begin(app: &mut App, ctx: &mut Ctx, _: Nothing) -> Result<RestoreProgress> {
    app.opened()?;
    let opened = app.moving.opened.take().ok_or(Error::BadCall)?;
    // What a crash left must be told apart from what comes in now.
    sweep(app, ctx)?;
    let open = app.opened()?;
    let begun = Restoring::begin(*opened, &mut open.store, &mut stamp(ctx, open.device))?;
    let progress = begun.progress().into();
    app.moving.restoring = Some(Box::new(begun));
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
    go_on(app, ctx, |restoring, store, _, _, stamp| restoring.finish(store, stamp))?;
    app.moving.restoring = None;
    // The rows are others now: what is missing is looked for again, and packs are read anew.
    app.forget_what_was_read();
    Ok(Done {})
}

/// One part of a restore. When it fails, the restore is over and what came in is destroyed.
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
    let mut restoring = app.moving.restoring.take().ok_or(Error::BadCall)?;
    let open = app.open.as_mut().ok_or(Error::Locked)?;
    let vault = Vault::new(app.seams.photos.as_ref(), &open.master)?;
    let entropy = app.seams.entropy.as_mut();
    let mut stamp = stamp(ctx, open.device);
    match then(&mut restoring, &mut open.store, &vault, entropy, &mut stamp) {
        Ok(value) => {
            app.moving.restoring = Some(restoring);
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
    app.moving.opened = None;
    if app.moving.restoring.take().is_some() {
        erase(app, ctx)?;
    }
    Ok(())
}

/// Destroys the files of what was let go for good, but not of what is on its way in.
pub(super) fn erase(app: &mut App, ctx: &mut Ctx) -> Result<()> {
    let coming = app.moving.coming();
    app.with_vault_and_store(ctx, |vault, store, stamp| {
        finish_erasing_but(vault, store, stamp, &coming)
    })?;
    Ok(())
}
