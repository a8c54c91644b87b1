//! What the built app really allows, read back from what `tauri::generate_context!` put into it (what each setting is for:
//! `docs/privacy.md`).

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use serde_json::Value;
use tauri::ipc::Origin;
use tauri::utils::config::{Config, DisabledCspModificationKind, PatternKind};

use crate::{context, photo, window};

/// Every command that the capabilities know of, of Tauri itself and of each plugin, as the build wrote it down.
const MANIFESTS: &str = include_str!(concat!(env!("OUT_DIR"), "/acl-manifests.json"));
/// Our own commands that were left in the binary. A file here at all says that unused ones were removed from every crate.
const KEPT: &str = include_str!(concat!(env!("OUT_DIR"), "/allowed-commands.json"));

/// All that the page may call of the host: one entry point to the command table for each kind of row, and hearing the host's
/// events.
const CALLABLE: [&str; 7] = [
    "rpc",
    "rpc_bytes",
    "rpc_file",
    "rpc_pieces",
    "rpc_source",
    "plugin:event|listen",
    "plugin:event|unlisten",
];

fn config() -> Config {
    context().config().clone()
}

/// Each directive of the policy with its sources.
fn policy(text: &str) -> BTreeMap<String, BTreeSet<String>> {
    let parts = text.split(';').map(str::split_whitespace);
    parts
        .filter_map(|mut words| {
            Some((words.next()?.to_owned(), words.map(str::to_owned).collect()))
        })
        .collect()
}

/// What a policy lets in beyond our own pages; empty for a good one.
fn leaks(policy: &BTreeMap<String, BTreeSet<String>>) -> Vec<String> {
    let pictures = [format!("{}:", photo::SCHEME), format!("http://{}.localhost", photo::SCHEME)];
    let ipc = ["ipc:".to_owned(), "http://ipc.localhost".to_owned()];
    let known = |directive: &str, source: &str| match directive {
        "img-src" => source == "'self'" || pictures.iter().any(|p| p == source),
        "connect-src" => ipc.iter().any(|p| p == source),
        "script-src" | "style-src" | "font-src" => source == "'self'",
        _ => source == "'none'",
    };
    let mut found: Vec<String> = policy
        .iter()
        .flat_map(|(directive, sources)| sources.iter().map(move |source| (directive, source)))
        .filter(|(directive, source)| !known(directive, source))
        .map(|(directive, source)| format!("{directive} {source}"))
        .collect();
    // Those that do not fall back on default-src, and default-src itself.
    let closed =
        ["default-src", "base-uri", "form-action", "frame-ancestors", "object-src", "frame-src"];
    found.extend(
        closed.iter().filter(|name| !policy.contains_key(**name)).map(|name| format!("no {name}")),
    );
    found
}

#[test]
fn the_policy_lets_in_our_own_pages_and_nothing_else() {
    let security = config().app.security;
    let text = security.csp.expect("there is a policy").to_string();
    let policy = policy(&text);
    assert_eq!(leaks(&policy), Vec::<String>::new());
    assert_eq!(policy.len(), 11, "{policy:?}");
    assert!(security.dev_csp.is_none(), "a page under development has the same policy");
    let modified = security.dangerous_disable_asset_csp_modification;
    assert!(matches!(modified, DisabledCspModificationKind::Flag(false)), "scripts are hashed");
}

/// Control run: each fault is found.
#[test]
fn a_policy_that_lets_more_in_is_seen() {
    let good = config().app.security.csp.expect("there is a policy").to_string();
    for (from, to) in [
        ("script-src 'self'", "script-src 'self' 'unsafe-inline'"),
        ("script-src 'self'", "script-src 'self' blob:"),
        ("script-src 'self'", "script-src 'self' data:"),
        ("style-src 'self'", "style-src 'self' 'unsafe-inline'"),
        ("connect-src ipc:", "connect-src https: ipc:"),
        ("img-src 'self'", "img-src 'self' *"),
        ("img-src 'self'", "img-src 'self' http://stipplephoto.localhost.evil.example"),
        ("default-src 'none'", "default-src 'self'"),
        ("frame-src 'none'", "frame-src tauri:"),
        ("base-uri 'none';", ""),
        ("form-action 'none';", ""),
        ("frame-ancestors 'none'", ""),
    ] {
        assert!(good.contains(from), "{from}");
        assert_eq!(leaks(&policy(&good.replace(from, to))).len(), 1, "{from} -> {to}");
    }
}

#[test]
fn every_other_setting_is_the_closed_one() {
    let config = config();
    let security = &config.app.security;
    assert!(security.freeze_prototype, "a page cannot change what all objects inherit");
    assert!(!config.app.with_global_tauri, "no API on the window object");
    assert!(
        matches!(security.pattern, PatternKind::Brownfield),
        "no frame for an isolation script"
    );
    assert!(!security.asset_protocol.enable, "no file is served by its path");
    assert!(security.headers.is_none(), "no header loosens the policy");
    assert!(config.app.windows.is_empty(), "the one window is opened in code, with its guards");
    assert!(config.build.dev_url.is_none(), "no page from a server, not even under development");
    assert!(config.plugins.0.is_empty(), "no plugin is configured, so none is widened");
    assert!(!config.bundle.create_updater_artifacts_enabled(), "nothing updates itself");
}

trait Updater {
    fn create_updater_artifacts_enabled(&self) -> bool;
}

impl Updater for tauri::utils::config::BundleConfig {
    fn create_updater_artifacts_enabled(&self) -> bool {
        !matches!(self.create_updater_artifacts, tauri::utils::config::Updater::Bool(false))
    }
}

/// Every command there is, by the name the page would call it.
fn known_commands() -> BTreeSet<String> {
    let manifests: BTreeMap<String, Value> = serde_json::from_str(MANIFESTS).unwrap();
    let mut all: BTreeSet<String> = CALLABLE.map(str::to_owned).into();
    for (plugin, manifest) in &manifests {
        let permissions = manifest["permissions"].as_object().unwrap();
        for command in permissions.values().flat_map(|p| p["commands"]["allow"].as_array().unwrap())
        {
            let command = command.as_str().unwrap();
            let plugin = plugin.trim_start_matches("core:");
            let ours = plugin == "__app-acl__";
            all.insert(if ours {
                command.to_owned()
            } else {
                format!("plugin:{plugin}|{command}")
            });
        }
    }
    all
}

#[test]
fn the_page_may_call_our_own_commands_and_nothing_else() {
    let mut context = context();
    let authority = context.runtime_authority_mut();
    let may = |command: &str, window: &str, origin: &Origin| {
        authority.resolve_access(command, window, window, origin).is_some()
    };
    let all = known_commands();
    let allowed: BTreeSet<&str> =
        all.iter().filter(|c| may(c, window::MAIN, &Origin::Local)).map(String::as_str).collect();
    assert_eq!(allowed, CALLABLE.into());
    let mut refused = 0;
    for address in
        ["https://example.com", "http://tauri.localhost.evil.example", "http://127.0.0.1"]
    {
        let elsewhere = Origin::Remote { url: address.parse().unwrap() };
        for command in &all {
            assert!(!may(command, window::MAIN, &elsewhere), "{command} from {address}");
            refused += 1;
        }
    }
    for label in ["other", "main2", "*", ""] {
        for command in &all {
            assert!(!may(command, label, &Origin::Local), "{command} in {label}");
            refused += 1;
        }
    }
    println!(
        "{} commands known, {} allowed, {refused} refusals elsewhere",
        all.len(),
        allowed.len()
    );
    assert!(all.len() > 100, "only {} commands are known at all", all.len());
}

#[test]
fn commands_that_no_capability_names_are_not_in_the_binary() {
    let kept: Value = serde_json::from_str(KEPT).unwrap();
    let kept: BTreeSet<&str> =
        kept["commands"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
    let ours: BTreeSet<&str> = CALLABLE.into_iter().filter(|name| !name.contains(':')).collect();
    assert_eq!(kept, ours, "REMOVE_UNUSED_COMMANDS in .cargo/config.toml");
}

#[test]
fn only_our_own_pages_are_gone_to() {
    for (address, ours) in [
        ("tauri://localhost/", true),
        ("tauri://localhost/index.html#/today", true),
        ("http://tauri.localhost/", true),
        ("tauri://localhost.evil.example/", false),
        ("tauri://evil.example/", false),
        ("http://tauri.localhost.evil.example/", false),
        ("http://evil.example/?tauri.localhost", false),
        ("http://tauri.localhost@evil.example/", false),
        ("http://127.0.0.1/", false),
        ("https://example.com/", false),
        ("file:///etc/passwd", false),
        ("data:text/html,x", false),
        ("blob:tauri://localhost/0", false),
        ("javascript:alert(1)", false),
        ("about:blank", false),
        ("about:srcdoc", false),
        ("ipc://localhost/rpc", false),
        ("stipplephoto://localhost/0190a000-0000-7000-8000-000000000001.thumb", false),
    ] {
        assert_eq!(window::is_ours(&address.parse().unwrap()), ours, "{address}");
    }
}

/// What the web view is told to go through to any host at all.
#[test]
#[cfg(target_os = "linux")]
fn the_door_to_the_network_is_on_this_computer_and_shut() {
    let door: tauri::Url = window::SHUT_DOOR.parse().unwrap();
    let (host, port) = (door.host_str().unwrap(), door.port().unwrap());
    assert_eq!((door.scheme(), host), ("http", "127.0.0.1"));
    let knocked = std::net::TcpStream::connect((host, port));
    assert!(knocked.is_err_and(|why| why.kind() == std::io::ErrorKind::ConnectionRefused));
}

/// The features a build for others has, as cargo resolves them.
fn features_of(package: &str) -> BTreeSet<String> {
    let words = ["tree", "--locked", "-p", "stipple", "--features", "custom-protocol"];
    let more = ["-e", "normal", "--prefix", "none", "-f", "{p}\t{f}"];
    let output = Command::new(env!("CARGO")).args(words).args(more).output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let line = text.lines().find(|line| line.starts_with(&format!("{package} v"))).unwrap();
    let (_, features) = line.split_once('\t').unwrap();
    features.trim_end_matches(" (*)").split(',').map(str::to_owned).collect()
}

#[test]
fn a_build_for_others_has_no_door_for_developers() {
    let tauri = features_of("tauri");
    assert!(tauri.contains("custom-protocol") && tauri.contains("wry"), "{tauri:?}");
    for door in
        ["devtools", "protocol-asset", "dynamic-acl", "isolation", "unstable", "macos-private-api"]
    {
        assert!(!tauri.contains(door), "{door}");
    }
    let wry = features_of("wry");
    assert!(!wry.is_empty() && !wry.contains("devtools"), "{wry:?}");
}

/// The newest version of a package in the lock file.
fn locked(package: &str) -> Option<Vec<u32>> {
    let lock = include_str!("../../Cargo.lock");
    let named = format!("name = \"{package}\"\nversion = \"");
    let versions = lock.match_indices(&named).filter_map(|(at, _)| {
        let version = lock.get(at + named.len()..)?.split('"').next()?;
        version.split('.').map(|part| part.parse().ok()).collect::<Option<Vec<u32>>>()
    });
    versions.min()
}

/// Below these are faults that were published (custom schemes taken for local ones, and others).
#[test]
fn no_part_is_older_than_its_last_published_fault() {
    assert!(locked("tauri") >= Some(vec![2, 12, 5]), "{:?}", locked("tauri"));
    assert!(locked("wry") >= Some(vec![0, 57]), "{:?}", locked("wry"));
    for absent in ["tauri-plugin-updater", "tauri-plugin-http", "tauri-plugin-shell"] {
        assert_eq!(locked(absent), None, "{absent}");
    }
}
