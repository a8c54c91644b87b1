//! What the size test counts with.

pub mod colours;
pub mod functions;
