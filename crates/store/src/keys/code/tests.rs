use proptest::prelude::*;

use super::*;
use crate::sample::SplitMix64;

fn code() -> RecoveryCode {
    RecoveryCode::new(&mut SplitMix64::new(3)).unwrap()
}

#[test]
fn a_code_is_26_signs_in_groups_and_none_is_read_as_another() {
    let written = code().written();
    let groups: Vec<usize> = written.split(' ').map(str::len).collect();
    assert_eq!(groups, [5, 5, 5, 5, 6], "{}", *written);
    assert!(written.bytes().all(|b| b == b' ' || ALPHABET.contains(&b)));
    assert!(!"ILOU".chars().any(|c| ALPHABET.contains(&(c as u8))));
}

#[test]
fn a_code_is_read_as_people_type_it() {
    let written = code().written().to_string();
    let ways = [
        written.clone(),
        written.to_lowercase(),
        written.replace(' ', ""),
        written.replace(' ', "-"),
        format!("  {}\n", written.replace(' ', " \u{2013} ")),
        written.replace('0', "O").replace('1', "l"),
        written.replace('0', "o").replace('1', "I"),
    ];
    for way in ways {
        assert_eq!(RecoveryCode::read(&way), Ok(code()), "{way:?}");
    }
}

fn without(signs: &[char], at: usize) -> Vec<char> {
    [&signs[..at], &signs[at + 1..]].concat()
}

fn with_one_more(signs: &[char], at: usize) -> Vec<char> {
    [&signs[..at], &['7'], &signs[at..]].concat()
}

#[test]
fn every_changed_missing_or_added_sign_and_most_swaps_are_a_slip_of_the_pen() {
    let written: Vec<char> = code().written().replace(' ', "").chars().collect();
    let slip = |signs: &[char]| RecoveryCode::read(&signs.iter().collect::<String>());
    let (mut tried, mut missed) = (0, 0);
    let mut count = |read: Result<RecoveryCode, StoreError>| {
        tried += 1;
        match read {
            Err(error) => assert_eq!(error, StoreError::CodeMistyped),
            Ok(other) => {
                assert_ne!(other, code());
                missed += 1;
            }
        }
    };
    for at in 0..written.len() {
        for sign in ALPHABET.iter().map(|b| char::from(*b)).filter(|s| *s != written[at]) {
            let mut changed = written.clone();
            changed[at] = sign;
            count(slip(&changed));
        }
        for other in [without(&written, at), with_one_more(&written, at)] {
            count(slip(&other));
        }
        if at > 0 && written[at] != written[at - 1] {
            let mut swapped = written.clone();
            swapped.swap(at, at - 1);
            count(slip(&swapped));
        }
    }
    println!("{tried} slips, {missed} would be taken for another code");
    assert!(
        tried > 850 && missed * 100 < tried,
        "{missed} of {tried}: one in 256 is what a byte gives"
    );
    for junk in
        ["", " ", "U", "\u{661}", "0000000000000000000000000", &"0".repeat(26), &"Z".repeat(10_000)]
    {
        assert_eq!(RecoveryCode::read(junk), Err(StoreError::CodeMistyped), "{junk:.30}");
    }
}

#[test]
fn a_code_is_not_printed() {
    assert_eq!(format!("{:?}", code()), "RecoveryCode(hidden)");
}

proptest! {
    #[test]
    fn every_code_reads_back(bytes in any::<[u8; 15]>()) {
        let code = RecoveryCode(bytes);
        prop_assert_eq!(RecoveryCode::read(&code.written()), Ok(code.clone()));
    }

    #[test]
    fn no_text_brings_it_down(text in ".{0,60}") {
        let _ = RecoveryCode::read(&text);
    }
}
