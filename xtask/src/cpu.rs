//! CPU time of the programs we ran, which says more than wall time on a busy machine.

/// Ticks of the clock that `/proc` counts in, each second: `USER_HZ`, which is 100 on every Linux that Rust runs on (proc(5)).
const TICKS: f64 = 100.0;

/// CPU seconds, user and system, of all children that have ended so far; `None` where the system has no `/proc`.
pub fn children() -> Option<f64> {
    of_children(&std::fs::read_to_string("/proc/self/stat").ok()?)
}

/// Fields 16 and 17 of `/proc/self/stat`. The second field is the program's name in brackets and may hold anything.
fn of_children(stat: &str) -> Option<f64> {
    let (_, fields) = stat.rsplit_once(')')?;
    let mut fields = fields.split_whitespace().skip(13);
    let mut ticks = || fields.next()?.parse::<u32>().ok();
    Some(f64::from(ticks()? + ticks()?) / TICKS)
}

#[cfg(test)]
mod tests {
    use super::of_children;

    #[test]
    fn children_are_fields_16_and_17() {
        let stat = "42 (a (b) c) S 1 42 42 0 -1 4194304 100 200 0 0 7 8 1500 250 20 0 1 0 99 0 0";
        assert_eq!(of_children(stat), Some(17.5));
        assert_eq!(of_children("nothing"), None);
        assert_eq!(of_children("42 (a) S 1"), None);
    }
}
