//! Work that may hang: it is done in a thread of its own and not waited for beyond a limit.

use std::sync::mpsc::channel;
use std::thread::Builder;
use std::time::Duration;

/// How long a service of the system may take before it counts as absent.
#[cfg_attr(
    not(any(target_os = "linux", target_os = "macos", target_os = "windows")),
    allow(dead_code, reason = "no service is asked there")
)]
pub(crate) const PATIENCE: Duration = Duration::from_secs(5);

/// What the work gave, or `None` when it took longer than `limit` or no thread was to be had. What comes after the limit
/// goes to `late`.
pub(crate) fn within<T: Send + 'static>(
    limit: Duration,
    work: impl FnOnce() -> T + Send + 'static,
    late: impl FnOnce(T) + Send + 'static,
) -> Option<T> {
    let (give, take) = channel();
    apart(move || {
        if let Err(unwanted) = give.send(work()) {
            late(unwanted.0);
        }
    });
    take.recv_timeout(limit).ok()
}

/// Does the work in a thread of its own. Where the system has no thread left the work is dropped undone: a panic, which is
/// what `std::thread::spawn` gives then, would end a program that only wanted to remind.
pub(crate) fn apart(work: impl FnOnce() + Send + 'static) {
    drop(Builder::new().spawn(work));
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;
    use std::time::Duration;

    use super::within;

    #[test]
    fn work_in_time_is_given_and_nothing_is_late() {
        let (late, heard) = channel();
        let given = within(Duration::from_secs(60), || 7, move |n| late.send(n).unwrap());
        assert_eq!((given, heard.recv().ok()), (Some(7), None), "the sender is gone unused");
    }

    #[test]
    fn work_beyond_the_limit_is_handed_on_when_it_comes() {
        let (late, heard) = channel();
        let (release, held) = channel::<()>();
        let slow = move || {
            held.recv().unwrap();
            7
        };
        let given = within(Duration::from_millis(20), slow, move |n| late.send(n).unwrap());
        assert_eq!(given, None);
        release.send(()).unwrap();
        assert_eq!(heard.recv(), Ok(7));
    }
}
