//! Opening the store: with the key store, with a passphrase, from a good copy.

use std::time::Duration;

use stipple_core::ids::DeviceId;
use stipple_core::lock::{MIN_PASSPHRASE, SecretKind};
use stipple_store::tables::{plan, setting};
use stipple_store::{
    KeyFile, KeyStoreFault, LastChange, MasterKey, Older as OlderWraps, Opened, Replicas, Store,
    Unwrapped, add_copy, holds_data, latest_copy, reads_a_page, restore_copy as put_copy_back,
    set_aside, take_copy,
};

use super::attempts;
use super::photo::purge_old;
use super::sweep::sweep;
use crate::app::{App, Open, stamp};
use crate::appearance;
use crate::ctx::Ctx;
use crate::error::{Error, Result};
use crate::older::Lineage;
use crate::view::{
    CodeArgs, Done, Housekeeping, Nothing, Older, OpenedBy, PassphraseArgs, SecretArgs, Start,
};

/// Opens the store with what the system has, or says what is needed.
pub(crate) fn start(app: &mut App, ctx: &mut Ctx, _: Nothing) -> Result<Start> {
    if app.open.is_some() {
        return ready(app);
    }
    match Replicas::load(app.seams.disk.as_ref())? {
        Some(keys) => open_known(app, ctx, &keys),
        None => first_start(app, ctx),
    }
}

fn open_known(app: &mut App, ctx: &mut Ctx, keys: &Replicas) -> Result<Start> {
    let found = keys.with_key_store(app.seams.key_store.as_ref());
    if !found.is_empty() {
        return open_first(app, ctx, found, OpenedBy::KeyStore);
    }
    let recoverable = keys.has_code();
    let asking = keys.with_secret().find_map(|k| Some((k, k.lock().or(k.lock_to_try())?)));
    if let Some((keys, kind)) = asking {
        let wait = attempts::wait(app, keys);
        let biometric = app.unlocks_by_biometric(keys);
        let appearance = appearance::saved(app.seams.disk.as_ref());
        return Ok(Start::SecretNeeded { kind, recoverable, wait, biometric, appearance });
    }
    if keys.only_code() {
        return Ok(Start::CodeNeeded { appearance: appearance::saved(app.seams.disk.as_ref()) });
    }
    // The key exists but the system does not give it. No new profile is ever made over an old one.
    Err(Error::KeyStoreUnreachable { recoverable })
}

fn open_first(app: &mut App, ctx: &mut Ctx, found: Vec<Opened>, by: OpenedBy) -> Result<Start> {
    let (keys, found) = first_to_read(app, found)?;
    open_by(app, ctx, keys, found, by)
}

/// The first of these keys that read a page of a database in the folder; where none does, the newest.
fn first_to_read(app: &App, found: Vec<Opened>) -> Result<Opened> {
    let disk = app.seams.disk.as_ref();
    let reads = |(keys, found): &Opened| reads_a_page(disk, keys, &found.master);
    let at = if found.len() > 1 { found.iter().position(reads).unwrap_or(0) } else { 0 };
    found.into_iter().nth(at).ok_or(Error::BadCall)
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
        keys.let_go(OlderWraps::Ways);
    }
    open(app, ctx, keys, found.master, opened_by, Lineage::Same)
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
    open(app, ctx, keys, master, OpenedBy::KeyStore, Lineage::Same)
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
    open(app, ctx, keys, master, OpenedBy::Secret, Lineage::Same)
}

/// Opens with what the patient types.
pub(crate) fn unlock(app: &mut App, ctx: &mut Ctx, args: SecretArgs) -> Result<Start> {
    if app.open.is_some() {
        return ready(app);
    }
    let keys = Replicas::load(app.seams.disk.as_ref())?.ok_or(Error::BadCall)?;
    let keys: Vec<KeyFile> = keys.with_secret().cloned().collect();
    let found = attempts::open_any(app, &keys, &args.secret)?;
    // Kept even when the database does not open, so that a good copy can be put back without asking again.
    open_first(app, ctx, found, OpenedBy::Secret)
}

/// Opens with the recovery code. Where the key store had opened it by itself, it is taught to do so again; a lock is set
/// again by the patient.
pub(crate) fn recover(app: &mut App, ctx: &mut Ctx, args: CodeArgs) -> Result<Start> {
    if app.open.is_some() {
        return ready(app);
    }
    let replicas = Replicas::load(app.seams.disk.as_ref())?.ok_or(Error::BadCall)?;
    let (mut keys, found) = first_to_read(app, replicas.open_with_code(&args.code)?)?;
    if keys.lock().is_none() {
        let (key_store, entropy) = (app.seams.key_store.as_ref(), app.seams.entropy.as_mut());
        if let Ok(sealed) = keys.wrap_with_key_store(&found.master, key_store, entropy) {
            sealed?;
        }
    }
    attempts::forget_attempts(app, &keys);
    open(app, ctx, keys, found.master, OpenedBy::Code, Lineage::Same)
}

fn open(
    app: &mut App,
    ctx: &mut Ctx,
    mut keys: KeyFile,
    master: MasterKey,
    opened_by: OpenedBy,
    lineage: Lineage,
) -> Result<Start> {
    // After damage was met, a database has to be whole to be opened again.
    let suspect = app.pending.is_some();
    app.pending = Some((keys.clone(), master.clone(), opened_by));
    app.touch();
    let mut store = Store::open(app.seams.disk.as_ref(), &keys, &master)?;
    if suspect {
        store.check()?;
    }
    let device = device(&mut store, ctx)?;
    keys.set_begun(true);
    // The keys have read the database. On a full disk the next start settles them; the patient's entries do not depend on it.
    let _ = keys.settle(app.seams.disk.as_ref());
    app.forget_what_was_read();
    app.pending = None;
    let closes_after = Duration::MAX;
    app.open = Some(Open { store, keys, master, opened_by, device, closes_after });
    // Whoever has just opened it has just typed it.
    app.confirmed_at = Some((app.seams.running)());
    app.doubted = false;
    app.compare_last_change(lineage);
    ready(app)
}

/// The patient goes on with a database that lacks what was recorded later.
pub(crate) fn older_accept(app: &mut App, _: &mut Ctx, _: Nothing) -> Result<Done> {
    app.opened()?;
    app.accept_older();
    Ok(Done {})
}

/// This installation's id, made on its first start.
fn device(store: &mut Store, ctx: &mut Ctx) -> Result<DeviceId> {
    if let Some(device) = store.read(|r| setting::get(r, setting::DEVICE))? {
        return Ok(device);
    }
    let device = DeviceId((ctx.new_id)());
    store.write(&mut stamp(ctx, device), |tx| setting::put_own(tx, setting::DEVICE, &device))?;
    Ok(device)
}

pub(super) fn ready(app: &mut App) -> Result<Start> {
    let settings = Box::new(app.settings()?);
    app.save_appearance(&settings);
    app.closes_after(settings.lock_after);
    let has_plan = app.read(|r| Ok(!plan::all(r)?.is_empty()))?;
    let restored = app.restored.take();
    let older = app.older.map(Older::from);
    let opened_by = app.opened()?.opened_by;
    Ok(Start::Ready { settings, has_plan, opened_by, restored, older })
}

/// Puts the last good copy in the place of a damaged database, with what can still be read of that one. It is kept aside.
pub(crate) fn restore_copy(app: &mut App, ctx: &mut Ctx, _: Nothing) -> Result<Start> {
    let (keys, master, opened_by) = app.keys_at_hand()?;
    // The device is the one the records say; a new one only where there is none of them.
    let mut stamp = stamp(ctx, DeviceId((ctx.new_id)()));
    let (disk, key_store) = (app.seams.disk.as_ref(), app.seams.key_store.as_ref());
    let known = LastChange::load(disk, key_store, &keys);
    // Before it moves: a start after a power cut in between must not call this an older database.
    LastChange::forget(disk, key_store, &keys);
    let restored = put_copy_back(disk, &keys, &master, ctx.now.today(), &mut stamp);
    let restored = restored.inspect_err(|_| {
        // Nothing was moved. Where nothing takes it, an older database is not noticed.
        let _ = known.map(|known| known.save(disk, key_store, &keys));
    })?;
    app.restored = Some(restored.into());
    open(app, ctx, keys, master, opened_by, Lineage::Restored)
}

/// Starts an empty database, when the damaged one has no copy. The damaged file is kept aside.
pub(crate) fn start_empty(app: &mut App, ctx: &mut Ctx, _: Nothing) -> Result<Start> {
    let (mut keys, master, opened_by) = app.keys_at_hand()?;
    let (disk, key_store) = (app.seams.disk.as_ref(), app.seams.key_store.as_ref());
    LastChange::forget(disk, key_store, &keys);
    set_aside(disk, ctx.now.today())?;
    keys.set_begun(false);
    open(app, ctx, keys, master, opened_by, Lineage::Restored)
}

/// In idle time: checks the database and copies it, once a day; then looks after the photos.
pub(crate) fn housekeeping(app: &mut App, ctx: &mut Ctx, _: Nothing) -> Result<Housekeeping> {
    // A full disk must not keep the photos from being looked after: that may be what frees it.
    let copied = copy(app, ctx);
    sweep(app, ctx)?;
    if app.older.is_none() {
        // In an older database a photo is deleted that may have been restored since.
        purge_old(app, ctx)?;
    }
    copied?;
    Ok(Housekeeping { copied_on: latest_copy(app.seams.disk.as_ref(), ctx.now.today())? })
}

fn copy(app: &App, ctx: &Ctx) -> Result<()> {
    let open = app.open.as_ref().ok_or(Error::Locked)?;
    let disk = app.seams.disk.as_ref();
    let today = ctx.now.today();
    if app.older.is_some() {
        // The copies that are there may be all that is left of what it lacks.
        add_copy(&open.store, disk, &open.keys, &open.master, today)?;
        return Ok(());
    }
    Ok(take_copy(&open.store, disk, &open.keys, &open.master, today)?)
}
