//! `cargo xtask test` runs the tests in an isolated network namespace; this checks that it does.

use std::io::ErrorKind;
use std::net::{TcpListener, TcpStream, UdpSocket};

/// Set by `xtask/src/isolated.rs` for the programs in the namespace.
const ISOLATED: &str = "STIPPLE_ISOLATED";

#[test]
fn isolated_namespace_reaches_no_network() {
    if std::env::var_os(ISOLATED).is_none() {
        return println!("left out: not in an isolated network namespace");
    }
    // Addresses for documentation: nobody has them, but with a network the system would try.
    for (from, to) in [("0.0.0.0:0", "192.0.2.1:9"), ("[::]:0", "[2001:db8::1]:9")] {
        // A system without IPv6 has no such socket at all.
        let Ok(socket) = UdpSocket::bind(from) else { continue };
        let refused = socket.connect(to).map_err(|why| why.kind());
        assert_eq!(refused, Err(ErrorKind::NetworkUnreachable), "{to}");
    }
    let here = TcpListener::bind("127.0.0.1:0").unwrap();
    TcpStream::connect(here.local_addr().unwrap()).unwrap();
    println!("isolated: no network but the loopback");
}
