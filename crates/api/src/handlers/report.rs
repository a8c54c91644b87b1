//! What is printed: a report for a clinician from what the patient chose, and the card with the pigment record. Both say
//! what was entered and nothing else.

mod card;
mod choices;
mod course;
mod diary;
mod medicine;
mod photos;
mod words;

use stipple_report::{Block, Document, Form, Sheet};

use self::photos::OfView;
use self::words::{Print, joined};
use super::help::clinic;
use super::lock::confirmed;
use super::scene::{Scene, Want};
use crate::app::App;
use crate::check::{NOTE, SHORT, text};
use crate::ctx::Ctx;
use crate::error::{Error, Result};
use crate::view::{ClinicContact, Paper, PrintArgs, ReportArgs};
use crate::work::Work;

pub(crate) use choices::choices;

/// The report or the card as a PDF.
///
/// # Errors
/// [`Error::ConfirmNeeded`] where a lock is set; [`Error::PhotoPrivate`]; something chosen that is not there; bad arguments.
pub fn print(app: &mut App, ctx: &mut Ctx, args: PrintArgs) -> Result<Work<Vec<u8>>> {
    // The patient waits for it.
    app.touch();
    let begun = match args {
        PrintArgs::Report(args) => report(app, ctx, args),
        PrintArgs::Card(args) => card::card(app, ctx, &args),
    };
    begun.map_err(|error| app.faced(error, ctx))
}

/// A document that waits for its pictures.
struct Draft {
    print: Print,
    title: String,
    paper: Paper,
    form: Form,
    blocks: Vec<Block>,
    views: Vec<OfView>,
}

impl Draft {
    /// The work that is left: the pictures are made anew, and all is set.
    fn work(self) -> Work<Vec<u8>> {
        Work::new(|| self.set(), |_, _, made| made)
    }

    fn set(self) -> Result<Vec<u8>> {
        let Self { print, title, paper, form, mut blocks, views } = self;
        blocks.extend(photos::blocks(&print, views));
        let sheet = match paper {
            Paper::A4 => Sheet::A4,
            Paper::Letter => Sheet::LETTER,
        };
        let made = stipple_report::pdf(Document {
            title,
            lang: print.lang(),
            sheet,
            form,
            blocks,
            page_of: &|at, of| {
                print.with("report-doc-page", &[("at", at.into()), ("of", of.into())])
            },
            missing_text: &|count| print.with("report-doc-lacking", &[("count", count.into())]),
        });
        // The pictures are our own, so this is our own mistake.
        made.map_err(|_| Error::BadCall)
    }
}

fn report(app: &mut App, ctx: &mut Ctx, args: ReportArgs) -> Result<Work<Vec<u8>>> {
    // Whoever takes a file away is asked who they are.
    confirmed(app)?;
    let print = Print::of(&text("lang", &args.lang, SHORT)?);
    let words = text("words", &args.words, NOTE)?;
    let scene = Scene::read(app, &ctx.now, Want::NoOutcomes)?;
    let courses = course::chosen(&scene, &args.plans)?;
    let mut blocks = head(&print, ctx, &clinic(&scene), &words);
    for course in &courses {
        blocks.extend(course::blocks(&print, course, &scene, args.session_notes));
    }
    blocks.extend(medicine::blocks(&print, &scene, &args.medicines)?);
    blocks.extend(diary::blocks(app, &print, &courses, &args)?);
    let views = photos::waiting(app, ctx, &print, &courses, &args.photos)?;
    let form = Form::Pages { foot: print.t("report-doc-foot") };
    let title = print.t("report-doc-title");
    Ok(Draft { print, title, paper: args.paper, form, blocks, views }.work())
}

/// What stands above everything: what this is, lines for the name, whom to call, and what the patient says.
fn head(print: &Print, ctx: &Ctx, clinic: &ClinicContact, words: &str) -> Vec<Block> {
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
