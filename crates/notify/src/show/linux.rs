//! The desktop's notification service over D-Bus (Desktop Notifications Specification 1.2).
//!
//! Not with notify-rust: it subscribes to answers only after the service has accepted the notification and loses earlier ones, it
//! never returns when the service goes away, and it brings a second zbus.

use std::collections::BTreeMap;
use std::time::Duration;

use async_io::{Timer, block_on};
use futures_lite::future::or;
use futures_lite::stream::StreamExt;
use zbus::connection::Builder;
use zbus::fdo::DBusProxy;
use zbus::message::{Message, Type};
use zbus::names::BusName;
use zbus::zvariant::Value;
use zbus::{Connection, Error, MatchRule, MessageStream};

use super::{Answer, Notice, ShowFault, key, pressed};
use crate::timeout::{SERVICE_TIMEOUT, with_timeout};

const NAME: &str = "org.freedesktop.Notifications";
const BUS: &str = "org.freedesktop.DBus";
const PATH: &str = "/org/freedesktop/Notifications";

/// Name of a service (xfce4-notifyd 0.7) that shows the default action as a button.
const LISTS_DEFAULT_ACTION: &str = "Xfce Notify Daemon";

const APP: &str = "Stipple";

/// Names of the icon and the desktop file that the package installs.
const ICON: &str = "stipple";
const DESKTOP_FILE: &str = "Stipple";

/// Urgency: some services hide low ones, and critical ones ignore "do not disturb".
const NORMAL: u8 = 1;

/// Stays until answered: dunst, xfce4-notifyd and Plasma keep it on the screen; GNOME ignores the value and keeps it in its
/// list.
const NEVER_EXPIRES: i32 = 0;

/// How long an action may arrive after the close that it caused. The specification gives no order, and some services (awesome)
/// report the close first.
pub(super) const ACTION_AFTER_CLOSE: Duration = Duration::from_millis(300);

/// The message bus of the service.
#[derive(Debug, Clone)]
pub(super) enum Bus {
    /// The session bus.
    Session,
    /// A bus started by a test.
    #[cfg(test)]
    At(String),
}

/// An accepted notification.
#[derive(Debug)]
pub(super) struct Shown {
    id: u32,
    /// Unique connection name of the service; signals from others are ignored.
    service: String,
    /// Kept open: GNOME closes a notification when its sender leaves the bus.
    connection: Connection,
    messages: MessageStream,
}

/// A signal about a notification.
enum Word {
    Pressed(Answer),
    Closed(Answer),
    Gone,
}

pub(super) fn show(notice: &Notice) -> Result<Shown, ShowFault> {
    show_on(Bus::Session, notice.clone(), SERVICE_TIMEOUT)
}

pub(super) fn show_on(bus: Bus, notice: Notice, limit: Duration) -> Result<Shown, ShowFault> {
    let work = move || block_on(send(&bus, &notice, match_rules()?));
    let late = |shown: Result<Shown, ShowFault>| {
        if let Ok(shown) = shown {
            let _ = block_on(shown.take_back());
        }
    };
    with_timeout(limit, work, late).unwrap_or(Err(ShowFault::NoService))
}

pub(super) fn service() -> Result<(), ShowFault> {
    service_on(Bus::Session, SERVICE_TIMEOUT)
}

pub(super) fn service_on(bus: Bus, limit: Duration) -> Result<(), ShowFault> {
    with_timeout(limit, move || block_on(look(&bus)), drop).unwrap_or(Err(ShowFault::NoService))
}

async fn connect(bus: &Bus) -> zbus::Result<Connection> {
    match bus {
        Bus::Session => Builder::session()?,
        #[cfg(test)]
        Bus::At(address) => Builder::address(address.as_str())?,
    }
    .build()
    .await
}

async fn look(bus: &Bus) -> Result<(), ShowFault> {
    let known = async {
        let connection = connect(bus).await?;
        let bus = DBusProxy::new(&connection).await?;
        let there = bus.name_has_owner(BusName::try_from(NAME)?).await?;
        Ok(there || bus.list_activatable_names().await?.iter().any(|name| name.as_str() == NAME))
    };
    if known.await.map_err(fault)? { Ok(()) } else { Err(ShowFault::NoService) }
}

/// Signals of the service, and the end of the service.
pub(super) fn match_rules() -> Result<Vec<MatchRule<'static>>, ShowFault> {
    let rules = || -> zbus::Result<_> {
        let service = MatchRule::builder().msg_type(Type::Signal).sender(NAME)?.path(PATH)?;
        let going =
            MatchRule::builder().msg_type(Type::Signal).sender(BUS)?.member("NameOwnerChanged")?;
        let going = going.arg(0, NAME)?;
        Ok(vec![service.build(), going.build()])
    };
    rules().map_err(fault)
}

pub(super) async fn send(
    bus: &Bus,
    notice: &Notice,
    rules: Vec<MatchRule<'static>>,
) -> Result<Shown, ShowFault> {
    let taken = async {
        let connection = connect(bus).await?;
        // Subscribe before sending, so that no answer is missed.
        let messages = MessageStream::from(&connection);
        let listener = DBusProxy::new(&connection).await?;
        for rule in rules {
            listener.add_match_rule(rule).await?;
        }
        // Without capabilities, send the plainest form.
        let able = capabilities(&connection).await.unwrap_or_default();
        let all_listed = name(&connection).await.is_ok_and(|name| name == LISTS_DEFAULT_ACTION);
        let reply = notify(&connection, notice, &able, all_listed).await?;
        let service = reply.header().sender().ok_or(Error::MissingField)?.to_string();
        let id = reply.body().deserialize()?;
        Ok(Shown { id, service, connection, messages })
    };
    taken.await.map_err(fault)
}

async fn capabilities(connection: &Connection) -> zbus::Result<Vec<String>> {
    let reply =
        connection.call_method(Some(NAME), PATH, Some(NAME), "GetCapabilities", &()).await?;
    reply.body().deserialize()
}

async fn name(connection: &Connection) -> zbus::Result<String> {
    let reply =
        connection.call_method(Some(NAME), PATH, Some(NAME), "GetServerInformation", &()).await?;
    let (name, _, _, _): (String, String, String, String) = reply.body().deserialize()?;
    Ok(name)
}

async fn notify(
    connection: &Connection,
    notice: &Notice,
    able: &[String],
    all_listed: bool,
) -> zbus::Result<Message> {
    let can = |what: &str| able.iter().any(|able| able == what);
    let body = if can("body-markup") { escaped(&notice.body) } else { notice.body.clone() };
    // Some old services open a dialog for actions that they cannot show.
    let actions = if can("actions") { actions(notice, all_listed) } else { Vec::new() };
    let hints: BTreeMap<&str, Value<'_>> = BTreeMap::from([
        ("desktop-entry", Value::from(DESKTOP_FILE)),
        ("urgency", Value::from(NORMAL)),
    ]);
    let new = 0_u32;
    let words = (APP, new, ICON, notice.title.as_str(), body, actions, hints, NEVER_EXPIRES);
    connection.call_method(Some(NAME), PATH, Some(NAME), "Notify", &words).await
}

/// Pairs of key and label, the default action first. If the service shows the default action as a button, it is labelled with the
/// app's name, or left out if there is an "open" button.
fn actions(notice: &Notice, all_listed: bool) -> Vec<&str> {
    let open = notice.buttons.iter().find(|button| button.answer == Answer::Open);
    let mut pairs = match open {
        Some(_) if all_listed => Vec::new(),
        open => vec!["default", open.map_or(APP, |button| button.label.as_str())],
    };
    for button in &notice.buttons {
        if let Some(key) = key(button.answer) {
            pairs.extend([key, button.label.as_str()]);
        }
    }
    pairs
}

/// Escapes the body for services that interpret markup.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn fault(error: Error) -> ShowFault {
    let Error::MethodError(name, ..) = &error else { return ShowFault::NoService };
    let name = name.strip_prefix("org.freedesktop.DBus.Error.").unwrap_or(name);
    let absent = ["ServiceUnknown", "NameHasNoOwner", "NoReply", "Timeout", "Disconnected"];
    if absent.contains(&name) || name.starts_with("Spawn.") {
        ShowFault::NoService
    } else {
        ShowFault::Refused
    }
}

impl Shown {
    pub(super) fn answer(self) -> Answer {
        self.answer_after(ACTION_AFTER_CLOSE)
    }

    pub(super) fn answer_after(mut self, afterthought: Duration) -> Answer {
        block_on(async {
            let closed = match self.next().await {
                Word::Pressed(answer) => return answer,
                Word::Closed(answer) => answer,
                Word::Gone => return Answer::Unanswered,
            };
            let in_time = async {
                Timer::after(afterthought).await;
                Word::Gone
            };
            match or(self.next(), in_time).await {
                Word::Pressed(answer) => answer,
                Word::Closed(_) | Word::Gone => closed,
            }
        })
    }

    async fn next(&mut self) -> Word {
        while let Some(message) = self.messages.next().await {
            let Ok(message) = message else { break };
            if let Some(word) = self.word(&message) {
                return word;
            }
        }
        Word::Gone
    }

    fn word(&self, message: &Message) -> Option<Word> {
        let header = message.header();
        let (sender, member) = (header.sender()?.as_str(), header.member()?.as_str());
        let body = message.body();
        match member {
            "NameOwnerChanged" if sender == BUS => {
                let (name, _, now): (&str, &str, &str) = body.deserialize().ok()?;
                (name == NAME && now != self.service).then_some(Word::Gone)
            }
            "ActionInvoked" if sender == self.service => {
                let (id, key): (u32, &str) = body.deserialize().ok()?;
                if id == self.id { pressed(key).map(Word::Pressed) } else { None }
            }
            "NotificationClosed" if sender == self.service => {
                let (id, reason): (u32, u32) = body.deserialize().ok()?;
                // 1 expired, 2 closed by the user, 3 closed by a program, 4 undefined.
                let answer = if reason == 2 { Answer::Dismissed } else { Answer::Unanswered };
                (id == self.id).then_some(Word::Closed(answer))
            }
            _ => None,
        }
    }

    async fn take_back(&self) -> zbus::Result<Message> {
        self.connection
            .call_method(Some(NAME), PATH, Some(NAME), "CloseNotification", &self.id)
            .await
    }
}
