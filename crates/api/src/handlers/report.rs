//! What is printed: a report for a clinician from what the patient chose, and the card with the pigment record. Both say
//! what was entered and nothing else.

mod card;
mod choices;
mod course;
mod diary;
mod medicine;
mod photos;

use stipple_report::{Block, Form};

use super::confirm::confirmed;
use super::help::clinic;
use super::scene::{Scene, Want};
use crate::app::App;
use crate::check::{NOTE, SHORT, text};
use crate::ctx::Ctx;
use crate::error::{Error, Result};
use crate::job::{Job, Outcome};
use crate::pending::{Memo, Started};
use crate::print::{PrintDraft, PrintWords, joined};
use crate::view::{ClinicContact, Done, PrintArgs, ReportArgs};

pub(crate) use choices::choices;

/// The report or the card as a PDF.
pub(crate) fn print(
    app: &mut App,
    ctx: &mut Ctx,
    args: PrintArgs,
) -> Result<Started<(Done, Vec<u8>)>> {
    let draft = match args {
        PrintArgs::Report(args) => report(app, ctx, args),
        PrintArgs::Card(args) => card::card(app, ctx, &args),
    };
    Ok(Started::job(Job::Print(Box::new(draft?)), Memo::Nothing))
}

pub(crate) fn printed(
    _: &mut App,
    _: &mut Ctx,
    _: Memo,
    outcome: Outcome,
) -> Result<(Done, Vec<u8>)> {
    match outcome {
        Outcome::Printed(Some(pdf)) => Ok((Done {}, pdf)),
        _ => Err(Error::BadCall),
    }
}

fn report(app: &mut App, ctx: &mut Ctx, args: ReportArgs) -> Result<PrintDraft> {
    // Whoever takes a file away is asked who they are.
    confirmed(app)?;
    let lang = text("lang", &args.lang, SHORT)?;
    let print = PrintWords::of(&lang);
    let words = text("words", &args.words, NOTE)?;
    let scene = Scene::read(app, &ctx.now, Want::NoOutcomes)?;
    let courses = course::chosen(&scene, &args.plans)?;
    let mut blocks = head(&print, ctx, &clinic(&scene), &words);
    for course in &courses {
        blocks.extend(course::blocks(&print, course, &scene, args.session_notes));
    }
    blocks.extend(medicine::blocks(&print, &scene, &args.medicines)?);
    blocks.extend(diary::blocks(app, &print, &courses, &args)?);
    let photos = photos::chosen(app, ctx, &print, &courses, &args.photos)?;
    let form = Form::Pages { foot: print.t("report-doc-foot") };
    let title = print.t("report-doc-title");
    Ok(PrintDraft { lang, title, paper: args.paper, form, blocks, photos })
}

/// What stands above everything: what this is, lines for the name, whom to call, and what the patient says.
fn head(print: &PrintWords, ctx: &Ctx, clinic: &ClinicContact, words: &str) -> Vec<Block> {
    let made = [("date", print.date(ctx.now.today()).into())];
    let mut blocks = vec![
        Block::Title(print.t("report-doc-title")),
        Block::Soft(print.with("report-doc-made", &made)),
        Block::WriteOn(vec![print.t("report-doc-name"), print.t("report-doc-born")]),
    ];
    let reach = joined([&clinic.name, &clinic.phone, &clinic.email]);
    if !reach.is_empty() {
        blocks.push(Block::Facts(vec![(print.t("report-doc-clinic"), reach)]));
    }
    if !words.trim().is_empty() {
        blocks.push(Block::Heading(print.t("report-doc-words")));
        blocks.push(Block::Paragraph(words.to_string()));
    }
    blocks
}
