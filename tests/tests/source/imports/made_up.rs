//! The import test, tried on made-up crates.

use std::collections::BTreeMap;

use super::graph::cycles;
use super::layers::upward;
use super::resolve::{Crate, Uses};

fn try_read(files: &[(&str, &str)]) -> Result<Crate, String> {
    let named = |(name, text): &(&str, &str)| ((*name).to_owned(), (*text).to_owned());
    Crate::read(&files.iter().map(named).collect::<BTreeMap<_, _>>())
}

fn uses(files: &[(&str, &str)]) -> Uses {
    try_read(files).unwrap().uses()
}

/// The edges as "from > to", in order.
fn edges(files: &[(&str, &str)]) -> Vec<String> {
    uses(files).keys().map(|(from, to)| format!("{from} > {to}")).collect()
}

/// `lib.rs` with modules `a` and `b`, and the text of `a.rs`.
fn from_a(a: &str) -> Vec<String> {
    edges(&[
        ("lib.rs", "mod a; mod b;"),
        ("a.rs", a),
        ("b.rs", "pub struct B; pub mod c { pub fn f() {} }"),
    ])
}

#[test]
fn finds_planted_cycle() {
    let files = [
        ("lib.rs", "mod a; mod b; mod c; mod d;"),
        ("a.rs", "use crate::b::B;"),
        ("b.rs", "pub struct B; fn f() { crate::c::g() }"),
        ("c.rs", "pub fn g() { super::a::h() }"),
        ("d.rs", "use crate::a;"),
    ];
    let found = uses(&files);
    let found = cycles(found.keys().map(|(from, to)| (from.as_str(), to.as_str())));
    assert_eq!(
        found.iter().map(|c| c.iter().collect::<Vec<_>>()).collect::<Vec<_>>(),
        [[&"a.rs", &"b.rs", &"c.rs"]]
    );
}

#[test]
fn graph_without_cycle_has_none() {
    let edges = [("a", "b"), ("a", "c"), ("b", "d"), ("c", "d")];
    assert_eq!(cycles(edges.into_iter()), []);
    let two = edges.into_iter().chain([("d", "b"), ("e", "f"), ("f", "e")]);
    assert_eq!(cycles(two).len(), 2);
}

#[test]
fn every_way_to_name_module_counts() {
    for text in [
        "use crate::b::B;",
        "pub(crate) use super::b::B as C;",
        "use {crate::b, std::fmt};",
        "use crate::{b::{self, c::{f, f as g}}};",
        "use crate::b::*;",
        "fn f() { crate::b::c::f() }",
        "fn f() { let x = vec![super::b::c::f()]; }",
        "mod inner { use super::super::b::B; }",
        "mod inner { fn f() { use crate::b::B; } }",
        "macro_rules! m { () => { $crate::b::B } }",
        "use super::b as other; fn f() { other::c::f() }",
        "struct A<'a>(&'a crate::b::B);",
        "const fn f() -> crate::b::B { f() }",
    ] {
        assert_eq!(from_a(text), ["a.rs > b.rs"], "{text}");
    }
}

#[test]
fn other_names_and_tests_are_left_out() {
    for text in [
        "use std::collections::b; use serde::b::B;",
        "/// crate::b::B\n// use crate::b::B;\nconst T: &str = \"crate::b::B\"; const R: &str = r#\"use crate::b::B;\"#;",
        "#[cfg(test)] use crate::b::{self, B}; struct C;",
        "#[cfg(test)] mod tests { use crate::b::B; }",
        "#[cfg(test)] mod tests;",
        "#[cfg(test)] #[allow(dead_code)] fn f() -> crate::b::B { crate::b::B }",
        "fn b<T>() { self::inner::f(); Self::b(); T::b() } mod inner { pub fn f() {} }",
    ] {
        assert_eq!(from_a(text), Vec::<String>::new(), "{text}");
    }
    assert_eq!(from_a("#[cfg(test)] use std::fmt; use crate::b::B;"), ["a.rs > b.rs"]);
    assert_eq!(from_a("#[cfg(feature = \"x\")] use crate::b::B;"), ["a.rs > b.rs"]);
}

#[test]
fn reexport_resolves_to_defining_file() {
    let files = |a| {
        edges(&[
            ("lib.rs", "mod a; mod b; pub use b::Top;"),
            ("a.rs", a),
            ("b/mod.rs", "mod c; mod d; pub use c::{C, Old as New}; pub use d::*; pub struct Top;"),
            ("b/c.rs", "pub struct C; pub struct Old;"),
            ("b/d.rs", "pub enum D { One }"),
        ])
    };
    for (text, to) in [
        ("use crate::b::C;", "b/c.rs"),
        ("use crate::b::New;", "b/c.rs"),
        ("use crate::b::D;", "b/d.rs"),
        ("fn f() { crate::b::D::One }", "b/d.rs"),
        ("use crate::b::Top;", "b/mod.rs"),
        ("use crate::Top;", "b/mod.rs"),
        ("use crate::b::not_declared;", "b/mod.rs"),
    ] {
        assert_eq!(files(text), [format!("a.rs > {to}")], "{text}");
    }
    let all = files("use crate::b::*;");
    assert_eq!(all, ["a.rs > b/c.rs", "a.rs > b/d.rs", "a.rs > b/mod.rs"]);
}

#[test]
fn modules_may_use_what_is_inside() {
    let inside = |parent: &str, child: &str| {
        edges(&[("lib.rs", "mod a; pub use a::F;"), ("a.rs", parent), ("a/f.rs", child)])
    };
    assert_eq!(inside("mod f; pub use f::F;", "pub struct F;"), Vec::<String>::new());
    assert_eq!(inside("mod f; pub struct A;", "use super::A;"), ["a/f.rs > a.rs"]);
}

/// What would hide behind a parent: `a/f` needs `a`, `a` needs `b`, and `b` needs `a/f`.
#[test]
fn cycle_through_parent_is_found() {
    let found = uses(&[
        ("lib.rs", "mod a; mod b;"),
        ("a.rs", "mod f; pub use f::F; pub struct A(crate::b::B);"),
        ("a/f.rs", "pub struct F(super::A);"),
        ("b.rs", "pub struct B(crate::a::F);"),
    ]);
    assert_eq!(cycles(found.keys().map(|(a, b)| (a.as_str(), b.as_str()))).len(), 1);
}

#[test]
fn circular_reexports_end() {
    let files = [
        ("lib.rs", "mod a; mod b;"),
        ("a.rs", "pub use crate::b::*; pub use crate::b::X;"),
        ("b.rs", "pub use crate::a::*; pub use crate::a::X; use crate::a::Y;"),
    ];
    assert_eq!(edges(&files), ["a.rs > b.rs", "b.rs > a.rs"]);
}

#[test]
fn unreadable_crate_is_fault() {
    assert!(try_read(&[("lib.rs", "mod a;")]).unwrap_err().contains("a.rs"));
    assert!(try_read(&[("lib.rs", "fn f() {")]).unwrap_err().contains("lib.rs"));
    assert_eq!(try_read(&[("lib.rs", "mod a;"), ("a.rs", "")]).unwrap().files(), 2);
}

#[test]
fn upward_dependency_is_found() {
    let layers: &[&[&str]] = &[&["low", "side"], &["high"]];
    let found = |name: &str, text: &str| upward(layers, name, text).unwrap();
    let none = Vec::<String>::new();
    assert_eq!(found("high", "[dependencies]\nlow = {}\nserde = \"1\""), none);
    for table in ["dependencies", "dev-dependencies", "build-dependencies", "target.x.dependencies"]
    {
        let text = format!("[{table}]\nhigh = {{ path = \"..\" }}");
        assert_eq!(found("low", &text), ["low must not depend on high"], "{table}");
    }
    assert_eq!(found("low", "[dependencies]\nside.workspace = true").len(), 1);
    assert_eq!(found("high", "[dependencies]\nhigh = {}").len(), 1);
    assert_eq!(found("new", ""), ["new is in no layer"]);
}
