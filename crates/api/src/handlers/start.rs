//! Opening the store: with the key store, with a passphrase, from a good copy.

use std::time::Duration;

use stipple_core::ids::DeviceId;
use stipple_core::lock::{MIN_PASSPHRASE, SecretKind};
use stipple_store::tables::{plan, setting};
use stipple_store::{
    KeyFile, KeyStoreFault, MasterKey, Older, Store, Unwrapped, WrapKind, holds_data, latest_copy,
    restore_copy as put_copy_back, set_aside, take_copy,
};

use super::attempts;
use super::photo::purge_old;
use super::sweep::sweep;
use crate::app::{App, Open, stamp};
use crate::appearance;
use crate::ctx::Ctx;
use crate::error::{Error, Result};
use crate::opening::open_store;
use crate::view::{CodeArgs, Housekeeping, Nothing, OpenedBy, PassphraseArgs, SecretArgs, Start};

/// Opens the store with what the system has, or says what is needed.
pub(crate) fn start(app: &mut App, ctx: &mut Ctx, _: Nothing) -> Result<Start> {
    if app.open.is_some() {
        // What could only be read a while ago may be writable now.
        let _ = app.writable();
        return ready(app);
    }
    match KeyFile::load(app.seams.disk.as_ref())? {
        Some(keys) => open_known(app, ctx, &keys),
        None => first_start(app, ctx),
    }
}

fn open_known(app: &mut App, ctx: &mut Ctx, keys: &KeyFile) -> Result<Start> {
    if let Ok(Some(found)) = keys.open_with_key_store(app.seams.key_store.as_ref()) {
        return open_by(app, ctx, keys.clone(), found, OpenedBy::KeyStore);
    }
    let recoverable = keys.wraps().any(|w| w == WrapKind::Recovery);
    if let Some(kind) = keys.lock().or(keys.lock_to_try()) {
        let wait = attempts::wait(app, keys);
        let biometric = app.unlocks_by_biometric(keys);
        let appearance = appearance::saved(app.seams.disk.as_ref());
        return Ok(Start::SecretNeeded { kind, recoverable, wait, biometric, appearance });
    }
    if recoverable && keys.wraps().all(|w| w == WrapKind::Recovery) {
        return Ok(Start::CodeNeeded { appearance: appearance::saved(app.seams.disk.as_ref()) });
    }
    // The key exists but the system does not give it. No new profile is ever made over an old one.
    Err(Error::KeyStoreUnreachable { recoverable })
}

/// Opens with a master key. The way that gave it for the first time is in force from now on, and the older ones go.
pub(super) fn open_by(
    app: &mut App,
    ctx: &mut Ctx,
    mut keys: KeyFile,
    found: Unwrapped,
    opened_by: OpenedBy,
) -> Result<Start> {
    if found.untried {
        keys.let_go(Older::Ways);
        // Where the disk does not take it, the next start tries again.
        let _ = keys.save(app.seams.disk.as_ref());
    }
    open(app, ctx, keys, found.master, opened_by)
}

fn first_start(app: &mut App, ctx: &mut Ctx) -> Result<Start> {
    nothing_to_lose(app)?;
    let mut keys = KeyFile::new(app.seams.entropy.as_mut())?;
    let master = MasterKey::new(app.seams.entropy.as_mut())?;
    let seams = &mut app.seams;
    match keys.wrap_with_key_store(&master, seams.key_store.as_ref(), seams.entropy.as_mut()) {
        Ok(sealed) => sealed?,
        Err(KeyStoreFault::Absent | KeyStoreFault::Unreachable) => {
            return Ok(Start::PassphraseWanted { min_length: MIN_PASSPHRASE });
        }
    }
    keys.save(app.seams.disk.as_ref())?;
    open(app, ctx, keys, master, OpenedBy::KeyStore)
}

/// No new profile is ever made over an old one, whatever of it is there.
fn nothing_to_lose(app: &App) -> Result<()> {
    if holds_data(app.seams.disk.as_ref())? { Err(Error::KeyFileDamaged) } else { Ok(()) }
}

/// Makes a new profile that a passphrase opens.
pub(crate) fn passphrase_set(app: &mut App, ctx: &mut Ctx, args: PassphraseArgs) -> Result<Start> {
    let there = KeyFile::load(app.seams.disk.as_ref())?;
    if app.open.is_some() || there.as_ref().is_some_and(KeyFile::is_begun) {
        return Err(Error::BadCall);
    }
    SecretKind::Passphrase.accepts(&args.passphrase)?;
    if there.is_some() && holds_data(app.seams.disk.as_ref())? {
        // A full disk broke off the first try half way: it is taken up again, not started over.
        return unlock(app, ctx, SecretArgs { secret: args.passphrase });
    }
    nothing_to_lose(app)?;
    let running = &app.seams.running;
    let entropy = app.seams.entropy.as_mut();
    let mut keys = KeyFile::new(entropy)?;
    let master = MasterKey::new(entropy)?;
    keys.wrap_with_passphrase(&master, &args.passphrase, entropy, &|| running().since)?;
    keys.save(app.seams.disk.as_ref())?;
    open(app, ctx, keys, master, OpenedBy::Secret)
}

/// Opens with what the patient types.
pub(crate) fn unlock(app: &mut App, ctx: &mut Ctx, args: SecretArgs) -> Result<Start> {
    if app.open.is_some() {
        return ready(app);
    }
    let keys = KeyFile::load(app.seams.disk.as_ref())?.ok_or(Error::BadCall)?;
    let found = attempts::open_with(app, &keys, &args.secret)?;
    // Kept even when the database does not open, so that a good copy can be put back without asking again.
    open_by(app, ctx, keys, found, OpenedBy::Secret)
}

/// Opens with the recovery code. Where the key store had opened it by itself, it is taught to do so again; a lock is set
/// again by the patient.
pub(crate) fn recover(app: &mut App, ctx: &mut Ctx, args: CodeArgs) -> Result<Start> {
    if app.open.is_some() {
        return ready(app);
    }
    let disk = app.seams.disk.as_ref();
    let mut keys = KeyFile::load(disk)?.ok_or(Error::BadCall)?;
    let found = keys.open_with_code(&args.code)?;
    if keys.lock().is_none() {
        let (key_store, entropy) = (app.seams.key_store.as_ref(), app.seams.entropy.as_mut());
        if let Ok(sealed) = keys.wrap_with_key_store(&found.master, key_store, entropy) {
            sealed?;
        }
    }
    attempts::forget_attempts(app, &keys);
    // A replica that was lost is there again; on a full disk the code opens it the next time too.
    let _ = keys.save(app.seams.disk.as_ref());
    open(app, ctx, keys, found.master, OpenedBy::Code)
}

fn open(
    app: &mut App,
    ctx: &mut Ctx,
    mut keys: KeyFile,
    master: MasterKey,
    opened_by: OpenedBy,
) -> Result<Start> {
    // After damage was met, a database has to be whole to be opened again.
    let suspect = app.pending.is_some();
    app.pending = Some((keys.clone(), master.clone(), opened_by));
    app.touch();
    let mut store = open_store(app.seams.disk.as_ref(), &keys, &master)?;
    if suspect {
        store.check()?;
    }
    let device = device(&mut store, ctx)?;
    if !keys.is_begun() {
        keys.set_begun(true);
        // The patient's entries do not depend on it; on a full disk the next start notes it.
        let _ = keys.save(app.seams.disk.as_ref());
    }
    app.forget_what_was_read();
    app.pending = None;
    let closes_after = Duration::MAX;
    app.open = Some(Open { store, keys, master, opened_by, device, closes_after });
    // Whoever has just opened it has just typed it.
    app.confirmed_at = Some((app.seams.running)());
    app.doubted = false;
    ready(app)
}

/// This installation's id, made on its first start.
fn device(store: &mut Store, ctx: &mut Ctx) -> Result<DeviceId> {
    if let Some(device) = store.read(|r| setting::get(r, setting::DEVICE))? {
        return Ok(device);
    }
    let device = DeviceId((ctx.new_id)());
    if store.is_read_only() {
        return Ok(device);
    }
    store.write(&mut stamp(ctx, device), |tx| setting::put_own(tx, setting::DEVICE, &device))?;
    Ok(device)
}

pub(super) fn ready(app: &mut App) -> Result<Start> {
    let settings = Box::new(app.settings()?);
    app.save_appearance(&settings);
    app.closes_after(settings.lock_after);
    let has_plan = app.read(|r| Ok(!plan::all(r)?.is_empty()))?;
    let restored = app.restored.take();
    let open = app.opened()?;
    let (opened_by, read_only) = (open.opened_by, open.store.is_read_only());
    Ok(Start::Ready { settings, has_plan, opened_by, read_only, restored })
}

/// Puts the last good copy in the place of a damaged database, with what can still be read of that one. It is kept aside.
pub(crate) fn restore_copy(app: &mut App, ctx: &mut Ctx, _: Nothing) -> Result<Start> {
    let (keys, master, opened_by) = app.keys_at_hand()?;
    // The device is the one the records say; a new one only where there is none of them.
    let mut stamp = stamp(ctx, DeviceId((ctx.new_id)()));
    let disk = app.seams.disk.as_ref();
    let restored = put_copy_back(disk, &keys, &master, ctx.now.today(), &mut stamp)?;
    app.restored = Some(restored.into());
    open(app, ctx, keys, master, opened_by)
}

/// Starts an empty database, when the damaged one has no copy. The damaged file is kept aside.
pub(crate) fn start_empty(app: &mut App, ctx: &mut Ctx, _: Nothing) -> Result<Start> {
    let (mut keys, master, opened_by) = app.keys_at_hand()?;
    set_aside(app.seams.disk.as_ref(), ctx.now.today())?;
    keys.set_begun(false);
    open(app, ctx, keys, master, opened_by)
}

/// In idle time: checks the database and copies it, once a day; then looks after the photos.
pub(crate) fn housekeeping(app: &mut App, ctx: &mut Ctx, _: Nothing) -> Result<Housekeeping> {
    if app.opened()?.store.is_read_only() {
        sweep(app, ctx)?;
        return Ok(Housekeeping {
            copied_on: latest_copy(app.seams.disk.as_ref(), ctx.now.today())?,
        });
    }
    // A full disk must not keep the photos from being looked after: that may be what frees it.
    let copied = copy(app, ctx);
    sweep(app, ctx)?;
    purge_old(app, ctx)?;
    copied?;
    Ok(Housekeeping { copied_on: latest_copy(app.seams.disk.as_ref(), ctx.now.today())? })
}

fn copy(app: &App, ctx: &Ctx) -> Result<()> {
    let open = app.open.as_ref().ok_or(Error::Locked)?;
    let disk = app.seams.disk.as_ref();
    Ok(take_copy(&open.store, disk, &open.keys, &open.master, ctx.now.today())?)
}
