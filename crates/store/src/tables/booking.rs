//! `booking`: what the patient asked the clinic for.

use rusqlite::{Row, Transaction, named_params};
use stipple_core::booking::Booking;
use stipple_core::ids::{BookingId, PlanId, SessionId};
use stipple_core::valid::{self, AsOf};

use super::change::Op;
use super::column::{json, moment, of_word, parsed, parsed_option, row, rows, word};
use super::mark;
use super::table::{Author, Recorded, Table};
use crate::error::StoreError;
use crate::transaction::{Reading, Writing};

/// What the store knows of this table.
pub static TABLE: Table = Table {
    name: "booking",
    sql: &[(3, CREATE)],
    noun: Some("booking"),
    recorded: Recorded::Fields(&[
        ("id", Author::App),
        ("plan", Author::App),
        ("state", Author::Patient),
        ("days", Author::Patient),
        ("times", Author::Patient),
        ("note", Author::Patient),
        ("photos", Author::Patient),
        ("sent_by", Author::Patient),
        ("asked_on", Author::Patient),
        ("asked_at", Author::Patient),
        ("again", Author::Patient),
        ("offer", Author::Clinic),
        ("session", Author::Patient),
    ]),
    validate: |row, as_of| Ok(valid::booking(&read(row)?, as_of)?),
    export: Some("requests"),
    ..Table::ENTRIES
};

const CREATE: &str = "
    CREATE TABLE booking (
        id         TEXT PRIMARY KEY,
        plan       TEXT NOT NULL REFERENCES plan (id),
        state      TEXT NOT NULL CHECK (state IN ('draft', 'sent', 'offered', 'booked', 'done')),
        days       TEXT NOT NULL,  -- as JSON, as times and photos are
        times      TEXT NOT NULL,
        note       TEXT NOT NULL,
        photos     TEXT NOT NULL,
        sent_by    TEXT,
        asked_on   TEXT,
        asked_ms   INTEGER,
        again      INTEGER NOT NULL,
        offer      TEXT,           -- as JSON
        session    TEXT REFERENCES session (id),
        deleted_at INTEGER
    ) STRICT, WITHOUT ROWID;";

fn find(sql: &Transaction<'_>, id: BookingId) -> Result<Option<Booking>, StoreError> {
    row(
        sql,
        "SELECT * FROM booking WHERE id = :id AND deleted_at IS NULL",
        named_params! { ":id": id.to_string() },
        read,
    )
}

/// A request that is not deleted.
///
/// # Errors
/// What the database says.
pub fn get(r: &Reading<'_>, id: BookingId) -> Result<Option<Booking>, StoreError> {
    find(&r.transaction, id)
}

/// All requests of plans that are not deleted, the first one first.
///
/// # Errors
/// What the database says.
pub fn all(r: &Reading<'_>) -> Result<Vec<Booking>, StoreError> {
    rows(
        &r.transaction,
        "SELECT booking.* FROM booking JOIN plan ON plan.id = booking.plan
         WHERE booking.deleted_at IS NULL AND plan.deleted_at IS NULL ORDER BY booking.id",
        [],
        sound,
    )
}

/// Writes a request, new or changed.
///
/// # Errors
/// What the database says.
pub fn put(tx: &mut Writing<'_, '_>, booking: &Booking) -> Result<(), StoreError> {
    let old = find(tx.sql(), booking.id)?;
    tx.sql().execute(
        "INSERT INTO booking (id, plan, state, days, times, note, photos, sent_by, asked_on, asked_ms, again, offer, session)
         VALUES (:id, :plan, :state, :days, :times, :note, :photos, :sent_by, :asked_on, :asked_ms, :again, :offer, :session)
         ON CONFLICT (id) DO UPDATE SET
             plan = excluded.plan, state = excluded.state, days = excluded.days, times = excluded.times,
             note = excluded.note, photos = excluded.photos, sent_by = excluded.sent_by, asked_on = excluded.asked_on,
             asked_ms = excluded.asked_ms, again = excluded.again, offer = excluded.offer, session = excluded.session",
        named_params! {
            ":id": booking.id.to_string(),
            ":plan": booking.plan.to_string(),
            ":state": word(&booking.state)?,
            ":days": serde_json::to_string(&booking.days)?,
            ":times": serde_json::to_string(&booking.times)?,
            ":note": booking.note,
            ":photos": serde_json::to_string(&booking.photos)?,
            ":sent_by": booking.sent_by.as_ref().map(word).transpose()?,
            ":asked_on": booking.asked_on.map(|d| d.to_string()),
            ":asked_ms": booking.asked_at.map(|at| at.timestamp_millis()),
            ":again": booking.again,
            ":offer": booking.offer.as_ref().map(serde_json::to_string).transpose()?,
            ":session": booking.session.map(|s| s.to_string()),
        },
    )?;
    tx.record(&TABLE, &booking.id.to_string(), None, old.as_ref(), booking)
}

/// Deletes or restores a request; `false` when there is none in the other state.
///
/// # Errors
/// What the database says.
pub fn set_deleted(tx: &mut Writing<'_, '_>, id: BookingId, op: Op) -> Result<bool, StoreError> {
    mark(tx, &TABLE, &id.to_string(), None, op)
}

pub(super) fn read(row: &Row<'_>) -> Result<Booking, StoreError> {
    let asked: Option<i64> = row.get("asked_ms")?;
    let session: Option<String> = row.get("session")?;
    Ok(Booking {
        id: BookingId(parsed(&row.get::<_, String>("id")?)?),
        plan: PlanId(parsed(&row.get::<_, String>("plan")?)?),
        state: of_word(row.get("state")?)?,
        days: json(&row.get::<_, String>("days")?)?,
        times: json(&row.get::<_, String>("times")?)?,
        note: row.get("note")?,
        photos: json(&row.get::<_, String>("photos")?)?,
        sent_by: row.get::<_, Option<String>>("sent_by")?.map(of_word).transpose()?,
        asked_on: parsed_option(row.get("asked_on")?)?,
        asked_at: asked.map(moment).transpose()?,
        again: row.get("again")?,
        offer: row.get::<_, Option<String>>("offer")?.as_deref().map(json).transpose()?,
        session: session.as_deref().map(parsed).transpose()?.map(SessionId),
    })
}

/// A row that a screen can compute with.
fn sound(row: &Row<'_>) -> Result<Booking, StoreError> {
    let found = read(row)?;
    valid::booking(&found, &AsOf::ever()).map_err(|_| StoreError::Damaged)?;
    Ok(found)
}
