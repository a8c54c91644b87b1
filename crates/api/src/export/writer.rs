//! Everything in open form: an archive of tables, pictures and a calendar, made while other commands go on.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use chrono_tz::Tz;
use serde::Serializer;
use stipple_core::ids::PhotoId;
use stipple_core::moment::Now;
use stipple_core::session::Session;
use stipple_export::{Archive, TooLarge, csv, file_part};
use stipple_picture::{MAX_SIDE, Share};
use stipple_store::Reading;
use stipple_store::tables::session;

use super::cells::Teller;
use super::readme::Readme;
use super::rows::{All, ExportOptions, Source, Table};
use crate::error::{Error, Result};
use crate::job::SharedPicture;
use crate::view::FileProgress;
use crate::words::Words;

/// One picture that is to leave.
struct Picture {
    id: PhotoId,
    orientation: u8,
    /// What is kept of it is a JPEG that stands upright: it leaves as it is.
    as_kept: bool,
    file: String,
}

/// What comes of asking for the next piece.
pub(crate) enum ExportStep {
    /// The archive's next bytes.
    Bytes(Vec<u8>),
    /// A picture to render first; [`ExportWriter::rendered`] takes the result.
    Render(PhotoId, Box<SharedPicture>),
}

/// An archive of everything, on its way. Tables and pictures become files one at a time.
pub(crate) struct ExportWriter {
    archive: Archive,
    tables: VecDeque<Table>,
    calendar: Option<Vec<u8>>,
    pictures: VecDeque<Picture>,
    /// The picture that is being rendered.
    rendering: Option<Picture>,
    /// Names of pictures whose file is gone or damaged.
    lost: Vec<(PhotoId, String)>,
    readme: Readme,
    words: Words,
    views: BTreeMap<String, String>,
    zone: Tz,
    /// Pictures that there are, and that are in.
    total: usize,
    done: usize,
    finished: bool,
}

impl ExportWriter {
    /// Reads all rows in one transaction, so that the tables fit each other.
    pub(crate) fn new(
        r: &Reading<'_>,
        now: &Now,
        lang: &str,
        options: ExportOptions,
    ) -> Result<Self> {
        let (all, sessions) = (All::read(r, options)?, session::all(r)?);
        let (words, zone) = (Words::exported(lang), now.zone);
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
            calendar: Some(calendar(&sessions, &words, now)),
            rendering: None,
            lost: Vec::new(),
            readme: Readme { options, made_on: now.today(), counts, waiting },
            words,
            views,
            zone,
            done: 0,
            finished: false,
        })
    }

    /// The next piece. A picture that is missing is named in the file that explains the others.
    pub(crate) fn next(
        &mut self,
        get: impl FnMut(PhotoId) -> Result<Vec<u8>>,
    ) -> Result<ExportStep> {
        if self.rendering.is_some() {
            return Err(Error::BadCall);
        }
        let bytes = if let Some(table) = self.tables.pop_front() {
            self.table(&table)?
        } else if let Some(calendar) = self.calendar.take() {
            self.archive.add("calendar.ics", &calendar).map_err(too_large)?
        } else {
            return self.picture(get);
        };
        Ok(ExportStep::Bytes(bytes))
    }

    fn picture(&mut self, mut get: impl FnMut(PhotoId) -> Result<Vec<u8>>) -> Result<ExportStep> {
        while let Some(picture) = self.pictures.pop_front() {
            match get(picture.id) {
                Ok(bytes) if picture.as_kept => {
                    return Ok(ExportStep::Bytes(self.add(&picture.file, &bytes)?));
                }
                Ok(bytes) => {
                    let id = picture.id;
                    let render = upright(bytes, picture.orientation);
                    self.rendering = Some(picture);
                    return Ok(ExportStep::Render(id, Box::new(render)));
                }
                Err(Error::PhotoMissing | Error::PhotoDamaged) => {
                    self.lost.push((picture.id, picture.file));
                }
                Err(error) => return Err(error),
            }
        }
        Ok(ExportStep::Bytes(self.last()?))
    }

    /// Whether it waits for this picture.
    pub(crate) fn waits_for(&self, photo: PhotoId) -> bool {
        self.rendering.as_ref().is_some_and(|picture| picture.id == photo)
    }

    /// Adds the picture that was rendered; none: it could not be.
    pub(crate) fn rendered(&mut self, jpeg: Option<Vec<u8>>) -> Result<Vec<u8>> {
        let picture = self.rendering.take().ok_or(Error::BadCall)?;
        match jpeg {
            Some(jpeg) => self.add(&picture.file, &jpeg),
            None => {
                self.lost.push((picture.id, picture.file));
                Ok(Vec::new())
            }
        }
    }

    fn add(&mut self, file: &str, jpeg: &[u8]) -> Result<Vec<u8>> {
        self.done += 1;
        self.archive.add(file, jpeg).map_err(too_large)
    }

    /// The file that explains the others, and the end of the archive.
    fn last(&mut self) -> Result<Vec<u8>> {
        let lost: Vec<String> = self.lost.iter().map(|(_, file)| file.clone()).collect();
        let text = self.readme.text(&self.words, &lost);
        let mut made = self.archive.add("README.txt", text.as_bytes()).map_err(too_large)?;
        made.extend(std::mem::take(&mut self.archive).finish().map_err(too_large)?);
        self.finished = true;
        Ok(made)
    }

    fn table(&mut self, table: &Table) -> Result<Vec<u8>> {
        let teller = Teller { words: &self.words, views: &self.views, zone: self.zone };
        let mut made = Vec::new();
        for (name, bytes) in as_files(table, &teller) {
            made.extend(self.archive.add(&name, &bytes).map_err(too_large)?);
        }
        Ok(made)
    }

    /// The photos that are not in it.
    pub(crate) fn lost(&self) -> Vec<PhotoId> {
        self.lost.iter().map(|(id, _)| *id).collect()
    }

    pub(crate) fn progress(&self) -> FileProgress {
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        FileProgress {
            done: count(self.done),
            total: count(self.total),
            left_out: count(self.lost.len()),
            lost: Vec::new(),
            lost_rows: Vec::new(),
            finished: self.finished,
        }
    }
}

fn too_large(_: TooLarge) -> Error {
    Error::DiskFault
}

/// How a picture that has to be turned is rendered.
fn upright(bytes: Vec<u8>, orientation: u8) -> SharedPicture {
    let share = Share { long_edge: MAX_SIDE, crop: None, covers: Vec::new() };
    SharedPicture { bytes, orientation, share }
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
