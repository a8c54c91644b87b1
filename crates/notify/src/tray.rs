//! Icon in the desktop's tray: StatusNotifierItem over D-Bus, without a toolkit or C library.

#[cfg(test)]
mod tests;

use std::sync::Arc;

use ksni::blocking::{Handle, TrayMethods};
use ksni::menu::StandardItem;
use ksni::{MenuItem, ToolTip};

use crate::timeout::{SERVICE_TIMEOUT, with_timeout};

/// Texts of the tray icon and its menu.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrayWords {
    /// Title and tooltip of the icon.
    pub title: String,
    /// Menu entry that opens the app.
    pub open: String,
    /// Menu entry that stops the reminders.
    pub stop: String,
}

/// What the patient chose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TrayAnswer {
    /// Open the app; also the result of clicking the icon.
    Open,
    /// Stop the reminders.
    Stop,
}

/// The tray icon. Dropping it removes the icon.
pub struct Tray(Handle<Item>);

impl Drop for Tray {
    fn drop(&mut self) {
        self.0.shutdown().wait();
    }
}

struct Item {
    words: TrayWords,
    on: Arc<dyn Fn(TrayAnswer) + Send + Sync>,
}

impl ksni::Tray for Item {
    fn id(&self) -> String {
        "app.stipple.reminders".to_owned()
    }

    fn title(&self) -> String {
        self.words.title.clone()
    }

    fn icon_name(&self) -> String {
        "stipple".to_owned()
    }

    fn tool_tip(&self) -> ToolTip {
        ToolTip { title: self.words.title.clone(), ..ToolTip::default() }
    }

    fn activate(&mut self, _: i32, _: i32) {
        (self.on)(TrayAnswer::Open);
    }

    fn menu(&self) -> Vec<MenuItem<Self>> {
        vec![
            entry(&self.words.open, "document-open", TrayAnswer::Open),
            entry(&self.words.stop, "application-exit", TrayAnswer::Stop),
        ]
    }
}

fn entry(label: &str, icon: &str, answer: TrayAnswer) -> MenuItem<Item> {
    StandardItem {
        // A single underscore would mark an access key.
        label: label.replace('_', "__"),
        icon_name: icon.to_owned(),
        activate: Box::new(move |item: &mut Item| (item.on)(answer)),
        ..StandardItem::default()
    }
    .into()
}

/// Adds the icon to the tray. `on` is called in the tray's thread for each choice; it must be quick and must not drop the [`Tray`],
/// which waits for that thread. `None` without a tray that replies within five seconds; a desktop that is still starting may
/// have one later, so callers retry.
pub fn tray(words: TrayWords, on: impl Fn(TrayAnswer) + Send + Sync + 'static) -> Option<Tray> {
    let item = Item { words, on: Arc::new(on) };
    with_timeout(SERVICE_TIMEOUT, move || item.spawn().ok().map(Tray), drop)?
}
