//! The words of a notification. Neutral ones name nothing: not hair, not the scalp, not a clinic, not a medicine.

use std::collections::BTreeMap;

use stipple_core::moment::Now;
use stipple_core::reminder::{About, Due, ReminderKind, Stage};

use crate::view::ReminderAnswer;
use crate::words::Words;

/// A notification, in words that are ready to be seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// The keys of the reminders in it.
    pub keys: Vec<String>,
    /// Its title.
    pub title: String,
    /// Its text.
    pub body: String,
    /// Its buttons, in order.
    pub buttons: Vec<NoticeButton>,
    /// The page that shows what it is about: what stands after `#/` in the page's address.
    pub place: String,
}

/// A button of a notification.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoticeButton {
    /// What pressing it answers.
    pub answer: ReminderAnswer,
    /// Its label.
    pub label: String,
}

/// What the plans say about a dose, by the key of its reminder: one sentence each.
pub(super) type Answers = BTreeMap<String, String>;

/// One notification for everything that is due; none when nothing is.
pub(super) fn notice(
    due: &[Due],
    answers: &Answers,
    full: bool,
    lang: &str,
    now: &Now,
) -> Option<Notice> {
    let first = due.first()?;
    let words = Words::of(lang);
    let (title, body) =
        if full { plain(due, answers, &words, now) } else { neutral(due, &words, now) };
    let doable = due.iter().any(|d| d.reminder.about.kind().is_doable());
    let test = due.iter().all(|d| matches!(d.reminder.about, About::Test(_)));
    let mut buttons = Vec::new();
    if doable {
        buttons.push(button(ReminderAnswer::Done, words.text("notify-done", &[])));
    }
    if !test {
        buttons.push(button(ReminderAnswer::Later, words.text("notify-later", &[])));
    }
    buttons.push(button(ReminderAnswer::Open, words.text("notify-open", &[])));
    let alike = due.iter().all(|d| d.reminder.about.kind() == first.reminder.about.kind());
    let place = if alike { place(&first.reminder.about) } else { "today".to_string() };
    let keys = due.iter().map(|d| d.reminder.key.clone()).collect();
    Some(Notice { keys, title, body, buttons, place })
}

fn button(answer: ReminderAnswer, label: String) -> NoticeButton {
    NoticeButton { answer, label }
}

fn place(about: &About) -> String {
    match about.kind() {
        ReminderKind::Care | ReminderKind::Medicine => "today".into(),
        ReminderKind::Photos => "photos".into(),
        ReminderKind::Session | ReminderKind::Cancel => match about {
            About::Session { session, .. } | About::Cancel { session, .. } => {
                format!("sessions/{session}")
            }
            _ => "sessions".into(),
        },
        ReminderKind::TouchUp | ReminderKind::Yearly | ReminderKind::Booking => "touch-ups".into(),
        ReminderKind::Test => "reminders".into(),
    }
}

/// Words for a notification of which nothing may be known: the store is closed with a passphrase when it comes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LockedWords {
    /// Its title.
    pub title: String,
    /// Its text.
    pub body: String,
    /// The label of "open".
    pub open: String,
}

/// What to say while the store is closed with a passphrase.
pub(super) fn locked(lang: &str) -> LockedWords {
    let words = Words::of(lang);
    LockedWords {
        title: words.text("notify-locked", &[]),
        body: words.text("notify-locked-open", &[]),
        open: words.text("notify-open", &[]),
    }
}

/// The words of the small program's icon in the tray.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrayWords {
    /// The entry that opens the app.
    pub open: String,
    /// The entry that stops reminders while the app is closed.
    pub stop: String,
}

/// The words of the icon in the tray, in the system's language.
pub fn tray_words(lang: &str) -> TrayWords {
    let words = Words::of(lang);
    TrayWords {
        open: words.text("notify-tray-open", &[]),
        stop: words.text("notify-tray-stop", &[]),
    }
}

fn neutral(due: &[Due], words: &Words, now: &Now) -> (String, String) {
    let about = |find: fn(&About) -> bool| due.iter().find(|d| find(&d.reminder.about));
    let things = due.iter().filter(|d| routine(&d.reminder.about)).count();
    if things > 0 {
        return (daytime(words, now), words.text("notify-count", &[("count", things.into())]));
    }
    if let Some(d) = about(|a| matches!(a, About::Session { .. })) {
        return (words.text("notify-date", &[]), nearness(&d.reminder.about, words));
    }
    if about(|a| matches!(a, About::Cancel { .. })).is_some() {
        return (words.text("notify-date", &[]), words.text("notify-date-move", &[]));
    }
    if about(|a| matches!(a, About::Test(_))).is_some() {
        return (words.text("notify-test", &[]), words.text("notify-test-came", &[]));
    }
    (words.text("notify-check-in", &[]), words.text("notify-check-in-open", &[]))
}

fn routine(about: &About) -> bool {
    matches!(about, About::Task { .. } | About::Dose { .. } | About::PhotoSet { .. })
}

fn daytime(words: &Words, now: &Now) -> String {
    let hour = now.local().format("%H").to_string();
    let part = match hour.parse::<u8>().unwrap_or(0) {
        4..=10 => "morning",
        11..=16 => "day",
        _ => "evening",
    };
    words.text("notify-routine", &[("part", part.into())])
}

fn nearness(about: &About, words: &Words) -> String {
    let stage = match about {
        About::Session { stage: Stage::Week, .. } => "week",
        About::Session { stage: Stage::TwoDays, .. } => "two-days",
        About::Session { stage: Stage::Eve, .. } => "eve",
        _ => "two-hours",
    };
    words.text("notify-date-when", &[("stage", stage.into())])
}

/// The words of somebody who chose to have them in full.
fn plain(due: &[Due], answers: &Answers, words: &Words, now: &Now) -> (String, String) {
    let line = |d: &Due| line(&d.reminder.about, words, now);
    let answer = |d: &Due| answers.get(&d.reminder.key);
    match due {
        [one] => (line(one), answer(one).cloned().unwrap_or_else(|| hint(one, words))),
        _ => {
            let full = |d: &Due| match answer(d) {
                Some(answer) => words.text(
                    "notify-dose-plan",
                    &[("name", line(d).into()), ("answer", answer.as_str().into())],
                ),
                None => line(d),
            };
            (daytime(words, now), due.iter().map(full).collect::<Vec<_>>().join("\n"))
        }
    }
}

/// What stands under the one line.
fn hint(due: &Due, words: &Words) -> String {
    match &due.reminder.about {
        About::Session { prepare, .. } if *prepare > 0 => {
            words.text("notify-prepare", &[("count", usize::from(*prepare).into())])
        }
        About::Test(_) => words.text("notify-test-came", &[]),
        _ => String::new(),
    }
}

fn line(about: &About, words: &Words, now: &Now) -> String {
    let days = |until: chrono::NaiveDate| {
        let left = stipple_core::moment::days_between(now.today(), until).max(0);
        [("days", usize::try_from(left).unwrap_or(0).into())]
    };
    match about {
        About::Task { title, .. } => title.clone(),
        About::Dose { name, .. } => name.clone(),
        About::PhotoSet { day, .. } => {
            words.text("notify-photos", &[("day", usize::from(*day).into())])
        }
        About::Session { number, .. } => {
            let when = nearness(about, words);
            words.text(
                "notify-session",
                &[("number", usize::from(*number).into()), ("when", when.as_str().into())],
            )
        }
        About::Cancel { .. } => words.text("notify-cancel", &[]),
        About::Settle(_) => words.text("notify-settle", &[]),
        About::FreeOpens { until, .. } => words.text("notify-free-opens", &days(*until)),
        About::FreeEnds { until, .. } => words.text("notify-free-ends", &days(*until)),
        About::Yearly(_) => words.text("notify-yearly", &[]),
        About::Booking { .. } => words.text("notify-booking", &[]),
        About::Test(_) => words.text("notify-test", &[]),
    }
}
