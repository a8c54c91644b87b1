//! A made-up ten-year profile, the same for the same seed: what a patient's store can grow to. Plainly sample data.

use std::path::Path;

use chrono::{Days, NaiveDate, NaiveTime};
use serde_json::json;
use stipple_api::{Ctx, HostKeyStore, dispatch};
use stipple_core::event::{EventKey, OutcomeState};
use stipple_core::ids::{DiaryId, MedicineId, PlanId, SessionId};
use stipple_core::medicine::Medicine;
use stipple_core::session::{PigmentRecord, Session, SessionState};
use stipple_native::{Folder, no_delivery, open_app};
use stipple_store::tables::diary::DiaryRow;
use stipple_store::tables::{diary, medicine, outcome, session};
use stipple_store::{Disk, KeyFile, Stamp, Store, Writing};
use stipple_testkit::SplitMix64;

use crate::host::Clock;
use crate::photo_log::{self, PHOTO_COUNT};

/// How many sessions the profile has.
pub const SESSIONS: u32 = 60;
/// How many outcomes.
pub const OUTCOMES: u32 = 20_000;
/// How many diary entries.
pub const DIARY: u32 = 3_000;
const DAYS: u64 = 3_650;

/// How much is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    /// One plan with one session four days ago.
    Day4,
    /// Ten years of it.
    TenYears,
    /// One plan, and a log of many photos.
    Photos,
    /// So many times what an ordinary patient has entered after a year, but for the files of the photos: entries by day,
    /// medicine by medicine, and photos. The number of plans, visits and medicines stays the same.
    Grown(u32),
}

/// The entries of an ordinary patient after a year.
const ORDINARY: Counts = Counts { outcomes: 300, diary: 80 };
/// The photos; more than the first part of the log.
const ORDINARY_PHOTOS: u32 = 150;

/// How many entries are written.
#[derive(Clone, Copy)]
struct Counts {
    outcomes: u32,
    diary: u32,
}

/// What is being filled.
struct Filling {
    random: SplitMix64,
    today: NaiveDate,
    plan: PlanId,
    ctx: Ctx,
    counts: Counts,
}

/// Fills a data folder, new or filled to [`Size::Day4`] before. Gives a line that says how much was written.
///
/// # Errors
/// A sentence for the command line.
pub fn seed(
    data: &Path,
    key_store: &dyn Fn() -> Box<dyn HostKeyStore>,
    clock: &Clock,
    seed: u64,
    size: Size,
) -> Result<String, String> {
    let folder = Folder::at(data).map_err(|e| e.to_string())?;
    let plan = first_start(folder.clone(), key_store(), clock)?;
    let keys = KeyFile::load(&folder).map_err(|e| e.to_string())?.ok_or("no key file")?;
    let master = keys
        .open_with_key_store(key_store().as_ref())
        .ok()
        .flatten()
        .ok_or("the key store has no key")?
        .master;
    let mut store = Store::open(&folder as &dyn Disk, &keys, &master).map_err(|e| e.to_string())?;
    let ctx = clock.ctx();
    let counts = Counts { outcomes: OUTCOMES, diary: DIARY };
    let (random, today) = (SplitMix64::new(seed), ctx.now.today());
    let mut filling = Filling { random, today, plan, ctx, counts };
    let mut stamp = stamp(&filling.ctx);
    let filled = match size {
        Size::Day4 => Ok(()),
        Size::TenYears => store.write(&mut stamp, |tx| filling.all(tx)),
        Size::Photos => {
            photo_log::fill(&folder, &master, &mut store, &mut stamp, &filling.ctx, PHOTO_COUNT)
        }
        Size::Grown(times) => store.write(&mut stamp, |tx| filling.grown(tx, times)),
    };
    filled.map_err(|e: stipple_store::StoreError| e.to_string())?;
    Ok(match size {
        Size::Photos => format!("1 session, {PHOTO_COUNT} photos"),
        Size::Day4 => "1 session".into(),
        Size::Grown(times) => format!("{times} times an ordinary patient"),
        Size::TenYears => {
            format!("{SESSIONS} sessions, {OUTCOMES} outcomes, {DIARY} diary entries")
        }
    })
}

fn stamp(ctx: &Ctx) -> Stamp {
    let ids = ctx.new_id.clone();
    Stamp {
        device: stipple_core::ids::DeviceId(ids()),
        at: ctx.now.utc,
        zone: ctx.now.zone.name().to_string(),
        new_id: Box::new(move || ids()),
    }
}

/// Makes the profile as a patient would: through the command table.
fn first_start(
    folder: Folder,
    key_store: Box<dyn HostKeyStore>,
    clock: &Clock,
) -> Result<PlanId, String> {
    let (mut app, _lock) =
        open_app(folder, key_store, no_delivery()).map_err(|e| format!("{e:?}"))?;
    let mut call = |name: &str, args| {
        dispatch(&mut app, &mut clock.ctx(), name, args)
            .map(|r| r.value)
            .map_err(|e| format!("{name}: {e:?}"))
    };
    let start = call("start", json!({}))?;
    let mut settings = start.get("settings").cloned().ok_or("not ready")?;
    if let Some(onboarding) = settings.get_mut("onboarding") {
        *onboarding = json!({ "step": 6, "done": true });
    }
    call("settings_save", json!({ "settings": settings }))?;
    let known = call("plans", json!({}))?;
    if let Some(id) = known.get(0).and_then(|p| p.get("id")) {
        return serde_json::from_value(id.clone()).map_err(|e| e.to_string());
    }
    let plan = json!({ "pack": "stipple.smp-shaved", "indication": "male_pattern",
                       "scar_surgery_on": null, "transplant_on": null });
    let id = call("plan_add", plan)?;
    // The last session is four days ago, so that the Today screen is busy.
    let on = clock.ctx().now.today().checked_sub_days(Days::new(4));
    call(
        "session_add",
        json!({ "plan": id, "state": "done", "on": on, "at": null, "zone": null, "minutes": null }),
    )?;
    serde_json::from_value(id).map_err(|e| e.to_string())
}

type Written = Result<(), stipple_store::StoreError>;

impl Filling {
    fn day(&self, ago: u64) -> NaiveDate {
        self.today.checked_sub_days(Days::new(ago)).unwrap_or(self.today)
    }

    fn all(&mut self, tx: &mut Writing<'_, '_>) -> Written {
        self.sessions(tx)?;
        let medicines = self.medicines(tx)?;
        self.outcomes(tx, &medicines)?;
        self.diary(tx)
    }

    /// The entries of an ordinary patient, so many times.
    fn grown(&mut self, tx: &mut Writing<'_, '_>, times: u32) -> Written {
        self.counts = Counts { outcomes: ORDINARY.outcomes * times, diary: ORDINARY.diary * times };
        let medicines = self.medicines(tx)?;
        self.outcomes(tx, &medicines)?;
        self.diary(tx)?;
        photo_log::rows(tx, &self.ctx, ORDINARY_PHOTOS * times)
    }

    fn sessions(&mut self, tx: &mut Writing<'_, '_>) -> Written {
        // One is there already, four days ago.
        for n in 0..u64::from(SESSIONS) - 1 {
            let ago = 4 + (u64::from(SESSIONS) - 1 - n) * 60;
            let new = Session {
                id: SessionId((self.ctx.new_id)()),
                plan: self.plan,
                state: SessionState::Done,
                on: self.day(ago),
                at: NaiveTime::from_hms_opt(10, 0, 0),
                zone: self.ctx.now.zone,
                minutes: Some(120 + u16::try_from(self.random.below(120)).unwrap_or(0)),
                areas: vec!["sample zone".into()],
                pigment: PigmentRecord { batch: format!("SAMPLE-{n}"), ..PigmentRecord::default() },
                note: "Sample note.".into(),
            };
            session::put(tx, &new)?;
        }
        Ok(())
    }

    fn medicines(
        &mut self,
        tx: &mut Writing<'_, '_>,
    ) -> Result<Vec<Medicine>, stipple_store::StoreError> {
        let mut made = Vec::new();
        for (name, hours) in [
            ("Sample once", vec![9]),
            ("Sample twice", vec![8, 20]),
            ("Sample evening", vec![18, 22]),
        ] {
            let new = Medicine {
                id: MedicineId((self.ctx.new_id)()),
                guide: None,
                name: name.into(),
                gives: None,
                times: hours.into_iter().filter_map(|h| NaiveTime::from_hms_opt(h, 0, 0)).collect(),
                started_on: self.day(DAYS),
                stopped_on: None,
                note: String::new(),
            };
            medicine::put(tx, &new)?;
            made.push(new);
        }
        Ok(made)
    }

    fn outcomes(&mut self, tx: &mut Writing<'_, '_>, medicines: &[Medicine]) -> Written {
        let mut left = self.counts.outcomes;
        let mut ago = 1;
        while left > 0 {
            let on = self.day(ago);
            let slots: Vec<EventKey> = medicines
                .iter()
                .flat_map(|m| {
                    (0_u8..).zip(&m.times).map(move |(slot, _)| EventKey::Dose {
                        medicine: m.id,
                        on,
                        slot,
                    })
                })
                .collect();
            for key in slots.into_iter().take(left as usize) {
                let state = if self.random.below(10) == 0 {
                    OutcomeState::Skipped
                } else {
                    OutcomeState::Done
                };
                outcome::put(tx, &key, Some(state), Some("Sample".into()))?;
                left -= 1;
            }
            ago += 1;
        }
        Ok(())
    }

    fn diary(&mut self, tx: &mut Writing<'_, '_>) -> Written {
        for ago in 0..u64::from(self.counts.diary) {
            let mut answer = || u8::try_from(self.random.below(11)).ok();
            let new = DiaryRow {
                id: DiaryId((self.ctx.new_id)()),
                satisfaction: answer(),
                naturalness: answer(),
                confidence: answer(),
                discomfort: answer(),
                compared: Some("same".into()),
                note: "Sample entry, made by a generator.".into(),
                on: self.day(ago),
            };
            diary::put(tx, &new)?;
        }
        Ok(())
    }
}
