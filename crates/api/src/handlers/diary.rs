//! The diary: written down, shown, never scored.

use stipple_core::ids::DiaryId;
use stipple_core::valid::AsOf;
use stipple_store::tables::change::Op;
use stipple_store::tables::diary::{self, DiaryRow, Numbers};
use stipple_store::tables::session;

use crate::app::App;
use crate::check::{NOTE, text};
use crate::ctx::Ctx;
use crate::error::{Error, Result};
use crate::view::{
    Compared, Diary, DiaryAnswers, DiaryArgs, DiaryEntry, DiaryEntryArgs, DiaryPoint,
    DiarySaveArgs, Done, Noun,
};

/// How many entries come at a time.
const PAGE: u32 = 30;
const MISSING: Error = Error::NotFound { noun: Noun::Diary };

pub(crate) fn diary(app: &mut App, ctx: &mut Ctx, args: DiaryArgs) -> Result<Diary> {
    let now = ctx.now;
    app.read(|r| {
        let mut found = diary::latest(r, args.before, PAGE + 1)?;
        let more = found.len() > PAGE as usize;
        found.truncate(PAGE as usize);
        let begun = session::all(r)?.into_iter().filter(|s| {
            s.state != stipple_core::session::SessionState::Cancelled && s.has_begun(&now)
        });
        Ok(Diary {
            today: now.today(),
            entries: found.into_iter().map(entry).collect(),
            more,
            points: diary::numbers(r)?.into_iter().map(point).collect(),
            visits: begun.map(|s| s.ends_on()).collect(),
        })
    })
}

fn entry(row: DiaryRow) -> DiaryEntry {
    let compared = match row.compared.as_deref() {
        Some("lighter") => Some(Compared::Lighter),
        Some("same") => Some(Compared::Same),
        Some("darker") => Some(Compared::Darker),
        _ => None,
    };
    DiaryEntry {
        id: row.id,
        on: row.on,
        answers: DiaryAnswers {
            satisfaction: row.satisfaction,
            naturalness: row.naturalness,
            confidence: row.confidence,
            discomfort: row.discomfort,
            compared,
            note: row.note,
        },
    }
}

fn point(numbers: Numbers) -> DiaryPoint {
    let [satisfaction, naturalness, confidence, discomfort] = numbers.values;
    DiaryPoint { on: numbers.on, satisfaction, naturalness, confidence, discomfort }
}

pub(crate) fn save(app: &mut App, ctx: &mut Ctx, args: DiarySaveArgs) -> Result<DiaryId> {
    let a = args.answers;
    let mut row = DiaryRow {
        id: DiaryId((ctx.new_id)()),
        on: args.on,
        satisfaction: a.satisfaction,
        naturalness: a.naturalness,
        confidence: a.confidence,
        discomfort: a.discomfort,
        compared: a.compared.map(|c| match c {
            Compared::Lighter => "lighter".into(),
            Compared::Same => "same".into(),
            Compared::Darker => "darker".into(),
        }),
        note: text("note", &a.note, NOTE)?,
    };
    row.check(&AsOf::now(&ctx.now))?;
    app.write(ctx, |tx| {
        if let Some(there) = diary::on_day(tx, row.on)? {
            row.id = there.id;
        }
        diary::put(tx, &row)?;
        Ok(row.id)
    })
}

pub(crate) fn delete(app: &mut App, ctx: &mut Ctx, args: DiaryEntryArgs) -> Result<Done> {
    set_deleted(app, ctx, args.id, Op::Deleted)
}

pub(crate) fn restore(app: &mut App, ctx: &mut Ctx, args: DiaryEntryArgs) -> Result<Done> {
    set_deleted(app, ctx, args.id, Op::Restored)
}

fn set_deleted(app: &mut App, ctx: &mut Ctx, id: DiaryId, op: Op) -> Result<Done> {
    app.write(ctx, |tx| if diary::set_deleted(tx, id, op)? { Ok(Done {}) } else { Err(MISSING) })
}
