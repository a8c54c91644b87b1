//! The words of the packs and of the pages about the options: plain, and nothing that must not be said.

mod grade;

use std::collections::BTreeMap;

use grade::{grade, syllables};
use stipple_api::learn;

use super::packs;

/// Every text a patient reads, with where it stands.
fn texts() -> BTreeMap<String, String> {
    let mut out = BTreeMap::new();
    let mut put = |place: String, text: &str| drop(out.insert(place, text.to_string()));
    for pack in packs() {
        if !pack.part {
            put(format!("{} summary", pack.id), &pack.summary);
        }
        put(format!("{} statement", pack.id), &pack.sign_off.statement);
        put(format!("{} clinic_wins", pack.id), &pack.sign_off.clinic_wins);
        let terms = pack.touch_up.iter().flat_map(|t| [&t.price, &t.how_to_book]);
        for (n, text) in terms.flatten().enumerate() {
            put(format!("{} terms {n}", pack.id), text);
        }
        for i in &pack.instructions {
            put(format!("{} title", i.id), &i.title);
            put(format!("{} text", i.id), &i.text);
            put(format!("{} why", i.id), &i.why);
        }
        for w in &pack.warnings {
            put(format!("{} title", w.id), &w.title);
            put(format!("{} sign", w.id), &w.sign);
            put(format!("{} action", w.id), &w.action);
        }
        for f in pack.medicines.iter().flat_map(|m| &m.facts) {
            put(format!("{} title", f.id), &f.title);
            put(format!("{} text", f.id), &f.text);
        }
    }
    for article in learn().unwrap() {
        put(format!("learn {} summary", article.id), &article.summary);
        for (n, section) in article.sections.iter().enumerate() {
            put(format!("learn {} {n}", article.id), &section.paragraphs.join(" "));
        }
    }
    out
}

#[test]
fn twelve_year_old_can_read_every_text() {
    let texts = texts();
    let mut graded: Vec<(f64, &String, &String)> = texts
        .iter()
        .filter(|(p, _)| !p.ends_with(" title"))
        .map(|(p, t)| (grade(t), p, t))
        .collect();
    graded.sort_by(|a, b| b.0.total_cmp(&a.0));
    for (grade, place, text) in graded.iter().take(8) {
        println!("{grade:.1} {place}: {text}");
    }
    let mean = graded.iter().map(|g| g.0).sum::<f64>() / graded.len() as f64;
    println!("{} texts, mean grade {mean:.1}", graded.len());
    assert!(graded.len() > 400, "{}", graded.len());
    let hard: Vec<_> =
        graded.iter().filter(|g| g.0 > 8.0).map(|(g, p, t)| format!("{g:.1} {p}: {t}")).collect();
    assert!(hard.is_empty(), "{} texts are above grade 8:\n{}", hard.len(), hard.join("\n"));
}

#[test]
fn reading_grade_is_computed() {
    for (word, expected) in [
        ("a", 1),
        ("water", 2),
        ("scabs", 1),
        ("pigment", 2),
        ("moisturise", 3),
        ("little", 2),
        ("used", 1),
        ("needed", 2),
        ("washes", 2),
        ("makes", 1),
        ("people", 2),
        ("transplant", 2),
        ("clinic", 2),
        ("eye", 1),
        ("recommended", 4),
        ("tables", 2),
        ("the", 1),
        ("38", 1),
    ] {
        assert_eq!(syllables(word), expected, "{word}");
    }
    assert!(grade("The cat sat on the mat. It was a fat cat.") < 1.0);
    let hard = "Notwithstanding contraindications, intermittent administration necessitates professional supervision.";
    assert!(grade(hard) > 20.0, "the control run: a hard text is found");
}

/// What no text may say: that something is safe, that somebody is healed or fit for it, how much fades, how much to take.
fn forbidden(text: &str) -> Option<&'static str> {
    let plain = text.to_lowercase().replace("finasteride 1 mg", "finasteride");
    let said = |word: &str| plain.split(|c: char| !c.is_alphanumeric()).any(|w| w == word);
    let phrases = [
        "you are healed",
        "you are suitable",
        "you have an infection",
        "you are infected",
        "monitors your",
        "detects",
    ];
    if said("safe") || said("safely") {
        return Some("safe");
    }
    if let Some(phrase) = phrases.into_iter().find(|p| plain.contains(p)) {
        return Some(phrase);
    }
    if plain.contains('%') || said("percent") || plain.contains("per cent") {
        return Some("a percentage");
    }
    is_dose(&plain).then_some("a dose")
}

/// A number with a unit behind it.
fn is_dose(plain: &str) -> bool {
    let words: Vec<&str> =
        plain.split(|c: char| c.is_whitespace() || "(),;:/".contains(c)).collect();
    let units = [
        "ml",
        "mg",
        "µg",
        "mcg",
        "g",
        "millilitre",
        "millilitres",
        "milligram",
        "milligrams",
        "drops",
    ];
    let unit = |w: &str| units.contains(&w.trim_end_matches('.'));
    let number = |w: &str| w.starts_with(|c: char| c.is_ascii_digit());
    let apart = words.windows(2).any(|w| number(w[0]) && unit(w[1]));
    let together = words
        .iter()
        .any(|w| number(w) && unit(w.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.')));
    apart || together || plain.contains("capful")
}

#[test]
fn no_text_makes_a_forbidden_claim() {
    let texts = texts();
    let found: Vec<String> = texts
        .iter()
        .filter_map(|(place, text)| forbidden(text).map(|word| format!("{place}: {word}: {text}")))
        .collect();
    println!("{} texts", texts.len());
    assert!(texts.len() > 500, "{}", texts.len());
    assert!(found.is_empty(), "{} texts:\n{}", found.len(), found.join("\n"));
}

#[test]
fn forbidden_claims_are_found() {
    for text in [
        "It is safe to swim.",
        "You can wash safely.",
        "About 30% fades.",
        "About 30 per cent fades.",
        "Use 1 mL twice a day.",
        "Use 1ml.",
        "Take 5 mg.",
        "Half a capful of foam.",
        "You are healed.",
    ] {
        assert!(forbidden(text).is_some(), "{text}");
    }
    for text in [
        "Finasteride 1 mg is for men.",
        "Wait 10 days.",
        "SPF 30 or more.",
        "Keep it in a safer place.",
    ] {
        assert_eq!(forbidden(text), None, "{text}");
    }
}

#[test]
fn titles_are_two_to_six_words() {
    let texts = texts();
    let titles = texts.iter().filter(|(place, _)| place.ends_with(" title"));
    let off: Vec<_> =
        titles.filter(|(_, t)| !(2..=6).contains(&t.split_whitespace().count())).collect();
    assert!(off.is_empty(), "{off:#?}");
}

#[test]
fn option_pages_are_readable_and_sourced() {
    let pages = learn().unwrap();
    let all = pages.iter().map(|p| p.title.to_lowercase()).collect::<Vec<_>>().join("\n");
    for subject in
        ["smp", "fue", "fut", "finasteride", "minoxidil", "fibres", "hair system", "goes with"]
    {
        let page = pages.iter().find(|p| {
            format!("{} {} {}", p.id, p.title, p.summary).to_lowercase().contains(subject)
        });
        assert!(page.is_some(), "no page about {subject} in\n{all}");
    }
    let mut sections = 0;
    for page in &pages {
        assert!(!page.sections.is_empty() && page.lang == "en", "{}", page.id);
        for section in &page.sections {
            sections += 1;
            assert!(!section.sources.is_empty(), "{}: {}", page.id, section.heading);
            let written = section.paragraphs.iter().all(|p| !p.is_empty());
            assert!(written && !section.paragraphs.is_empty(), "{}: {}", page.id, section.heading);
        }
    }
    println!("{} pages, {sections} sections", pages.len());
    assert!(pages.len() >= 6 && sections >= 30, "{} {sections}", pages.len());
}
