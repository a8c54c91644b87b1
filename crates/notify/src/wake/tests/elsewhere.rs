//! macOS and Windows: written files and commands, with fakes of `launchctl` and `schtasks`.

use super::super::Scheduler;
use super::super::launchd::Launchd;
use super::super::task_scheduler::TaskScheduler;
use super::*;

fn launchd(place: &Place, inside: bool) -> Launchd {
    Launchd {
        launchctl: place.command(),
        home: place.path("home"),
        domain: "gui/501".into(),
        program: PathBuf::from("/Applications/Stipple.app/Contents/MacOS/stipple-remind"),
        inside,
    }
}

const AGENT: &str = "Library/LaunchAgents/app.stipple.reminders.plist";
const TOLD: &str = "Library/Caches/app.stipple.reminders.told";
const LETS_GO: &str = "bootout gui/501/app.stipple.reminders";

#[test]
fn agent_loads_once_reloads_and_removes() {
    let place = Place::new("[ \"$1\" != bootout ]");
    let waker = launchd(&place, false);
    assert_eq!((waker.kind(), waker.state()), (WakerKind::Launchd, WakerState::NotSetUp));
    let agent = place.path("home").join(AGENT).display().to_string();
    let loads = format!("bootstrap gui/501 {agent}");
    waker.set(&far()).unwrap();
    assert_eq!(place.calls(), [LETS_GO, &loads], "there was nothing to let go, which is fine");
    assert_eq!(place.names("home"), [TOLD, AGENT]);
    assert_eq!(waker.state(), WakerState::Armed { next: None });
    assert_eq!(place.calls(), ["print gui/501/app.stipple.reminders"]);

    let before = place.files("");
    waker.set(&far()).unwrap();
    assert_eq!(place.files(""), before);
    waker.set(&far()[..1]).unwrap();
    assert_eq!(place.calls(), [LETS_GO, &loads]);

    let told = place.path("home").join(TOLD).display().to_string();
    assert_eq!(waker.remove(), Ok(vec![agent, told]));
    assert_eq!(place.calls(), [LETS_GO]);
    assert_eq!(place.names("home"), [""; 0]);
    waker.set(&[]).unwrap();
    assert_eq!(place.calls(), [""; 0]);
}

#[test]
fn failed_agent_is_loaded_again() {
    let place = Place::new("[ \"$1\" != bootstrap ] || [ -e \"$(dirname \"$0\")/takes\" ]");
    let waker = launchd(&place, false);
    assert_eq!(waker.set(&far()), Err(WakeFault::Refused));
    assert_eq!(place.names("home"), [AGENT], "the file alone proves nothing");
    place.calls();
    fs::write(place.path("takes"), "").unwrap();
    waker.set(&far()).unwrap();
    assert_eq!(place.calls().len(), 2);
}

#[test]
fn running_agent_is_reloaded_by_a_shell() {
    let place = Place::new("");
    let waker = launchd(&place, true);
    waker.set(&far()).unwrap();
    let agent = place.path("home").join(AGENT).display().to_string();
    assert_eq!(place.calls_to_come(2), [LETS_GO, &format!("bootstrap gui/501 {agent}")]);
    assert_eq!(place.names("home"), [TOLD, AGENT]);
    waker.set(&far()).unwrap();
    assert_eq!(place.calls(), [""; 0]);
    waker.remove().unwrap();
    assert_eq!(place.calls_to_come(1), [LETS_GO]);
    assert_eq!(place.names("home"), [""; 0]);
}

fn task_scheduler(place: &Place) -> TaskScheduler {
    TaskScheduler {
        schtasks: place.command(),
        folder: place.path("data"),
        account: "HOME\\ada".into(),
        program: PathBuf::from("/opt/stipple-remind"),
    }
}

/// A fake `schtasks` that stores the created task. With the file `logon` it refuses logon triggers.
const SCHTASKS: &str = r#"
home=$(dirname "$0")
case "$1" in
  /Create)
    if [ -e "$home/no-logon" ] && tr -d '\0' < "$5" | grep -q LogonTrigger; then exit 1; fi
    [ ! -e "$home/never" ] && cp "$5" "$home/task" ;;
  /Delete) rm "$home/task" ;;
  *) [ -e "$home/task" ] ;;
esac"#;

#[test]
fn task_is_created_replaced_and_removed() {
    let place = Place::new(SCHTASKS);
    let waker = task_scheduler(&place);
    assert_eq!((waker.kind(), waker.state()), (WakerKind::TaskScheduler, WakerState::NotSetUp));
    let offered = place.path("data/reminders-offered.xml").display().to_string();
    let creates = format!("/Create /TN Stipple reminders /XML {offered} /F");
    waker.set(&far()).unwrap();
    assert_eq!(place.calls(), [&*creates]);
    assert_eq!(place.names("data"), ["reminders.xml"]);
    assert_eq!(fs::read(place.path("data/reminders.xml")).ok(), fs::read(place.path("task")).ok());
    assert_eq!(waker.state(), WakerState::Armed { next: None });
    place.calls();

    let before = place.files("");
    waker.set(&far()).unwrap();
    assert_eq!((place.files(""), place.calls()), (before, vec![]));
    waker.set(&far()[..1]).unwrap();
    assert_eq!(place.calls(), [&*creates]);
    waker.set(&[at("2026-01-01T00:00:00Z")]).unwrap();
    assert_eq!(place.calls(), [&*creates, "/Run /TN Stipple reminders"]);

    let taken = place.path("data/reminders.xml").display().to_string();
    assert_eq!(waker.remove(), Ok(vec!["Stipple reminders".to_string(), taken]));
    assert_eq!(waker.remove(), Ok(vec![]));
    place.calls();
    assert_eq!((place.names("data"), place.names("")), (vec![], vec!["command".to_string()]));
}

#[test]
fn times_are_kept_if_logon_trigger_is_refused() {
    let place = Place::new(SCHTASKS);
    let waker = task_scheduler(&place);
    fs::write(place.path("no-logon"), "").unwrap();
    waker.set(&far()).unwrap();
    assert_eq!(place.calls().len(), 2);
    let task = String::from_utf8_lossy(&fs::read(place.path("task")).unwrap()).replace('\0', "");
    assert_eq!((task.matches("TimeTrigger>").count(), task.contains("LogonTrigger")), (4, false));
    waker.set(&far()).unwrap();
    assert_eq!(place.calls(), [""; 0], "and that is not tried at every turn");

    fs::write(place.path("never"), "").unwrap();
    assert_eq!(waker.set(&far()[..1]), Err(WakeFault::Refused));
    assert_eq!(place.names("data"), [""; 0], "so that it is tried again");
}
