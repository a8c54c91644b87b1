//! What `cargo xtask test` was asked to do.

use super::steps::{STEPS, Step};
use crate::program::Outcome;

/// The options of one run.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// The steps to run; none named: all.
    pub only: Vec<String>,
    /// Only list the steps and how long each took when it last ran.
    pub list: bool,
    /// Every fault test at its full count, and the steps that everyday runs leave out.
    pub long: bool,
    /// Accept the screenshots of this run as the new ones.
    pub update_screenshots: bool,
    /// Of the mutations, as `k/n`: every n-th from the k-th on.
    pub share: Option<String>,
}

impl Options {
    /// Reads the command line after `test`.
    ///
    /// # Errors
    /// An unknown option or step, or an invalid share.
    pub fn read(words: &[&str]) -> Outcome<Self> {
        let mut options = Self::default();
        let mut words = words.iter();
        while let Some(word) = words.next() {
            match *word {
                "--list" => options.list = true,
                "--long" => options.long = true,
                "--update-screenshots" => options.update_screenshots = true,
                "--share" => options.share = Some(share(words.next())?),
                "--only" => options.only.extend(names(words.next())?),
                other => return Err(format!("`cargo xtask test` does not know {other}")),
            }
        }
        Ok(options)
    }

    /// Whether this step runs.
    pub fn includes(&self, step: &Step) -> bool {
        if self.only.is_empty() {
            self.long || !step.long_only
        } else {
            self.only.iter().any(|name| name == step.name)
        }
    }
}

fn share(word: Option<&&str>) -> Outcome<String> {
    let parts = word.and_then(|word| word.split_once('/'));
    let numbers = parts.and_then(|(k, n)| Some((k.parse::<u32>().ok()?, n.parse::<u32>().ok()?)));
    match numbers {
        Some((k, n)) if k < n => Ok(format!("{k}/{n}")),
        _ => Err("--share needs k/n with k below n, such as 0/6".into()),
    }
}

fn names(word: Option<&&str>) -> Outcome<Vec<String>> {
    let names: Vec<String> = word
        .ok_or("--only needs the name of a check; --list shows them")?
        .split(',')
        .map(str::to_owned)
        .collect();
    let known = |name: &String| STEPS.iter().any(|step| step.name == name);
    match names.iter().find(|name| !known(name)) {
        Some(unknown) => Err(format!("There is no check called {unknown}; --list shows them")),
        None => Ok(names),
    }
}

#[cfg(test)]
mod tests {
    use super::{Options, STEPS};

    #[test]
    fn only_known_checks_run() {
        let options = Options::read(&["--only", "core,rust"]).unwrap();
        let included = STEPS.iter().filter(|step| options.includes(step)).map(|step| step.name);
        assert_eq!(included.collect::<Vec<_>>(), ["core", "rust"]);
        assert!(Options::read(&["--only", "rest"]).is_err());
        assert!(Options::read(&["--only"]).is_err());
    }

    #[test]
    fn everyday_runs_leave_long_steps_out() {
        let count = |words: &[&str]| {
            let options = Options::read(words).unwrap();
            STEPS.iter().filter(|step| options.includes(step)).count()
        };
        assert_eq!(count(&["--long"]), STEPS.len());
        assert_eq!(count(&[]), STEPS.iter().filter(|step| !step.long_only).count());
        assert!(count(&[]) < STEPS.len());
        assert_eq!(count(&["--only", "mutants"]), 1, "a step that is named runs");
    }

    #[test]
    fn a_share_is_a_fraction() {
        let share = |word| Options::read(&["--share", word]).map(|options| options.share);
        assert_eq!(share("0/6"), Ok(Some("0/6".into())));
        for wrong in ["6/6", "1", "a/b", "0/0", "-1/6", ""] {
            assert!(share(wrong).is_err(), "{wrong}");
        }
        assert!(Options::read(&["--share"]).is_err());
    }
}
