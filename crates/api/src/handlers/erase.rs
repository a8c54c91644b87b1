//! Purging the files of deleted photos.

use stipple_store::finish_erasing_but;

use crate::app::App;
use crate::ctx::Ctx;
use crate::error::Result;

/// Erases the files of what was let go for good, but not of what is on its way in.
pub(super) fn erase(app: &mut App, ctx: &mut Ctx) -> Result<()> {
    let coming = app.transfers.restored_pictures();
    app.with_vault_and_store(ctx, |vault, store, stamp| {
        finish_erasing_but(vault, store, stamp, &coming)
    })?;
    Ok(())
}
