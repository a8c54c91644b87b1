//! What leaves in open form: tables for a spreadsheet and an archive in pieces. Rows and pictures in, bytes out: no file, clock or thread, so that it runs in a browser too. It knows no word of any language.

mod archive;
mod formula;
mod name;
mod table;

pub use archive::{Archive, TooLarge};
pub use formula::harmless;
pub use name::file_part;
pub use table::{Cell, csv};
