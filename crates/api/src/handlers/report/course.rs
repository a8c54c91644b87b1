//! A course on paper: what is done and why, whose instructions apply, and its sessions with what was put into the skin.

use stipple_core::course::PlanCourse;
use stipple_core::ids::PlanId;
use stipple_core::pack::{Procedure, SignOff, SignOffStatus};
use stipple_core::plan::Indication;
use stipple_core::session::{Session, SessionState};
use stipple_report::{Block, Line};

use super::super::scene::Scene;
use crate::error::{Error, Result};
use crate::print::{PrintWords, capital};
use crate::view::Noun;

/// What the pigment's and the session's own columns take of the width, beside each other.
const SHARES: [f32; 7] = [0.7, 1.7, 1.5, 2.1, 2.6, 1.5, 1.1];
/// How many columns there are where nothing is put into the skin.
const WITHOUT_PIGMENT: usize = 4;

/// The courses of these plans, in the order of the app.
pub(super) fn chosen<'a>(scene: &'a Scene, plans: &[PlanId]) -> Result<Vec<PlanCourse<'a>>> {
    let courses: Vec<PlanCourse<'a>> =
        scene.courses().into_iter().filter(|course| plans.contains(&course.plan.id)).collect();
    let known = |id: &PlanId| courses.iter().any(|course| course.plan.id == *id);
    if plans.iter().all(known) { Ok(courses) } else { Err(Error::NotFound { noun: Noun::Plan }) }
}

pub(super) fn blocks(
    print: &PrintWords,
    course: &PlanCourse<'_>,
    scene: &Scene,
    notes: bool,
) -> Vec<Block> {
    let sessions: Vec<&Session> =
        scene.sessions.iter().filter(|session| session.plan == course.plan.id).collect();
    let title = [("title", course.pack.title.as_str().into())];
    let mut blocks = vec![
        Block::Heading(print.with("report-doc-course", &title)),
        Block::Facts(facts(print, course, &sessions)),
        Block::Subheading(print.t("report-doc-sessions")),
    ];
    if sessions.is_empty() {
        blocks.push(Block::Paragraph(print.t("report-doc-no-sessions")));
    } else {
        blocks.push(table(print, course, &sessions, notes));
    }
    blocks
}

fn facts(
    print: &PrintWords,
    course: &PlanCourse<'_>,
    sessions: &[&Session],
) -> Vec<(String, String)> {
    let plan = course.plan;
    let count = |state| sessions.iter().filter(|session| session.state == state).count();
    let counted = [
        ("done", count(SessionState::Done).into()),
        ("planned", count(SessionState::Planned).into()),
    ];
    let pack = [
        ("title", course.pack.title.as_str().into()),
        ("version", course.pack.version.as_str().into()),
    ];
    let date = |key: &str, on: Option<chrono::NaiveDate>| {
        (print.t(key), on.map(|on| print.date(on)).unwrap_or_default())
    };
    vec![
        (print.t("report-doc-treatment"), print.t(treatment(course.pack.procedure))),
        (print.t("report-doc-reason"), capital(&print.t(reason(plan.indication)))),
        (print.t("report-doc-sessions"), print.with("report-doc-counted", &counted)),
        (print.t("report-doc-areas"), areas(sessions.iter().copied())),
        date("report-doc-scar", plan.scar_surgery_on),
        date("report-doc-transplant", plan.transplant_on),
        date("report-doc-sutures", plan.suture_removal_on),
        date("report-doc-closed", plan.closed_on),
        (print.t("report-doc-instructions"), print.with("report-doc-pack", &pack)),
        (print.t("report-doc-signed"), signed(print, &course.pack.sign_off)),
    ]
}

fn treatment(procedure: Procedure) -> &'static str {
    match procedure {
        Procedure::Smp => "report-doc-smp",
        Procedure::Transplant => "report-doc-surgery",
        Procedure::Medicine => "common-procedure-medicine",
    }
}

fn reason(indication: Indication) -> &'static str {
    match indication {
        Indication::MalePattern => "history-value-male-pattern",
        Indication::FemaleDiffuse => "history-value-female-diffuse",
        Indication::ScarCamouflage => "history-value-scar-camouflage",
        Indication::WithFue => "history-value-with-fue",
        Indication::WithFut => "history-value-with-fut",
        Indication::TransplantOnly => "history-value-transplant-only",
    }
}

/// The areas of all these sessions that took place, each once, in the order in which they came.
pub(super) fn areas<'s>(sessions: impl Iterator<Item = &'s Session>) -> String {
    let mut areas: Vec<&str> = Vec::new();
    for area in sessions.filter(|s| s.state == SessionState::Done).flat_map(|s| &s.areas) {
        if !areas.contains(&area.as_str()) {
            areas.push(area);
        }
    }
    areas.join(", ")
}

fn signed(print: &PrintWords, sign_off: &SignOff) -> String {
    match (sign_off.status, &sign_off.approved_by) {
        (SignOffStatus::Clinician, Some(name)) => match sign_off.approved_on {
            Some(on) => {
                let given = [("name", name.as_str().into()), ("date", print.date(on).into())];
                print.with("report-doc-signed-by", &given)
            }
            None => name.clone(),
        },
        (SignOffStatus::Clinician, None) => sign_off.statement.clone(),
        (SignOffStatus::None, _) => print.t("report-doc-unsigned"),
    }
}

fn table(print: &PrintWords, course: &PlanCourse<'_>, sessions: &[&Session], notes: bool) -> Block {
    let columns = match course.pack.procedure {
        Procedure::Smp => SHARES.len(),
        Procedure::Transplant | Procedure::Medicine => WITHOUT_PIGMENT,
    };
    let head = [
        "report-doc-number",
        "report-doc-date-head",
        "report-doc-length",
        "report-doc-areas",
        "report-doc-pigment",
        "report-doc-batch",
        "report-doc-needle",
    ];
    let mut sorted = sessions.to_vec();
    sorted.sort_by_key(|session| session.order_key());
    let line = |session: &&Session| Line {
        cells: cells(print, course, session).into_iter().take(columns).collect(),
        below: if notes { session.note.clone() } else { String::new() },
    };
    Block::Table {
        head: head.iter().take(columns).map(|key| print.t(key)).collect(),
        shares: SHARES.iter().take(columns).copied().collect(),
        lines: sorted.iter().map(line).collect(),
    }
}

fn cells(print: &PrintWords, course: &PlanCourse<'_>, session: &Session) -> [String; 7] {
    let visit = course.visits.iter().find(|visit| visit.session.id == session.id);
    let pigment = &session.pigment;
    [
        visit.map_or("\u{2013}".to_string(), |visit| visit.number.to_string()),
        dated(print, session),
        session.minutes.map(|minutes| print.length(minutes)).unwrap_or_default(),
        session.areas.join(", "),
        [pigment.brand.trim(), pigment.shade.trim()].join("\n").trim().to_string(),
        pigment.batch.clone(),
        pigment.needle.clone(),
    ]
}

/// The date, with a word for a session that did not take place.
fn dated(print: &PrintWords, session: &Session) -> String {
    let day = print.day(session.on);
    let state = match session.state {
        SessionState::Done => return day,
        SessionState::Planned => "history-value-planned",
        SessionState::Cancelled => "history-value-cancelled",
    };
    let given = [("day", day.into()), ("state", print.t(state).into())];
    print.with("report-doc-with-state", &given)
}
