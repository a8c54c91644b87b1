//! Packs that are kept.

use super::{Checked, Fault, SHORT, count, required, scale};
use crate::pack::{Pack, is_far};

/// The most records of one kind: the largest file that is accepted has no room for so many.
const MOST_RECORDS: u32 = 20_000;

/// Whether screens can compute with a pack that is kept: its windows lie on the calendar, and it is no larger than a file can
/// be. A pack in use is held to this alone, so that a rule that came later takes nobody's instructions away. A file is held to
/// [`Pack::validate`].
///
/// # Errors
/// The first thing that is wrong.
pub fn pack(pack: &Pack) -> Checked {
    required("id", &pack.id, SHORT)?;
    required("version", &pack.version, SHORT)?;
    scale("sessions", pack.course.sessions, 1, 99)?;
    scale("then_every_days", pack.photos.then_every_days, 28, u32::from(u16::MAX))?;
    let windows = pack.instructions.iter().map(|i| (Some(i.from), i.to));
    let windows = windows.chain(pack.warnings.iter().map(|w| (Some(w.from), w.to)));
    let facts = pack.medicines.iter().flat_map(|m| &m.facts);
    let mut windows = windows.chain(facts.map(|f| (f.from, f.to)));
    if windows.any(|(from, to)| from.is_some_and(is_far) || to.is_some_and(is_far)) {
        return Err(Fault::BadForm { field: "from" });
    }
    count("instruction", pack.instructions.len(), 0, MOST_RECORDS)?;
    count("warning", pack.warnings.len(), 0, MOST_RECORDS)?;
    count("medicine", pack.medicines.len(), 0, MOST_RECORDS)?;
    count("topic", pack.topics.len(), 0, MOST_RECORDS)
}
