use serde_json::json;

use super::*;

#[test]
fn differences_name_the_fields_and_skip_what_nobody_filled_in() {
    for (what, old, new, wanted) in [
        ("the same", json!({"a": 1}), json!({"a": 1}), vec![]),
        ("another value", json!({"a": 1}), json!({"a": 2}), vec![("a", json!(1), json!(2))]),
        (
            "a nested one",
            json!({"a": {"b": "x", "c": 1}}),
            json!({"a": {"b": "y", "c": 1}}),
            vec![("a.b", json!("x"), json!("y"))],
        ),
        ("new and empty", json!({}), json!({"a": "", "b": [], "c": null, "d": {}}), vec![]),
        ("emptied", json!({"a": "x"}), json!({"a": ""}), vec![("a", json!("x"), json!(""))]),
        ("filled", json!({"a": null}), json!({"a": 0}), vec![("a", json!(null), json!(0))]),
        (
            "false says something",
            json!({}),
            json!({"a": false}),
            vec![("a", json!(null), json!(false))],
        ),
        ("a list", json!({"a": ["x"]}), json!({"a": []}), vec![("a", json!(["x"]), json!([]))]),
        (
            "a nested one that is new",
            json!({"a": null}),
            json!({"a": {"b": 1}}),
            vec![("a.b", json!(null), json!(1))],
        ),
    ] {
        let found = differences(&old, &new);
        let found: Vec<_> =
            found.iter().map(|f| (f.field.as_str(), f.from.clone(), f.to.clone())).collect();
        assert_eq!(found, wanted, "{what}");
    }
}
