//! The pictures of the page: a scheme of our own answers with what `photo_picture` gives, decrypted in memory.

use std::borrow::Cow;

use stipple_api::Channel;
use stipple_api::view::{PictureArgs, Rendition};
use tauri::http::{Method, Request, Response, StatusCode};
use tauri::{Manager, UriSchemeContext, UriSchemeResponder, Wry};

use crate::host::Host;
use crate::window;

/// The scheme of the pictures; the page's policy names it too.
pub(crate) const SCHEME: &str = "stipplephoto";
/// Answers a request for a picture. A scheme stands outside the capabilities, so everything is checked here
/// (`docs/security.md`).
pub(crate) fn serve(
    context: UriSchemeContext<'_, Wry>,
    request: Request<Vec<u8>>,
    responder: UriSchemeResponder,
) {
    let wanted = wanted(context.webview_label(), &request);
    let host = context.app_handle().state::<Host>().inner().clone();
    tauri::async_runtime::spawn_blocking(move || {
        let found = wanted.and_then(|args| {
            let args = serde_json::to_value(args).ok()?;
            host.call("photo_picture", args, Channel::File).ok()?.bytes
        });
        responder.respond(answer(found));
    });
}

fn wanted(label: &str, request: &Request<Vec<u8>>) -> Option<PictureArgs> {
    let ours = label == window::MAIN
        && request.method() == Method::GET
        && request.uri().host() == Some("localhost")
        && request.uri().query().is_none();
    let (id, which) = request.uri().path().strip_prefix('/')?.split_once('.')?;
    let id: uuid::Uuid = id.parse().ok()?;
    let args = PictureArgs { id: stipple_core::ids::PhotoId(id), which: Rendition::named(which)? };
    ours.then_some(args)
}

fn answer(picture: Option<Vec<u8>>) -> Response<Cow<'static, [u8]>> {
    let status = if picture.is_some() { StatusCode::OK } else { StatusCode::NOT_FOUND };
    let mut response = Response::new(Cow::Owned(picture.unwrap_or_default()));
    *response.status_mut() = status;
    for (name, value) in [
        ("content-type", "image/jpeg"),
        ("cache-control", "no-store"),
        ("x-content-type-options", "nosniff"),
        // No resource policy of "same-origin": the page's scheme is another one, and WebKit would refuse to show a picture
        // a second time. Nobody but our own page can ask at all.
    ] {
        response.headers_mut().insert(name, tauri::http::HeaderValue::from_static(value));
    }
    response
}

#[cfg(test)]
mod tests {
    use tauri::http::Request;

    use super::{answer, wanted};

    fn asks(label: &str, method: &str, address: &str) -> bool {
        let request = Request::builder().method(method).uri(address).body(Vec::new()).unwrap();
        wanted(label, &request).is_some()
    }

    #[test]
    fn only_our_page_gets_only_pictures() {
        let id = "0190a000-0000-7000-8000-000000000001";
        let at = |path: &str| format!("stipplephoto://localhost/{path}");
        assert!(asks("main", "GET", &at(&format!("{id}.thumb"))));
        assert!(asks("main", "GET", &at(&format!("{id}.screen"))));
        for (label, method, address, why) in [
            ("other", "GET", at(&format!("{id}.thumb")), "another window"),
            ("main", "POST", at(&format!("{id}.thumb")), "another method"),
            ("main", "GET", at(&format!("{id}.original")), "the original"),
            ("main", "GET", at(id), "no rendition"),
            ("main", "GET", at(&format!("{id}.thumb?x")), "a query"),
            ("main", "GET", at("../keys-1.json"), "a path"),
            ("main", "GET", at(&format!("a/{id}.thumb")), "a folder"),
            ("main", "GET", at("%2e%2e%2fkeys-1.thumb"), "an escaped path"),
            ("main", "GET", format!("stipplephoto://localhost.evil.example/{id}.thumb"), "a host"),
            ("main", "GET", format!("stipplephoto://evil.example/{id}.thumb"), "another host"),
        ] {
            assert!(!asks(label, method, &address), "{why}");
        }
    }

    #[test]
    fn what_is_not_there_is_an_empty_not_found() {
        let response = answer(None);
        assert_eq!((response.status().as_u16(), response.body().len()), (404, 0));
        let kept = answer(Some(vec![1])).headers().get("cache-control").cloned();
        assert_eq!(kept.unwrap(), "no-store");
    }
}
