//! Tests with a notification service and a message bus of their own.

mod desk;

use std::io::{BufRead, BufReader};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

use desk::{Desk, Manner};

use super::linux::{self, ACTION_AFTER_CLOSE, match_rules, send, service_on, show_on};
use super::*;
use crate::test_bus::{Bus, part};

/// Timeout of a test.
const LONG: Duration = Duration::from_secs(30);
/// Long enough for an unwanted answer to arrive.
const WHILE: Duration = Duration::from_millis(400);

fn notice(body: &str) -> Notice {
    let button = |answer, label: &str| Button { answer, label: label.to_string() };
    Notice {
        title: "Evening routine".into(),
        body: body.into(),
        buttons: vec![button(Answer::Done, "Done"), button(Answer::Later, "Later")],
    }
}

fn at(bus: &Bus) -> linux::Bus {
    linux::Bus::At(bus.address.clone())
}

fn shown(bus: &Bus) -> Shown {
    Shown(show_on(at(bus), notice("A moment for you"), LONG).unwrap())
}

fn answer(shown: Shown) -> Receiver<Answer> {
    let (give, take) = channel();
    shown.wait(move |answer| give.send(answer).unwrap());
    take
}

#[test]
fn shows_our_text_and_buttons_until_answered() {
    let bus = Bus::new();
    let desk = Desk::open(&bus, Manner::Plain);
    let mut words = notice("A moment for you");
    words.buttons.push(Button { answer: Answer::Open, label: "Open the app".into() });
    words.buttons.push(Button { answer: Answer::Dismissed, label: "Nobody's".into() });
    show_on(at(&bus), words, LONG).unwrap();

    let [note] = &desk.notes()[..] else { panic!("{:?}", desk.notes()) };
    let said = (&*note.app, note.replaces, &*note.icon, &*note.title, &*note.body, note.timeout);
    assert_eq!(said, ("Stipple", 0, "stipple", "Evening routine", "A moment for you", 0));
    let actions = ["default", "Open the app", "done", "Done", "later", "Later", "open"];
    assert_eq!(note.actions, [&actions[..], &["Open the app"]].concat());
    assert_eq!(note.hints, ["desktop-entry=\"Stipple\"", "urgency=byte 0x01"], "and no picture");
}

#[test]
fn reports_each_button() {
    let bus = Bus::new();
    let desk = Desk::open(&bus, Manner::Plain);
    let table = [
        ("done", Answer::Done),
        ("later", Answer::Later),
        ("open", Answer::Open),
        ("default", Answer::Open),
    ];
    for (key, expected) in table {
        let heard = answer(shown(&bus));
        desk.press(desk.last(), "never-shown");
        desk.press(desk.last() + 1, "done");
        desk.press(desk.last(), key);
        assert_eq!(heard.recv_timeout(LONG), Ok(expected), "{key}");
        assert_eq!(heard.recv_timeout(LONG), Err(RecvTimeoutError::Disconnected), "once");
    }
}

#[test]
fn reports_reason_of_close() {
    let bus = Bus::new();
    let desk = Desk::open(&bus, Manner::Plain);
    let table = [
        (1, Answer::Unanswered),
        (2, Answer::Dismissed),
        (3, Answer::Unanswered),
        (4, Answer::Unanswered),
    ];
    for (reason, expected) in table {
        let heard = answer(shown(&bus));
        desk.close(desk.last() + 1, 2);
        desk.close(desk.last(), reason);
        assert_eq!(heard.recv_timeout(LONG), Ok(expected), "{reason}");
    }
}

#[test]
fn ignores_signals_of_other_programs() {
    let bus = Bus::new();
    let desk = Desk::open(&bus, Manner::Plain);
    let other = Desk::guest(&bus);
    let live = shown(&bus);
    let us = desk.notes()[0].sender.clone();
    let heard = answer(live);
    other.press_for(&us, desk.last(), "done");
    other.press(desk.last(), "done");
    desk.press(desk.last(), "later");
    assert_eq!(heard.recv_timeout(LONG), Ok(Answer::Later));
}

#[test]
fn keeps_answer_that_precedes_the_reply() {
    let bus = Bus::new();
    let _desk = Desk::open(&bus, Manner::AnswersFirst);
    assert_eq!(answer(shown(&bus)).recv_timeout(LONG), Ok(Answer::Done));
}

#[test]
fn accepts_action_after_close_only_with_wait() {
    let bus = Bus::new();
    let desk = Desk::open(&bus, Manner::Plain);
    for (wait, expected) in [(LONG, Answer::Done), (Duration::ZERO, Answer::Dismissed)] {
        let live = show_on(at(&bus), notice("A moment"), LONG).unwrap();
        let (give, heard) = channel();
        spawn_detached(move || give.send(live.answer_after(wait)).unwrap());
        desk.close(desk.last(), 2);
        if wait.is_zero() {
            // It has made up its mind by now.
            assert_eq!(heard.recv_timeout(LONG), Ok(expected));
        }
        desk.press(desk.last(), "done");
        if !wait.is_zero() {
            assert_eq!(heard.recv_timeout(LONG), Ok(expected));
        }
    }
    assert!(ACTION_AFTER_CLOSE > Duration::ZERO, "the product waits");
}

#[test]
fn notices_end_of_service_only_with_its_rule() {
    for listening in [true, false] {
        let bus = Bus::new();
        let desk = Desk::open(&bus, Manner::Plain);
        let mut rules = match_rules().unwrap();
        if !listening {
            rules.truncate(1);
        }
        let live = zbus::block_on(send(&at(&bus), &notice("A moment"), rules)).unwrap();
        let heard = answer(Shown(live));
        assert_eq!(desk.notes().len(), 1);
        desk.go();
        let (wait, expected) = match listening {
            true => (LONG, Ok(Answer::Unanswered)),
            false => (WHILE, Err(RecvTimeoutError::Timeout)),
        };
        assert_eq!(heard.recv_timeout(wait), expected, "{listening}");
    }
}

#[test]
fn notices_end_of_bus() {
    let bus = Bus::new();
    let _desk = Desk::open(&bus, Manner::Plain);
    let heard = answer(shown(&bus));
    drop(bus);
    assert_eq!(heard.recv_timeout(LONG), Ok(Answer::Unanswered));
}

#[test]
fn reports_missing_service() {
    let bus = Bus::new();
    let nobody = Err(ShowFault::NoService);
    assert_eq!(show_on(at(&bus), notice("A moment"), LONG).err(), Some(ShowFault::NoService));
    assert_eq!(service_on(at(&bus), LONG), nobody);
    let nowhere = linux::Bus::At(format!("unix:path={}/none", bus.folder.path().display()));
    let shown = show_on(nowhere.clone(), notice("A moment"), LONG);
    assert_eq!(shown.err(), Some(ShowFault::NoService));
    assert_eq!(service_on(nowhere, LONG), nobody);
}

#[test]
fn activatable_service_counts_and_is_not_started() {
    let folder = tempfile::TempDir::new().unwrap();
    let trace = folder.path().join("started");
    let program = format!("/bin/sh -c 'echo > {}; exit 1'", trace.display());
    let bus = Bus::with(&[("org.freedesktop.Notifications", &program)]);
    assert_eq!(service_on(at(&bus), LONG), Ok(()));
    assert!(!trace.exists());
    // It starts and serves nothing, and the bus says so.
    let shown = show_on(at(&bus), notice("A moment"), LONG);
    assert_eq!(shown.err(), Some(ShowFault::NoService));
    assert!(trace.exists(), "control run: showing starts it");
}

#[test]
fn running_service_counts() {
    let bus = Bus::new();
    let desk = Desk::open(&bus, Manner::Plain);
    assert_eq!(service_on(at(&bus), LONG), Ok(()));
    assert_eq!(desk.notes().len(), 0);
}

#[test]
fn refusal_differs_from_missing_service() {
    let bus = Bus::new();
    let desk = Desk::open(&bus, Manner::Refuses);
    assert_eq!(show_on(at(&bus), notice("A moment"), LONG).err(), Some(ShowFault::Refused));
    assert_eq!(desk.notes().len(), 1);
}

#[test]
fn hung_service_times_out_and_late_one_is_withdrawn() {
    let bus = Bus::new();
    let desk = Desk::open(&bus, Manner::Hangs);
    let limit = Duration::from_millis(200);
    assert_eq!(show_on(at(&bus), notice("A moment"), limit).err(), Some(ShowFault::NoService));
    desk.until("the service was asked", |seen| seen.notes.len() == 1);
    assert_eq!(desk.closed(), [0_u32; 0]);
    desk.release();
    desk.until("it was withdrawn", |seen| seen.closed == [1]);
}

#[test]
fn hung_service_blocks_without_timeout() {
    let bus = Bus::new();
    let desk = Desk::open(&bus, Manner::Hangs);
    let (give, take) = channel();
    let place = at(&bus);
    let words = notice("A moment");
    spawn_detached(move || {
        let sent = zbus::block_on(send(&place, &words, match_rules().unwrap()));
        give.send(sent.is_ok()).unwrap();
    });
    desk.until("the service was asked", |seen| seen.notes.len() == 1);
    assert_eq!(take.recv_timeout(WHILE), Err(RecvTimeoutError::Timeout));
    desk.release();
    assert_eq!(take.recv_timeout(LONG), Ok(true));
}

#[test]
fn escapes_text_only_for_markup_services() {
    let bus = Bus::new();
    let words = "Milk & <b>honey</b> > \"tea\" &amp;";
    let marked = "Milk &amp; &lt;b&gt;honey&lt;/b&gt; &gt; \"tea\" &amp;amp;";
    for (manner, expected) in [(Manner::Plain, words), (Manner::Markup, marked)] {
        let desk = Desk::open(&bus, manner);
        show_on(at(&bus), notice(words), LONG).unwrap();
        assert_eq!(desk.notes()[0].body, expected, "{manner:?}");
        desk.go();
    }
}

#[test]
fn sends_no_actions_without_the_capability() {
    let bus = Bus::new();
    let desk = Desk::open(&bus, Manner::Bare);
    let heard = answer(shown(&bus));
    assert_eq!(desk.notes()[0].actions, [""; 0]);
    desk.close(desk.last(), 2);
    assert_eq!(heard.recv_timeout(LONG), Ok(Answer::Dismissed));
}

#[test]
fn offers_open_once_if_default_is_listed() {
    let bus = Bus::new();
    let desk = Desk::open(&bus, Manner::ListsAll);
    let mut words = notice("A moment");
    show_on(at(&bus), words.clone(), LONG).unwrap();
    words.buttons.push(Button { answer: Answer::Open, label: "Open the app".into() });
    show_on(at(&bus), words, LONG).unwrap();
    let offered = ["done", "Done", "later", "Later"];
    assert_eq!(desk.notes()[0].actions, [&["default", "Stipple"], &offered[..]].concat());
    assert_eq!(desk.notes()[1].actions, [&offered[..], &["open", "Open the app"]].concat());
}

#[test]
fn calls_once_even_without_a_thread() {
    let (give, take) = channel();
    drop(Once(Some(move |answer| give.send(answer).unwrap())));
    assert_eq!(take.iter().collect::<Vec<_>>(), [Answer::Unanswered]);
}

/// Run by another test in a process of its own; does nothing otherwise.
#[test]
fn child_shows_notification() {
    match part().as_deref() {
        Some("show") => {
            println!("\nservice: {:?}", service());
            let (give, take) = channel();
            let shown = show(&notice("A moment for you"));
            println!("shown: {}", shown.is_ok());
            shown.unwrap().wait(move |answer| give.send(answer).unwrap());
            println!("answer: {:?}", take.recv_timeout(LONG));
        }
        Some("no-bus") => println!("\nnothing: {:?} {:?}", service(), show(&notice("")).err()),
        _ => {}
    }
}

#[test]
fn uses_the_session_bus() {
    let bus = Bus::new();
    let desk = Desk::open(&bus, Manner::Plain);
    let mut child = bus.again("show::tests::child_shows_notification", "show").spawn().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map(Result::unwrap);
    assert!(lines.any(|line| line == "service: Ok(())"));
    assert_eq!(lines.next().as_deref(), Some("shown: true"));
    assert_eq!(desk.notes()[0].title, "Evening routine");
    desk.press(desk.last(), "later");
    assert_eq!(lines.next().as_deref(), Some("answer: Ok(Later)"));
    assert!(lines.count() > 0 && child.wait().unwrap().success());
}

#[test]
fn session_without_bus_does_not_crash() {
    let bus = Bus::new();
    let output = bus
        .again("show::tests::child_shows_notification", "no-bus")
        .env_remove("DBUS_SESSION_BUS_ADDRESS")
        .env("XDG_RUNTIME_DIR", bus.folder.path())
        .output()
        .unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(said.contains("nothing: Err(NoService) Some(NoService)"), "{said}");
}
