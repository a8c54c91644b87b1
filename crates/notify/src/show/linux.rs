//! The desktop's notification service over D-Bus (Desktop Notifications Specification 1.2).
//!
//! Spoken without notify-rust: that crate listens for the answer only after the service has taken the notification, so an
//! answer in between is lost; it never returns when the service goes away; and it would bring a second zbus.

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
use crate::patience::{PATIENCE, within};

const NAME: &str = "org.freedesktop.Notifications";
const BUS: &str = "org.freedesktop.DBus";
const PATH: &str = "/org/freedesktop/Notifications";

/// The name of a service (xfce4-notifyd 0.7 was looked at) that lists what pressing the notification itself does among the
/// buttons.
const LISTS_ALL: &str = "Xfce Notify Daemon";

const APP: &str = "Stipple";

/// The name of the icon and of the desktop file that the package installs (the program's and the product's name).
const ICON: &str = "stipple";
const DESKTOP_FILE: &str = "Stipple";

/// Neither low, which some services hide, nor critical, which breaks into what the person asked not to be disturbed in.
const NORMAL: u8 = 1;

/// Stays until it is answered: dunst, xfce4-notifyd and Plasma keep it on the screen, GNOME ignores the figure and keeps
/// it in its list.
const NEVER_EXPIRES: i32 = 0;

/// How long a button may follow the closing that it caused. The specification gives no order, and some services (awesome
/// is one) tell of the closing first.
pub(super) const AFTERTHOUGHT: Duration = Duration::from_millis(300);

/// Where the service is looked for.
#[derive(Debug, Clone)]
pub(super) enum Bus {
    /// The bus of the person's session.
    Session,
    /// A bus of a test's own.
    #[cfg(test)]
    At(String),
}

/// A notification that the service has taken.
#[derive(Debug)]
pub(super) struct Shown {
    id: u32,
    /// The connection name of the service that took it; nobody else's words count.
    service: String,
    /// Kept: GNOME takes a notification away when its sender leaves the bus.
    connection: Connection,
    messages: MessageStream,
}

/// What the bus may say of a notification.
enum Word {
    Pressed(Answer),
    Closed(Answer),
    Gone,
}

pub(super) fn show(notice: &Notice) -> Result<Shown, ShowFault> {
    show_on(Bus::Session, notice.clone(), PATIENCE)
}

pub(super) fn show_on(bus: Bus, notice: Notice, limit: Duration) -> Result<Shown, ShowFault> {
    let work = move || block_on(send(&bus, &notice, heard()?));
    let late = |shown: Result<Shown, ShowFault>| {
        if let Ok(shown) = shown {
            let _ = block_on(shown.take_back());
        }
    };
    within(limit, work, late).unwrap_or(Err(ShowFault::NoService))
}

pub(super) fn service() -> Result<(), ShowFault> {
    service_on(Bus::Session, PATIENCE)
}

pub(super) fn service_on(bus: Bus, limit: Duration) -> Result<(), ShowFault> {
    within(limit, move || block_on(look(&bus)), drop).unwrap_or(Err(ShowFault::NoService))
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

/// What is listened to: the service, and whether it goes.
pub(super) fn heard() -> Result<Vec<MatchRule<'static>>, ShowFault> {
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
        // Before the notification is there, so that no answer is too early.
        let messages = MessageStream::from(&connection);
        let listener = DBusProxy::new(&connection).await?;
        for rule in rules {
            listener.add_match_rule(rule).await?;
        }
        // Who cannot say what it can do is sent the plainest form.
        let able = capabilities(&connection).await.unwrap_or_default();
        let all_listed = name(&connection).await.is_ok_and(|name| name == LISTS_ALL);
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
    // Old services put a dialog in the person's way for a notification with actions that they cannot show.
    let actions = if can("actions") { actions(notice, all_listed) } else { Vec::new() };
    let hints: BTreeMap<&str, Value<'_>> = BTreeMap::from([
        ("desktop-entry", Value::from(DESKTOP_FILE)),
        ("urgency", Value::from(NORMAL)),
    ]);
    let new = 0_u32;
    let words = (APP, new, ICON, notice.title.as_str(), body, actions, hints, NEVER_EXPIRES);
    connection.call_method(Some(NAME), PATH, Some(NAME), "Notify", &words).await
}

/// Pairs of a name and a label. The notification itself comes first; where it is listed among the buttons it shows our
/// name, or is left out for the button that does the same.
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

/// The body is read as markup by services that can; what a person wrote is text.
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
        self.answer_after(AFTERTHOUGHT)
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
                // 1 ran out, 2 closed by the person, 3 by a program, 4 nobody knows.
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
