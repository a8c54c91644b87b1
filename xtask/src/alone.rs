//! Tests without a network: they run in a network of their own with this computer's loop in it and nothing else.

use crate::command::{Outcome, Program};

/// Brings the loop up, and then becomes the program.
const LOOP: &str = "ip link set lo up && exec \"$@\"";
/// Tells what runs that it is alone, so that a test inside can hold us to it.
const ALONE: &str = "STIPPLE_ALONE";

/// The program as it is run without a network, where the system lets us and the network proves to be gone; otherwise as it
/// is, in so many words.
pub fn alone(program: Program) -> Program {
    if !cfg!(target_os = "linux") {
        return program;
    }
    for way in ways() {
        if let Ok(there) = what_is_there(&way)
            && there == ["lo"]
        {
            println!("No network for what follows: one interface ({}), no route", there.concat());
            return way.shut_in(program.env(ALONE, "1"));
        }
    }
    println!(
        "This system lets nobody shut the network out (unshare --net, ip): the network is there for what follows."
    );
    program
}

/// How a network of one's own is made.
struct Way {
    /// What `unshare` is told.
    apart: Vec<String>,
    /// What is put before the program, inside.
    inside: Vec<String>,
}

impl Way {
    fn shut_in(&self, program: Program) -> Program {
        let all =
            [&self.apart[..], &["--", "sh", "-c", LOOP, "sh"].map(str::to_owned), &self.inside];
        let all = all.concat();
        program.under("unshare", &all.iter().map(String::as_str).collect::<Vec<_>>())
    }
}

/// As root, a network of one's own is enough. Anybody else has to be root of a world of their own for it, and is made
/// themselves again inside, so that a test which expects to be refused something still is.
fn ways() -> [Way; 2] {
    let id = |word| Program::new("id", &[word]).read().unwrap_or_default().trim().to_owned();
    let again = [
        "unshare".to_owned(),
        "--user".to_owned(),
        format!("--map-user={}", id("-u")),
        format!("--map-group={}", id("-g")),
        "--".to_owned(),
    ];
    [
        Way { apart: vec!["--net".to_owned()], inside: Vec::new() },
        Way { apart: vec!["--net".to_owned(), "--map-root-user".to_owned()], inside: again.into() },
    ]
}

/// The interfaces inside, and "a route" where one leads out.
fn what_is_there(way: &Way) -> Outcome<Vec<String>> {
    let look = Program::new("cat", &["/proc/net/dev", "/proc/net/route", "/proc/net/ipv6_route"]);
    Ok(interfaces(&way.shut_in(look).quiet().read()?))
}

/// The interfaces in what the kernel says of them, each once, and each that a route goes through once more.
fn interfaces(told: &str) -> Vec<String> {
    let listed = told.lines().filter_map(|line| line.split_once(':'));
    let listed = listed.map(|(name, _)| name.trim().to_owned());
    let routes =
        told.lines().filter(|line| !line.contains([':', '|']) && !line.starts_with("Iface"));
    // An IPv4 line begins with the interface, an IPv6 line ends with it; the loop's own routes lead nowhere else.
    let through = routes.filter(|line| {
        let mut words = line.split_whitespace();
        let (first, last) = (words.next().unwrap_or("lo"), words.next_back().unwrap_or("lo"));
        last != "lo" && first != "lo"
    });
    listed.chain(through.map(|line| format!("a route: {line}"))).collect()
}

#[cfg(test)]
mod tests {
    use super::{alone, interfaces};
    use crate::command::Program;

    /// What a program sees that is shut in, and, the twin, what one sees that is not.
    #[test]
    #[cfg(target_os = "linux")]
    fn a_program_that_is_alone_sees_the_loop_and_nothing_else() {
        let look = Program::new("cat", &["/proc/net/dev", "/proc/net/route"]);
        let shut_in = alone(look.clone());
        if shut_in.to_string() == look.to_string() {
            return println!("left out: this system lets nobody shut the network out");
        }
        let inside = interfaces(&shut_in.read().unwrap());
        let outside = interfaces(&look.read().unwrap());
        println!("inside {inside:?}, outside {outside:?}");
        assert_eq!(inside, ["lo"]);
        assert!(outside.contains(&"lo".to_owned()), "{outside:?}");
    }

    #[test]
    fn an_interface_and_a_route_are_seen() {
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
