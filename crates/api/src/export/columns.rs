//! What stands in each table that leaves: its columns, in the order in which they are read, ids last.

use self::How::*;

/// How a value is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum How {
    /// As it was typed.
    Text,
    /// Several, as they were typed.
    Texts,
    /// A word of a closed set.
    Word,
    /// Several of them.
    Words,
    /// A word of a set that only this file says, under the column's own path.
    Own,
    /// How far a request has come: "done" is another word there than for a session.
    Request,
    /// A number.
    Number,
    /// Tenths, said as whole ones.
    Tenths,
    /// How many there are.
    Count,
    /// A date, a time, an id: as it stands.
    Exact,
    /// An instant, on the patient's clock.
    Moment,
    /// Yes or no.
    YesNo,
    /// What a photo shows.
    View,
    /// What a change was made to.
    Noun,
    /// What a change did.
    Op,
}

/// One column: where its value stands in a row, the key of its heading, and how the value is said.
pub(super) struct Column {
    pub(super) path: &'static str,
    pub(super) label: &'static str,
    pub(super) how: How,
}

const fn col(path: &'static str, label: &'static str, how: How) -> Column {
    Column { path, label, how }
}

/// The id of a row, by which files are joined.
const ID: Column = col("id", "exported-col-id", Exact);
const NOTE: Column = col("note", "history-field-note", Text);
const ON: Column = col("on", "history-field-on", Exact);

pub(super) const PLANS: &[Column] = &[
    col("+title", "history-field-pack", Text),
    col("pack_version", "history-field-pack-version", Exact),
    col("indication", "history-field-indication", Word),
    col("sessions_planned", "history-field-sessions-planned", Number),
    col("closed_on", "history-field-closed-on", Exact),
    col("scar_surgery_on", "history-field-scar-surgery-on", Exact),
    col("transplant_on", "history-field-transplant-on", Exact),
    col("suture_removal_on", "history-field-suture-removal-on", Exact),
    col("free_until_on", "history-field-free-until-on", Exact),
    col("pack", "exported-col-pack-id", Exact),
    ID,
];

pub(super) const SESSIONS: &[Column] = &[
    ON,
    col("at", "history-field-at", Exact),
    col("zone", "history-field-zone", Exact),
    col("state", "history-field-state", Word),
    col("minutes", "exported-col-minutes", Number),
    col("areas", "history-field-areas", Texts),
    col("pigment.brand", "history-field-pigment-brand", Text),
    col("pigment.shade", "history-field-pigment-shade", Text),
    col("pigment.batch", "history-field-pigment-batch", Text),
    col("pigment.needle", "history-field-pigment-needle", Text),
    NOTE,
    col("+plan", "history-noun-plan", Text),
    col("plan", "exported-col-plan-id", Exact),
    ID,
];

pub(super) const MEDICINES: &[Column] = &[
    col("name", "history-field-name", Text),
    col("times", "history-field-times", Texts),
    col("every_days", "history-field-every-days", Number),
    col("weekdays", "history-field-weekdays", Words),
    col("started_on", "history-field-started-on", Exact),
    col("stopped_on", "history-field-stopped-on", Exact),
    NOTE,
    ID,
];

pub(super) const TICKS: &[Column] = &[
    col("+on", "history-field-on", Exact),
    col("+what", "exported-col-what", Text),
    col("state", "history-field-state", Word),
    col("taken", "exported-col-taken", Exact),
    col("recorded_at", "exported-col-recorded", Moment),
    col("event", "exported-col-event", Exact),
];

pub(super) const DIARY: &[Column] = &[
    ON,
    col("satisfaction", "exported-col-satisfaction", Number),
    col("naturalness", "exported-col-naturalness", Number),
    col("confidence", "exported-col-confidence", Number),
    col("discomfort", "exported-col-discomfort", Number),
    col("compared", "history-field-compared", Word),
    NOTE,
    ID,
];

pub(super) const PHOTOS: &[Column] = &[
    ON,
    col("view", "history-field-view", View),
    col("+file", "exported-col-file", Text),
    col("date_from", "exported-col-date-from", Own),
    col("taken_at", "exported-col-taken", Moment),
    col("width", "exported-col-width", Number),
    col("height", "exported-col-height", Number),
    col("hair.hours_since_shave", "history-field-hair-hours-since-shave", Number),
    col("hair.clipper_tenths", "exported-col-clipper", Tenths),
    NOTE,
    col("private", "history-field-private", YesNo),
    col("marks", "history-field-marks", Count),
    col("had_location", "history-field-had-location", YesNo),
    col("format", "exported-col-format", Exact),
    col("hash", "exported-col-hash", Exact),
    ID,
];

pub(super) const VIEWS: &[Column] = &[col("name", "history-field-name", Text), ID];

pub(super) const HAIRLINES: &[Column] = &[
    col("+file", "exported-col-file", Text),
    col("points", "history-field-points", Count),
    col("agreed.on", "history-field-agreed-on", Exact),
    col("agreed.names", "history-field-agreed-names", Texts),
    NOTE,
    col("photo", "exported-col-photo-id", Exact),
    ID,
];

pub(super) const PAIRS: &[Column] = &[
    col("off", "history-field-off", YesNo),
    col("transform", "exported-col-transform", Text),
    col("former", "exported-col-former", Exact),
    col("later", "exported-col-later", Exact),
];

pub(super) const CHECK_INS: &[Column] = &[
    col("at", "exported-col-recorded", Moment),
    col("answer", "history-field-answer", Word),
    col("event", "exported-col-event", Exact),
];

pub(super) const REQUESTS: &[Column] = &[
    col("asked_on", "history-field-asked-on", Exact),
    col("state", "history-field-state", Request),
    col("days", "history-field-days", Words),
    col("times", "history-field-times", Words),
    NOTE,
    col("sent_by", "history-field-sent-by", Word),
    col("again", "history-field-again", Number),
    col("offer.on", "history-field-offer-on", Exact),
    col("offer.at", "history-field-offer-at", Exact),
    col("offer.zone", "history-field-offer-zone", Exact),
    col("photos", "exported-col-photos", Count),
    col("session", "exported-col-session-id", Exact),
    col("plan", "exported-col-plan-id", Exact),
    ID,
];

pub(super) const REMINDERS: &[Column] = &[
    col("civil", "exported-col-due", Exact),
    col("state", "history-field-state", Own),
    col("first_at", "exported-col-shown", Moment),
    col("why", "exported-col-why", Own),
    col("answer", "history-field-answer", Own),
    col("shows", "exported-col-shows", Number),
    col("key", "exported-col-event", Exact),
];

pub(super) const INSTRUCTIONS: &[Column] = &[
    col("title", "history-field-title", Text),
    col("version", "history-field-version", Exact),
    col("clinic.name", "history-field-clinic-name", Text),
    col("sign_off.statement", "exported-col-statement", Text),
    col("sign_off.approved_by", "exported-col-approved-by", Text),
    col("sign_off.approved_on", "exported-col-approved-on", Exact),
    col("lang", "history-field-locale", Exact),
    ID,
];

pub(super) const SETTINGS: &[Column] =
    &[col("+name", "exported-col-setting", Text), col("+value", "exported-col-value", Text)];

pub(super) const HISTORY: &[Column] = &[
    col("at", "exported-col-recorded", Moment),
    col("zone", "history-field-zone", Exact),
    col("noun", "exported-col-what", Noun),
    col("op", "exported-col-done", Op),
    col("label", "exported-col-label", Text),
    col("+field", "exported-col-field", Text),
    col("+from", "exported-col-from", Text),
    col("+to", "exported-col-to", Text),
    col("entity", "exported-col-entity", Exact),
    ID,
];
