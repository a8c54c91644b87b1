//! Export formats: CSV tables and a ZIP archive written in pieces. Rows and pictures in, bytes out: no file, clock or thread, so
//! it also runs in a browser. It contains no text in any language.

mod archive;
mod formula;
mod name;
mod table;

pub use archive::{Archive, TooLarge};
pub use formula::harmless;
pub use name::file_part;
pub use table::{Cell, csv};
