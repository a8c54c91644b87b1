//! A SQLite VFS in front of the system's own: it passes every call on, and records those that change a file of one folder.
//! SQLCipher works above it, so it records encrypted pages.
//!
//! It is the process's default VFS after [`start`], so that the real store opens through it unchanged. A recording belongs to
//! one thread, because tests run in parallel.
#![allow(unsafe_op_in_unsafe_fn, reason = "every line of these functions is a call into C")]

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ffi::{CStr, c_char, c_int, c_void};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Once};

use rusqlite::ffi;
use stipple_testkit::disk::Step;

/// The value of `PRAGMA synchronous` that reaches SQLite.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Synchronous {
    /// The one that the store sets.
    Unchanged,
    /// NORMAL whatever the store sets, for the control run that must lose something.
    Normal,
}

struct Recording {
    folder: PathBuf,
    synchronous: Synchronous,
    steps: Vec<Step>,
    names: BTreeMap<String, usize>,
    files: usize,
}

thread_local! {
    static RECORDING: RefCell<Option<Recording>> = const { RefCell::new(None) };
}

fn with_recording<T>(then: impl FnOnce(&mut Recording) -> T) -> Option<T> {
    RECORDING.with_borrow_mut(|recording| recording.as_mut().map(then))
}

/// Records from now on what this thread does to the files of a folder, which has none yet.
pub fn start(folder: &Path, synchronous: Synchronous) {
    register();
    let recording = Recording {
        folder: folder.to_path_buf(),
        synchronous,
        steps: Vec::new(),
        names: BTreeMap::new(),
        files: 0,
    };
    RECORDING.set(Some(recording));
}

/// Records a file that was on the disk before.
pub fn existing_file(name: &str, bytes: &[u8]) {
    with_recording(|recording| {
        recording.files += 1;
        let file = recording.files;
        recording.names.insert(name.to_string(), file);
        recording.steps.extend([
            Step::Create(file, name.to_string()),
            Step::Write(file, 0, Arc::from(bytes)),
            Step::SyncFile(file),
            Step::SyncFolder,
        ]);
    });
}

/// Records that the patient was told "saved".
pub fn acknowledge(number: u64) {
    with_recording(|recording| recording.steps.push(Step::Acknowledge(number)));
}

/// Ends the recording and gives it.
pub fn finish() -> Vec<Step> {
    RECORDING.take().map(|recording| recording.steps).unwrap_or_default()
}

impl Recording {
    /// The number of the file at a path, if its folder is recorded. A file not seen before is a new one.
    fn file(&mut self, path: &CStr) -> Option<usize> {
        let path = Path::new(path.to_str().ok()?);
        if path.parent() != Some(&self.folder) {
            return None;
        }
        let name = path.file_name()?.to_str()?.to_string();
        if let Some(file) = self.names.get(&name) {
            return Some(*file);
        }
        self.files += 1;
        self.names.insert(name.clone(), self.files);
        self.steps.push(Step::Create(self.files, name));
        Some(self.files)
    }
}

/// Our file; the system's own follows it in memory.
#[repr(C)]
struct File {
    base: ffi::sqlite3_file,
    /// Its number, 0 if it is not recorded.
    number: usize,
    /// The system's VFS syncs the folder too, the first time a new log or journal is synced.
    syncs_folder: bool,
}

unsafe fn real(file: *mut ffi::sqlite3_file) -> *mut ffi::sqlite3_file {
    file.cast::<u8>().add(size_of::<File>()).cast()
}

unsafe fn real_methods(file: *mut ffi::sqlite3_file) -> &'static ffi::sqlite3_io_methods {
    &*(*real(file)).pMethods
}

unsafe fn note(file: *mut ffi::sqlite3_file, step: impl FnOnce(usize) -> Step) {
    let number = (*file.cast::<File>()).number;
    if number > 0 {
        with_recording(|recording| recording.steps.push(step(number)));
    }
}

unsafe fn real_vfs(vfs: *mut ffi::sqlite3_vfs) -> *mut ffi::sqlite3_vfs {
    (*vfs).pAppData.cast()
}

/// Makes the recorder the default VFS, once in a process.
fn register() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        stipple_store::begin_sqlite();
        // SAFETY: the default VFS lives as long as the process; ours is leaked, so it does too.
        unsafe {
            let system = ffi::sqlite3_vfs_find(std::ptr::null());
            let mut ours = *system;
            ours.zName = c"stipple-faults".as_ptr();
            ours.szOsFile += c_int::try_from(size_of::<File>()).unwrap();
            ours.pNext = std::ptr::null_mut();
            ours.pAppData = system.cast();
            ours.xOpen = Some(open);
            ours.xDelete = Some(delete);
            let ours = Box::leak(Box::new(ours));
            assert_eq!(ffi::sqlite3_vfs_register(ours, 1), ffi::SQLITE_OK);
        }
    });
}

unsafe extern "C" fn open(
    vfs: *mut ffi::sqlite3_vfs,
    path: ffi::sqlite3_filename,
    file: *mut ffi::sqlite3_file,
    flags: c_int,
    out: *mut c_int,
) -> c_int {
    let system = real_vfs(vfs);
    (*file).pMethods = std::ptr::null();
    let number = if path.is_null() {
        None
    } else {
        with_recording(|recording| recording.file(CStr::from_ptr(path))).flatten()
    };
    let answer = (*system).xOpen.unwrap()(system, path, real(file), flags, out);
    if !(*real(file)).pMethods.is_null() {
        let ours = &mut *file.cast::<File>();
        ours.number = number.unwrap_or(0);
        ours.syncs_folder = flags & (ffi::SQLITE_OPEN_WAL | ffi::SQLITE_OPEN_MAIN_JOURNAL) != 0;
        ours.base.pMethods = &raw const METHODS;
    }
    answer
}

unsafe extern "C" fn delete(vfs: *mut ffi::sqlite3_vfs, path: *const c_char, sync: c_int) -> c_int {
    let system = real_vfs(vfs);
    let answer = (*system).xDelete.unwrap()(system, path, sync);
    if answer == ffi::SQLITE_OK {
        with_recording(|recording| {
            let path = Path::new(CStr::from_ptr(path).to_str().unwrap());
            let Some(name) = path.file_name().and_then(|name| name.to_str()) else { return };
            if path.parent() == Some(&recording.folder) && recording.names.remove(name).is_some() {
                recording.steps.push(Step::Unlink(name.to_string()));
                if sync != 0 {
                    recording.steps.push(Step::SyncFolder);
                }
            }
        });
    }
    answer
}

unsafe extern "C" fn write(
    file: *mut ffi::sqlite3_file,
    bytes: *const c_void,
    length: c_int,
    at: ffi::sqlite3_int64,
) -> c_int {
    let written = std::slice::from_raw_parts(bytes.cast::<u8>(), length as usize);
    note(file, |number| Step::Write(number, at as u64, Arc::from(written)));
    real_methods(file).xWrite.unwrap()(real(file), bytes, length, at)
}

unsafe extern "C" fn truncate(file: *mut ffi::sqlite3_file, length: ffi::sqlite3_int64) -> c_int {
    note(file, |number| Step::Truncate(number, length as u64));
    real_methods(file).xTruncate.unwrap()(real(file), length)
}

unsafe extern "C" fn sync(file: *mut ffi::sqlite3_file, flags: c_int) -> c_int {
    let answer = real_methods(file).xSync.unwrap()(real(file), flags);
    note(file, Step::SyncFile);
    if std::mem::take(&mut (*file.cast::<File>()).syncs_folder) {
        note(file, |_| Step::SyncFolder);
    }
    answer
}

unsafe extern "C" fn control(
    file: *mut ffi::sqlite3_file,
    op: c_int,
    argument: *mut c_void,
) -> c_int {
    if op == ffi::SQLITE_FCNTL_PRAGMA {
        weaken(argument.cast());
    }
    real_methods(file).xFileControl.unwrap()(real(file), op, argument)
}

/// The control run's one change: the value of `synchronous` becomes 1 before SQLite reads it.
unsafe fn weaken(words: *mut *mut c_char) {
    let (name, value) = (*words.add(1), *words.add(2));
    let normal = with_recording(|recording| recording.synchronous == Synchronous::Normal);
    if normal == Some(true) && !value.is_null() && CStr::from_ptr(name) == c"synchronous" {
        *value = b'1' as c_char;
        *value.add(1) = 0;
    }
}

unsafe extern "C" fn close(file: *mut ffi::sqlite3_file) -> c_int {
    real_methods(file).xClose.unwrap()(real(file))
}

/// Methods that only call the system's own.
macro_rules! pass_on {
    ($($ours:ident as $theirs:ident($($name:ident: $type:ty),*) -> $answer:ty;)+) => {
        $(unsafe extern "C" fn $ours(file: *mut ffi::sqlite3_file, $($name: $type),*) -> $answer {
            real_methods(file).$theirs.unwrap()(real(file), $($name),*)
        })+
    };
}

pass_on! {
    read as xRead(bytes: *mut c_void, length: c_int, at: ffi::sqlite3_int64) -> c_int;
    file_size as xFileSize(size: *mut ffi::sqlite3_int64) -> c_int;
    lock as xLock(level: c_int) -> c_int;
    unlock as xUnlock(level: c_int) -> c_int;
    check_lock as xCheckReservedLock(out: *mut c_int) -> c_int;
    sector_size as xSectorSize() -> c_int;
    characteristics as xDeviceCharacteristics() -> c_int;
    shm_map as xShmMap(page: c_int, size: c_int, extend: c_int, out: *mut *mut c_void) -> c_int;
    shm_lock as xShmLock(offset: c_int, count: c_int, flags: c_int) -> c_int;
    shm_barrier as xShmBarrier() -> ();
    shm_unmap as xShmUnmap(delete: c_int) -> c_int;
}

static METHODS: ffi::sqlite3_io_methods = ffi::sqlite3_io_methods {
    // Without xFetch: a page is always read, never mapped.
    iVersion: 2,
    xClose: Some(close),
    xRead: Some(read),
    xWrite: Some(write),
    xTruncate: Some(truncate),
    xSync: Some(sync),
    xFileSize: Some(file_size),
    xLock: Some(lock),
    xUnlock: Some(unlock),
    xCheckReservedLock: Some(check_lock),
    xFileControl: Some(control),
    xSectorSize: Some(sector_size),
    xDeviceCharacteristics: Some(characteristics),
    xShmMap: Some(shm_map),
    xShmLock: Some(shm_lock),
    xShmBarrier: Some(shm_barrier),
    xShmUnmap: Some(shm_unmap),
    xFetch: None,
    xUnfetch: None,
};
