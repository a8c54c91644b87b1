//! The window: our own pages and nothing else.

use tauri::webview::NewWindowResponse;
use tauri::{App, AppHandle, Manager, WebviewUrl, WebviewWindow, WebviewWindowBuilder};

use crate::ahead::Ahead;

/// The one window's label; the capabilities name it.
pub(crate) const MAIN: &str = "main";
/// A proxy at which nobody listens: the port is the system's own, and no service that is still in use has it.
#[cfg(target_os = "linux")]
pub(crate) const SHUT_DOOR: &str = "http://127.0.0.1:1";

type Builder<'a> = WebviewWindowBuilder<'a, tauri::Wry, App>;

/// Opens the window. It never leaves our own pages, opens no other window, and says no more than the app's name.
pub(crate) fn open(app: &App, ahead: Ahead, place: Option<&str>) -> tauri::Result<()> {
    let page = place.map_or("index.html".to_string(), |place| format!("index.html#/{place}"));
    let window = WebviewWindowBuilder::new(app, MAIN, WebviewUrl::App(page.into()));
    let window = without_network(window)?
        .title("Stipple")
        .inner_size(1180.0, 820.0)
        .min_inner_size(320.0, 480.0)
        // Files dropped on the window go to the page as in a browser, and are previewed there.
        .disable_drag_drop_handler()
        // Not even in a build for tests: nobody looks into the page, and nothing typed into a console runs in it.
        .devtools(false)
        .on_web_resource_request(move |request, response| {
            if matches!(request.uri().path(), "/" | "/index.html") {
                ahead.put_into(response.body_mut());
            }
        })
        .on_navigation(|url| {
            pass_on(url);
            is_ours(url)
        })
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .build()?;
    lighten(&window)
}

/// The web view reaches every host through a door that is always shut, so that even a script that got into our page reaches
/// none. Without it WebKit prepares a connection to wherever a clicked link leads, before it asks whether to go there.
#[cfg(target_os = "linux")]
fn without_network(window: Builder<'_>) -> tauri::Result<Builder<'_>> {
    Ok(window.proxy_url(SHUT_DOOR.parse().map_err(tauri::Error::InvalidUrl)?))
}

/// Elsewhere the page's policy and the guards of the window stand alone.
#[cfg(not(target_os = "linux"))]
fn without_network(window: Builder<'_>) -> tauri::Result<Builder<'_>> {
    Ok(window)
}

/// Lets the processor paint. Pages of text and pictures gain nothing from the graphics card, and on Linux the start of its
/// driver is a good part of the time until the first picture, and its buffers of the memory.
#[cfg(target_os = "linux")]
fn lighten(window: &WebviewWindow) -> tauri::Result<()> {
    use webkit2gtk::{HardwareAccelerationPolicy, SettingsExt, WebViewExt};
    window.with_webview(|view| {
        if let Some(settings) = view.inner().settings() {
            settings.set_hardware_acceleration_policy(HardwareAccelerationPolicy::Never);
        }
    })
}

/// Elsewhere the system's own web view decides how it paints.
#[cfg(not(target_os = "linux"))]
fn lighten(_: &WebviewWindow) -> tauri::Result<()> {
    Ok(())
}

pub(crate) fn is_ours(url: &tauri::Url) -> bool {
    match url.scheme() {
        "tauri" => url.host_str() == Some("localhost"),
        // Windows and Android serve the same pages by this name.
        "http" | "https" => url.host_str() == Some("tauri.localhost"),
        _ => false,
    }
}

/// A telephone or mail link goes to the system, which asks what is to be done with it. No other address is passed on.
fn pass_on(url: &tauri::Url) {
    if matches!(url.scheme(), "tel" | "mailto") {
        // The number stands beside the button too, for a computer that knows nobody who can call.
        let _ = tauri_plugin_opener::open_url(url.as_str(), None::<&str>);
    }
}

/// Shows the window to somebody who started the app again.
#[cfg_attr(mobile, allow(dead_code, reason = "a phone has one window, and starts it itself"))]
pub(crate) fn bring_to_front(app: &AppHandle) {
    if let Some(window) = app.get_webview_window(MAIN) {
        // A window manager may refuse; the window is there all the same.
        #[cfg(desktop)]
        let _ = window.unminimize();
        let _ = window.show();
        let _ = window.set_focus();
    }
}

/// Shows a page of ours. The page's name comes from a closed set of letters (`remind::place_in`) or from us.
#[cfg_attr(mobile, allow(dead_code, reason = "a phone has one window, and starts it itself"))]
pub(crate) fn go_to(app: &AppHandle, place: &str) {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '/');
    if let Some(window) = app.get_webview_window(MAIN)
        && place.chars().all(plain)
    {
        // A page that is still being made begins at Today, which is right too.
        let _ = window.eval(format!("window.location.hash = '#/{place}'"));
    }
}

/// Without a window there is nowhere to say it but the command line.
#[allow(clippy::print_stderr, reason = "there is no window to say it in")]
pub(crate) fn say_why_not(error: &tauri::Error) {
    eprintln!("Stipple could not open its window ({error}). Is a display available?");
}
