//! Right arguments with one or two changes, in every way that they can be wrong.

use proptest::prelude::*;
use serde_json::{Map, Value, json};

/// The values in `odd.json` under a name.
fn listed(name: &str) -> Vec<Value> {
    let all: Value = serde_json::from_str(include_str!("odd.json")).unwrap();
    all[name].as_array().unwrap().clone()
}

/// Values that arguments are made of when somebody means no good, or a screen has a mistake.
fn odd() -> impl Strategy<Value = Value> {
    let nested = |wrap: fn(Value) -> Value| {
        (1_usize..100).prop_map(move |depth| (0..depth).fold(json!(1), |inner, _| wrap(inner)))
    };
    let leaf = prop_oneof![
        5 => prop::sample::select(listed("words")),
        1 => ".{0,40}".prop_map(Value::from),
        1 => (1_usize..30_000).prop_map(|n| Value::from("\u{1F642}".repeat(n))),
        1 => nested(|inner| json!([inner])),
        1 => nested(|inner| json!({ "id": inner })),
    ];
    leaf.prop_recursive(2, 8, 4, |inner| {
        let object = prop::collection::btree_map("[a-z_]{1,9}", inner.clone(), 0..4);
        prop_oneof![
            prop::collection::vec(inner, 0..4).prop_map(Value::from),
            object.prop_map(|all| Value::Object(all.into_iter().collect())),
        ]
    })
}

/// One change to arguments that are right.
#[derive(Debug, Clone)]
pub enum Change {
    None,
    Drop(usize),
    Replace(usize, Value),
    /// Another value of the same kind: what a person could really send.
    Alike(usize, usize),
    Extra(Value),
    Whole(Value),
}

/// Any one change.
pub fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        1 => Just(Change::None),
        1 => any::<usize>().prop_map(Change::Drop),
        3 => (any::<usize>(), odd()).prop_map(|(at, value)| Change::Replace(at, value)),
        9 => (any::<usize>(), any::<usize>()).prop_map(|(at, which)| Change::Alike(at, which)),
        1 => odd().prop_map(Change::Extra),
        1 => odd().prop_map(Change::Whole),
    ]
}

/// The places of a value that can be changed: each member of each object in it.
fn places(value: &Value, at: &str, out: &mut Vec<String>) {
    if let Value::Object(members) = value {
        for (name, inner) in members {
            let here = format!("{at}/{name}");
            out.push(here.clone());
            places(inner, &here, out);
        }
    }
}

/// A value of the same kind as one that is right.
fn alike(value: &Value, which: usize) -> Value {
    let text = value.as_str().unwrap_or_default();
    let mut all = match value {
        Value::Bool(_) => vec![json!(true), json!(false)],
        Value::Number(_) => listed("numbers"),
        Value::Array(_) => [listed("lists"), vec![json!(vec!["x"; 51])]].concat(),
        Value::Null => listed("nothings"),
        _ if text.len() == 10 && text.starts_with("20") => listed("dates"),
        _ if text.len() == 8 && text.contains(':') => listed("times"),
        _ if text.len() == 36 => {
            let same = [text.to_uppercase(), text.replace('-', ""), text.to_string()];
            [listed("ids"), same.map(Value::from).to_vec()].concat()
        }
        _ => [listed("texts"), [201, 20_001].map(|n| json!("z".repeat(n))).to_vec()].concat(),
    };
    let which = which % all.len();
    all.swap_remove(which)
}

/// Arguments that are right, changed.
pub fn changed(good: &Value, change: &Change) -> Value {
    let mut args = good.clone();
    let mut all = Vec::new();
    places(good, "", &mut all);
    let place = |at: usize| all.get(at.checked_rem(all.len()).unwrap_or(0));
    match change {
        Change::None => {}
        Change::Whole(value) => return value.clone(),
        Change::Extra(value) => {
            args.as_object_mut().unwrap_or(&mut Map::new()).insert("extra".into(), value.clone());
        }
        Change::Drop(at) => {
            if let Some((parent, name)) = place(*at).and_then(|p| p.rsplit_once('/')) {
                args.pointer_mut(parent).and_then(Value::as_object_mut).unwrap().remove(name);
            }
        }
        Change::Alike(at, which) => {
            if let Some(there) = place(*at).and_then(|p| args.pointer_mut(p)) {
                *there = alike(there, *which);
            }
        }
        Change::Replace(at, value) => {
            if let Some(there) = place(*at).and_then(|p| args.pointer_mut(p)) {
                *there = value.clone();
            }
        }
    }
    args
}
