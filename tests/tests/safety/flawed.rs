//! A record that no screen can compute with, written behind the app's back: it costs its own line, and every screen shows the
//! rest and can delete it.

use rusqlite::types::Value as Column;
use rusqlite::{Connection, params_from_iter};
use serde_json::{Value, json};
use stipple_api::Error;
use stipple_testkit::depth;

use super::forged::{every_screen_answers, extremes, furnished};
use crate::patient::{Patient, at, outside};

/// One column of the first row of a table, with another value of its type.
struct Flaw {
    table: String,
    column: String,
    value: Value,
}

fn tables(database: &Connection) -> Vec<String> {
    let query = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name";
    let mut found = database.prepare(query).unwrap();
    found.query_map([], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap()
}

fn first_row(database: &Connection, table: &str) -> Option<(Vec<String>, Vec<Column>)> {
    let mut query = database.prepare(&format!("SELECT * FROM \"{table}\" LIMIT 1")).unwrap();
    let names: Vec<String> = query.column_names().map(ToString::to_string).collect();
    let mut rows = query.query([]).unwrap();
    let row = rows.next().unwrap()?;
    let values = (0..names.len()).map(|at| row.get(at).unwrap()).collect();
    Some((names, values))
}

fn flaws(database: &Connection) -> Vec<Flaw> {
    let mut found = Vec::new();
    for table in tables(database) {
        let Some((names, values)) = first_row(database, &table) else { continue };
        for (column, former) in names.into_iter().zip(values) {
            let former = match former {
                Column::Integer(number) => json!(number),
                Column::Text(text) => json!(text),
                // A moment, as most columns that may be empty are.
                _ => json!(0),
            };
            let values = extremes(&former).into_iter().filter(|value| *value != former);
            found.extend(values.map(|value| Flaw {
                table: table.clone(),
                column: column.clone(),
                value,
            }));
        }
    }
    found
}

fn column(value: &Value) -> Column {
    value.as_i64().map_or_else(|| Column::Text(value.as_str().unwrap().into()), Column::Integer)
}

/// Writes one flaw; `false` where the database itself refuses it.
fn write(database: &Connection, flaw: &Flaw) -> bool {
    let Flaw { table, column: name, value } = flaw;
    let (names, former) = first_row(database, table).unwrap();
    let one = names.iter().map(|name| format!("\"{name}\" IS ?")).collect::<Vec<_>>().join(" AND ");
    let update = format!("UPDATE \"{table}\" SET \"{name}\" = ? WHERE {one}");
    let values = [column(value)].into_iter().chain(former);
    database.execute(&update, params_from_iter(values)).is_ok_and(|n| n > 0)
}

fn raw(patient: &Patient) -> Connection {
    let database = outside::open(patient.folder());
    database.execute_batch("PRAGMA foreign_keys = OFF; PRAGMA busy_timeout = 5000;").unwrap();
    database
}

#[test]
fn flawed_row_costs_its_own_line() {
    let mut patient = furnished();
    patient.close();
    let folder = patient.folder().to_path_buf();
    let all = flaws(&raw(&patient));
    let kept = std::fs::read(folder.join("stipple.db")).unwrap();
    let (mut tried, mut refused) = (0, 0);
    for flaw in depth::sample("flawed-rows", all.len().div_ceil(90), &all) {
        let Flaw { table, column, value } = flaw;
        let what = format!("{table}.{column} = {:.40}", value.to_string());
        if write(&raw(&patient), flaw) {
            patient.does("start", json!({}));
            every_screen_answers(&mut patient, &what);
            patient.does(
                "diary_save",
                json!({ "on": patient.today(), "answers": crate::patient::answers("on") }),
            );
            tried += 1;
        } else {
            refused += 1;
        }
        patient.close();
        for end in ["-wal", "-shm"] {
            let _ = std::fs::remove_file(folder.join(format!("stipple.db{end}")));
        }
        std::fs::write(folder.join("stipple.db"), &kept).unwrap();
    }
    println!("{tried} flaws of {}, {refused} more that the database refuses", all.len());
    assert!(all.len() >= 600 && tried >= 60, "{tried} of {}", all.len());
}

#[test]
fn flawed_row_is_named_and_can_be_deleted() {
    let mut patient = furnished();
    assert_eq!(patient.sees("unusable"), json!([]));
    let doses = |patient: &mut Patient| patient.sees("today")["doses"].as_array().unwrap().len();
    let before = patient.everything();
    assert!(doses(&mut patient) > 0);
    let times: Vec<String> = (0..500).map(|m| format!("{:02}:{:02}:00", m / 60, m % 60)).collect();
    let far =
        "UPDATE session SET on_date = '+262142-12-31', at_time = '23:59:00', state = 'planned'";
    let many = format!("UPDATE medicine SET times = '{}'", json!(times));
    raw(&patient).execute_batch(&format!("{far}; {many};")).unwrap();
    let named = patient.sees("unusable");
    let nouns: Vec<&Value> = named.as_array().unwrap().iter().map(|row| &row["noun"]).collect();
    assert_eq!(nouns, ["session", "medicine"]);
    assert_eq!(at(&named, "/1/label"), "Sample");
    assert_eq!(doses(&mut patient), 0, "it costs its own line");
    assert_eq!(&patient.sees("hairlines"), before["hairlines"].as_ref().unwrap());
    for row in named.as_array().unwrap() {
        let args = json!({ "noun": row["noun"], "entity": row["entity"] });
        patient.does("unusable_delete", args.clone());
        let again = patient.call("unusable_delete", args);
        assert!(matches!(again, Err(Error::NotFound { .. })), "{again:?}");
    }
    assert_eq!(patient.sees("unusable"), json!([]));
    assert_eq!(at(&patient.sees("history"), "/changes/0/op"), "deleted");
}

/// Whom to call and when is there without any store.
#[test]
fn signs_are_there_without_a_store() {
    let mut patient = furnished();
    patient.does("lock_set", json!({ "kind": "pin", "secret": "274951" }));
    patient.does("close", json!({}));
    assert_eq!(patient.call("today", json!({})), Err(Error::Locked));
    let urgent = |help: &Value| {
        let signs = help["signs"].as_array().unwrap();
        signs.iter().filter(|sign| sign["tier"] == "emergency").count()
    };
    let locked = patient.sees("help");
    assert!(urgent(&locked) > 0 && locked["clinic"].is_null(), "{locked}");
    patient.close();
    std::fs::write(patient.file("stipple.db"), vec![7; 8192]).unwrap();
    assert!(patient.call("start", json!({})).is_err() || patient.call("today", json!({})).is_err());
    assert!(urgent(&patient.sees("help")) > 0);
}
