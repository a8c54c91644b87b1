//! The pigment record as a card to carry: what is in the skin, since when, and whom to ask.

use stipple_core::course::PlanCourse;
use stipple_core::pack::{Instruction, Kind, Procedure};
use stipple_core::session::{PigmentRecord, Session, SessionState};
use stipple_report::{Block, Form};

use super::super::confirm::confirmed;
use super::super::help::clinic;
use super::super::scene::{Scene, Want};
use super::course::{areas, chosen};
use crate::app::App;
use crate::check::{SHORT, text};
use crate::ctx::Ctx;
use crate::error::Result;
use crate::print::{PrintDraft, PrintWords, joined};
use crate::view::CardArgs;

/// So many dates are named one by one.
const FEW: usize = 4;
/// The topic under which a pack says what to tell before a scan.
const SCAN: &str = "mri";

pub(super) fn card(app: &mut App, ctx: &mut Ctx, args: &CardArgs) -> Result<PrintDraft> {
    confirmed(app)?;
    let lang = text("lang", &args.lang, SHORT)?;
    let print = PrintWords::of(&lang);
    let scene = Scene::read(app, &ctx.now, Want::NoOutcomes)?;
    let mut courses = chosen(&scene, &args.plans)?;
    courses.retain(|course| course.pack.procedure == Procedure::Smp);
    let mut blocks = vec![
        Block::Title(print.t("report-card-doc-title")),
        Block::Soft(print.t("report-card-doc-lead")),
        Block::WriteOn(vec![print.t("report-doc-name")]),
    ];
    blocks.extend(pigments(&print, &courses));
    let clinic = clinic(&scene);
    let reach = joined([&clinic.name, &clinic.phone, &clinic.emergency_phone]);
    if !reach.is_empty() {
        blocks.push(Block::Facts(vec![(print.t("report-doc-clinic"), reach)]));
    }
    blocks.extend(scan(&print, &courses));
    let made = [("date", print.date(ctx.now.today()).into())];
    blocks.push(Block::Soft(print.with("report-card-doc-made", &made)));
    let outside = (print.t("report-card-doc-outside"), print.t("report-card-doc-outside-text"));
    let form = Form::Card { outside, cut: print.t("report-card-doc-cut") };
    let title = print.t("report-card-doc-title");
    Ok(PrintDraft { lang, title, paper: args.paper, form, blocks, photos: Vec::new() })
}

/// What is in the skin: sessions with the same pigment are one entry, so that a long course still fits a card.
fn pigments(print: &PrintWords, courses: &[PlanCourse<'_>]) -> Vec<Block> {
    let mut groups: Vec<(&PigmentRecord, Vec<&Session>)> = Vec::new();
    let done = courses
        .iter()
        .flat_map(|course| &course.visits)
        .filter(|visit| visit.session.state == SessionState::Done)
        .map(|visit| visit.session);
    for session in done {
        match groups.iter_mut().find(|(pigment, _)| **pigment == session.pigment) {
            Some((_, sessions)) => sessions.push(session),
            None => groups.push((&session.pigment, vec![session])),
        }
    }
    if groups.is_empty() {
        let labels = ["report-doc-pigment", "report-doc-batch", "report-card-doc-dates"];
        let mut blocks = vec![Block::Soft(print.t("report-card-doc-none"))];
        blocks.extend(labels.map(|key| Block::WriteOn(vec![print.t(key)])));
        return blocks;
    }
    groups.iter().flat_map(|(pigment, sessions)| entry(print, pigment, sessions)).collect()
}

fn entry(print: &PrintWords, pigment: &PigmentRecord, sessions: &[&Session]) -> Vec<Block> {
    let facts = [
        ("report-doc-pigment", joined([&pigment.brand, &pigment.shade])),
        ("report-doc-batch", pigment.batch.clone()),
        ("report-doc-needle", pigment.needle.clone()),
        ("report-doc-areas", areas(sessions.iter().copied())),
        ("report-card-doc-dates", dates(print, sessions)),
    ];
    // What a doctor asks for first can be written in by hand where it is not known yet.
    let unknown = [("report-doc-pigment", &pigment.brand), ("report-doc-batch", &pigment.batch)];
    let unknown = unknown.iter().filter(|(_, value)| value.trim().is_empty());
    let labels: Vec<String> = unknown.map(|(key, _)| print.t(key)).collect();
    let facts = facts.into_iter().map(|(key, value)| (print.t(key), value)).collect();
    let lines = (!labels.is_empty()).then_some(Block::WriteOn(labels));
    std::iter::once(Block::Facts(facts)).chain(lines).collect()
}

/// When they were: each date of a few, the first and the last of many.
fn dates(print: &PrintWords, sessions: &[&Session]) -> String {
    let days: Vec<String> = sessions.iter().map(|session| print.day(session.on)).collect();
    match (days.first(), days.last()) {
        (Some(from), Some(last)) if days.len() > FEW => {
            let given = [
                ("count", days.len().into()),
                ("from", from.as_str().into()),
                ("last", last.as_str().into()),
            ];
            print.with("report-card-doc-span", &given)
        }
        _ => days.join(", "),
    }
}

/// What the pack says to tell before a scan, in its own words; nothing where it says nothing.
fn scan(print: &PrintWords, courses: &[PlanCourse<'_>]) -> Vec<Block> {
    let tells = |i: &&Instruction| i.topic == SCAN && i.kind == Kind::Tell;
    let found = courses
        .iter()
        .find_map(|course| course.pack.instructions.iter().find(tells).map(|i| (course.pack, i)));
    let Some((pack, told)) = found else { return Vec::new() };
    let given = [("title", pack.title.as_str().into()), ("version", pack.version.as_str().into())];
    vec![
        Block::Subheading(print.t("report-card-doc-scan")),
        Block::Paragraph(format!("{} {}", told.text, told.why)),
        Block::Soft(print.with("report-card-doc-scan-says", &given)),
    ]
}
