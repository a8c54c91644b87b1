//! A PDF as other programs read it. It stays in the target folder's `tmp`, to be opened by hand.

use std::path::{Path, PathBuf};
use std::process::Command;

/// A file that was made.
pub struct Paper {
    file: PathBuf,
    /// Its words, with those of one line beside each other.
    pub words: String,
    /// How many pages it has.
    pub pages: usize,
}

impl Paper {
    pub fn of(name: &str, pdf: &[u8]) -> Self {
        let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.pdf"));
        std::fs::write(&file, pdf).unwrap();
        let words = said("pdftotext", &["-layout", &path(&file), "-"]);
        let about = said("pdfinfo", &[&path(&file)]);
        let pages = about.lines().find_map(|line| line.strip_prefix("Pages:")).unwrap();
        let pages = pages.trim().parse().unwrap();
        println!("{name}: {} bytes, {pages} pages", pdf.len());
        Self { file, words, pages }
    }

    /// Every one of these stands in it, whatever the line breaks.
    #[track_caller]
    pub fn says(&self, all: &[&str]) {
        let running = said("pdftotext", &[&path(&self.file), "-"]);
        let running = running.split_whitespace().collect::<Vec<_>>().join(" ");
        for one in all {
            assert!(running.contains(one), "{one} is not in: {running}");
        }
    }

    /// Each of these stands somewhere after the one before it.
    pub fn says_in_order(&self, all: &[&str]) -> bool {
        let mut rest = self.words.as_str();
        all.iter().all(|one| match rest.split_once(one) {
            Some((_, after)) => {
                rest = after;
                true
            }
            None => false,
        })
    }

    /// Every typeface is inside, as a part, with a way back from signs to letters.
    #[track_caller]
    pub fn typefaces_are_inside(&self) {
        let fonts = said("pdffonts", &[&path(&self.file)]);
        let listed: Vec<&str> = fonts.lines().skip(2).collect();
        assert!(!listed.is_empty());
        for font in listed {
            assert!(font.contains("+Atkinson") && font.matches("yes").count() == 3, "{fonts}");
        }
    }

    /// It can be read aloud, in this language, and is of this paper.
    #[track_caller]
    pub fn is_tagged(&self, paper: &str, lang: &str) {
        let about = said("pdfinfo", &[&path(&self.file)]);
        assert!(about.contains("Tagged:          yes") && about.contains(paper), "{about}");
        let bytes = std::fs::read(&self.file).unwrap();
        // It says that it keeps to PDF/UA-1, which the library checks.
        assert!(bytes.windows(7).any(|part| part == b"pdfuaid"));
        let wanted = format!("/Lang({lang})");
        let found = String::from_utf8_lossy(&bytes).replace("/Lang (", "/Lang(").contains(&wanted);
        assert!(found, "{wanted}");
    }

    /// How many pictures are in it.
    pub fn pictures(&self) -> usize {
        let list = said("pdfimages", &["-list", &path(&self.file)]);
        list.lines().filter(|line| line.contains(" jpeg ")).count()
    }

    /// The bytes of its pictures.
    pub fn taken_out(&self) -> Vec<Vec<u8>> {
        let folder = tempfile::tempdir().unwrap();
        said("pdfimages", &["-j", &path(&self.file), &path(&folder.path().join("p"))]);
        let files = std::fs::read_dir(folder.path()).unwrap();
        files.map(|file| std::fs::read(file.unwrap().path()).unwrap()).collect()
    }
}

fn path(path: &Path) -> String {
    path.to_str().unwrap().to_string()
}

fn said(program: &str, args: &[&str]) -> String {
    let said = Command::new(program).args(args).output();
    let said = said.unwrap_or_else(|_| panic!("{program} is missing: install poppler-utils"));
    assert!(said.status.success(), "{program}: {}", String::from_utf8_lossy(&said.stderr));
    String::from_utf8_lossy(&said.stdout).into_owned()
}
