//! Everything the rules need of one patient, read in one transaction.

use std::sync::Arc;

use chrono::NaiveDate;
use stipple_core::course::PlanCourse;
use stipple_core::event::Outcomes;
use stipple_core::ids::PlanId;
use stipple_core::medicine::Medicine;
use stipple_core::moment::{Now, plus_days};
use stipple_core::pack::{Pack, Procedure};
use stipple_core::plan::CarePlan;
use stipple_core::session::{Session, SessionState};
use stipple_store::tables::{medicine, outcome, plan, session, setting};

use crate::app::App;
use crate::error::{Error, Result};
use crate::view::Settings;

/// Which outcomes a command needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Want {
    /// None.
    NoOutcomes,
    /// Those of today and yesterday, and those without a day.
    Today,
    /// Those without a day.
    WithoutDay,
    /// Those of some days, both ends included, and those without a day.
    Days(NaiveDate, NaiveDate),
}

/// One patient at one moment.
pub(crate) struct Scene {
    pub(crate) plans: Vec<(CarePlan, Arc<Pack>)>,
    pub(crate) sessions: Vec<Session>,
    pub(crate) medicines: Vec<Medicine>,
    pub(crate) outcomes: Outcomes,
    pub(crate) settings: Settings,
    pub(crate) now: Now,
}

/// Plans with their packs. A plan whose pack is not there cannot be computed: it is named among the unusable entries.
pub(super) fn with_packs(
    app: &mut App,
    plans: Vec<CarePlan>,
) -> Result<Vec<(CarePlan, Arc<Pack>)>> {
    let mut found = Vec::new();
    for plan in plans {
        match app.pack(&plan.pack, &plan.pack_version) {
            Ok(pack) => found.push((plan, pack)),
            Err(Error::NotFound { .. }) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(found)
}

impl Scene {
    /// Reads it.
    pub(crate) fn read(app: &mut App, now: &Now, want: Want) -> Result<Self> {
        let today = now.today();
        let (plans, sessions, medicines, outcomes, settings) = app.read(|r| {
            let outcomes = match want {
                Want::NoOutcomes => Outcomes::default(),
                // A session may end on a date that is tomorrow here.
                Want::Today => outcome::of_days(r, plus_days(today, -1), plus_days(today, 2))?,
                Want::WithoutDay => outcome::without_day(r)?,
                Want::Days(first, last) => outcome::of_days(r, first, last)?,
            };
            let settings = setting::settings(r)?;
            Ok((plan::all(r)?, session::all(r)?, medicine::all(r)?, outcomes, settings))
        })?;
        let plans = with_packs(app, plans)?;
        let mut scene = Self { plans, sessions, medicines, outcomes, settings, now: *now };
        scene.know_transplant();
        Ok(scene)
    }

    /// A patient who keeps a transplant plan need not give the date of the transplant again in the SMP plan.
    fn know_transplant(&mut self) {
        let transplants =
            self.plans.iter().filter(|(_, pack)| pack.procedure == Procedure::Transplant);
        let ids: Vec<PlanId> = transplants.map(|(plan, _)| plan.id).collect();
        let done = |s: &&Session| s.state == SessionState::Done && ids.contains(&s.plan);
        let latest = self.sessions.iter().filter(done).map(Session::ends_on).max();
        for (plan, pack) in &mut self.plans {
            if pack.procedure == Procedure::Smp && plan.transplant_on.is_none() {
                plan.transplant_on = latest;
            }
        }
    }

    /// The plans on the calendar.
    pub(crate) fn courses(&self) -> Vec<PlanCourse<'_>> {
        self.plans
            .iter()
            .map(|(plan, pack)| {
                let profile = &self.settings.profile;
                PlanCourse::new(plan, pack, profile, &self.medicines, &self.sessions, &self.now)
            })
            .collect()
    }
}
