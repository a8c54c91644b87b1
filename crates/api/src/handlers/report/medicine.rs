//! The medicines on paper, as they were entered.

use stipple_core::ids::MedicineId;
use stipple_core::medicine::Medicine;
use stipple_report::{Block, Line};

use super::super::scene::Scene;
use crate::error::{Error, Result};
use crate::print::PrintWords;
use crate::view::Noun;

pub(super) fn blocks(
    print: &PrintWords,
    scene: &Scene,
    chosen: &[MedicineId],
) -> Result<Vec<Block>> {
    let known = |id: &MedicineId| scene.medicines.iter().any(|medicine| medicine.id == *id);
    if !chosen.iter().all(known) {
        return Err(Error::NotFound { noun: Noun::Medicine });
    }
    if chosen.is_empty() {
        return Ok(Vec::new());
    }
    let taken = scene.medicines.iter().filter(|medicine| chosen.contains(&medicine.id));
    let head = [
        "report-doc-medicine",
        "report-doc-from",
        "report-doc-until",
        "report-doc-times",
        "report-doc-note",
    ];
    Ok(vec![
        Block::Heading(print.t("report-doc-medicines")),
        Block::Soft(print.t("report-doc-medicines-lead")),
        Block::Table {
            head: head.iter().map(|key| print.t(key)).collect(),
            shares: vec![2.2, 1.4, 1.5, 1.3, 3.0],
            lines: taken.map(|medicine| line(print, medicine)).collect(),
        },
    ])
}

fn line(print: &PrintWords, medicine: &Medicine) -> Line {
    let times: Vec<String> =
        medicine.times.iter().map(|at| at.format("%H:%M").to_string()).collect();
    let until = medicine.stopped_on.map(|on| print.day(on));
    Line {
        cells: vec![
            medicine.name.clone(),
            print.day(medicine.started_on),
            until.unwrap_or_else(|| print.t("report-doc-still")),
            times.join(", "),
            medicine.note.clone(),
        ],
        below: String::new(),
    }
}
