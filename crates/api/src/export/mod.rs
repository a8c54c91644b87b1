//! The export of everything in an open format: a ZIP archive of tables, pictures and a calendar, made piece by piece.

mod cells;
mod columns;
mod history;
mod readme;
mod rows;
mod writer;

pub(crate) use rows::ExportOptions;
pub(crate) use writer::{ExportStep, ExportWriter};
