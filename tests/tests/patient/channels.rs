//! The channels of the command table beside JSON: bytes, files, pieces of a file, and a file that was chosen.

use std::sync::Arc;

use serde_json::{Value, json};
use stipple_api::{Channel, Error, Kind, OpenSource, TABLE};
use stipple_tests::picture;

use super::Patient;

impl Patient {
    /// The file that a command gives.
    pub fn bytes_of(&mut self, name: &str, args: Value) -> Result<Vec<u8>, Error> {
        self.reply(name, args).map(|reply| reply.bytes.unwrap())
    }

    /// The next piece of a file, and how far the file is.
    pub fn piece(&mut self, name: &str) -> Result<(Vec<u8>, Value), Error> {
        self.reply(name, json!({})).map(|reply| (reply.bytes.unwrap(), reply.value))
    }

    /// Sends bytes to a command.
    pub fn sends(&mut self, name: &str, args: Value, bytes: &[u8]) -> Result<Value, Error> {
        self.dispatch_on(name, args, Channel::Bytes(bytes.to_vec())).map(|reply| reply.value)
    }

    /// Chooses a file, which a command will read.
    pub fn chooses(&mut self, name: &str, open: OpenSource) -> Result<Value, Error> {
        self.dispatch_on(name, json!({}), Channel::Source(open)).map(|reply| reply.value)
    }
}

/// The channel of a command; a small picture and an empty file where one takes bytes or a file.
pub fn channel_of(name: &str) -> Channel {
    match TABLE.iter().find(|row| row.name == name).map_or(Kind::Value, |row| row.kind) {
        Kind::Value => Channel::Value,
        Kind::Bytes => Channel::Bytes(picture::jpeg(4, 40, 30)),
        Kind::File => Channel::File,
        Kind::Pieces => Channel::Pieces,
        Kind::Source => Channel::Source(Arc::new(|| Ok(Box::new(std::io::empty())))),
    }
}
