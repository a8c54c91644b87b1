//! A notification service with configurable behaviour.
#![allow(clippy::disallowed_types, reason = "what zbus writes for an interface")]

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use async_io::Timer;
use zbus::connection::Builder;
use zbus::fdo;
use zbus::message::Header;
use zbus::object_server::SignalEmitter;
use zbus::zvariant::OwnedValue;
use zbus::{Connection, block_on, interface};

use crate::test_bus::Bus;

const NAME: &str = "org.freedesktop.Notifications";
const PATH: &str = "/org/freedesktop/Notifications";

/// Behaviour of the service.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Manner {
    /// Supports actions but no markup.
    Plain,
    /// Supports no actions.
    Bare,
    /// Supports markup.
    Markup,
    /// Shows the default action as a button.
    ListsAll,
    Refuses,
    /// Does not reply until it is released.
    Hangs,
    /// Sends an answer before its reply.
    AnswersFirst,
}

/// A notification that it received.
#[derive(Debug, Clone, Default)]
pub(super) struct Note {
    pub(super) sender: String,
    pub(super) app: String,
    pub(super) replaces: u32,
    pub(super) icon: String,
    pub(super) title: String,
    pub(super) body: String,
    pub(super) actions: Vec<String>,
    /// As "name=value", in order.
    pub(super) hints: Vec<String>,
    pub(super) timeout: i32,
}

#[derive(Debug, Default)]
pub(super) struct Seen {
    pub(super) notes: Vec<Note>,
    pub(super) closed: Vec<u32>,
    released: bool,
}

struct Service {
    manner: Manner,
    seen: Arc<Mutex<Seen>>,
}

#[interface(name = "org.freedesktop.Notifications")]
impl Service {
    fn get_capabilities(&self) -> Vec<&'static str> {
        match self.manner {
            Manner::Bare => vec!["body"],
            Manner::Markup => vec!["body", "body-markup", "actions"],
            _ => vec!["body", "actions"],
        }
    }

    fn get_server_information(&self) -> (&'static str, &'static str, &'static str, &'static str) {
        match self.manner {
            Manner::ListsAll => ("Xfce Notify Daemon", "Xfce", "0.7.3", "1.2"),
            _ => ("desk", "us", "1", "1.2"),
        }
    }

    #[allow(clippy::too_many_arguments, reason = "as the specification has it")]
    async fn notify(
        &self,
        #[zbus(header)] header: Header<'_>,
        #[zbus(signal_emitter)] emitter: SignalEmitter<'_>,
        app: String,
        replaces: u32,
        icon: String,
        title: String,
        body: String,
        actions: Vec<String>,
        hints: BTreeMap<String, OwnedValue>,
        timeout: i32,
    ) -> fdo::Result<u32> {
        let sender = header.sender().unwrap().to_string();
        let hints = hints.iter().map(|(name, value)| format!("{name}={}", **value)).collect();
        let note = Note { sender, app, replaces, icon, title, body, actions, hints, timeout };
        let id = {
            let mut seen = self.seen.lock().unwrap();
            seen.notes.push(note);
            u32::try_from(seen.notes.len()).unwrap()
        };
        match self.manner {
            Manner::Refuses => return Err(fdo::Error::AccessDenied("not today".into())),
            Manner::Hangs => {
                while !self.seen.lock().unwrap().released {
                    Timer::after(Duration::from_millis(5)).await;
                }
            }
            Manner::AnswersFirst => emitter.action_invoked(id, "done").await?,
            Manner::Plain | Manner::Bare | Manner::Markup | Manner::ListsAll => {}
        }
        Ok(id)
    }

    fn close_notification(&self, id: u32) {
        self.seen.lock().unwrap().closed.push(id);
    }

    #[zbus(signal)]
    async fn action_invoked(emitter: &SignalEmitter<'_>, id: u32, key: &str) -> zbus::Result<()>;
}

/// The running service.
pub(super) struct Desk {
    connection: Connection,
    seen: Arc<Mutex<Seen>>,
}

impl Desk {
    pub(super) fn open(bus: &Bus, manner: Manner) -> Self {
        let seen = Arc::new(Mutex::new(Seen::default()));
        let service = Service { manner, seen: seen.clone() };
        let builder = Builder::address(bus.address.as_str()).unwrap();
        let builder = builder.serve_at(PATH, service).unwrap().name(NAME).unwrap();
        Self { connection: block_on(builder.build()).unwrap(), seen }
    }

    /// Another program on the bus.
    pub(super) fn guest(bus: &Bus) -> Self {
        let builder = Builder::address(bus.address.as_str()).unwrap();
        Self { connection: block_on(builder.build()).unwrap(), seen: Arc::default() }
    }

    pub(super) fn notes(&self) -> Vec<Note> {
        self.seen.lock().unwrap().notes.clone()
    }

    pub(super) fn closed(&self) -> Vec<u32> {
        self.seen.lock().unwrap().closed.clone()
    }

    pub(super) fn release(&self) {
        self.seen.lock().unwrap().released = true;
    }

    /// Id of the last notification.
    pub(super) fn last(&self) -> u32 {
        u32::try_from(self.notes().len()).unwrap()
    }

    pub(super) fn press(&self, id: u32, key: &str) {
        self.say(None, "ActionInvoked", &(id, key));
    }

    pub(super) fn press_for(&self, whom: &str, id: u32, key: &str) {
        self.say(Some(whom), "ActionInvoked", &(id, key));
    }

    pub(super) fn close(&self, id: u32, reason: u32) {
        self.say(None, "NotificationClosed", &(id, reason));
    }

    fn say<B: serde::Serialize + zbus::zvariant::DynamicType>(
        &self,
        whom: Option<&str>,
        what: &str,
        body: &B,
    ) {
        block_on(self.connection.emit_signal(whom, PATH, NAME, what, body)).unwrap();
    }

    /// Ends the service.
    pub(super) fn go(self) {
        block_on(self.connection.close()).unwrap();
    }

    pub(super) fn until(&self, about: &str, is: impl Fn(&Seen) -> bool) {
        for _ in 0..6000 {
            if is(&self.seen.lock().unwrap()) {
                return;
            }
            block_on(Timer::after(Duration::from_millis(5)));
        }
        panic!("waited in vain: {about}");
    }
}
