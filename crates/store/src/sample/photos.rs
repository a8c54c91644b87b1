//! A photo, a picture on its way and a line, for tests.

use chrono::DateTime;
use stipple_core::ids::{HairlineId, IncomingId, PhotoId, ViewId};
use stipple_core::photo::{
    Agreed, DateFrom, Facts, Hair, Hairline, Mark, MarkKind, Origin, Photo, Point, Tone,
};
use stipple_core::view::{StandardView, View};

use super::{date, id};
use crate::tables::incoming::Incoming;
use crate::tables::photo_view::OwnView;

pub(crate) fn sample_photo() -> Photo {
    Photo {
        id: PhotoId(id(50)),
        view: View::Standard(StandardView::Crown),
        on: date("2026-11-22"),
        date_from: DateFrom::Picture,
        taken_at: DateTime::from_timestamp_millis(1_795_000_000_123),
        width: 3024,
        height: 4032,
        orientation: 6,
        format: "jpeg".into(),
        hash: "ab".repeat(32),
        had_location: true,
        hair: Hair { hours_since_shave: Some(20), clipper_tenths: Some(5) },
        tone: Tone { red: 130, green: 110, blue: 100, dark_share: 1, bright_share: 2 },
        note: "Redder than yesterday, \"I think\".".into(),
        private: true,
        marks: vec![mark("here"), mark("there")],
    }
}

/// The sample photo under another id, date and picture.
pub(crate) fn photo_of(n: u128, on: &str) -> Photo {
    Photo { id: PhotoId(id(n)), on: date(on), hash: format!("{n:064x}"), ..sample_photo() }
}

pub(crate) fn mark(text: &str) -> Mark {
    let (from, to) = (Point { x: 0, y: 10_000 }, Point { x: 5_000, y: 1 });
    Mark { kind: MarkKind::Text, from, to, text: text.into() }
}

pub(crate) fn sample_incoming() -> Incoming {
    incoming_of(60)
}

/// A picture on its way under this id, of the same picture as [`photo_of`] of it.
pub(crate) fn incoming_of(n: u128) -> Incoming {
    Incoming {
        id: IncomingId(id(n)),
        hash: format!("{n:064x}"),
        bytes: 4_000_000,
        facts: Facts {
            view: View::Own(ViewId(id(70))),
            origin: Origin::Import,
            on: None,
            file_at: DateTime::from_timestamp_millis(1_794_000_000_000),
            hair: Hair::default(),
            private: false,
        },
        received_at: DateTime::from_timestamp_millis(1_795_000_000_000).unwrap(),
    }
}

pub(crate) fn sample_view() -> OwnView {
    OwnView { id: ViewId(id(70)), name: "Behind the left ear".into() }
}

pub(crate) fn sample_line() -> Hairline {
    Hairline {
        id: HairlineId(id(80)),
        photo: sample_photo().id,
        points: vec![Point { x: 1_000, y: 2_000 }, Point { x: 9_000, y: 2_000 }],
        agreed: None,
        note: "A little higher on the left.".into(),
    }
}

pub(crate) fn agreed_line() -> Hairline {
    let names = vec!["Sample Clinic".to_string(), "Sam".to_string()];
    Hairline { agreed: Some(Agreed { on: date("2026-11-23"), names }), ..sample_line() }
}
