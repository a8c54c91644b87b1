//! The lock, the recovery code, and asking for the secret again before what cannot be undone or leaves the device.

pub(crate) mod biometric;

use stipple_core::lock::SecretKind;
use stipple_store::{KeyFile, KeyStoreFault, Older, Replicas, erase_everything};

use super::attempts::open_with;
use super::confirm::confirmed;
use crate::app::{App, Open};
use crate::ctx::Ctx;
use crate::error::{Error, Result};
use crate::view::{
    CodeArgs, Deleted, Done, Keys, LockSetArgs, NewCode, Nothing, OpenedBy, SecretArgs, Start,
};

/// Files that stay when everything is deleted: the folder of the photos, empty by then, and the lock of the running app,
/// which holds nothing.
const KEPT: [&str; 2] = ["photos", "lock"];

pub(crate) fn keys(app: &mut App, _: &mut Ctx, _: Nothing) -> Result<Keys> {
    let open = app.open.as_ref().ok_or(Error::Locked)?;
    let keys = &open.keys;
    Ok(Keys {
        lock: keys.lock(),
        lock_to_try: keys.lock_to_try(),
        code: keys.has_code(),
        code_to_try: keys.has_code_to_try(),
        key_store: app.seams.key_store.get(&keys.entry("profile")).is_ok(),
        recovered: open.opened_by == OpenedBy::Code,
        biometric: app.biometric.offered().then(|| keys.biometric().is_some()),
    })
}

/// Sets a lock. It is in force once it has opened the profile (`lock_try`, or the next start).
pub(crate) fn set(app: &mut App, _: &mut Ctx, args: LockSetArgs) -> Result<Done> {
    confirmed(app)?;
    args.kind.accepts(&args.secret)?;
    change(app, |open, seams| {
        open.keys.forget_untried(Older::Ways);
        let clock = || (seams.running)().since;
        let typed = (args.kind, args.secret.as_str());
        let entropy = seams.entropy.as_mut();
        let sealed = open.keys.wrap_with_lock(
            &open.master,
            typed,
            seams.key_store.as_ref(),
            entropy,
            &clock,
        );
        match sealed {
            Ok(sealed) => Ok(sealed?),
            // A passphrase is enough by itself; a PIN is not.
            Err(KeyStoreFault::Absent) if args.kind == SecretKind::Passphrase => {
                let entropy = seams.entropy.as_mut();
                Ok(open.keys.wrap_with_passphrase(&open.master, &args.secret, entropy, &clock)?)
            }
            Err(_) => Err(unreachable(&open.keys)),
        }
    })
}

/// Tries the lock that was set, as the next start would: from the disk and the key store. From then on it is in force.
pub(crate) fn try_it(app: &mut App, _: &mut Ctx, args: SecretArgs) -> Result<Done> {
    let mut fresh = on_disk(app)?;
    fresh.lock_to_try().ok_or(Error::BadCall)?;
    let found = open_with(app, &fresh, &args.secret)?;
    if !found.untried {
        // What opened is the former one.
        return Err(Error::WrongPassphrase);
    }
    let open = app.opened()?;
    if !found.master.is(&open.master) {
        return Err(Error::KeyFileDamaged);
    }
    fresh.let_go(Older::Ways);
    fresh.save(app.seams.disk.as_ref())?;
    // A key file of former days that somebody kept is not opened by the key store any more.
    let _ = app.seams.key_store.remove(&fresh.entry("profile"));
    let open = app.opened()?;
    open.keys = fresh;
    open.opened_by = OpenedBy::Secret;
    let settings = app.settings()?;
    app.save_appearance(&settings);
    Ok(Done {})
}

/// Takes the lock away: the key store opens the profile by itself. The lock's wrap goes when that has worked once.
pub(crate) fn remove(app: &mut App, _: &mut Ctx, _: Nothing) -> Result<Done> {
    confirmed(app)?;
    change(app, |open, seams| {
        open.keys.forget_untried(Older::Ways);
        open.keys.forget_biometric();
        let entropy = seams.entropy.as_mut();
        let sealed = open.keys.wrap_with_key_store(&open.master, seams.key_store.as_ref(), entropy);
        Ok(sealed.map_err(|_| unreachable(&open.keys))??)
    })?;
    let fresh = on_disk(app)?;
    let found = fresh.open_with_key_store(app.seams.key_store.as_ref());
    let master = &app.opened()?.master;
    match found {
        Ok(Some(found)) if found.master.is(master) => Ok(Done {}),
        _ => Err(unreachable(&fresh)),
    }
}

/// Makes a recovery code and gives it, this once. The former one goes when the new one was typed in.
pub(crate) fn make_code(app: &mut App, _: &mut Ctx, _: Nothing) -> Result<NewCode> {
    confirmed(app)?;
    let mut code = String::new();
    change(app, |open, seams| {
        open.keys.forget_untried(Older::Codes);
        let made = open.keys.wrap_with_recovery(&open.master, seams.entropy.as_mut())?;
        code.push_str(&made.written());
        Ok(())
    })?;
    Ok(NewCode { code })
}

/// Tries the code that was made, from the disk. From then on only that one opens the profile.
pub(crate) fn try_code(app: &mut App, _: &mut Ctx, args: CodeArgs) -> Result<Done> {
    let mut fresh = on_disk(app)?;
    let found = fresh.open_with_code(&args.code)?;
    if !found.untried || !found.master.is(&app.opened()?.master) {
        return Err(Error::WrongCode);
    }
    fresh.let_go(Older::Codes);
    fresh.save(app.seams.disk.as_ref())?;
    app.opened()?.keys = fresh;
    Ok(Done {})
}

/// The patient types the secret again; for a minute what asks for it is done.
pub(crate) fn confirm(app: &mut App, _: &mut Ctx, args: SecretArgs) -> Result<Done> {
    let keys = app.opened()?.keys.clone();
    let found = open_with(app, &keys, &args.secret)?;
    if !found.master.is(&app.opened()?.master) {
        return Err(Error::WrongPassphrase);
    }
    app.confirmed_at = Some((app.seams.running)());
    Ok(Done {})
}

/// Closes the store; where it has no lock, nothing happens.
pub(crate) fn close(app: &mut App, ctx: &mut Ctx, _: Nothing) -> Result<Start> {
    if app.opened()?.keys.lock().is_some() {
        app.close();
    }
    super::start::start(app, ctx, Nothing {})
}

/// The patient touched something.
pub(crate) fn active(app: &mut App, _: &mut Ctx, _: Nothing) -> Result<Done> {
    app.opened()?;
    app.touch();
    Ok(Done {})
}

/// Deletes everything, keys first. Afterwards nothing of the profile is left, and the next start is the first.
pub(crate) fn delete_everything(app: &mut App, _: &mut Ctx, _: Nothing) -> Result<Deleted> {
    confirmed(app)?;
    let keys = app.opened()?.keys.clone();
    app.close();
    let seams = &app.seams;
    let (disk, photos) = (seams.disk.as_ref(), seams.photos.as_ref());
    let erased = erase_everything(disk, photos, seams.key_store.as_ref(), &keys, &KEPT)?;
    app.failed_attempts = stipple_store::FailedAttempts::default();
    let stipple_store::Erased { keys, entries, databases, pictures, others, left } = erased;
    Ok(Deleted { keys, entries, databases, pictures, others, left })
}

/// Changes the key file: on the disk first, in memory only when that went well.
fn change(
    app: &mut App,
    changing: impl FnOnce(&mut Open, &mut crate::seams::Seams) -> Result<()>,
) -> Result<Done> {
    let open = app.open.as_mut().ok_or(Error::Locked)?;
    let before = open.keys.clone();
    let changed = changing(open, &mut app.seams)
        .and_then(|()| Ok(open.keys.save(app.seams.disk.as_ref())?));
    if changed.is_err() {
        open.keys = before;
    }
    changed.map(|()| Done {})
}

fn on_disk(app: &mut App) -> Result<KeyFile> {
    let keys = app.opened()?.keys.clone();
    let replicas = Replicas::load(app.seams.disk.as_ref())?.ok_or(Error::KeyFileDamaged)?;
    Ok(replicas.of_the_profile_of(&keys)?)
}

fn unreachable(keys: &KeyFile) -> Error {
    Error::KeyStoreUnreachable { recoverable: keys.has_code() }
}
