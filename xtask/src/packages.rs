//! Packages of the operating system.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::program::{Outcome, Program, on_path};

/// What the packages are for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Need {
    /// The screens in a browser.
    Browser,
    /// The app in its window.
    Window,
    /// Every test.
    Tests,
}

const BUILD: [&str; 3] = ["build-essential", "pkg-config", "libssl-dev"];
const WINDOW: [&str; 1] = ["libwebkit2gtk-4.1-dev"];
const TESTS: [&str; 18] = [
    "xvfb",
    "webkit2gtk-driver",
    "dbus",
    "gnome-keyring",
    // Checks the unit files we write (systemd-analyze).
    "systemd",
    // A notification service with buttons, and a pointer that presses them.
    "xfce4-notifyd",
    "xdotool",
    // Isolates the tests from the network (ip), and records system calls.
    "iproute2",
    "strace",
    // Photos: HEIC files, a reader of metadata, WebP files and a peer for the bench.
    "libheif-examples",
    "libimage-exiftool-perl",
    "libvips-tools",
    // Read the export back.
    "unzip",
    "python3",
    // Reads our files by their documents, with packages of its own.
    "python3-venv",
    // Opens our backups, and makes some that we open.
    "age",
    // Reads our PDF files back: words, fonts, pictures.
    "poppler-utils",
    // Pictures that crashed other decoders.
    "gdk-pixbuf-tests",
];
/// Any of these runs the browser tests; the first is installed where there is none.
pub const BROWSERS: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "chrome"];

/// Installs what is missing, or says exactly what to install.
pub fn ensure(need: Need) -> Outcome {
    if cfg!(target_os = "linux") {
        let os = read_os_release(&std::fs::read_to_string("/etc/os-release").unwrap_or_default());
        if is_debian(&os) { debian(need) } else { other_linux(need, &os) }
    } else if cfg!(target_os = "macos") {
        present(&["clang"], "Xcode's command line tools are missing. Run: xcode-select --install")
    } else {
        // The linker and the web view come with their installers, which cargo's own messages name.
        present(
            &["node"],
            "Install Visual Studio's C++ build tools, the WebView2 runtime and OpenSSL (set OPENSSL_DIR)",
        )
    }
}

/// Debian's Rust with the sources of its standard library.
const RUST: [&str; 4] = ["rustc-web", "cargo-web", "rust-web-src", "rust-web-llvm"];
/// Its libraries that a system may lack; a system that compiles has the others.
const BENEATH: [&str; 8] = [
    "libstd-rust-web",
    "libllvm",
    "libgit2",
    "libmbed",
    "libhttp-parser",
    "libssh2",
    "libz3",
    "libedit",
];

/// Debian's Rust and what it runs on, by the names of this release.
fn rust_packages() -> Outcome<BTreeSet<String>> {
    let mut all: BTreeSet<String> = RUST.map(str::to_owned).into();
    loop {
        let names: Vec<&str> = all.iter().map(String::as_str).collect();
        let said = Program::new("apt-cache", &[&["depends"][..], &names].concat()).read()?;
        let needed: BTreeSet<String> = said
            .lines()
            .filter_map(|line| line.trim().strip_prefix("Depends: "))
            .filter(|name| BENEATH.iter().any(|start| name.starts_with(start)))
            .map(str::to_owned)
            .collect();
        if needed.is_subset(&all) {
            return Ok(all);
        }
        all.extend(needed);
    }
}

/// Brings the packages into a folder; where this system's lists are missing or old, they are read anew first.
fn download(debs: &Path) -> Outcome {
    let once = || {
        let names = rust_packages()?;
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        Program::new("apt-get", &[&["download", "-qq"][..], &names].concat()).within(debs).go()
    };
    once().or_else(|why| {
        let Some(prefix) = as_root() else { return Err(why) };
        let words = [prefix, &["apt-get", "update", "-qq"]].concat();
        let [name, rest @ ..] = words.as_slice() else { return Err(why) };
        Program::new(name, rest).go()?;
        once()
    })
}

/// Unpacks Debian's Rust into a folder, once, beside the system's own; gives where it lies.
pub fn unpacked_rust(folder: &Path) -> Outcome<PathBuf> {
    let usr = folder.join("root/usr");
    if usr.join("whole").is_file() {
        return Ok(usr);
    }
    if !on_path("apt-get") || !on_path("dpkg") {
        return Err("Debian's packages can be unpacked on Debian only.".to_owned());
    }
    println!("Unpacking Debian's Rust into the user's cache: 120 MB, once.");
    let debs = folder.join("debs");
    std::fs::create_dir_all(&debs).map_err(|why| format!("{}: {why}", debs.display()))?;
    download(&debs)?;
    let files = std::fs::read_dir(&debs).map_err(|why| format!("{}: {why}", debs.display()))?;
    for file in files.filter_map(Result::ok) {
        let (deb, root) = (file.path().display().to_string(), folder.join("root"));
        Program::new("dpkg", &["-x", &deb, &root.display().to_string()]).go()?;
    }
    std::fs::write(usr.join("whole"), "").map_err(|why| format!("{}: {why}", usr.display()))?;
    Ok(usr)
}

fn present(programs: &[&str], otherwise: &str) -> Outcome {
    if programs.iter().all(|name| on_path(name) || on_path(&format!("{name}.exe"))) {
        Ok(())
    } else {
        Err(otherwise.to_owned())
    }
}

fn wanted(need: Need) -> Vec<&'static str> {
    let mut packages = BUILD.to_vec();
    if need >= Need::Window {
        packages.extend(WINDOW);
    }
    if need == Need::Tests {
        packages.extend(TESTS);
        if !BROWSERS.iter().any(|name| on_path(name)) {
            packages.push("chromium");
        }
    }
    packages
}

fn debian(need: Need) -> Outcome {
    let missing = not_installed(&wanted(need))?;
    if missing.is_empty() {
        return Ok(());
    }
    println!("Installing {}", missing.join(" "));
    let install = [&["apt-get", "install", "-y", "--no-install-recommends"][..], &missing].concat();
    let Some(prefix) = as_root() else {
        return Err(format!(
            "These packages are missing, and installing them needs root. Run:\n\n  \
             sudo apt-get update && sudo {}\n\nthen this command again.",
            install.join(" ")
        ));
    };
    for words in [&["apt-get", "update", "-qq"][..], &install] {
        let words = [prefix, words].concat();
        if let [name, rest @ ..] = words.as_slice() {
            Program::new(name, rest).env("DEBIAN_FRONTEND", "noninteractive").go()?;
        }
    }
    Ok(())
}

/// What to put before a command that only root may run; none: there is no way to ask.
fn as_root() -> Option<&'static [&'static str]> {
    let user = Program::new("id", &["-u"]).read().unwrap_or_default();
    if user.trim() == "0" {
        Some(&[])
    } else if Program::new("sudo", &["-n", "true"]).succeeds() {
        Some(&["sudo", "-n"])
    } else {
        None
    }
}

fn not_installed<'a>(packages: &[&'a str]) -> Outcome<Vec<&'a str>> {
    let asked = ["-W", "-f", "${Package} ${db:Status-Status}\n"];
    let known = Program::new("dpkg-query", &[&asked[..], packages].concat()).read()?;
    let missing = |name: &&&str| {
        !known.lines().any(|line| line.split_once(' ') == Some((**name, "installed")))
    };
    Ok(packages.iter().filter(missing).copied().collect())
}

fn other_linux(need: Need, os: &BTreeMap<String, String>) -> Outcome {
    let mut missing = Vec::new();
    let libraries =
        if need >= Need::Window { &["openssl", "webkit2gtk-4.1"][..] } else { &["openssl"] };
    for library in libraries {
        if !Program::new("pkg-config", &["--exists", library]).succeeds() {
            missing.push(*library);
        }
    }
    if need == Need::Tests {
        let programs = [
            "Xvfb",
            "WebKitWebDriver",
            "dbus-daemon",
            "gnome-keyring-daemon",
            "systemd-analyze",
            "heif-enc",
            "exiftool",
            "vips",
            "unzip",
            "python3",
            "xdotool",
            "pdftotext",
            "ip",
            "strace",
        ];
        missing.extend(programs.iter().filter(|name| !on_path(name)));
        if !BROWSERS.iter().any(|name| on_path(name)) {
            missing.push("chromium");
        }
    }
    if missing.is_empty() {
        return Ok(());
    }
    Err(format!(
        "Missing: {}.\n{}\nThen run this command again.",
        missing.join(", "),
        advice(need, os)
    ))
}

fn advice(need: Need, os: &BTreeMap<String, String>) -> String {
    let tests = need == Need::Tests;
    let is = |name: &str| likeness(os).any(|word| word == name);
    let (command, extra) = if is("fedora") {
        (
            "sudo dnf install gcc gcc-c++ make pkgconf-pkg-config openssl-devel webkit2gtk4.1-devel",
            "xorg-x11-server-Xvfb webkit2gtk-driver dbus-daemon gnome-keyring systemd chromium libheif-tools perl-Image-ExifTool vips-tools gdk-pixbuf2-tests unzip python3 xfce4-notifyd xdotool poppler-utils iproute strace",
        )
    } else if is("arch") {
        (
            "sudo pacman -S --needed base-devel pkgconf openssl webkit2gtk-4.1",
            "xorg-server-xvfb dbus gnome-keyring systemd chromium libheif perl-image-exiftool libvips unzip python xfce4-notifyd xdotool poppler iproute2 strace",
        )
    } else if is("suse") || is("opensuse") {
        (
            "sudo zypper install gcc gcc-c++ make pkg-config libopenssl-devel webkit2gtk3-devel",
            "xorg-x11-server-Xvfb webkit2gtk3-minibrowser dbus-1 gnome-keyring systemd chromium libheif-tools exiftool vips-tools unzip python3 xfce4-notifyd xdotool poppler-tools iproute2 strace",
        )
    } else {
        return "Install a C compiler, make, pkg-config, and the development files of OpenSSL and WebKitGTK 4.1\n\
                (for the tests also Xvfb, WebKitWebDriver, dbus-daemon, gnome-keyring, systemd-analyze, Chromium, heif-enc, exiftool, vips, unzip, python3, xfce4-notifyd, xdotool, poppler, ip and strace)."
            .to_owned();
    };
    if tests { format!("Run: {command} {extra}") } else { format!("Run: {command}") }
}

fn is_debian(os: &BTreeMap<String, String>) -> bool {
    likeness(os).any(|word| matches!(word, "debian" | "ubuntu")) && on_path("apt-get")
}

fn likeness(os: &BTreeMap<String, String>) -> impl Iterator<Item = &str> {
    ["ID", "ID_LIKE"].iter().filter_map(|key| os.get(*key)).flat_map(|words| words.split(' '))
}

fn read_os_release(text: &str) -> BTreeMap<String, String> {
    let unquote = |value: &str| value.trim_matches('"').to_owned();
    text.lines()
        .filter_map(|line| line.split_once('='))
        .map(|(key, value)| (key.to_owned(), unquote(value)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Need, advice, likeness, read_os_release, wanted};

    #[test]
    fn a_system_is_known_by_its_kin() {
        let mint =
            read_os_release("NAME=\"Linux Mint\"\nID=linuxmint\nID_LIKE=\"ubuntu debian\"\n");
        assert_eq!(likeness(&mint).collect::<Vec<_>>(), ["linuxmint", "ubuntu", "debian"]);
    }

    #[test]
    fn each_need_contains_the_smaller_one() {
        let sizes = [Need::Browser, Need::Window, Need::Tests].map(|need| wanted(need).len());
        assert!(sizes.is_sorted() && sizes[0] < sizes[1] && sizes[1] < sizes[2], "{sizes:?}");
    }

    #[test]
    fn another_system_is_told_exactly_what_to_run() {
        let fedora = read_os_release("ID=fedora\n");
        assert!(advice(Need::Window, &fedora).starts_with("Run: sudo dnf install"));
        assert!(advice(Need::Tests, &fedora).contains("webkit2gtk-driver"));
        assert!(advice(Need::Window, &read_os_release("")).contains("WebKitGTK 4.1"));
    }
}
