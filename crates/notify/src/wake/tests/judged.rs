//! Checks the unit files with `systemd-analyze` and the autostart entry with the shell.

use super::super::systemd::{service_text, timer_text};
use super::words::{table, unquoted};
use super::*;

/// Runs `systemd-analyze` with a runtime folder of its own.
fn analyze(arguments: &[&str]) -> (bool, String) {
    let run = TempDir::new().unwrap();
    let output = Command::new("systemd-analyze")
        .args(arguments)
        .envs([("LC_ALL", "C"), ("TZ", "Europe/Berlin")])
        .env("XDG_RUNTIME_DIR", run.path())
        .output()
        .expect("systemd-analyze (cargo xtask setup)");
    let said = [output.stdout, output.stderr].concat();
    (output.status.success(), String::from_utf8(said).unwrap())
}

#[test]
fn systemd_parses_every_time_correctly() {
    let text = timer_text(&table());
    let lines: Vec<_> = text.lines().filter_map(|line| line.strip_prefix("OnCalendar=")).collect();
    assert_eq!(lines.len(), table().len());
    for (line, moment) in lines.iter().zip(table()) {
        let (fine, said) = analyze(&["calendar", line]);
        assert!(fine, "{line}: {said}");
        let means = moment.format("%Y-%m-%d %H:%M:%S UTC").to_string();
        let last = said.lines().rfind(|line| line.contains(&means));
        assert!(last.is_some(), "{line}: {said}");
        assert!(!said.contains("never"), "{line}: {said}");
    }
    assert!(!analyze(&["calendar", "2128-02-29 23:59:60 UTC"]).0, "control run");
}

/// A program with a name that needs quoting, and its units.
fn units(folder: &str) -> (Place, PathBuf) {
    let place = Place::new("");
    let program = place.path(folder).join("stipple-remind");
    fs::create_dir_all(program.parent().unwrap()).unwrap();
    fs::copy(place.command(), &program).unwrap();
    fs::write(place.path("stipple-reminders.timer"), timer_text(&table())).unwrap();
    fs::write(place.path("stipple-reminders.service"), service_text(&program).unwrap()).unwrap();
    (place, program)
}

fn verify(place: &Place) -> (bool, String) {
    let path = |name: &str| place.path(name).display().to_string();
    let (timer, service) = (path("stipple-reminders.timer"), path("stipple-reminders.service"));
    analyze(&["--user", "verify", &timer, &service])
}

#[test]
fn systemd_verifies_units_for_any_path() {
    let folders = [
        "plain",
        "with spaces",
        "50% off",
        "$HOME and ${HOME}",
        "a \"quote\"",
        "it's",
        "back\\slash",
        "star* and [what]?",
        "; # , =",
        "\u{e4}\u{1f642}",
    ];
    for folder in folders {
        let (place, program) = units(folder);
        let (fine, said) = verify(&place);
        assert!(fine && said.is_empty(), "{folder}: {said}");
        fs::remove_file(program).unwrap();
        let through_shell = folder.contains(['"', '\'', '\\', '*']);
        assert_eq!(verify(&place).0, through_shell, "control run: {folder}");
    }
}

#[test]
fn systemd_verify_rejects_bad_units() {
    let (place, _) = units("plain");
    let service = place.path("stipple-reminders.service");
    let text = fs::read_to_string(&service).unwrap();
    fs::write(service, text.replace("KillMode=process", "KillMode=sometimes")).unwrap();
    let (_, said) = verify(&place);
    assert!(said.contains("kill mode"), "{said}");
}

#[test]
fn autostart_entry_starts_any_path() {
    let (place, program) = units("a \"quote\" it's b\\s $HOME");
    let text = service_text(&program).unwrap();
    let line = text.lines().find_map(|line| line.strip_prefix("ExecStart=:/bin/sh -c ")).unwrap();
    let words: Vec<String> =
        unquoted(line).into_iter().map(|word| word.replace("%%", "%")).collect();
    assert_eq!(words[1], program.display().to_string());
    let ended = Command::new("/bin/sh").arg("-c").args(&words).status().unwrap();
    assert!(ended.success());
    assert_eq!(place.calls(), [""], "without arguments");
}
