//! A patient's days through the command table on a real folder: every screen's commands, import, export and backup.
#![cfg(test)]

mod backup;
mod calendar;
mod clinic_pack;
mod doses;
mod export;
mod jobs;
#[path = "../patient/mod.rs"]
mod patient;
mod photos;
mod photos_kept;
mod reminders;
mod report;
mod touch_ups;
mod treatment;
mod weeks;
