//! An icon in the desktop's tray (StatusNotifierItem over D-Bus): no window, no toolkit, no C library.

#[cfg(test)]
mod tests;

use std::sync::Arc;

use ksni::blocking::{Handle, TrayMethods};
use ksni::menu::StandardItem;
use ksni::{MenuItem, ToolTip};

use crate::patience::{PATIENCE, within};

/// The words of the tray, ready to be seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrayWords {
    /// What stands beside the icon or when the pointer rests on it.
    pub title: String,
    /// The entry that opens the app.
    pub open: String,
    /// The entry that stops the reminders.
    pub stop: String,
}

/// What was chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TrayAnswer {
    /// The app is wanted; also what pressing the icon means.
    Open,
    /// No more reminders.
    Stop,
}

/// Our icon in the tray; it goes when this is dropped.
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
        // A single underscore would mark a key.
        label: label.replace('_', "__"),
        icon_name: icon.to_owned(),
        activate: Box::new(move |item: &mut Item| (item.on)(answer)),
        ..StandardItem::default()
    }
    .into()
}

/// Puts our icon into the tray. `on` is called in a thread of the tray's for each thing that is chosen; it must not take
/// long and must not drop the [`Tray`], which waits for that thread. `None` where there is no tray, or none that answers in
/// five seconds; a desktop that is just starting may have one a little later, so asking again is worth it.
pub fn tray(words: TrayWords, on: impl Fn(TrayAnswer) + Send + Sync + 'static) -> Option<Tray> {
    let item = Item { words, on: Arc::new(on) };
    within(PATIENCE, move || item.spawn().ok().map(Tray), drop)?
}
