//! Marks in every text of a patient's, looked for in every file, log and message afterwards.

mod commands;
mod hunt;
mod records;
mod secrets;
