//! Every text a person reads: defined in both languages, asked for by a screen, and complete for each closed set.

use std::collections::BTreeSet;

use crate::tree::{Source, sources};
use crate::words::catalogue::{Catalogue, differences};
use crate::words::sets::{in_key, members};
use crate::words::uses::{Asked, Use, find};

/// Which set a family of keys must cover: what stands before the value, the union, its tag.
/// A screen that asks for a family names it here.
const FAMILIES: &[(&str, &str, Option<&str>)] = &[
    ("backup-kind-", "RestoreKind", None),
    ("common-confidence-", "Confidence", None),
    ("common-procedure-", "Procedure", None),
    ("common-source-", "SourceKind", None),
    ("compare-unfair-", "Unfair", None),
    ("compare-unfair-short-", "Unfair", None),
    ("diary-compared-", "Compared", None),
    ("error-", "Error", Some("code")),
    ("error-backup-refused-", "BackupRefusal", None),
    ("error-photo-refused-", "Refusal", Some("why")),
    ("help-tier-", "Tier", None),
    ("left-out-", "LeftOutWhy", None),
    ("history-noun-", "Noun", None),
    ("history-op-", "ChangeOp", None),
    ("history-value-", "BookingState", None),
    ("history-value-", "Compared", None),
    ("history-value-", "DayPart", None),
    ("history-value-", "HairLook", None),
    ("history-value-", "Indication", None),
    ("history-value-", "CheckInAnswer", None),
    ("history-value-", "OutcomeState", None),
    ("history-value-", "Person", None),
    ("history-value-", "SentBy", None),
    ("history-value-", "SessionState", None),
    ("history-value-", "Theme", None),
    ("history-value-", "Weekday", None),
    ("journey-visit-", "SessionState", None),
    ("lock-is-", "SecretKind", None),
    ("medicines-kind-", "FactKind", None),
    ("packs-anchor-", "Anchor", None),
    ("packs-fault-", "FaultReason", Some("code")),
    ("packs-kind-", "Kind", None),
    ("packs-trait-", "Trait", None),
    ("photos-light-", "LightHint", None),
    ("photos-mark-", "MarkKind", None),
    ("reminders-answer-", "ReminderAnswer", None),
    ("reminders-kind-", "ReminderKind", None),
    ("reminders-notifications-", "Notifications", None),
    ("reminders-stage-", "Stage", None),
    ("reminders-waker-", "Waker", None),
    ("reminders-why-", "MissedWhy", None),
    ("take-hint-", "LightHint", None),
    ("touch-ups-answer-", "CheckInAnswer", None),
    ("touch-ups-day-", "Weekday", None),
    ("touch-ups-said-", "CheckInAnswer", None),
    ("touch-ups-state-", "BookingState", None),
    ("touch-ups-time-", "DayPart", None),
];

/// Families that an exported file asks for, as `FAMILIES`: their keys are made of a value in `api/handlers/export`.
const EXPORTED_FAMILIES: &[(&str, &str)] = &[
    ("exported-answer-", "ReminderAnswer"),
    ("exported-date-from-", "DateFrom"),
    ("exported-state-", "ReminderState"),
    ("exported-why-", "MissedWhy"),
];

/// Families whose words are not a set of the contract, each with the reason.
const OPEN_FAMILIES: &[(&str, &str)] = &[
    ("common-mark-", "the marks are the screens' own"),
    ("diary-ask-", "the questions are fields of an entry"),
    ("diary-chart-of-", "the questions are fields of an entry"),
    ("diary-high-", "the questions are fields of an entry"),
    ("diary-low-", "the questions are fields of an entry"),
    ("diary-short-", "the questions are fields of an entry"),
    ("help-emergency-", "countries with a number of their own; every other one has 112"),
    ("history-field-", "fields are shown by name when they have no words"),
    ("journey-kind-", "the three kinds of windows on the line"),
    ("lock-deleted-", "what was removed is counted field by field"),
    ("may-group-", "the groups of the list are the screen's own"),
    ("photos-handle-", "the ends of a mark that can be moved"),
    ("photos-view-", "a view is written as a word; the screen has its own list of them"),
    ("share-cut-", "the corners of a frame"),
    ("share-size-", "the sizes are the screen's own"),
    ("take-hold-", "a view is written as a word; the screen has its own list of them"),
    ("take-no-", "what keeps a camera from giving a picture, as browsers name it"),
];

fn language(tag: &str) -> Catalogue {
    let files = sources(&[&format!("locales/{tag}")]);
    let files = files.iter().filter(|file| file.is(&[".ftl"]));
    Catalogue::read(files.map(|file| (file.path.as_str(), file.text.as_str())))
}

fn screens() -> Vec<Use> {
    let own = |file: &&Source| file.is(&[".ts", ".svelte"]) && !file.is(&[".test.ts"]);
    sources(&["ui/src"]).iter().filter(own).flat_map(|file| find(&file.path, &file.text)).collect()
}

/// Keys that the hosts name themselves.
fn hosts() -> BTreeSet<String> {
    let code = sources(&["src-tauri/src", "crates/native/src", "crates/api/src"]);
    let words = code.iter().flat_map(|file| file.text.split('"').skip(1).step_by(2));
    words.map(str::to_owned).chain(readme_keys()).collect()
}

/// The keys of the README's lines, one for each exported table.
fn readme_keys() -> impl Iterator<Item = String> {
    stipple_store::tables::exported().into_iter().map(|table| format!("exported-readme-{table}"))
}

fn fulfils(catalogue: &Catalogue, used: &Use) -> Vec<String> {
    let place = &used.place;
    match &used.asked {
        Asked::Unclear(code) => {
            vec![format!(
                "{place}: t({code}) is neither a key nor a `prefix-${{…}}`, so nobody can check it"
            )]
        }
        Asked::Family(before, after) => {
            let known = catalogue.texts.keys().any(|key| in_family(key, before, after));
            if known {
                vec![]
            } else {
                vec![format!("{place}: no text is called {before}…{after}")]
            }
        }
        Asked::Key(key, given) => match catalogue.texts.get(key) {
            None => vec![format!("{place}: {key} does not exist")],
            Some(needs) => {
                let lacks =
                    |name: &&String| given.as_ref().is_some_and(|given| !given.contains(*name));
                let lacking = needs.variables.iter().filter(lacks);
                lacking.map(|name| format!("{place}: {key} needs ${name}")).collect()
            }
        },
    }
}

fn in_family(key: &str, before: &str, after: &str) -> bool {
    let middle = key.strip_prefix(before).and_then(|rest| rest.strip_suffix(after));
    middle.is_some_and(|middle| !middle.is_empty() && !middle.contains('.'))
}

/// The words that an exported file lacks.
fn lacking_in_files(catalogue: &Catalogue, contract: &str) -> Vec<String> {
    let keys = EXPORTED_FAMILIES.iter().flat_map(|(family, union)| {
        let words = members(contract, union, None);
        assert!(!words.is_empty(), "the contract has no set {union}");
        words.into_iter().map(move |word| format!("{family}{}", in_key(&word)))
    });
    let lacking = keys.filter(|key| !catalogue.texts.contains_key(key));
    lacking.map(|key| format!("{key} does not exist")).collect()
}

fn unused(catalogue: &Catalogue, uses: &[Use], elsewhere: &BTreeSet<String>) -> Vec<String> {
    let included: BTreeSet<&String> =
        catalogue.texts.values().flat_map(|needs| &needs.texts).collect();
    let asked = |key: &String| {
        uses.iter().any(|used| match &used.asked {
            Asked::Key(asked, _) => asked == key,
            Asked::Family(before, after) => in_family(key, before, after),
            Asked::Unclear(_) => false,
        })
    };
    let asked = |key: &String| {
        let exported = |(family, _): &(&str, &str)| in_family(key, family, "");
        asked(key) || EXPORTED_FAMILIES.iter().any(exported)
    };
    let idle = |key: &&String| !asked(key) && !included.contains(*key) && !elsewhere.contains(*key);
    catalogue.texts.keys().filter(idle).map(|key| format!("{key} is used nowhere")).collect()
}

/// The words that a family of keys lacks, and the families that nobody has named here.
fn incomplete(catalogue: &Catalogue, uses: &[Use], contract: &str) -> Vec<String> {
    let mut faults = Vec::new();
    for used in uses {
        let Asked::Family(before, after) = &used.asked else { continue };
        let sets: Vec<_> = FAMILIES.iter().filter(|(family, ..)| family == before).collect();
        if sets.is_empty() && !OPEN_FAMILIES.iter().any(|(family, _)| family == before) {
            faults.push(format!("{}: name the set of {before}… in this test", used.place));
        }
        for (_, union, tag) in sets {
            let words = members(contract, union, *tag);
            assert!(!words.is_empty(), "the contract has no set {union}");
            let key = |word: &String| format!("{before}{}{after}", in_key(word));
            let lacking = words.iter().map(key).filter(|key| !catalogue.texts.contains_key(key));
            faults.extend(lacking.map(|key| format!("{}: {key} does not exist", used.place)));
        }
    }
    faults
}

fn assert_none(faults: &[String]) {
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn languages_have_equal_texts_and_variables() {
    let english = language("en");
    let german = language("de");
    assert_none(&english.faults);
    assert_none(&german.faults);
    assert_none(&differences(&english, &german));
    assert!(english.texts.len() > 200, "only {} texts were found", english.texts.len());
}

#[test]
fn every_text_exists_and_is_used() {
    let english = language("en");
    let uses = screens();
    assert!(uses.len() > 200, "only {} uses were found", uses.len());
    assert_none(&uses.iter().flat_map(|used| fulfils(&english, used)).collect::<Vec<_>>());
    assert_none(&unused(&english, &uses, &hosts()));
}

#[test]
fn every_value_of_a_set_has_text() {
    let contract =
        std::fs::read_to_string(crate::tree::root().join("ui/src/generated/api.ts")).unwrap();
    assert_none(&incomplete(&language("en"), &screens(), &contract));
    assert_none(&lacking_in_files(&language("en"), &contract));
    let english = language("en");
    let lacking = readme_keys().filter(|key| !english.texts.contains_key(key));
    assert_none(&lacking.map(|key| format!("{key} does not exist")).collect::<Vec<_>>());
    let asked_for = |family: &str| {
        screens()
            .iter()
            .any(|used| matches!(&used.asked, Asked::Family(before, _) if before == family))
    };
    let idle = FAMILIES
        .iter()
        .map(|(family, ..)| *family)
        .chain(OPEN_FAMILIES.iter().map(|(family, _)| *family));
    assert_none(
        &idle
            .filter(|family| !asked_for(family))
            .map(|f| format!("no screen asks for {f}…"))
            .collect::<Vec<_>>(),
    );
}

/// The control run: each fault, planted, is found.
#[test]
fn planted_text_faults_are_found() {
    let english =
        Catalogue::read([("en", "a = A { $n }\nb = B\nerror-locked = L\n    .what = W\n")]);
    let german =
        Catalogue::read([("de", "a = A { $m }\nerror-locked = L\n    .what = W\nc = C\n")]);
    assert_eq!(differences(&english, &german).len(), 3, "{:?}", differences(&english, &german));
    let uses = find("x.ts", "t('a') + t('gone') + t(`error-${x}.what`) + t(`none-${x}`) + t(key)");
    let faults: Vec<String> = uses.iter().flat_map(|used| fulfils(&english, used)).collect();
    assert_eq!(faults.len(), 4, "{faults:?}");
    let idle = unused(&english, &uses, &BTreeSet::new());
    assert_eq!(idle, ["b is used nowhere", "error-locked is used nowhere"]);
    let contract = "export type Error = { \"code\": \"locked\" } | { \"code\": \"disk_full\" };\n";
    let lacking = incomplete(&english, &uses, contract);
    assert!(lacking.iter().any(|fault| fault.contains("error-disk-full.what")), "{lacking:?}");
    assert!(lacking.iter().any(|fault| fault.contains("none-")), "{lacking:?}");
    let sets = EXPORTED_FAMILIES.iter().map(|(_, union)| format!("export type {union} = \"a\";\n"));
    assert_eq!(
        lacking_in_files(&english, &sets.collect::<String>()).len(),
        EXPORTED_FAMILIES.len()
    );
    assert_eq!(Catalogue::read([("en", "a = { $\n")]).faults.len(), 1);
}
