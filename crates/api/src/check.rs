//! What is checked of an argument before it is used. What makes a record is in [`stipple_core::valid`], one check for
//! whoever brings it; here a form's texts are tidied, and what belongs to no record is measured.

use stipple_core::valid;
pub(crate) use stipple_core::valid::{NOTE, SHORT};

use crate::error::{Error, Result};

/// A text of at most `max` characters, without the control characters that no keyboard types.
pub(crate) fn text(field: &'static str, value: &str, max: usize) -> Result<String> {
    valid::text(field, value, max)?;
    let kept = value.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t'));
    Ok(kept.collect::<String>().trim_end().to_string())
}

/// A text that must say something.
pub(crate) fn required(field: &'static str, value: &str, max: usize) -> Result<String> {
    let kept = text(field, value, max)?;
    if kept.trim().is_empty() { Err(Error::Empty { field: field.into() }) } else { Ok(kept) }
}

/// A number on a scale, both ends included.
pub(crate) fn scale<T: Into<u32> + Copy>(
    field: &'static str,
    value: T,
    min: u32,
    max: u32,
) -> Result<T> {
    valid::scale(field, value, min, max)?;
    Ok(value)
}
