//! The loopback host in its own process, called as its page calls it.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use serde_json::{Value, json};

/// The running host. It is killed when this is dropped.
pub struct Host {
    child: Child,
    address: String,
    stream: BufReader<TcpStream>,
}

impl Drop for Host {
    fn drop(&mut self) {
        self.kill();
    }
}

impl Host {
    pub fn start(data: &Path) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_host"))
            .args(["--now", "2026-11-22T09:00:00Z", "--zone", "Europe/Berlin", "--data"])
            .arg(data)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let line = BufReader::new(child.stdout.take().unwrap()).lines().next().unwrap().unwrap();
        let address = line.trim_start_matches("http://").trim_end_matches('/').to_string();
        let stream = TcpStream::connect(&address).unwrap();
        stream.set_nodelay(true).unwrap();
        Self { child, address, stream: BufReader::new(stream) }
    }

    /// Waits until its start command is answered.
    pub fn ready(mut self) -> Self {
        self.does("start", json!({}));
        self
    }

    /// One call, without waiting for its answer.
    pub fn send(&mut self, command: &str, args: &Value) {
        let body = json!({ "command": command, "args": args }).to_string();
        let _ = self.post("/rpc", body.as_bytes());
    }

    /// Gives the host a backup to restore, as the page does.
    pub fn restores_from(&mut self, file: &[u8]) {
        self.post("/rpc/source/restore_from", file).unwrap();
        self.body().unwrap();
    }

    fn post(&mut self, path: &str, body: &[u8]) -> std::io::Result<()> {
        let address = &self.address;
        let length = body.len();
        let head = format!(
            "POST {path} HTTP/1.1\r\nHost: {address}\r\nX-Stipple: 1\r\nContent-Length: {length}\r\n\r\n"
        );
        self.stream.get_mut().write_all(&[head.as_bytes(), body].concat())
    }

    /// The answer's value; none if the host died before it was complete, or refused.
    pub fn answer(&mut self) -> Option<Value> {
        self.body().map(|reply| reply["value"].clone())
    }

    fn body(&mut self) -> Option<Value> {
        let (mut first, mut length) = (String::new(), 0);
        self.stream.read_line(&mut first).ok()?;
        loop {
            let mut line = String::new();
            if self.stream.read_line(&mut line).ok()? == 0 {
                return None;
            }
            if line == "\r\n" {
                break;
            }
            if let Some((name, value)) = line.split_once(':')
                && name.eq_ignore_ascii_case("content-length")
            {
                length = value.trim().parse().ok()?;
            }
        }
        let mut body = vec![0; length];
        self.stream.read_exact(&mut body).ok()?;
        let reply: Value = serde_json::from_slice(&body).ok()?;
        first.contains(" 200 ").then_some(reply)
    }

    /// One call that has to work.
    #[track_caller]
    pub fn does(&mut self, command: &str, args: Value) -> Value {
        self.send(command, &args);
        self.answer().unwrap_or_else(|| panic!("no answer to {command}"))
    }

    pub fn kill(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
