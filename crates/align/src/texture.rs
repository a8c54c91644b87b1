//! What stays of a picture when the light changes: its texture, everywhere equally strong.

use crate::plane::Plane;

/// Reaches of the blurs, in pixels, each taken three times.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Band {
    /// What is finer is noise; 0 keeps it.
    pub(crate) fine: usize,
    /// What is coarser is light.
    pub(crate) coarse: usize,
    /// Over what the strength is taken.
    pub(crate) around: usize,
}

/// Texture weaker than this, in natural logarithms of light (about 1 %), is not made as strong as the rest: it is a wall.
const FLOOR: f32 = 0.01;

impl Plane {
    /// The texture of a plane of logarithms, about one in size wherever there is any.
    pub(crate) fn texture(&self, band: Band) -> Self {
        let fine = if band.fine > 0 { self.blurred(band.fine, 3) } else { self.clone() };
        let coarse = fine.blurred(band.coarse, 3);
        let mut texture = fine;
        texture.values.iter_mut().zip(&coarse.values).for_each(|(value, light)| *value -= light);
        let mut strength = texture.clone();
        strength.values.iter_mut().for_each(|value| *value *= *value);
        let strength = strength.blurred(band.around, 2);
        for (value, square) in texture.values.iter_mut().zip(&strength.values) {
            // Running sums may end a hair below nought.
            *value /= square.max(0.0).sqrt() + FLOOR;
        }
        texture
    }
}
