//! A system without notifications that a program of ours can show by itself. On a phone they are the host's.

use super::{Answer, Notice, ShowFault};

/// What cannot be made here.
#[derive(Debug)]
pub(super) enum Shown {}

impl Shown {
    pub(super) fn answer(self) -> Answer {
        match self {}
    }
}

pub(super) fn show(_: &Notice) -> Result<Shown, ShowFault> {
    Err(ShowFault::NoService)
}

pub(super) fn service() -> Result<(), ShowFault> {
    Err(ShowFault::NoService)
}
