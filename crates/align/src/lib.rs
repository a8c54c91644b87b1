//! Lays one photo of a head over another: the pixels of two pictures in, a [`Transform`] out.
//!
//! It moves pictures for the eye, so that the former and the later one can be looked at in the same place. It measures nothing
//! about the head: no figure about hair or skin leaves this crate.
//!
//! How: both pictures become the logarithm of their light, so that a lamp or a shutter only adds to it; what is left between a
//! fine and a coarse blur, divided by its own local strength, is the texture that stays when the light changes. The sizes of
//! the two spectra, seen in polar form, give turn and scale; a correlation of the pictures gives the shift ([`coarse`]). Then a
//! grid of small fields is compared, each field says where it went, and the affine map that most of them agree on is taken
//! ([`align`]). Where too few agree, the pictures do not belong together and are left alone.
//!
//! Nothing here reads a clock, a file or a network, or starts a thread.

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
