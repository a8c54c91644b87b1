//! Systems where the background program cannot show notifications. On a phone the host shows them.

use super::{Answer, Notice, ShowFault};

/// Never created here.
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
