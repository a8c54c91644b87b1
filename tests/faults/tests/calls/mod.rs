//! Every call of this process that reaches a file of one folder: from the folder's own code and from SQLite alike.
//!
//! The C library's functions are defined once more here, so the linker takes these for both; each counts, notes or fails
//! the call and passes it on to the system. That way what is tried is what is shipped, and not a model of it. What is
//! watched belongs to a thread.
#![allow(dead_code, reason = "each test file uses its part")]
#![allow(unsafe_op_in_unsafe_fn, reason = "every line of these functions is a call into C")]

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ffi::{CStr, c_char, c_int, c_void};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use stipple_faults::tape::Step;

/// How a call fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// The disk does not answer.
    Io,
    /// No space is left.
    Full,
    /// Half of what was to be written is, and no more.
    Short,
    /// It says that it was done, and nothing was: no disk should, and the twin must find it.
    Lie,
}

/// Which call fails.
#[derive(Debug, Clone, Copy)]
pub struct Fault {
    /// Its number, from 0.
    pub at: usize,
    pub kind: Kind,
    /// All later ones fail too.
    pub lasting: bool,
}

/// What one thread's calls are watched for.
#[derive(Default)]
struct Watched {
    folder: PathBuf,
    fault: Option<Fault>,
    calls: usize,
    failed: usize,
    /// Whether a sync of a folder is noted; the twin leaves it out.
    note_folders: bool,
    steps: Option<Vec<Step>>,
    names: BTreeMap<String, usize>,
    open: BTreeMap<c_int, Open>,
    files: usize,
}

#[derive(Clone, Copy)]
struct Open {
    file: usize,
    is_folder: bool,
    /// The index of SQLite's log is memory that two processes share: a disk cannot lie about it.
    is_shared: bool,
    at: u64,
}

thread_local! {
    static WATCHED: RefCell<Option<Watched>> = const { RefCell::new(None) };
}

fn watched<T>(then: impl FnOnce(&mut Watched) -> T) -> Option<T> {
    WATCHED.try_with(|cell| cell.try_borrow_mut().ok()?.as_mut().map(then)).ok().flatten()
}

/// Counts this thread's calls on a folder from now on, and fails one of them.
pub fn fail(folder: &Path, fault: Option<Fault>) {
    let watching = Watched { folder: folder.to_path_buf(), fault, ..Watched::default() };
    WATCHED.set(Some(watching));
}

/// Notes what this thread's calls change in a folder from now on.
pub fn note(folder: &Path, note_folders: bool) {
    let steps = Some(Vec::new());
    let folder = folder.to_path_buf();
    WATCHED.set(Some(Watched { folder, note_folders, steps, ..Watched::default() }));
}

/// Adds a step that no call makes.
pub fn add(step: Step) {
    watched(|watched| watched.steps.as_mut().map(|steps| steps.push(step)));
}

/// The disk is well again. Gives how many calls there were, and how many failed.
pub fn heal() -> (usize, usize) {
    WATCHED.take().map_or((0, 0), |watched| (watched.calls, watched.failed))
}

/// What was noted; nothing is from now on.
pub fn noted() -> Vec<Step> {
    WATCHED.take().and_then(|watched| watched.steps).unwrap_or_default()
}

impl Watched {
    fn inside(&self, path: *const c_char) -> Option<String> {
        // SAFETY: whoever calls the C library gives a text that ends.
        let path = Path::new(unsafe { CStr::from_ptr(path) }.to_str().ok()?);
        let inside = path.strip_prefix(&self.folder).ok()?;
        inside.to_str().map(str::to_owned)
    }

    /// One call that matters. Gives the way it is to fail.
    fn call(&mut self, may: &[Kind]) -> Option<Kind> {
        let (at, fault) = (self.calls, self.fault?);
        self.calls += 1;
        let now = if fault.lasting { at >= fault.at } else { at == fault.at };
        // Half a write is followed by a disk that takes nothing more.
        let after = fault.kind == Kind::Short && at == fault.at + 1;
        let kind = if after || (now && at > fault.at && fault.kind == Kind::Short) {
            Kind::Full
        } else {
            fault.kind
        };
        let fails = (now || after) && may.contains(&kind);
        self.failed += usize::from(fails);
        fails.then_some(kind)
    }

    fn step(&mut self, step: Step) {
        if let Some(steps) = &mut self.steps {
            steps.push(step);
        }
    }

    fn opened(&mut self, fd: c_int, name: &str, is_folder: bool, empties: bool) {
        let known = self.names.get(name).copied();
        let file = known.unwrap_or(self.files + 1);
        if known.is_none() {
            self.files = file;
            self.names.insert(name.to_string(), file);
            if !is_folder {
                self.step(Step::Create(file, name.to_string()));
            }
        }
        if empties {
            self.step(Step::Truncate(file, 0));
        }
        self.open.insert(fd, Open { file, is_folder, is_shared: name.ends_with("-shm"), at: 0 });
    }
}

fn errno(number: c_int) {
    // SAFETY: the C library's own place for it, of this thread.
    unsafe { *libc::__errno_location() = number };
}

fn failed(kind: Kind) -> c_int {
    match kind {
        Kind::Lie => 0,
        Kind::Io => {
            errno(libc::EIO);
            -1
        }
        Kind::Full | Kind::Short => {
            errno(libc::ENOSPC);
            -1
        }
    }
}

unsafe fn open_at(path: *const c_char, flags: c_int, mode: libc::mode_t) -> c_int {
    let inside = watched(|watched| watched.inside(path)).flatten();
    if inside.is_some() {
        let makes = flags & libc::O_CREAT != 0;
        let may: &[Kind] = if makes { &[Kind::Io, Kind::Full] } else { &[Kind::Io] };
        if let Some(kind) = watched(|watched| watched.call(may)).flatten() {
            return failed(kind);
        }
    }
    let fd = libc::syscall(libc::SYS_openat, libc::AT_FDCWD, path, flags, mode) as c_int;
    if let Some(name) = inside.filter(|_| fd >= 0) {
        let mut found: libc::stat = std::mem::zeroed();
        libc::fstat(fd, &raw mut found);
        let is_folder = found.st_mode & libc::S_IFMT == libc::S_IFDIR;
        watched(|watched| watched.opened(fd, &name, is_folder, flags & libc::O_TRUNC != 0));
    }
    fd
}

#[unsafe(no_mangle)]
unsafe extern "C" fn open64(path: *const c_char, flags: c_int, mode: libc::mode_t) -> c_int {
    open_at(path, flags, mode)
}

#[unsafe(no_mangle)]
unsafe extern "C" fn open(path: *const c_char, flags: c_int, mode: libc::mode_t) -> c_int {
    open_at(path, flags, mode)
}

#[unsafe(no_mangle)]
unsafe extern "C" fn close(fd: c_int) -> c_int {
    watched(|watched| watched.open.remove(&fd));
    libc::syscall(libc::SYS_close, fd) as c_int
}

/// A write, where `at` says; from where the file stands when it says nothing.
unsafe fn write_at(fd: c_int, bytes: *const c_void, length: usize, at: Option<i64>) -> isize {
    let open = watched(|watched| watched.open.get(&fd).copied()).flatten();
    let may = [Kind::Io, Kind::Full, Kind::Short, Kind::Lie];
    let may = if open.is_some_and(|open| open.is_shared) { &may[..3] } else { &may };
    let kind = open.and_then(|_| watched(|watched| watched.call(may)).flatten());
    let length = match kind {
        Some(Kind::Io | Kind::Full) => return failed(kind.unwrap()) as isize,
        Some(Kind::Lie) => return length as isize,
        Some(Kind::Short) => length.div_ceil(2),
        None => length,
    };
    let done = match at {
        Some(at) => libc::syscall(libc::SYS_pwrite64, fd, bytes, length, at),
        None => libc::syscall(libc::SYS_write, fd, bytes, length),
    } as isize;
    if let Some(open) = open.filter(|_| done > 0) {
        let written = std::slice::from_raw_parts(bytes.cast::<u8>(), done as usize);
        watched(|watched| {
            let place = at.map_or(open.at, |at| at as u64);
            watched.step(Step::Write(open.file, place, Arc::from(written)));
            if at.is_none()
                && let Some(open) = watched.open.get_mut(&fd)
            {
                open.at += done as u64;
            }
        });
    }
    done
}

#[unsafe(no_mangle)]
unsafe extern "C" fn write(fd: c_int, bytes: *const c_void, length: usize) -> isize {
    write_at(fd, bytes, length, None)
}

#[unsafe(no_mangle)]
unsafe extern "C" fn pwrite64(fd: c_int, bytes: *const c_void, length: usize, at: i64) -> isize {
    write_at(fd, bytes, length, Some(at))
}

#[unsafe(no_mangle)]
unsafe extern "C" fn pwrite(fd: c_int, bytes: *const c_void, length: usize, at: i64) -> isize {
    write_at(fd, bytes, length, Some(at))
}

unsafe fn read_at(fd: c_int, bytes: *mut c_void, length: usize, at: Option<i64>) -> isize {
    let ours = watched(|watched| watched.open.contains_key(&fd)) == Some(true);
    if ours && let Some(kind) = watched(|watched| watched.call(&[Kind::Io])).flatten() {
        return failed(kind) as isize;
    }
    match at {
        Some(at) => libc::syscall(libc::SYS_pread64, fd, bytes, length, at) as isize,
        None => libc::syscall(libc::SYS_read, fd, bytes, length) as isize,
    }
}

#[unsafe(no_mangle)]
unsafe extern "C" fn read(fd: c_int, bytes: *mut c_void, length: usize) -> isize {
    read_at(fd, bytes, length, None)
}

#[unsafe(no_mangle)]
unsafe extern "C" fn pread64(fd: c_int, bytes: *mut c_void, length: usize, at: i64) -> isize {
    read_at(fd, bytes, length, Some(at))
}

#[unsafe(no_mangle)]
unsafe extern "C" fn pread(fd: c_int, bytes: *mut c_void, length: usize, at: i64) -> isize {
    read_at(fd, bytes, length, Some(at))
}

unsafe fn sync_of(fd: c_int, call: libc::c_long) -> c_int {
    let open = watched(|watched| watched.open.get(&fd).copied()).flatten();
    if open.is_some()
        && let Some(kind) = watched(|watched| watched.call(&[Kind::Io, Kind::Full])).flatten()
    {
        return failed(kind);
    }
    let done = libc::syscall(call, fd) as c_int;
    if let Some(open) = open.filter(|_| done == 0) {
        watched(|watched| match open.is_folder {
            false => watched.step(Step::SyncFile(open.file)),
            true if watched.note_folders => watched.step(Step::SyncFolder),
            true => {}
        });
    }
    done
}

#[unsafe(no_mangle)]
unsafe extern "C" fn fsync(fd: c_int) -> c_int {
    sync_of(fd, libc::SYS_fsync)
}

#[unsafe(no_mangle)]
unsafe extern "C" fn fdatasync(fd: c_int) -> c_int {
    sync_of(fd, libc::SYS_fdatasync)
}

unsafe fn length_of(fd: c_int, length: i64) -> c_int {
    let open = watched(|watched| watched.open.get(&fd).copied()).flatten();
    if open.is_some()
        && let Some(kind) = watched(|watched| watched.call(&[Kind::Io, Kind::Full])).flatten()
    {
        return failed(kind);
    }
    let done = libc::syscall(libc::SYS_ftruncate, fd, length) as c_int;
    if let Some(open) = open.filter(|_| done == 0) {
        watched(|watched| watched.step(Step::Truncate(open.file, length as u64)));
    }
    done
}

#[unsafe(no_mangle)]
unsafe extern "C" fn ftruncate64(fd: c_int, length: i64) -> c_int {
    length_of(fd, length)
}

#[unsafe(no_mangle)]
unsafe extern "C" fn ftruncate(fd: c_int, length: i64) -> c_int {
    length_of(fd, length)
}

#[unsafe(no_mangle)]
unsafe extern "C" fn rename(from: *const c_char, to: *const c_char) -> c_int {
    let names = watched(|watched| watched.inside(from).zip(watched.inside(to))).flatten();
    if names.is_some()
        && let Some(kind) = watched(|watched| watched.call(&[Kind::Io, Kind::Full])).flatten()
    {
        return failed(kind);
    }
    let done =
        libc::syscall(libc::SYS_renameat2, libc::AT_FDCWD, from, libc::AT_FDCWD, to, 0) as c_int;
    if let Some((from, to)) = names.filter(|_| done == 0) {
        watched(|watched| {
            if let Some(file) = watched.names.remove(&from) {
                watched.names.insert(to.clone(), file);
            }
            watched.step(Step::Rename(from, to));
        });
    }
    done
}

#[unsafe(no_mangle)]
unsafe extern "C" fn unlink(path: *const c_char) -> c_int {
    let name = watched(|watched| watched.inside(path)).flatten();
    if name.is_some()
        && let Some(kind) = watched(|watched| watched.call(&[Kind::Io])).flatten()
    {
        return failed(kind);
    }
    let done = libc::syscall(libc::SYS_unlinkat, libc::AT_FDCWD, path, 0) as c_int;
    if let Some(name) = name.filter(|_| done == 0) {
        watched(|watched| {
            watched.names.remove(&name);
            watched.step(Step::Unlink(name));
        });
    }
    done
}
