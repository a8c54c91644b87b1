//! `cargo xtask test` says that these tests run without a network: that it is so.

use std::io::ErrorKind;
use std::net::{TcpListener, TcpStream, UdpSocket};

/// Set by `xtask/src/isolated.rs` for what it shuts in.
const ALONE: &str = "STIPPLE_ISOLATED";

#[test]
fn isolated_namespace_reaches_no_network() {
    if std::env::var_os(ALONE).is_none() {
        return println!("left out: nobody said that the network is gone");
    }
    // Addresses for documentation: nobody has them, and with a network the system would try all the same.
    for (from, to) in [("0.0.0.0:0", "192.0.2.1:9"), ("[::]:0", "[2001:db8::1]:9")] {
        // A system without IPv6 has no such socket at all.
        let Ok(socket) = UdpSocket::bind(from) else { continue };
        let refused = socket.connect(to).map_err(|why| why.kind());
        assert_eq!(refused, Err(ErrorKind::NetworkUnreachable), "{to}");
    }
    let here = TcpListener::bind("127.0.0.1:0").unwrap();
    TcpStream::connect(here.local_addr().unwrap()).unwrap();
    println!("alone: nothing leads out, and the loop is there");
}
