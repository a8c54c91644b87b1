use super::*;

#[test]
#[allow(clippy::disallowed_methods, reason = "a bound for the test, not a date in a rule")]
fn both_clocks_advance_and_keep_their_ids() {
    for clock in [uptime, process] {
        let first = clock();
        let later = || clock().since > first.since;
        let end = Instant::now() + Duration::from_secs(5);
        while !later() {
            assert!(Instant::now() < end, "it stands still");
            std::thread::yield_now();
        }
        assert_eq!(clock().run, first.run);
    }
    assert_ne!(uptime().run, process().run);
}

#[cfg(target_os = "linux")]
#[test]
fn linux_reports_uptime() {
    assert!(system().is_some_and(|r| r.run.len() == 36 && r.since > Duration::ZERO));
}
