//! Every row that leaves, read in one transaction, with what is said beside it.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use serde_json::{Value, json};
use stipple_core::event::{EventKey, Outcome};
use stipple_core::medicine::Medicine;
use stipple_core::pack::Pack;
use stipple_core::photo::Photo;
use stipple_core::plan::CarePlan;
use stipple_store::Reading;
use stipple_store::tables::change::Change;
use stipple_store::tables::{
    booking, check_in, diary, exported, hairline, incoming, medicine, outcome, pack, photo,
    photo_pair, photo_view, plan, reminder, session, setting,
};

use super::cells::{Row, Teller};
use super::columns::{self, Column};
use super::history;
use crate::error::Result;
use crate::view::Settings;

/// A table that leaves: the name of its files, its columns and rows.
pub(super) struct Table {
    pub(super) name: &'static str,
    pub(super) columns: &'static [Column],
    pub(super) rows: Vec<Source>,
}

/// A row of a table, which may take several lines. They are made when they are written: a life's changes are many.
pub(super) enum Source {
    Row(Row),
    Change(Box<Change>),
    Settings(Value),
}

impl Source {
    /// The row with its exact values.
    pub(super) fn exact(&self) -> Value {
        match self {
            Self::Row(row) => Value::clone(&row.exact),
            Self::Change(change) => history::exact(change),
            Self::Settings(settings) => settings.clone(),
        }
    }

    /// What of it stands in a table.
    pub(super) fn lines(&self, teller: &Teller<'_>) -> Vec<Row> {
        match self {
            Self::Row(row) => vec![row.clone()],
            Self::Change(change) => history::change_lines(change, teller),
            Self::Settings(settings) => history::setting_lines(settings, teller),
        }
    }
}

/// What the patient wants of it.
#[derive(Clone, Copy)]
pub(crate) struct ExportOptions {
    pub(crate) private: bool,
    pub(crate) history: bool,
}

/// ExportWriter there is, as it was at one moment.
pub(super) struct All {
    plans: Vec<CarePlan>,
    packs: Vec<Pack>,
    medicines: Vec<Medicine>,
    outcomes: Vec<Outcome>,
    pub(super) photos: Vec<Photo>,
    settings: Settings,
    changes: Vec<Change>,
    /// Tables of which nothing else is made.
    plain: BTreeMap<&'static str, Vec<Value>>,
    /// Names of the patient's own views by id.
    pub(super) views: BTreeMap<String, String>,
    /// Pictures that are not developed yet.
    pub(super) waiting: usize,
}

impl All {
    pub(super) fn read(r: &Reading<'_>, options: ExportOptions) -> Result<Self> {
        // Photos that stay: nothing that hangs on one of them leaves.
        let private = photo::private_ones(r)?.into_iter().map(|id| id.to_string());
        let kept_back: BTreeSet<String> =
            if options.private { BTreeSet::new() } else { private.collect() };
        let mut photos = photo::whole(r)?;
        photos.retain(|photo| !kept_back.contains(&photo.id.to_string()));
        let views = photo_view::all(r)?;
        let changes = if options.history { history::read(r, &kept_back)? } else { Vec::new() };
        Ok(Self {
            plans: plan::all(r)?,
            packs: pack::all(r)?.into_iter().map(|kept| kept.pack).collect(),
            medicines: medicine::all(r)?,
            outcomes: outcome::all(r)?,
            photos,
            settings: setting::settings(r)?,
            changes,
            plain: plain(r, &kept_back)?,
            views: named_views(r)?,
            waiting: incoming::all(r)?.len(),
        }
        .with("views", exact(&views)))
    }

    fn with(mut self, name: &'static str, rows: Vec<Value>) -> Self {
        self.plain.insert(name, rows);
        self
    }

    /// The tables, in the order in which they are explained. `files` are the names of the pictures by the photo's id.
    pub(super) fn tables(
        self,
        teller: &Teller<'_>,
        files: &BTreeMap<String, String>,
    ) -> Vec<Table> {
        let titles = self.titles();
        let ticks = self.outcomes.iter().map(|outcome| self.tick(outcome, teller)).collect();
        let changes = self.changes.into_iter().map(|change| Source::Change(Box::new(change)));
        let settings = serde_json::to_value(&self.settings).unwrap_or_default();
        let mut plain = self.plain;
        let mut of = |name: &str| plain.remove(name).unwrap_or_default();
        let bare =
            |rows: Vec<Value>| rows.into_iter().map(|row| Source::Row(Row::of(row))).collect();
        let mut by_name: BTreeMap<&str, (&'static [Column], Vec<Source>)> = BTreeMap::from([
            ("plans", (columns::PLANS, beside(exact(&self.plans), "id", "title", &titles))),
            ("sessions", (columns::SESSIONS, beside(of("sessions"), "plan", "plan", &titles))),
            ("medicines", (columns::MEDICINES, bare(exact(&self.medicines)))),
            ("ticks", (columns::TICKS, ticks)),
            ("diary", (columns::DIARY, bare(of("diary")))),
            ("photos", (columns::PHOTOS, beside(exact(&self.photos), "id", "file", files))),
            ("views", (columns::VIEWS, bare(of("views")))),
            ("hairlines", (columns::HAIRLINES, beside(of("hairlines"), "photo", "file", files))),
            ("photo-pairs", (columns::PAIRS, bare(of("photo-pairs")))),
            ("check-ins", (columns::CHECK_INS, bare(of("check-ins")))),
            ("requests", (columns::REQUESTS, bare(of("requests")))),
            ("reminders", (columns::REMINDERS, bare(of("reminders")))),
            ("instructions", (columns::INSTRUCTIONS, bare(exact(&self.packs)))),
            ("settings", (columns::SETTINGS, vec![Source::Settings(settings)])),
            ("history", (columns::HISTORY, changes.collect())),
        ]);
        let table = |name| {
            let (columns, rows) = by_name.remove(name)?;
            Some(Table { name, columns, rows })
        };
        exported().into_iter().filter_map(table).collect()
    }

    /// What each plan goes by, by its id.
    fn titles(&self) -> BTreeMap<String, String> {
        let title = |plan: &CarePlan| {
            let of_plan = |p: &&Pack| p.id == plan.pack && p.version == plan.pack_version;
            self.packs.iter().find(of_plan).map(|pack| (plan.id.to_string(), pack.title.clone()))
        };
        self.plans.iter().filter_map(title).collect()
    }

    /// An outcome with the day and the words of its event.
    fn tick(&self, outcome: &Outcome, teller: &Teller<'_>) -> Source {
        let (on, what) = match outcome.event.parse() {
            Ok(EventKey::Instruction { instruction, on, .. }) => {
                let mut all = self.packs.iter().rev().flat_map(|pack| &pack.instructions);
                let title = all.find(|i| i.id == instruction).map(|i| i.title.clone());
                (on, title.unwrap_or(instruction))
            }
            Ok(EventKey::Dose { medicine, on, at }) => {
                let taken = self.medicines.iter().find(|m| m.id == medicine);
                let name = taken.map_or_else(|| medicine.to_string(), |m| m.name.clone());
                // The time it was scheduled for then, whatever the medicine's times are now.
                let time = at.known().map_or_else(
                    || teller.words.text("exported-time-unknown", &[]),
                    |at| at.format("%H:%M").to_string(),
                );
                (Some(on), format!("{name}, {time}"))
            }
            Ok(EventKey::PhotoSet { day, .. }) => {
                let given = [("day", u32::from(day).into())];
                (None, teller.words.text("exported-photo-set", &given))
            }
            Err(_) => (None, outcome.event.clone()),
        };
        let exact = json!({
            "event": outcome.event, "state": outcome.state, "recorded_at": outcome.recorded_at,
            "taken": outcome.taken,
        });
        let row = Row::of(exact).with("on", on.map(|on| on.to_string()));
        Source::Row(row.with("what", Some(what)))
    }
}

/// Rows with what `names` says of the id that stands in `field`, under `name`.
fn beside(
    rows: Vec<Value>,
    field: &str,
    name: &'static str,
    names: &BTreeMap<String, String>,
) -> Vec<Source> {
    let said = |row: &Value| names.get(row.get(field)?.as_str()?).cloned();
    let row = |row: Value| {
        let said = said(&row);
        Source::Row(Row::of(row).with(name, said))
    };
    rows.into_iter().map(row).collect()
}

fn plain(
    r: &Reading<'_>,
    kept_back: &BTreeSet<String>,
) -> Result<BTreeMap<&'static str, Vec<Value>>> {
    let mut lines = hairline::all(r)?;
    lines.retain(|line| !kept_back.contains(&line.photo.to_string()));
    let mut pairs = photo_pair::all(r)?;
    pairs.retain(|p| ![p.former, p.later].iter().any(|id| kept_back.contains(&id.to_string())));
    let mut diary = diary::latest(r, None, u32::MAX)?;
    diary.reverse();
    let mut reminders = reminder::latest(r, u32::MAX)?;
    reminders.reverse();
    let mut requests = booking::all(r)?;
    for request in &mut requests {
        request.photos.retain(|photo| !kept_back.contains(&photo.to_string()));
    }
    Ok(BTreeMap::from([
        ("sessions", exact(&session::all(r)?)),
        ("diary", exact(&diary)),
        ("hairlines", exact(&lines)),
        ("photo-pairs", exact(&pairs)),
        ("check-ins", exact(&check_in::all(r)?)),
        ("requests", exact(&requests)),
        ("reminders", reminders.iter().map(reminder_row).collect()),
    ]))
}

/// The names of the patient's own views, also of those that were deleted: their photos keep the name.
fn named_views(r: &Reading<'_>) -> Result<BTreeMap<String, String>> {
    let mut names = BTreeMap::new();
    for view in photo::whole(r)?.into_iter().map(|photo| photo.view) {
        if let stipple_core::view::View::Own(id) = view
            && let Some(name) = photo_view::name(r, id)?
        {
            names.insert(id.to_string(), name);
        }
    }
    Ok(names)
}

fn exact<T: Serialize>(rows: &[T]) -> Vec<Value> {
    rows.iter().filter_map(|row| serde_json::to_value(row).ok()).collect()
}

fn reminder_row(logged: &reminder::Logged) -> Value {
    let entry = &logged.entry;
    json!({
        "key": logged.key, "about": serde_json::from_str::<Value>(&logged.about).unwrap_or_default(),
        "civil": logged.civil, "due": entry.due, "state": entry.state, "at": entry.at,
        "shows": entry.shows, "first_at": logged.first_at, "via": logged.via, "again_at": entry.again_at,
        "answered": entry.answered, "answer": logged.answer, "why": entry.why, "reported": logged.reported,
    })
}
