//! What the first screen asks first, handed over with the page itself, so that no question waits for a way there and back.

#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::sync::{Arc, Mutex, PoisonError};

use serde_json::{Map, Value, json};
use stipple_api::{Error, Reply};

/// In the order in which they need one another: where one is refused, the rest would be.
const QUESTIONS: [&str; 3] = ["start", "today", "settings"];
/// The answers stand at the page's end, as the text of this element.
const END: &str = "</body>";

/// The answers, from when they are known until the first page takes them. A page loaded again asks for itself.
#[derive(Clone, Default)]
pub(crate) struct Ahead(Arc<Mutex<Option<String>>>);

impl Ahead {
    /// Asks and keeps what was answered. What is refused is left out: the page asks again, and shows why.
    pub(crate) fn ask(&self, mut call: impl FnMut(&str, Value) -> Result<Reply, Error>) {
        let mut answers = Map::new();
        for question in QUESTIONS {
            let Ok(Ok(answer)) = call(question, json!({})).map(serde_json::to_value) else { break };
            answers.insert(question.to_owned(), answer);
        }
        // Inside a script element only this letter could end it, or begin anything.
        let text = Value::Object(answers).to_string().replace('<', "\\u003c");
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(text);
    }

    /// Puts the answers into a page, once, if they are there by then: the page never waits for them. They are data, which
    /// the page's policy does not run.
    pub(crate) fn put_into(&self, page: &mut Cow<'static, [u8]>) {
        let Some(answers) = self.0.lock().unwrap_or_else(PoisonError::into_inner).take() else {
            return;
        };
        let Some((body, rest)) = std::str::from_utf8(page).ok().and_then(|p| p.rsplit_once(END))
        else {
            return;
        };
        let element = format!(r#"<script type="application/json" id="ahead">{answers}</script>"#);
        *page = Cow::Owned([body, &element, END, rest].concat().into_bytes());
    }
}
