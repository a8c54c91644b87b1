//! Finding packs, their names and their versions.

use stipple_core::answer::PackName;
use stipple_core::pack::Pack;
use stipple_store::tables::pack::{self, Kept};

use crate::app::App;
use crate::built_in;
use crate::error::{Error, Result};
use crate::view::Noun;

/// A pack's name as shown beside what it says.
pub(crate) fn name_of(pack: &Pack) -> PackName {
    PackName {
        id: pack.id.clone(),
        version: pack.version.clone(),
        title: pack.title.clone(),
        clinic: pack.clinic.as_ref().map(|c| c.name.clone()),
        lang: pack.lang.clone(),
    }
}

/// A version's numbers: 10.0.0 comes after 9.0.0.
pub(crate) fn version_parts(version: &str) -> Vec<u32> {
    version.split('.').map(|p| p.parse().unwrap_or(0)).collect()
}

/// The highest version of a clinic's own pack.
pub(crate) fn newest(own: Vec<Kept>, id: &str) -> Option<Kept> {
    own.into_iter().filter(|k| k.pack.id == id).max_by_key(|k| version_parts(&k.pack.version))
}

/// The pack that a new plan uses: built in, or the newest of the clinic's own.
pub(super) fn for_new_plan(app: &mut App, id: &str) -> Result<Kept> {
    match built_in::pack(id).filter(|pack| !pack.part) {
        Some(pack) => Ok(Kept { pack, built_in: true }),
        None => newest(app.read(|r| Ok(pack::opened(r)?))?, id)
            .ok_or(Error::NotFound { noun: Noun::Pack }),
    }
}
