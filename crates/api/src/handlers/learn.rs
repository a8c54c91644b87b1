//! The pages about the options around SMP.

use crate::app::App;
use crate::built_in;
use crate::ctx::Ctx;
use crate::error::{Error, Result};
use crate::view::{Article, Nothing};

pub(crate) fn learn(_: &mut App, _: &mut Ctx, _: Nothing) -> Result<Vec<Article>> {
    built_in::learn().map_err(|fault| Error::PackRefused { faults: vec![fault] })
}
