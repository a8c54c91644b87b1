//! Everything in open form: an archive of tables, pictures and a calendar, made while other commands go on.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use chrono_tz::Tz;
use serde::Serializer;
use stipple_core::ids::PhotoId;
use stipple_core::moment::Now;
use stipple_core::session::Session;
use stipple_export::{Archive, csv, file_part};
use stipple_picture::{MAX_SIDE, Share, share};
use stipple_store::Part;
use stipple_store::tables::session;

use super::cells::Teller;
use super::readme::Readme;
use super::rows::{All, Source, Table, Wish};
use crate::app::App;
use crate::ctx::Ctx;
use crate::error::{Error, Result};
use crate::view::LeavingProgress;
use crate::words::Words;

/// One picture that is to leave.
struct Picture {
    id: PhotoId,
    orientation: u8,
    /// What is kept of it is a JPEG that stands upright: it leaves as it is.
    as_kept: bool,
    file: String,
}

/// What the archive's next piece is made of.
enum Next {
    /// A table, as two files.
    Table(Table),
    /// A file as it is.
    File(String, Vec<u8>),
    /// A picture that was read.
    Picture(Picture, Vec<u8>),
    /// The file that explains the others, and the end.
    Last,
}

/// An archive of everything, on its way. Tables and pictures become files one at a time.
pub(crate) struct Everything {
    archive: Archive,
    tables: VecDeque<Table>,
    calendar: Option<Vec<u8>>,
    pictures: VecDeque<Picture>,
    next: Option<Next>,
    /// Names of pictures whose file is gone or damaged.
    lost: Vec<String>,
    readme: Readme,
    words: Words,
    views: BTreeMap<String, String>,
    zone: Tz,
    /// Pictures that there are, and that are in.
    total: usize,
    done: usize,
    finished: bool,
}

impl Everything {
    /// Reads all rows in one transaction, so that the tables fit each other.
    pub(super) fn begin(app: &mut App, ctx: &Ctx, lang: &str, wish: Wish) -> Result<Self> {
        let (all, sessions) = app.read(|r| Ok((All::read(r, wish)?, session::all(r)?)))?;
        let (words, zone) = (Words::exported(lang), ctx.now.zone);
        let views = all.views.clone();
        let teller = Teller { words: &words, views: &views, zone };
        let pictures = pictures(&all, &teller);
        let names = pictures.iter().map(|p| (p.id.to_string(), p.file.clone())).collect();
        let waiting = all.waiting;
        let tables = all.tables(&teller, &names);
        let counts = tables.iter().map(|table| (table.name, table.rows.len())).collect();
        Ok(Self {
            archive: Archive::default(),
            total: pictures.len(),
            pictures: pictures.into(),
            tables: tables.into(),
            calendar: Some(calendar(&sessions, &words, &ctx.now)),
            next: None,
            lost: Vec::new(),
            readme: Readme { wish, made_on: ctx.now.today(), counts, waiting },
            words,
            views,
            zone,
            done: 0,
            finished: false,
        })
    }

    /// Reads what the next piece is made of. A picture that is not there is named in the file that explains the others.
    pub(super) fn read(&mut self, app: &mut App) -> Result<()> {
        self.next = Some(if let Some(table) = self.tables.pop_front() {
            Next::Table(table)
        } else if let Some(calendar) = self.calendar.take() {
            Next::File("calendar.ics".into(), calendar)
        } else {
            self.picture(app)?
        });
        Ok(())
    }

    fn picture(&mut self, app: &mut App) -> Result<Next> {
        while let Some(picture) = self.pictures.pop_front() {
            match app.with_vault(|vault, _| vault.get(picture.id.0, Part::Original)) {
                Ok(Some(bytes)) => return Ok(Next::Picture(picture, bytes)),
                Ok(None) | Err(Error::PhotoDamaged) => self.lost.push(picture.file),
                Err(error) => return Err(error),
            }
        }
        Ok(Next::Last)
    }

    /// The archive's next bytes; it may take as long as one picture does.
    pub(super) fn make(&mut self) -> Result<Vec<u8>> {
        let too_large = |_| Error::DiskFault;
        match self.next.take() {
            Some(Next::Table(table)) => self.table(&table),
            Some(Next::File(name, bytes)) => self.archive.add(&name, &bytes).map_err(too_large),
            Some(Next::Picture(picture, bytes)) => {
                let Some(jpeg) = jpeg(&picture, bytes) else {
                    self.lost.push(picture.file);
                    return Ok(Vec::new());
                };
                self.done += 1;
                self.archive.add(&picture.file, &jpeg).map_err(too_large)
            }
            Some(Next::Last) => {
                let text = self.readme.text(&self.words, &self.lost);
                let mut made =
                    self.archive.add("README.txt", text.as_bytes()).map_err(too_large)?;
                made.extend(std::mem::take(&mut self.archive).finish().map_err(too_large)?);
                self.finished = true;
                Ok(made)
            }
            None => Ok(Vec::new()),
        }
    }

    fn table(&mut self, table: &Table) -> Result<Vec<u8>> {
        let teller = Teller { words: &self.words, views: &self.views, zone: self.zone };
        let mut made = Vec::new();
        for (name, bytes) in as_files(table, &teller) {
            made.extend(self.archive.add(&name, &bytes).map_err(|_| Error::DiskFault)?);
        }
        Ok(made)
    }

    pub(super) fn progress(&self) -> LeavingProgress {
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        LeavingProgress {
            done: count(self.done),
            total: count(self.total),
            left_out: count(self.lost.len()),
            finished: self.finished,
        }
    }
}

/// A kept original without a trace beside its pixels but their colour profile; made anew where it has to be turned.
fn jpeg(picture: &Picture, kept: Vec<u8>) -> Option<Vec<u8>> {
    if picture.as_kept {
        return Some(kept);
    }
    let whole = Share { long_edge: MAX_SIDE, crop: None, covers: Vec::new() };
    share(&kept, picture.orientation, &whole).ok()
}

fn pictures(all: &All, teller: &Teller<'_>) -> Vec<Picture> {
    let mut taken = BTreeSet::new();
    let mut name = |on: String, view: &str| {
        let stem = format!("photos/{on}-{}", file_part(&teller.view(view)));
        let names = (1_u32..).map(|n| format!("{}-{n:02}.jpg", stem.trim_end_matches('-')));
        let free = names.into_iter().find(|name| !taken.contains(&name.to_lowercase()));
        let free = free.unwrap_or_default();
        // A system that does not tell capitals apart must not lose one of two.
        taken.insert(free.to_lowercase());
        free
    };
    let picture = |photo: &stipple_core::photo::Photo| Picture {
        id: photo.id,
        orientation: photo.orientation,
        // HEIC is kept as JPEG, and stands upright or not like any other.
        as_kept: photo.orientation == 1 && matches!(photo.format.as_str(), "jpeg" | "heic"),
        file: name(photo.on.to_string(), &photo.view.to_string()),
    };
    all.photos.iter().map(picture).collect()
}

fn as_files(table: &Table, teller: &Teller<'_>) -> [(String, Vec<u8>); 2] {
    let head: Vec<String> =
        table.columns.iter().map(|column| teller.words.text(column.label, &[])).collect();
    let lines = table.rows.iter().flat_map(|row| row.lines(teller));
    let csv = csv(&head, lines.map(|line| teller.cells(&line, table.columns)));
    let mut json = Vec::new();
    let rows = table.rows.iter().map(Source::exact);
    // Writing to memory fails for values that are none of JSON's only.
    let _ = serde_json::Serializer::pretty(&mut json).collect_seq(rows);
    [(format!("csv/{}.csv", table.name), csv), (format!("json/{}.json", table.name), json)]
}

/// The visits; their entries say no more than those of the calendar file of one visit.
fn calendar(sessions: &[Session], words: &Words, now: &Now) -> Vec<u8> {
    let all: Vec<&Session> = sessions.iter().collect();
    crate::calendar::text(&all, &words.text("sessions-calendar-neutral", &[]), now).into_bytes()
}
