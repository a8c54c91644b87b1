//! An archive as other programs read it: unzip, Python's csv and json.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use tempfile::TempDir;

/// The tables that leave, each as a CSV and a JSON file.
pub const TABLES: [&str; 15] = [
    "plans",
    "sessions",
    "medicines",
    "ticks",
    "diary",
    "photos",
    "views",
    "hairlines",
    "photo-pairs",
    "check-ins",
    "requests",
    "reminders",
    "instructions",
    "settings",
    "history",
];

/// An archive's files.
pub struct Files {
    _folder: TempDir,
    pub by_name: BTreeMap<String, PathBuf>,
}

impl Files {
    /// As `unzip` lays them out, once it has tested all of it.
    pub fn of(archive: &[u8]) -> Self {
        let folder = TempDir::new().unwrap();
        let zip = folder.path().join("all.zip");
        fs::write(&zip, archive).unwrap();
        let tested = Command::new("unzip").arg("-tqq").arg(&zip).output().unwrap();
        assert!(tested.status.success(), "{}", String::from_utf8_lossy(&tested.stdout));
        let out = folder.path().join("out");
        let laid = Command::new("unzip").arg("-qq").arg(&zip).arg("-d").arg(&out).status().unwrap();
        assert!(laid.success());
        let mut by_name = BTreeMap::new();
        gather(&out, &out, &mut by_name);
        Self { _folder: folder, by_name }
    }

    pub fn bytes(&self, name: &str) -> Vec<u8> {
        fs::read(&self.by_name[name]).unwrap()
    }

    pub fn text(&self, name: &str) -> String {
        String::from_utf8(self.bytes(name)).unwrap()
    }

    pub fn photos(&self) -> Vec<&String> {
        self.by_name.keys().filter(|name| name.starts_with("photos/")).collect()
    }

    /// The exact rows of a table.
    pub fn rows(&self, table: &str) -> Vec<Value> {
        let rows: Value =
            serde_json::from_slice(&self.bytes(&format!("json/{table}.json"))).unwrap();
        rows.as_array().unwrap().clone()
    }

    /// A table as Python reads it: its lines, each with the words of its head.
    pub fn lines(&self, table: &str) -> Vec<BTreeMap<String, String>> {
        let script = "import csv,json,sys\n\
                      rows=list(csv.reader(open(sys.argv[1],encoding='utf-8-sig',newline=''),strict=True))\n\
                      assert all(len(r)==len(rows[0]) for r in rows), 'unequal'\n\
                      assert len(set(rows[0]))==len(rows[0]), 'a heading stands twice'\n\
                      print(json.dumps([dict(zip(rows[0],r)) for r in rows[1:]]))";
        let file = &self.by_name[&format!("csv/{table}.csv")];
        let read = Command::new("python3").args(["-c", script]).arg(file).output().unwrap();
        assert!(read.status.success(), "{table}: {}", String::from_utf8_lossy(&read.stderr));
        serde_json::from_slice(&read.stdout).unwrap()
    }

    /// The files in which these words stand.
    pub fn naming(&self, words: &str) -> Vec<&String> {
        let has = |path: &PathBuf| {
            let bytes = fs::read(path).unwrap();
            bytes.windows(words.len()).any(|found| found == words.as_bytes())
        };
        self.by_name.iter().filter(|(_, path)| has(path)).map(|(name, _)| name).collect()
    }
}

fn gather(base: &Path, folder: &Path, files: &mut BTreeMap<String, PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            gather(base, &path, files);
        } else {
            let name = path.strip_prefix(base).unwrap().to_string_lossy().into_owned();
            files.insert(name, path);
        }
    }
}
