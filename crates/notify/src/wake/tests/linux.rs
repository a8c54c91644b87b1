//! systemd and autostart: written files, commands, and complete removal.

use std::os::unix::fs::PermissionsExt;

use super::super::autostart::{Autostart, Stay};
use super::super::systemd::Systemd;
use super::super::{PreferredScheduler, Scheduler};
use super::*;
use crate::test_bus::{again, part};

/// A fake `systemctl` that links units and reports the timer's state. It fails for the command in the file `refuses`.
const SYSTEMCTL: &str = r#"
home=$(dirname "$0")
refused=$(cat "$home/refuses" 2> /dev/null)
[ -n "$refused" ] && [ "$2" = "$refused" ] && exit 1
units=$home/config/systemd/user
case "$2" in
  enable)
    mkdir -p "$units/timers.target.wants" "$units/graphical-session.target.wants"
    ln -s ../stipple-reminders.timer "$units/timers.target.wants/"
    ln -s ../stipple-reminders.service "$units/graphical-session.target.wants/" ;;
  disable)
    rm -f "$units"/*.target.wants/stipple-reminders.* ;;
  show)
    cat "$home/says" ;;
esac
exit 0"#;

fn systemd(place: &Place) -> Systemd {
    fs::create_dir_all(place.path("run")).unwrap();
    Systemd {
        systemctl: place.command(),
        config: place.path("config"),
        data: place.path("data"),
        run: place.path("run"),
        program: PathBuf::from("/usr/bin/stipple-remind"),
    }
}

const FILES: [&str; 4] = [
    "systemd/user/graphical-session.target.wants/stipple-reminders.service",
    "systemd/user/stipple-reminders.service",
    "systemd/user/stipple-reminders.timer",
    "systemd/user/timers.target.wants/stipple-reminders.timer",
];

#[test]
fn timer_is_written_changed_and_removed() {
    let place = Place::new(SYSTEMCTL);
    let waker = systemd(&place);
    assert_eq!(waker.kind(), WakerKind::Systemd);
    waker.set(&far()).unwrap();
    let first = ["daemon-reload", "enable stipple-reminders.timer stipple-reminders.service"];
    let restart = "--user restart stipple-reminders.timer";
    assert_eq!(
        place.calls(),
        [&first.map(|call| format!("--user {call}"))[..], &[restart.into()]].concat()
    );
    assert_eq!(place.names("config"), FILES);
    for file in [FILES[1], FILES[2]] {
        let mode = place.path("config").join(file).metadata().unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{file}");
    }

    let before = place.files("");
    waker.set(&far()).unwrap();
    assert_eq!(place.files(""), before, "the same moments again touch nothing");
    assert_eq!(place.calls(), [""; 0]);

    waker.set(&far()[..1]).unwrap();
    assert_eq!(place.calls(), ["--user daemon-reload", restart]);

    let stamp = place.path("data").join("systemd/timers/stamp-stipple-reminders.timer");
    fs::create_dir_all(stamp.parent().unwrap()).unwrap();
    fs::write(&stamp, "").unwrap();
    waker.set(&[]).unwrap();
    let end = [
        "stop stipple-reminders.timer",
        "disable stipple-reminders.timer stipple-reminders.service",
    ];
    let end = end.map(|call| format!("--user {call}"));
    assert_eq!(place.calls(), [&end[..], &["--user daemon-reload".into()]].concat());
    assert_eq!(place.names(""), ["command"]);
    waker.set(&[]).unwrap();
    assert_eq!(place.calls(), [""; 0]);
}

#[test]
fn remove_lists_files_and_is_idempotent() {
    let place = Place::new(SYSTEMCTL);
    let waker = systemd(&place);
    waker.set(&far()).unwrap();
    let removed = waker.remove().unwrap();
    let told = place.path("run/stipple-reminders.told").display().to_string();
    // `systemctl disable` removed the links.
    let files = [FILES[2], FILES[1]].map(|file| place.path("config").join(file));
    assert_eq!(removed, [&files.map(|path| path.display().to_string())[..], &[told]].concat());
    place.calls();
    assert_eq!(waker.remove(), Ok(vec![]));
    assert_eq!(place.calls(), [""; 0]);
}

#[test]
fn removes_files_even_if_systemd_fails() {
    let place = Place::new(SYSTEMCTL);
    let waker = systemd(&place);
    waker.set(&far()).unwrap();
    let gone = Systemd { systemctl: place.path("none"), ..systemd(&place) };
    assert_eq!(gone.remove(), Err(WakeFault::Refused));
    assert_eq!(place.names("config"), [""; 0], "with the links");
    assert_eq!(gone.remove(), Ok(vec![]));
}

#[test]
fn interrupted_setup_is_repeated_only_with_marker() {
    for refused in ["daemon-reload", "enable", "restart"] {
        let place = Place::new(SYSTEMCTL);
        let waker = systemd(&place);
        fs::write(place.path("refuses"), refused).unwrap();
        assert_eq!(waker.set(&far()), Err(WakeFault::Refused), "{refused}");
        assert!(place.calls().iter().any(|call| call.contains(refused)));
        assert!(waker.service_and_timer_are_there(), "{refused}: the files alone prove nothing");

        fs::remove_file(place.path("refuses")).unwrap();
        waker.set(&far()).unwrap();
        assert_eq!(place.calls().last().unwrap(), "--user restart stipple-reminders.timer");
        waker.set(&far()).unwrap();
        assert_eq!(place.calls(), [""; 0], "{refused}");
    }
}

#[test]
fn setup_interrupted_twice_is_repeated() {
    let place = Place::new(SYSTEMCTL);
    let waker = systemd(&place);
    waker.set(&far()).unwrap();
    // systemd loads the second setup, and not the first again.
    for (refused, moments) in [("restart", &far()[..1]), ("daemon-reload", &far()[..])] {
        fs::write(place.path("refuses"), refused).unwrap();
        assert_eq!(waker.set(moments), Err(WakeFault::Refused));
    }
    fs::remove_file(place.path("refuses")).unwrap();
    place.calls();
    waker.set(&far()).unwrap();
    assert_eq!(place.calls().len(), 2, "the files and an old mark prove nothing");
}

#[test]
fn foreign_changes_are_repaired() {
    let place = Place::new(SYSTEMCTL);
    let waker = systemd(&place);
    for file in FILES {
        waker.set(&far()).unwrap();
        place.calls();
        fs::remove_file(place.path("config").join(file)).unwrap();
        waker.set(&far()).unwrap();
        assert_eq!(place.names("config"), FILES, "{file}");
        assert_eq!(place.calls().last().unwrap(), "--user restart stipple-reminders.timer");
    }
    fs::remove_file(place.path("run/stipple-reminders.told")).unwrap();
    waker.set(&far()).unwrap();
    assert_eq!(place.calls().len(), 2, "a new session is told once");
}

#[test]
fn passed_time_starts_the_program_now() {
    let place = Place::new(SYSTEMCTL);
    let waker = systemd(&place);
    let past = at("2026-01-01T00:00:00Z");
    waker.set(&[past, far()[0]]).unwrap();
    let start = "--user start --no-block stipple-reminders.service";
    assert_eq!(place.calls().last().unwrap(), start);
    waker.set(&[past, far()[0]]).unwrap();
    assert_eq!(place.calls(), [""; 0], "and only once");
}

#[test]
fn invalid_path_is_refused_and_writes_nothing() {
    let place = Place::new(SYSTEMCTL);
    for program in ["stipple-remind", "/opt/a\nb/stipple-remind"] {
        let waker = Systemd { program: PathBuf::from(program), ..systemd(&place) };
        assert_eq!(waker.set(&far()), Err(WakeFault::InvalidPath), "{program}");
        assert_eq!(place.names("config"), [""; 0]);
    }
    let waker = Systemd { config: place.command(), ..systemd(&place) };
    assert_eq!(waker.set(&far()), Err(WakeFault::Disk), "a file where a folder should be");
    assert_eq!(place.calls(), [""; 0]);
}

#[test]
fn state_is_read_from_systemd() {
    let place = Place::new(SYSTEMCTL);
    let waker = systemd(&place);
    assert_eq!(waker.state(), WakerState::NotSetUp);
    waker.set(&far()).unwrap();
    let armed = |next: Option<&str>| WakerState::Armed { next: next.map(at) };
    let table = [
        ("active", "no", "Wed 2126-11-25 19:00:00 UTC", armed(Some("2126-11-25T19:00:00Z"))),
        ("active", "no", "", armed(None)),
        ("active", "no", "n/a", armed(None)),
        ("active", "yes", "Wed 2126-11-25 19:00:00 UTC", WakerState::Broken),
        ("inactive", "no", "", WakerState::Broken),
        ("failed", "no", "", WakerState::Broken),
    ];
    for (active, reload, next, expected) in table {
        let says = format!(
            "NeedDaemonReload={reload}\nNextElapseUSecRealtime={next}\nActiveState={active}\n"
        );
        fs::write(place.path("says"), says).unwrap();
        assert_eq!(waker.state(), expected, "{active} {reload} {next}");
    }
    fs::write(place.path("says"), "").unwrap();
    assert_eq!(waker.state(), WakerState::Broken, "who says nothing is not armed");
    fs::write(place.path("refuses"), "show").unwrap();
    assert_eq!(waker.state(), WakerState::Broken);
    fs::remove_file(place.path("config").join(FILES[1])).unwrap();
    assert_eq!(waker.state(), WakerState::Broken);
}

#[test]
fn systemctl_runs_only_with_runtime_folder() {
    let place = Place::new(SYSTEMCTL);
    fs::write(place.path("says"), "Version=252\n").unwrap();
    let waker = systemd(&place);
    assert!(!waker.answers());
    assert_eq!(place.calls(), [""; 0]);
    fs::create_dir_all(place.path("run/systemd")).unwrap();
    assert!(waker.answers());
    assert_eq!(place.calls(), ["--user show --property=Version"]);
    fs::write(place.path("refuses"), "show").unwrap();
    assert!(!waker.answers());
}

fn autostart(place: &Place) -> Autostart {
    let lock = place.path("run/stipple-reminders.lock");
    Autostart { config: place.path("config"), lock, program: place.command() }
}

const ENTRY: &str = "autostart/app.stipple.reminders.desktop";

#[test]
fn autostart_starts_program_unless_running() {
    let place = Place::new("");
    let waker = autostart(&place);
    assert_eq!((waker.kind(), waker.state()), (WakerKind::Autostart, WakerState::NotSetUp));
    waker.set(&far()).unwrap();
    assert_eq!(place.calls_to_come(1), ["--stay"]);
    assert_eq!(place.names("config"), [ENTRY]);
    assert_eq!(waker.state(), WakerState::Broken, "it did not stay");

    let stays = Stay::at(&waker.lock).unwrap();
    assert!(Stay::at(&waker.lock).is_none(), "one is enough");
    assert_eq!(waker.state(), WakerState::Armed { next: None });
    let before = place.files("config");
    waker.set(&far()[..1]).unwrap();
    assert_eq!(place.files("config"), before, "it reads the moments itself");
    drop(stays);
    waker.set(&far()).unwrap();
    assert_eq!(place.calls_to_come(1), ["--stay"], "and not once more before");

    let entry = place.path("config").join(ENTRY).display().to_string();
    assert_eq!(waker.remove(), Ok(vec![entry]));
    assert_eq!(waker.remove(), Ok(vec![]));
    waker.set(&[]).unwrap();
    assert_eq!((place.names("config"), waker.state()), (vec![], WakerState::NotSetUp));
}

#[test]
fn unused_scheduler_is_removed() {
    let place = Place::new(SYSTEMCTL);
    let old = Autostart { program: PathBuf::from("/bin/true"), ..autostart(&place) };
    old.set(&far()).unwrap();
    assert_eq!(place.names("config"), [ENTRY]);
    let preferred =
        PreferredScheduler { used: Box::new(systemd(&place)), other: Some(Box::new(old)) };
    assert_eq!(preferred.kind(), WakerKind::Systemd);
    preferred.set(&far()).unwrap();
    assert_eq!(place.names("config"), FILES);
    fs::write(place.path("says"), "ActiveState=active\n").unwrap();
    assert_eq!(preferred.state(), WakerState::Armed { next: None });
    autostart(&place).set(&far()).unwrap();
    assert_eq!(preferred.remove().unwrap().len(), 4, "both are taken away");
    assert_eq!(place.names("config"), [""; 0]);
}

/// Run by another test in a process of its own; does nothing otherwise.
#[test]
fn child_prints_its_scheduler() {
    if part().as_deref() == Some("way") {
        let waker = scheduler(Path::new("/bin/true"));
        println!("\nway: {:?} {:?}", waker.kind(), waker.set(&far()));
    }
}

#[test]
fn scheduler_matches_this_computer() {
    let place = Place::new(SYSTEMCTL);
    std::os::unix::fs::symlink("command", place.path("systemctl")).unwrap();
    fs::write(place.path("says"), "Version=252\n").unwrap();
    let take = || {
        let output = again("wake::tests::linux::child_prints_its_scheduler", "way")
            .env("PATH", format!("{}:/usr/bin:/bin", place.folder.path().display()))
            .env("XDG_CONFIG_HOME", place.path("config"))
            .env("XDG_DATA_HOME", place.path("data"))
            .env("XDG_RUNTIME_DIR", place.path("run"))
            .output()
            .unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    fs::create_dir(place.path("run")).unwrap();
    let said = take();
    assert!(said.contains("way: Autostart Ok(())"), "{said}");
    assert_eq!(place.names("config"), [ENTRY]);

    fs::create_dir(place.path("run/systemd")).unwrap();
    let said = take();
    assert!(said.contains("way: Systemd Ok(())"), "{said}");
    assert_eq!(place.names("config"), FILES, "and the other one is gone");
}
