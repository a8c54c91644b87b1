//! What the patient chose: the settings, and how photos are cropped and covered when they are shared.

use std::collections::BTreeSet;

use super::{Checked, SHORT, count, form, scale, text};
use crate::photo::HUNDRED_PERCENT;
use crate::reminder::MOST_A_DAY;
use crate::settings::Settings;
use crate::share::{Area, ShareShape, ViewShape};

/// The most covers on one picture.
pub const MOST_COVERS: u32 = 10;
/// The most views of which a shape is remembered: all standard ones, and as many of the patient's own as anybody makes.
const MOST_SHAPES: u32 = 1_000;
/// The most characters of a language tag or a country.
const TAG: usize = 35;

/// The settings.
///
/// # Errors
/// What is wrong with them.
pub fn settings(settings: &Settings) -> Checked {
    let clinic = &settings.clinic;
    text("name", &clinic.name, SHORT)?;
    text("phone", &clinic.phone, SHORT)?;
    text("emergency_phone", &clinic.emergency_phone, SHORT)?;
    text("email", &clinic.email, SHORT)?;
    settings.locale.as_deref().map_or(Ok(()), |tag| text("locale", tag, TAG))?;
    settings.region.as_deref().map_or(Ok(()), |tag| text("region", tag, TAG))?;
    let reminding = &settings.reminding;
    scale("snooze_minutes", reminding.snooze_minutes, 5, 720)?;
    reminding.repeat_minutes.map_or(Ok(()), |m| scale("repeat_minutes", m, 15, 720))?;
    scale("a_day", reminding.a_day, 1, MOST_A_DAY.into())?;
    // An hour is the longest time without a touch.
    scale("lock_after", settings.lock_after, 1, 60)
}

/// The shape of one picture.
///
/// # Errors
/// What is wrong with it.
pub fn share_shape(shape: &ShareShape) -> Checked {
    count("covers", shape.covers.len(), 0, MOST_COVERS)?;
    let fits = |a: &Area| {
        let end = |from: u16, by: u16| u32::from(from) + u32::from(by) <= HUNDRED_PERCENT.into();
        a.width > 0 && a.height > 0 && end(a.x, a.width) && end(a.y, a.height)
    };
    form("shape", shape.covers.iter().chain(&shape.crop).all(fits))
}

/// The shapes that are remembered: one of each view.
///
/// # Errors
/// What is wrong with them.
pub fn share_shapes(shapes: &[ViewShape]) -> Checked {
    count("shapes", shapes.len(), 0, MOST_SHAPES)?;
    let views: BTreeSet<_> = shapes.iter().map(|shape| shape.view).collect();
    form("shapes", views.len() == shapes.len())?;
    shapes.iter().try_for_each(|shape| share_shape(&shape.shape))
}
