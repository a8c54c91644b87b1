//! Timeouts for calls that may hang: they run in a thread that is abandoned after the limit.

use std::sync::mpsc::channel;
use std::thread::Builder;
use std::time::Duration;

/// A system service that takes longer counts as absent.
#[cfg_attr(
    not(any(target_os = "linux", target_os = "macos", target_os = "windows")),
    allow(dead_code, reason = "unused there")
)]
pub(crate) const SERVICE_TIMEOUT: Duration = Duration::from_secs(5);

/// Returns the result of the work, or `None` if it took longer than `limit` or no thread could be started. A result that
/// arrives after the limit goes to `late`.
pub(crate) fn with_timeout<T: Send + 'static>(
    limit: Duration,
    work: impl FnOnce() -> T + Send + 'static,
    late: impl FnOnce(T) + Send + 'static,
) -> Option<T> {
    let (give, take) = channel();
    spawn_detached(move || {
        if let Err(unwanted) = give.send(work()) {
            late(unwanted.0);
        }
    });
    take.recv_timeout(limit).ok()
}

/// Runs the work in a thread. If no thread can be started the work is dropped; `std::thread::spawn` would panic and end the
/// program.
pub(crate) fn spawn_detached(work: impl FnOnce() + Send + 'static) {
    drop(Builder::new().spawn(work));
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;
    use std::time::Duration;

    use super::with_timeout;

    #[test]
    fn returns_result_within_limit() {
        let (late, heard) = channel();
        let given = with_timeout(Duration::from_secs(60), || 7, move |n| late.send(n).unwrap());
        assert_eq!((given, heard.recv().ok()), (Some(7), None), "the sender is gone unused");
    }

    #[test]
    fn passes_late_result_on() {
        let (late, heard) = channel();
        let (release, held) = channel::<()>();
        let slow = move || {
            held.recv().unwrap();
            7
        };
        let given = with_timeout(Duration::from_millis(20), slow, move |n| late.send(n).unwrap());
        assert_eq!(given, None);
        release.send(()).unwrap();
        assert_eq!(heard.recv(), Ok(7));
    }
}
