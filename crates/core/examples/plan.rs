//! Plans 20,000 reminders and prints how long it takes: the median of 20 runs on one thread.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::print_stdout,
    reason = "a benchmark reads the clock and prints its result"
)]

use std::time::Instant;

use chrono::{DateTime, NaiveDate, NaiveTime};
use stipple_core::event::Outcomes;
use stipple_core::ids::MedicineId;
use stipple_core::medicine::Medicine;
use stipple_core::moment::Now;
use stipple_core::reminder::{Ahead, Facts, Log, Reminding, upcoming};
use uuid::Uuid;

fn medicine(number: u32) -> Medicine {
    let minute = number * 7;
    Medicine {
        id: MedicineId(Uuid::from_u128(number.into())),
        guide: None,
        name: "Sample medicine".into(),
        gives: None,
        times: [7, 10, 13, 16, 19]
            .iter()
            .filter_map(|hour| NaiveTime::from_hms_opt(*hour, minute, 0))
            .collect(),
        started_on: NaiveDate::default(),
        stopped_on: None,
        note: String::new(),
        every_days: None,
        weekdays: Vec::new(),
        former: Vec::new(),
    }
}

fn main() {
    let medicines: Vec<Medicine> = (1..=3).map(medicine).collect();
    let reminding = Reminding::default();
    let outcomes = Outcomes::default();
    let facts = Facts {
        courses: &[],
        medicines: &medicines,
        outcomes: &outcomes,
        check_ins: &[],
        bookings: &[],
        tests: &[],
        list_at: NaiveTime::MIN,
        reminding: &reminding,
    };
    let now = Now { utc: DateTime::UNIX_EPOCH, zone: chrono_tz::Europe::London };
    let ahead = Ahead { days: 1340, most: usize::MAX };
    let mut runs: Vec<(f64, usize)> = (0..20)
        .map(|_| {
            let began = Instant::now();
            let planned = upcoming(&facts, &Log::default(), &now, ahead).len();
            (began.elapsed().as_secs_f64() * 1000.0, planned)
        })
        .collect();
    runs.sort_by(|a, b| a.0.total_cmp(&b.0));
    if let Some((ms, planned)) = runs.get(10) {
        println!("{planned} reminders planned, median of 20 in milliseconds\nplan {ms:.1}");
    }
}
