//! Photo alignment: the pixels of two photos of a head in, a [`Transform`] out.
//!
//! It moves one photo so that the patient can compare the same place in both. It measures nothing: no figure about hair or skin
//! leaves this crate.
//!
//! Method: the logarithm of the light makes lamp and exposure additive. A band-pass filter, divided by its local strength, keeps
//! the texture that does not depend on the light. The magnitudes of the spectra in log-polar form give rotation and scale, and a
//! phase correlation gives the shift ([`coarse`]; Reddy and Chatterji 1996, doi:10.1109/83.506761). Then small fields on a grid are
//! correlated, and a robust fit gives the affine map that most fields agree on ([`align`]). If too few agree, the photos are not
//! aligned.
//!
//! No clock, file, network or thread.

mod coarse;
mod correlate;
mod fields;
mod fit;
mod grey;
mod plane;
mod polar;
mod spectrum;
mod texture;
mod transform;

pub use coarse::{Coarse, coarse};
pub use fields::{CannotAlign, align};
pub use grey::Grey;
pub use transform::Transform;

#[cfg(test)]
mod tests;
