//! Tests with a tray and a message bus of their own. A child process shows the icon, because the tray library reads the bus
//! address from the environment.
#![allow(clippy::disallowed_types, reason = "what zbus writes for an interface")]

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::process::{Child, ExitStatus};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

use zbus::connection::Builder;
use zbus::zvariant::{OwnedValue, Value};
use zbus::{Connection, block_on, interface};

use super::*;
use crate::test_bus::{Bus, part};
use crate::timeout::spawn_detached;

const LONG: Duration = Duration::from_secs(30);
const WATCHER: &str = "org.kde.StatusNotifierWatcher";
const MENU: &str = "com.canonical.dbusmenu";

/// Run by another test in a process of its own; does nothing otherwise.
#[test]
fn child_shows_icon() {
    if part().as_deref() != Some("tray") {
        return;
    }
    let words = TrayWords {
        title: "Stipple".into(),
        open: "Open_the app".into(),
        stop: "Stop reminders".into(),
    };
    let tray = tray(words, |answer| println!("answer: {answer:?}"));
    println!("\ntray: {}", tray.is_some());
    // Until the parent closes the pipe.
    let _ = std::io::stdin().lines().next();
}

struct Watcher {
    items: Sender<String>,
    host: bool,
}

#[interface(name = "org.kde.StatusNotifierWatcher")]
impl Watcher {
    fn register_status_notifier_item(&self, item: String) {
        self.items.send(item).unwrap();
    }

    #[zbus(property)]
    fn is_status_notifier_host_registered(&self) -> bool {
        self.host
    }
}

fn watch(bus: &Bus, host: bool) -> (Connection, Receiver<String>) {
    let (items, registered) = channel();
    let builder = Builder::address(bus.address.as_str()).unwrap().name(WATCHER).unwrap();
    let builder = builder.serve_at("/StatusNotifierWatcher", Watcher { items, host }).unwrap();
    (block_on(builder.build()).unwrap(), registered)
}

struct Other {
    child: Child,
    lines: Receiver<String>,
}

impl Other {
    fn start(bus: &Bus) -> Self {
        let test = "tray::tests::child_shows_icon";
        let mut child = bus.again(test, "tray").spawn().unwrap();
        let out = BufReader::new(child.stdout.take().unwrap());
        let (give, lines) = channel();
        spawn_detached(move || {
            for line in out.lines().map_while(Result::ok) {
                let _ = give.send(line);
            }
        });
        Self { child, lines }
    }

    fn says(&self, beginning: &str) -> String {
        loop {
            let line = self.lines.recv_timeout(LONG).expect(beginning);
            if line.starts_with(beginning) {
                return line;
            }
        }
    }

    fn end(mut self) -> ExitStatus {
        drop(self.child.stdin.take());
        self.child.wait().unwrap()
    }
}

fn property(bus: &Connection, item: &str, name: &str) -> String {
    let question = ("org.kde.StatusNotifierItem", name);
    let of = Some("org.freedesktop.DBus.Properties");
    let asked = bus.call_method(Some(item), "/StatusNotifierItem", of, "Get", &question);
    let value: OwnedValue = block_on(asked).unwrap().body().deserialize().unwrap();
    value.try_into().unwrap()
}

/// Id and label of each entry.
fn entries(bus: &Connection, item: &str) -> Vec<(i32, String)> {
    let all: (i32, i32, Vec<&str>) = (0, -1, Vec::new());
    let asked = bus.call_method(Some(item), "/MenuBar", Some(MENU), "GetLayout", &all);
    let reply = block_on(asked).unwrap();
    let body = reply.body();
    type Layout<'m> = (u32, (i32, BTreeMap<String, Value<'m>>, Vec<Value<'m>>));
    let (_, (_, _, children)): Layout<'_> = body.deserialize().unwrap();
    let entry = |child: Value<'_>| {
        let Value::Structure(entry) = child else { panic!("{child:?}") };
        let [Value::I32(id), Value::Dict(look), ..] = entry.fields() else { panic!("{entry:?}") };
        (*id, look.get::<_, String>(&"label").unwrap().unwrap())
    };
    children.into_iter().map(entry).collect()
}

#[test]
fn icon_reports_entries_and_ends_with_program() {
    let bus = Bus::new();
    let (desktop, registered) = watch(&bus, true);
    let other = Other::start(&bus);
    let item = registered.recv_timeout(LONG).unwrap();
    assert_eq!(other.says("tray: "), "tray: true");
    assert_eq!(property(&desktop, &item, "Title"), "Stipple");
    assert_eq!(property(&desktop, &item, "IconName"), "stipple");

    let entries = entries(&desktop, &item);
    let labels: Vec<&str> = entries.iter().map(|(_, label)| label.as_str()).collect();
    assert_eq!(labels, ["Open__the app", "Stop reminders"]);
    for ((id, _), expected) in entries.iter().zip(["answer: Open", "answer: Stop"]) {
        let event = (id, "clicked", Value::from(0), 0_u32);
        let sent = desktop.call_method(Some(&*item), "/MenuBar", Some(MENU), "Event", &event);
        block_on(sent).unwrap();
        assert_eq!(other.says("answer: "), expected);
    }
    let icon = Some("org.kde.StatusNotifierItem");
    let pressed =
        desktop.call_method(Some(&*item), "/StatusNotifierItem", icon, "Activate", &(0, 0));
    block_on(pressed).unwrap();
    assert_eq!(other.says("answer: "), "answer: Open");

    assert!(other.end().success());
    let names = block_on(zbus::fdo::DBusProxy::new(&desktop)).unwrap();
    assert!(!block_on(names.name_has_owner(item.as_str().try_into().unwrap())).unwrap());
}

#[test]
fn missing_tray_is_reported() {
    let bus = Bus::new();
    let other = Other::start(&bus);
    assert_eq!(other.says("tray: "), "tray: false");
    assert!(other.end().success());

    let (_desktop, registered) = watch(&bus, false);
    let other = Other::start(&bus);
    assert_eq!(other.says("tray: "), "tray: false", "somebody keeps a list that nobody shows");
    assert_eq!(registered.try_iter().count(), 1);
    assert!(other.end().success());
}
