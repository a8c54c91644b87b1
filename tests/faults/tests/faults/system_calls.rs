//! Records or fails the system calls that reach the files of one folder, from the folder's own code and from SQLite alike.
//!
//! The functions of the C library are defined again here, so the linker takes these for both. Each one counts, records or
//! fails the call, or passes it on to the system. So the tests run the shipped code and no model of it. A recording belongs
//! to one thread.
#![allow(unsafe_op_in_unsafe_fn, reason = "every line of these functions is a call into C")]

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ffi::{CStr, c_char, c_int, c_void};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use stipple_testkit::disk::Step;

/// How a call fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// The disk does not respond.
    Io,
    /// No space is left.
    Full,
    /// Half of the bytes are written, and nothing after that.
    Short,
    /// It reports success and does nothing. No disk should; the control run must find it.
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

/// What one thread records or fails.
#[derive(Default)]
struct Watch {
    folder: PathBuf,
    fault: Option<Fault>,
    calls: usize,
    failed: usize,
    /// Whether syncs of a folder are recorded; the control run leaves them out.
    folder_syncs: bool,
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
    static WATCH: RefCell<Option<Watch>> = const { RefCell::new(None) };
}

fn with_watch<T>(then: impl FnOnce(&mut Watch) -> T) -> Option<T> {
    WATCH.try_with(|cell| cell.try_borrow_mut().ok()?.as_mut().map(then)).ok().flatten()
}

/// Counts this thread's calls on a folder from now on, and fails those of the fault.
pub fn inject(folder: &Path, fault: Option<Fault>) {
    let watching = Watch { folder: folder.to_path_buf(), fault, ..Watch::default() };
    WATCH.set(Some(watching));
}

/// Records what this thread's calls change in a folder from now on.
pub fn record(folder: &Path, folder_syncs: bool) {
    let steps = Some(Vec::new());
    let folder = folder.to_path_buf();
    WATCH.set(Some(Watch { folder, folder_syncs, steps, ..Watch::default() }));
}

/// Records a step that no call makes.
pub fn add(step: Step) {
    with_watch(|watch| watch.steps.as_mut().map(|steps| steps.push(step)));
}

/// Ends the fault. Gives how many calls there were, and how many failed.
pub fn repair() -> (usize, usize) {
    WATCH.take().map_or((0, 0), |watch| (watch.calls, watch.failed))
}

/// Ends the recording and gives it.
pub fn recorded() -> Vec<Step> {
    WATCH.take().and_then(|watch| watch.steps).unwrap_or_default()
}

impl Watch {
    fn inside(&self, path: *const c_char) -> Option<String> {
        // SAFETY: callers of the C library pass a NUL-terminated string.
        let path = Path::new(unsafe { CStr::from_ptr(path) }.to_str().ok()?);
        let inside = path.strip_prefix(&self.folder).ok()?;
        inside.to_str().map(str::to_owned)
    }

    /// Counts a call. Gives the way in which it fails, if it does.
    fn call(&mut self, may: &[Kind]) -> Option<Kind> {
        let (at, fault) = (self.calls, self.fault?);
        self.calls += 1;
        let now = if fault.lasting { at >= fault.at } else { at == fault.at };
        // After half a write the disk is full.
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
    // SAFETY: the C library's errno of this thread.
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
    let inside = with_watch(|watch| watch.inside(path)).flatten();
    if inside.is_some() {
        let makes = flags & libc::O_CREAT != 0;
        let may: &[Kind] = if makes { &[Kind::Io, Kind::Full] } else { &[Kind::Io] };
        if let Some(kind) = with_watch(|watch| watch.call(may)).flatten() {
            return failed(kind);
        }
    }
    let fd = libc::syscall(libc::SYS_openat, libc::AT_FDCWD, path, flags, mode) as c_int;
    if let Some(name) = inside.filter(|_| fd >= 0) {
        let mut found: libc::stat = std::mem::zeroed();
        libc::fstat(fd, &raw mut found);
        let is_folder = found.st_mode & libc::S_IFMT == libc::S_IFDIR;
        with_watch(|watch| watch.opened(fd, &name, is_folder, flags & libc::O_TRUNC != 0));
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
    with_watch(|watch| watch.open.remove(&fd));
    libc::syscall(libc::SYS_close, fd) as c_int
}

/// A write at an offset, or at the current position.
unsafe fn write_at(fd: c_int, bytes: *const c_void, length: usize, at: Option<i64>) -> isize {
    let open = with_watch(|watch| watch.open.get(&fd).copied()).flatten();
    let may = [Kind::Io, Kind::Full, Kind::Short, Kind::Lie];
    let may = if open.is_some_and(|open| open.is_shared) { &may[..3] } else { &may };
    let kind = open.and_then(|_| with_watch(|watch| watch.call(may)).flatten());
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
        with_watch(|watch| {
            let place = at.map_or(open.at, |at| at as u64);
            watch.step(Step::Write(open.file, place, Arc::from(written)));
            if at.is_none()
                && let Some(open) = watch.open.get_mut(&fd)
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
    let ours = with_watch(|watch| watch.open.contains_key(&fd)) == Some(true);
    if ours && let Some(kind) = with_watch(|watch| watch.call(&[Kind::Io])).flatten() {
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
    let open = with_watch(|watch| watch.open.get(&fd).copied()).flatten();
    if open.is_some()
        && let Some(kind) = with_watch(|watch| watch.call(&[Kind::Io, Kind::Full])).flatten()
    {
        return failed(kind);
    }
    let done = libc::syscall(call, fd) as c_int;
    if let Some(open) = open.filter(|_| done == 0) {
        with_watch(|watch| match open.is_folder {
            false => watch.step(Step::SyncFile(open.file)),
            true if watch.folder_syncs => watch.step(Step::SyncFolder),
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
    let open = with_watch(|watch| watch.open.get(&fd).copied()).flatten();
    if open.is_some()
        && let Some(kind) = with_watch(|watch| watch.call(&[Kind::Io, Kind::Full])).flatten()
    {
        return failed(kind);
    }
    let done = libc::syscall(libc::SYS_ftruncate, fd, length) as c_int;
    if let Some(open) = open.filter(|_| done == 0) {
        with_watch(|watch| watch.step(Step::Truncate(open.file, length as u64)));
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
    let names = with_watch(|watch| watch.inside(from).zip(watch.inside(to))).flatten();
    if names.is_some()
        && let Some(kind) = with_watch(|watch| watch.call(&[Kind::Io, Kind::Full])).flatten()
    {
        return failed(kind);
    }
    let done =
        libc::syscall(libc::SYS_renameat2, libc::AT_FDCWD, from, libc::AT_FDCWD, to, 0) as c_int;
    if let Some((from, to)) = names.filter(|_| done == 0) {
        with_watch(|watch| {
            if let Some(file) = watch.names.remove(&from) {
                watch.names.insert(to.clone(), file);
            }
            watch.step(Step::Rename(from, to));
        });
    }
    done
}

#[unsafe(no_mangle)]
unsafe extern "C" fn unlink(path: *const c_char) -> c_int {
    let name = with_watch(|watch| watch.inside(path)).flatten();
    if name.is_some()
        && let Some(kind) = with_watch(|watch| watch.call(&[Kind::Io])).flatten()
    {
        return failed(kind);
    }
    let done = libc::syscall(libc::SYS_unlinkat, libc::AT_FDCWD, path, 0) as c_int;
    if let Some(name) = name.filter(|_| done == 0) {
        with_watch(|watch| {
            watch.names.remove(&name);
            watch.step(Step::Unlink(name));
        });
    }
    done
}
