//! The views of a head in photos: standard views with a guide frame, and custom views.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::ids::ViewId;

/// A view with a guide frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum StandardView {
    /// Straight on, eyes level, the camera at the height of the hairline.
    Front,
    /// Chin down about 45 degrees: the front third and the middle.
    FrontDown,
    /// From above, the parting in the middle.
    Top,
    /// From behind and above, the whorl in the middle.
    Crown,
    /// Turned halfway, the left side to the camera.
    Left45,
    /// Turned halfway, the right side to the camera.
    Right45,
    /// The left profile, the ear in the middle.
    Left90,
    /// The right profile, the ear in the middle.
    Right90,
    /// From behind, chin level.
    Back,
    /// A scar from about 15 cm, a ruler beside it in the same plane.
    ScarClose,
    /// The scar in its surroundings.
    ScarWide,
}

impl StandardView {
    /// Every standard view, in the order of a photo set.
    pub const ALL: [Self; 11] = [
        Self::Front,
        Self::FrontDown,
        Self::Top,
        Self::Crown,
        Self::Left45,
        Self::Right45,
        Self::Left90,
        Self::Right90,
        Self::Back,
        Self::ScarClose,
        Self::ScarWide,
    ];

    fn word(self) -> &'static str {
        match self {
            Self::Front => "front",
            Self::FrontDown => "front_down",
            Self::Top => "top",
            Self::Crown => "crown",
            Self::Left45 => "left45",
            Self::Right45 => "right45",
            Self::Left90 => "left90",
            Self::Right90 => "right90",
            Self::Back => "back",
            Self::ScarClose => "scar_close",
            Self::ScarWide => "scar_wide",
        }
    }
}

/// What a photo shows. Written as the standard view's word, or as `own/` and the id of a custom view.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[cfg_attr(feature = "bindings", ts(type = "string"))]
#[serde(into = "String", try_from = "String")]
pub enum View {
    /// A standard view with a guide frame.
    Standard(StandardView),
    /// A custom view.
    Own(ViewId),
}

/// The text is not a view.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a view")]
pub struct InvalidView;

impl fmt::Display for View {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Standard(view) => f.write_str(view.word()),
            Self::Own(id) => write!(f, "own/{id}"),
        }
    }
}

impl FromStr for View {
    type Err = InvalidView;

    fn from_str(text: &str) -> Result<Self, InvalidView> {
        if let Some(id) = text.strip_prefix("own/") {
            return id.parse().map(|id| Self::Own(ViewId(id))).map_err(|_| InvalidView);
        }
        let known = StandardView::ALL.into_iter().find(|v| v.word() == text);
        known.map(Self::Standard).ok_or(InvalidView)
    }
}

impl From<View> for String {
    fn from(view: View) -> Self {
        view.to_string()
    }
}

impl TryFrom<String> for View {
    type Error = InvalidView;

    fn try_from(text: String) -> Result<Self, InvalidView> {
        text.parse()
    }
}

#[cfg(test)]
mod tests {
    use super::{StandardView, View};

    #[test]
    fn views_round_trip_as_text() {
        for view in StandardView::ALL.map(View::Standard) {
            assert_eq!(view.to_string().parse(), Ok(view));
            let json = serde_json::to_string(&view).unwrap();
            assert_eq!(serde_json::from_str::<View>(&json).unwrap(), view);
        }
        let own = "own/0190a000-0000-7000-8000-000000000001";
        assert_eq!(own.parse::<View>().unwrap().to_string(), own);
        for none in ["", "Front", "own/", "own/1", "left_90", "front "] {
            assert!(none.parse::<View>().is_err(), "{none}");
        }
    }

    /// A view's word in the database equals its serde name in a pack.
    #[test]
    fn packs_use_same_view_words() {
        for view in StandardView::ALL {
            let word = serde_json::to_value(view).unwrap();
            assert_eq!(word, View::Standard(view).to_string());
        }
    }
}
