use std::borrow::Cow;

use serde_json::{Value, json};
use stipple_api::{Error, Reply};

use super::Ahead;

const PAGE: &str = "<html><body><p>Hello</p></body></html>";

fn reply(value: Value) -> Reply {
    Reply { value, changed: Vec::new(), bytes: None }
}

fn page_with(ahead: &Ahead) -> String {
    let mut page = Cow::Borrowed(PAGE.as_bytes());
    ahead.put_into(&mut page);
    String::from_utf8(page.into_owned()).unwrap()
}

#[test]
fn the_first_page_takes_the_answers_and_the_next_does_not() {
    let ahead = Ahead::default();
    ahead.ask(|question, _| Ok(reply(json!(question))));
    let page = page_with(&ahead);
    let text = page.split_once(r#"id="ahead">"#).unwrap().1.split_once("</script>").unwrap().0;
    let answers: Value = serde_json::from_str(text).unwrap();
    assert_eq!(answers["today"], json!({ "value": "today", "changed": [] }));
    assert_eq!(answers.as_object().unwrap().len(), 3);
    assert_eq!(page.replace(text, "").len(), page.len() - text.len());
    assert_eq!(page_with(&ahead), PAGE);
}

#[test]
fn no_text_of_the_patient_can_end_the_element() {
    let ahead = Ahead::default();
    let typed = "</script><script>alert(1)</script><!--";
    ahead.ask(|_, _| Ok(reply(json!(typed))));
    let page = page_with(&ahead);
    assert_eq!(page.matches("</script").count(), 1);
    assert!(!page.contains("<!--"));
    let text = page.split_once(r#"id="ahead">"#).unwrap().1.split_once("</script>").unwrap().0;
    assert_eq!(serde_json::from_str::<Value>(text).unwrap()["start"]["value"], typed);
}

#[test]
fn after_a_refusal_nothing_more_is_asked() {
    let ahead = Ahead::default();
    let mut asked = Vec::new();
    ahead.ask(|question, _| {
        asked.push(question.to_owned());
        if question == "today" { Err(Error::DiskFault) } else { Ok(reply(json!(1))) }
    });
    assert_eq!(asked, ["start", "today"]);
    let page = page_with(&ahead);
    assert!(page.contains("start") && !page.contains("settings"));
}

#[test]
fn a_page_that_comes_before_the_answers_stays_as_it_is() {
    assert_eq!(page_with(&Ahead::default()), PAGE);
}
