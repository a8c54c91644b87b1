//! How long each check took when it last ran on this computer, so that whoever asks for `--long` knows what it costs. Kept in the
//! user's cache: nothing depends on it.

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::cache;
use crate::program::Outcome;

/// Seconds by name.
pub type Seconds = BTreeMap<String, f64>;

fn path(long: bool) -> Outcome<PathBuf> {
    Ok(cache::folder()?.join(if long { "long.json" } else { "everyday.json" }))
}

/// What is known; nothing where nothing has run yet.
pub fn read(long: bool) -> Seconds {
    let text = path(long).and_then(|path| std::fs::read_to_string(path).map_err(|_| String::new()));
    text.ok().and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default()
}

/// Puts these seconds in the place of older ones.
///
/// # Errors
/// When the cache cannot be written.
pub fn keep(long: bool, seconds: Seconds) -> Outcome {
    let mut all = read(long);
    all.extend(seconds);
    let path = path(long)?;
    let text = serde_json::to_string_pretty(&all).map_err(|why| why.to_string())?;
    std::fs::write(&path, text).map_err(|why| format!("{}: {why}", path.display()))
}

/// As a person reads it.
pub fn spoken(seconds: Option<&f64>) -> String {
    match seconds {
        None => "never run here".to_owned(),
        Some(seconds) if *seconds >= 90.0 => format!("{:.0} min", seconds / 60.0),
        Some(seconds) => format!("{seconds:.0} s"),
    }
}

#[cfg(test)]
mod tests {
    use super::spoken;

    #[test]
    fn times_are_rounded() {
        assert_eq!(spoken(None), "never run here");
        assert_eq!(spoken(Some(&12.4)), "12 s");
        assert_eq!(spoken(Some(&600.0)), "10 min");
    }
}
