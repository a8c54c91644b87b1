//! Tests in an isolated network namespace: it holds the loopback interface and nothing else.

use crate::program::{Outcome, Program};

/// Brings the loopback interface up, then becomes the program.
const SCRIPT: &str = "ip link set lo up && exec \"$@\"";
/// Tells the tests that they are isolated, so that one of them can check it.
const ISOLATED: &str = "STIPPLE_ISOLATED";

/// The program as it runs without a network, where the system allows that and the namespace proves to be empty. Elsewhere the
/// program as it is, and a line that says so.
pub fn isolated(program: Program) -> Program {
    if !cfg!(target_os = "linux") {
        return program;
    }
    for namespace in namespaces() {
        if let Ok(found) = interfaces_inside(&namespace)
            && found == ["lo"]
        {
            println!("No network for what follows: one interface ({}), no route", found.concat());
            return namespace.enter(program.env(ISOLATED, "1"));
        }
    }
    println!(
        "This system allows no network namespace (unshare --net, ip): what follows can reach the network."
    );
    program
}

/// A way to make a network namespace.
struct Namespace {
    /// Arguments of `unshare`.
    unshare: Vec<String>,
    /// Put before the program, inside.
    inside: Vec<String>,
}

impl Namespace {
    fn enter(&self, program: Program) -> Program {
        let script = ["--", "sh", "-c", SCRIPT, "sh"].map(str::to_owned);
        let all = [&self.unshare[..], &script, &self.inside].concat();
        program.under("unshare", &all.iter().map(String::as_str).collect::<Vec<_>>())
    }
}

/// Root needs a network namespace only. Any other user needs a user namespace for it, and becomes the same user again inside,
/// so that a test which expects to be refused something still is.
fn namespaces() -> [Namespace; 2] {
    let id = |word| Program::new("id", &[word]).read().unwrap_or_default().trim().to_owned();
    let same_user = [
        "unshare".to_owned(),
        "--user".to_owned(),
        format!("--map-user={}", id("-u")),
        format!("--map-group={}", id("-g")),
        "--".to_owned(),
    ];
    [
        Namespace { unshare: vec!["--net".to_owned()], inside: Vec::new() },
        Namespace {
            unshare: vec!["--net".to_owned(), "--map-root-user".to_owned()],
            inside: same_user.into(),
        },
    ]
}

/// The interfaces inside, and one entry more for each route that leads out.
fn interfaces_inside(namespace: &Namespace) -> Outcome<Vec<String>> {
    let tables = ["/proc/net/dev", "/proc/net/route", "/proc/net/ipv6_route"];
    Ok(interfaces(&namespace.enter(Program::new("cat", &tables)).quiet().read()?))
}

/// The interfaces in the kernel's tables, each once, and each again for a route through it.
fn interfaces(tables: &str) -> Vec<String> {
    let listed = tables.lines().filter_map(|line| line.split_once(':'));
    let listed = listed.map(|(name, _)| name.trim().to_owned());
    let routes =
        tables.lines().filter(|line| !line.contains([':', '|']) && !line.starts_with("Iface"));
    // An IPv4 line begins with the interface, an IPv6 line ends with it; routes through the loopback lead nowhere else.
    let through = routes.filter(|line| {
        let mut words = line.split_whitespace();
        let (first, last) = (words.next().unwrap_or("lo"), words.next_back().unwrap_or("lo"));
        last != "lo" && first != "lo"
    });
    listed.chain(through.map(|line| format!("a route: {line}"))).collect()
}

#[cfg(test)]
mod tests {
    use super::{interfaces, isolated};
    use crate::program::Program;

    /// The control run is the same program outside.
    #[test]
    #[cfg(target_os = "linux")]
    fn isolated_programs_see_only_the_loopback() {
        let look = Program::new("cat", &["/proc/net/dev", "/proc/net/route"]);
        let inside = isolated(look.clone());
        if inside.to_string() == look.to_string() {
            return println!("left out: this system allows no network namespace");
        }
        let (inside, outside) =
            (interfaces(&inside.read().unwrap()), interfaces(&look.read().unwrap()));
        println!("inside {inside:?}, outside {outside:?}");
        assert_eq!(inside, ["lo"]);
        assert!(outside.contains(&"lo".to_owned()), "{outside:?}");
    }

    #[test]
    fn interfaces_and_routes_are_found() {
        let none = "Inter-| Receive | Transmit\n face |bytes | bytes\n    lo: 0 0\nIface\tDestination\n\
                    00000000000000000000000000000001 80 00000000 00000001 lo\n";
        assert_eq!(interfaces(none), ["lo"]);
        let one = none.replace("    lo: 0 0\n", "    lo: 0 0\n  eth0: 9 9\n");
        assert_eq!(interfaces(&one), ["lo", "eth0"]);
        for route in ["eth0\t00000000\t0102A8C0\t0003\n", "00000000 00 0102 00000003 eth0\n"] {
            assert_eq!(interfaces(&format!("{none}{route}")).len(), 2, "{route}");
        }
    }
}
