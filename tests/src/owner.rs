//! An owner who is always there: for tests only, it protects nothing.

use stipple_store::{Biometric, NotRecognised};
use zeroize::Zeroizing;

/// A system that takes everybody for its owner.
pub struct AlwaysOwner;

/// What stands before a text that was sealed.
const SEALED: &str = "sealed for the owner: ";

impl Biometric for AlwaysOwner {
    fn offered(&self) -> bool {
        true
    }

    fn seal(&self, text: &str, _: &str) -> Result<String, NotRecognised> {
        Ok(format!("{SEALED}{}", text.chars().rev().collect::<String>()))
    }

    fn open(&self, sealed: &str, _: &str) -> Result<Zeroizing<String>, NotRecognised> {
        let text = sealed.strip_prefix(SEALED).ok_or(NotRecognised)?;
        Ok(Zeroizing::new(text.chars().rev().collect()))
    }
}
