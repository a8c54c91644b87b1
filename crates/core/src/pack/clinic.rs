//! What only a clinic's own pack is held to, and what becomes of one in use that a newer rule would refuse.

use chrono::NaiveDate;

use super::language::{is_language, language};
use super::read::{FaultReason, PackFault, line_of};
use super::{Pack, Tier, Warning};

/// What the ids of the app's own packs begin with.
pub const OWN_PREFIX: &str = "stipple.";

/// Whether a sign needs help today.
pub fn is_urgent(warning: &Warning) -> bool {
    matches!(warning.tier, Tier::Emergency | Tier::UrgentToday)
}

impl Pack {
    /// The faults of a clinic's own pack beside those of [`Pack::validate`]: it has none of our ids, its sign-off lies in the
    /// past, and it keeps the urgent signs of `base`, our own pack for the same procedure.
    pub fn clinic_faults(&self, base: &Self, text: &str, today: NaiveDate) -> Vec<PackFault> {
        let fault = |field: &str, reason| PackFault {
            line: line_of(text, None, field),
            field: field.into(),
            record: None,
            reason,
        };
        let mut faults = Vec::new();
        if self.id.starts_with(OWN_PREFIX) {
            faults.push(fault("id", FaultReason::UnknownWord { found: self.id.clone() }));
        }
        if self.sign_off.approved_on.is_some_and(|on| on > today) {
            faults.push(fault("approved_on", FaultReason::ApprovedInFuture));
        }
        let lost = base.warnings.iter().filter(|sign| is_urgent(sign) && !self.keeps(sign));
        faults.extend(
            lost.map(|sign| {
                fault("leave_out", FaultReason::UrgentWarning { found: sign.id.clone() })
            }),
        );
        faults
    }

    /// Whether a sign is there for at least as many patients and days, and as urgent.
    fn keeps(&self, sign: &Warning) -> bool {
        self.warnings.iter().any(|own| {
            own.id == sign.id
                && own.tier <= sign.tier
                && own.applies_to.iter().all(|t| sign.applies_to.contains(t))
        })
    }

    /// The pack as it is used: urgent signs that it lacks are those of `base`, and a language that no system knows is the one
    /// that was meant. So a pack that was accepted before a rule goes on working.
    #[must_use]
    pub fn in_force(mut self, base: &Self) -> Self {
        for sign in base.warnings.iter().filter(|sign| is_urgent(sign)) {
            if self.keeps(sign) {
                continue;
            }
            self.warnings.retain(|own| own.id != sign.id);
            for id in &sign.sources {
                if let (Some(source), false) = (base.sources.get(id), self.sources.contains_key(id))
                {
                    self.sources.insert(id.clone(), source.clone());
                }
            }
            self.warnings.push(sign.clone());
        }
        if !is_language(&self.lang) {
            self.lang = language(&self.lang);
        }
        self
    }
}
