//! Event keys: one text form on every device.

use proptest::prelude::*;
use uuid::Uuid;

use super::*;

fn a_key() -> impl Strategy<Value = EventKey> {
    let id = any::<u128>().prop_map(Uuid::from_u128);
    let day =
        (-200_000_i32..200_000).prop_map(|n| crate::moment::plus_days(NaiveDate::default(), n));
    let day = day
        .prop_filter("years of four digits", |d| (0..=9999).contains(&chrono::Datelike::year(d)));
    prop_oneof![
        (id.clone(), "[a-z0-9._-]{1,40}", id.clone(), proptest::option::of(day.clone())).prop_map(
            |(p, instruction, v, on)| EventKey::Instruction {
                plan: PlanId(p),
                instruction,
                visit: SessionId(v),
                on
            }
        ),
        (id.clone(), day, a_time()).prop_map(|(m, on, at)| EventKey::Dose {
            medicine: MedicineId(m),
            on,
            at
        }),
        (id.clone(), id, any::<u16>()).prop_map(|(p, v, day)| EventKey::PhotoSet {
            plan: PlanId(p),
            visit: SessionId(v),
            day
        }),
    ]
}

fn a_time() -> impl Strategy<Value = DoseTime> {
    let time = |second, nano| NaiveTime::from_num_seconds_from_midnight_opt(second, nano);
    let known = (0_u32..86_400, prop_oneof![Just(0_u32), 0_u32..1_000_000_000])
        .prop_map(move |(second, nano)| DoseTime::At(time(second, nano).unwrap()));
    prop_oneof![known, any::<u8>().prop_map(DoseTime::Unknown)]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn keys_round_trip(key in a_key()) {
        prop_assert_eq!(key.to_string().parse::<EventKey>().unwrap(), key);
    }

    #[test]
    fn accepted_keys_round_trip(text in "(do|dose|photo)?(/[0-9a-f-]{0,36}|/once|/2026-03-0[0-9]|.){0,6}") {
        if let Ok(key) = text.parse::<EventKey>() {
            prop_assert_eq!(key.to_string(), text);
        }
    }
}

#[test]
fn other_texts_are_rejected() {
    let id = "00000000-0000-0000-0000-00000000000a";
    let good = [
        format!("do/{id}/smp.dry/{id}/once"),
        format!("do/{id}/smp.dry/{id}/2026-03-01"),
        format!("dose/{id}/2026-03-01/08:00:00"),
        format!("dose/{id}/2026-03-01/unknown-1"),
        format!("photo/{id}/{id}/30"),
    ];
    for text in &good {
        assert!(text.parse::<EventKey>().is_ok(), "{text}");
    }
    for (text, why) in [
        (String::new(), "empty"),
        ("do".into(), "only a word"),
        (format!("{}/", good[0]), "a part too many"),
        (format!("do/{id}/smp.dry/{id}"), "a part too few"),
        (format!("do/{id}//{id}/once"), "no instruction"),
        (format!("do/{id}/smp.dry/{id}/daily"), "neither a date nor once"),
        (format!("do/{id}/smp.dry/{id}/2026-02-30"), "no such day"),
        (
            format!("do/{id}/smp.dry/{id}/2026-3-1"),
            "a date in another form would not be found again",
        ),
        (format!("do/x/smp.dry/{id}/once"), "not an id"),
        (format!("do/{}/smp.dry/{id}/once", id.to_uppercase()), "an id in another form"),
        (format!("do/{}/smp.dry/{id}/once", id.replace('-', "")), "an id in another form"),
        (format!("dose/{id}/2026-03-01/0"), "a position is no time"),
        (format!("dose/{id}/2026-03-01/24:00:00"), "no such time"),
        (format!("dose/{id}/2026-03-01/08:00"), "a time in another form would not be found again"),
        (format!("dose/{id}/2026-03-01/8:00:00"), "a time in another form"),
        (format!("dose/{id}/2026-03-01/08:00:00.0"), "a time in another form"),
        (format!("dose/{id}/2026-03-01/unknown-256"), "no such position"),
        (format!("dose/{id}/2026-03-01/unknown-01"), "a position in another form"),
        (format!("photo/{id}/{id}/65536"), "no such day"),
        (format!("Photo/{id}/{id}/30"), "another word"),
        (format!(" {}", good[4]), "a space before"),
        ("'; DROP TABLE outcome; --".into(), "not a key"),
    ] {
        assert_eq!(text.parse::<EventKey>(), Err(InvalidEventKey), "{text:?}: {why}");
    }
}

#[test]
fn later_outcome_replaces_earlier() {
    let key =
        EventKey::PhotoSet { plan: PlanId(Uuid::nil()), visit: SessionId(Uuid::nil()), day: 7 };
    let outcome = |state| Outcome {
        event: key.to_string(),
        state,
        recorded_at: DateTime::UNIX_EPOCH,
        taken: None,
    };
    let kept: Outcomes =
        [outcome(OutcomeState::Done), outcome(OutcomeState::Skipped)].into_iter().collect();
    assert_eq!(kept.of(&key).map(|o| o.state), Some(OutcomeState::Skipped));
}
