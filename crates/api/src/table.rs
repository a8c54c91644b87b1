//! The rows of the command table: what one is, and how its value becomes a reply.

use serde::Serialize;
use serde_json::Value;

use crate::changed::Tag;
use crate::error::{Error, Result};
use crate::reply::Reply;
use crate::transfer::OpenSource;

/// Whether a command reads or writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// It reads, and depends on its tags.
    Read,
    /// It writes, and touches its tags.
    Write,
}

/// What a command takes beside its arguments, or gives beside its value. A host has one entry point for each kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// JSON in, JSON out.
    Value,
    /// It takes bytes.
    Bytes,
    /// It gives a file, whole.
    File,
    /// It gives the next piece of a file.
    Pieces,
    /// It takes a file that the patient chooses, to read from later.
    Source,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 5] = [Self::Value, Self::Bytes, Self::File, Self::Pieces, Self::Source];
}

/// The entry point through which a host calls, with what came in there.
pub enum Channel {
    /// For [`Kind::Value`].
    Value,
    /// For [`Kind::Bytes`].
    Bytes(Vec<u8>),
    /// For [`Kind::File`].
    File,
    /// For [`Kind::Pieces`].
    Pieces,
    /// For [`Kind::Source`].
    Source(OpenSource),
}

impl Channel {
    /// The kind of command that is called through it.
    pub fn kind(&self) -> Kind {
        match self {
            Self::Value => Kind::Value,
            Self::Bytes(_) => Kind::Bytes,
            Self::File => Kind::File,
            Self::Pieces => Kind::Pieces,
            Self::Source(_) => Kind::Source,
        }
    }
}

/// A command of the table.
#[derive(Debug, Clone, Copy)]
pub struct Row {
    /// Its name.
    pub name: &'static str,
    /// Whether it reads or writes.
    pub access: Access,
    /// Through which entry point it is called.
    pub kind: Kind,
    /// Its tags.
    pub tags: &'static [Tag],
}

impl Row {
    pub(crate) fn reply(&self, given: Given) -> Reply {
        let mut changed = Vec::new();
        if self.access == Access::Write && !self.tags.is_empty() {
            changed.extend_from_slice(self.tags);
            changed.push(Tag::History);
        }
        Reply { value: given.value, changed, bytes: given.bytes }
    }
}

/// What a handler gave, ready to be sent.
pub(crate) struct Given {
    value: Value,
    bytes: Option<Vec<u8>>,
}

pub(crate) fn given<V: Serialize>(value: V) -> Result<Given> {
    let value = serde_json::to_value(value).map_err(|_| Error::BadCall)?;
    Ok(Given { value, bytes: None })
}

pub(crate) fn given_file<V: Serialize>((value, bytes): (V, Vec<u8>)) -> Result<Given> {
    Ok(Given { bytes: Some(bytes), ..given(value)? })
}
