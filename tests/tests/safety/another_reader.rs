//! A program in Python that was written from `docs/` alone reads what Stipple wrote: key file, database, photo files, backup.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::patient::outside;
use crate::patient::{Patient, text};
use rusqlite::types::Value as Column;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};
use stipple_api::view::Rendition;
use stipple_native::NoKeyStore;

const PASSPHRASE: &str = "backup pass phrase one";

/// Python with what the reader needs, as `cargo xtask test` installs it.
fn python() -> PathBuf {
    let from = |name| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let cache = from("XDG_CACHE_HOME").or_else(|| Some(from("HOME")?.join(".cache"))).unwrap();
    let python = cache.join("stipple/python-reader/bin/python");
    assert!(python.exists(), "{} is missing: run `cargo xtask setup`", python.display());
    python
}

/// What the reader prints; an error of its own fails the test.
fn reads(words: &[&str], typed: &str) -> Result<Value, String> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("reader/reader.py");
    let mut reader = Command::new(python())
        .arg("-I")
        .arg(script)
        .args(words)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    writeln!(reader.stdin.take().unwrap(), "{typed}").unwrap();
    let done = reader.wait_with_output().unwrap();
    if !done.status.success() {
        return Err(String::from_utf8_lossy(&done.stderr).into_owned());
    }
    Ok(serde_json::from_slice(&done.stdout).unwrap())
}

/// Every row of every table, read with our own library.
fn rows(data: &Path) -> Map<String, Value> {
    let connection = outside::open(data);
    let names = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";
    let mut statement = connection.prepare(names).unwrap();
    let names: Vec<String> =
        statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    let all = names.into_iter().map(|name| {
        let mut statement = connection.prepare(&format!("SELECT * FROM {name}")).unwrap();
        let columns: Vec<String> = statement.column_names().map(ToString::to_string).collect();
        let row = |row: &rusqlite::Row<'_>| {
            let value = |at: usize| -> rusqlite::Result<Value> {
                Ok(match row.get::<_, Column>(at)? {
                    Column::Integer(number) => json!(number),
                    Column::Text(text) => json!(text),
                    _ => Value::Null,
                })
            };
            let member =
                |(at, name): (usize, &String)| value(at).map(|value| (name.clone(), value));
            let members: rusqlite::Result<_> = columns.iter().enumerate().map(member).collect();
            Ok(Value::Object(members?))
        };
        let rows: Vec<Value> = statement.query_map([], row).unwrap().map(Result::unwrap).collect();
        (name, Value::Array(rows))
    });
    all.collect()
}

fn hash(bytes: &[u8]) -> Value {
    json!([bytes.len(), outside::hex(&Sha256::digest(bytes))])
}

#[test]
fn python_reads_database_photos_and_backup() {
    let mut patient = Patient::new();
    patient.with_one_of_everything();
    let code = text(&patient.does("code_make", json!({}))["code"]);
    patient.does("code_try", json!({ "code": code }));
    let photo = text(&patient.sees("photos")["sets"][0]["photos"][0]["id"]);
    let screen = patient.picture(&photo, Rendition::Screen).unwrap();
    let backup = patient.backs_up(PASSPHRASE).unwrap();
    patient.close();
    let data = patient.folder().to_path_buf();
    let path = data.to_str().unwrap();
    let secret = outside::secret_file(&data);
    let own = reads(&["profile", path, "--secret", secret.to_str().unwrap()], "").unwrap();
    assert_eq!(own["sound"], "ok");
    assert_eq!(own["tables"], Value::Object(rows(&data)));
    let by_code = reads(&["profile", path, "--code", &code], "").unwrap();
    assert_eq!(by_code, own, "the recovery code opens the same");
    let of_screen = &own["photos"][format!("{photo}/screen")];
    assert_eq!(json!([of_screen[0], of_screen[1]]), hash(&screen));
    let photos = own["photos"].as_object().unwrap();
    let rows_of = |table: &str| own["tables"][table].as_array().unwrap().len();
    assert_eq!(photos.len(), 3 * rows_of("photo") + rows_of("incoming"), "every file was found");
    let file = data.with_extension("age");
    std::fs::write(&file, &backup).unwrap();
    backup_is(&file, &own, (&photo, &hash(&screen)));
    std::fs::write(&file, &backup[..backup.len() - 20]).unwrap();
    let cut = reads(&["backup", file.to_str().unwrap()], PASSPHRASE);
    assert!(cut.is_err(), "control run: a file cut short");
    let keys = std::fs::read_to_string(data.join("keys-1.json")).unwrap();
    std::fs::write(data.join("keys-1.json"), keys.replace("\"begun\":true", "\"begun\": false"))
        .unwrap();
    let refused = reads(&["profile", path, "--secret", secret.to_str().unwrap()], "");
    assert!(refused.unwrap_err().contains("checksum"));
}

/// The backup has what the profile has: this screen size of this photo, and every other file and row.
fn backup_is(file: &Path, own: &Value, (photo, screen): (&str, &Value)) {
    let path = file.to_str().unwrap();
    let read = reads(&["backup", path], PASSPHRASE).unwrap();
    assert_eq!(read["manifest"]["profile"], own["profile"]);
    assert_eq!(read["left_out"], json!([]));
    let mut compared = 0;
    for (table, rows) in read["tables"].as_object().unwrap() {
        if !["setting", "change"].contains(&table.as_str()) {
            assert_eq!(rows, &own["tables"][table], "{table}");
            compared += rows.as_array().unwrap().len();
        }
    }
    assert!(compared > 10, "{compared} rows");
    assert_eq!(&read["pictures"][format!("photos/{photo}/screen.jpg")], screen);
    let files = read["pictures"].as_object().unwrap().len();
    assert_eq!(files, own["photos"].as_object().unwrap().len());
    println!("{files} files and {compared} rows of a backup are the same");
    assert!(reads(&["backup", path], "another phrase").is_err(), "control run");
}

/// A device without a key store: Argon2id of what is typed.
#[test]
fn python_opens_a_profile_by_its_passphrase() {
    let mut patient = Patient::new();
    patient.open_with(Box::new(NoKeyStore)).unwrap();
    let typed = "ｆｕｌｌ width ﬁve words here";
    patient.does("passphrase_set", json!({ "passphrase": typed }));
    patient.notes(0, "kept").unwrap();
    patient.close();
    let path = patient.folder().to_str().unwrap().to_string();
    let read = reads(&["profile", &path, "--passphrase"], typed).unwrap();
    assert_eq!(read["tables"]["diary"].as_array().unwrap().len(), 1);
    assert!(reads(&["profile", &path, "--passphrase"], "something else entirely").is_err());
}
