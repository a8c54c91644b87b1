use super::*;

fn latest(id: &str, at_ms: i64) -> Stamped {
    Stamped { id: id.into(), at_ms }
}

/// One row a case: is it here, is it the same, our stamp, theirs, do they know ours, do we know theirs.
#[test]
fn each_record_gets_the_verdict_of_the_table() {
    use Verdict::{Add, Keep, Replace, Same};
    type Case = (bool, bool, Option<i64>, Option<i64>, bool, bool, Verdict, &'static str);
    let cases: [Case; 13] = [
        (false, false, None, Some(1), false, false, Add, "never seen"),
        (false, false, None, None, false, false, Add, "never seen, nothing recorded of it"),
        (true, true, Some(1), Some(2), false, false, Same, "the same"),
        (true, false, Some(5), Some(9), false, true, Keep, "ours came from theirs"),
        (true, false, Some(9), Some(5), false, true, Keep, "ours came from theirs"),
        (true, false, Some(9), Some(5), true, false, Replace, "theirs came from ours"),
        (true, false, Some(5), Some(9), false, false, Replace, "apart, theirs later"),
        (true, false, Some(9), Some(5), false, false, Keep, "apart, ours later"),
        (true, false, Some(5), Some(5), false, false, Keep, "a tie"),
        (false, false, Some(5), Some(5), false, true, Keep, "let go here"),
        (false, false, Some(5), Some(9), false, false, Add, "let go here, changed there later"),
        (true, false, None, Some(9), false, false, Keep, "nothing recorded of ours"),
        (true, false, Some(5), None, false, false, Keep, "nothing recorded of theirs"),
    ];
    for (here, equal, ours, theirs, they_know_ours, we_know_theirs, expected, why) in cases {
        let (ours, theirs) = (ours.map(|at| latest("a", at)), theirs.map(|at| latest("b", at)));
        let (ours, theirs) = (ours.as_ref(), theirs.as_ref());
        let sides = Sides { here, equal, ours, theirs, they_know_ours, we_know_theirs };
        assert_eq!(verdict(&sides), expected, "{why}");
    }
}
