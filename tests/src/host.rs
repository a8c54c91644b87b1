//! Serving the ui and the command table on 127.0.0.1. Any account of the computer can connect there, so the address has a
//! random token that only who started the host knows.

mod entry;
mod token;

use std::cell::RefCell;
use std::convert::Infallible;
use std::fs;
use std::path::{Component, Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use http_body_util::{BodyExt, Full, Limited};
use hyper::body::{Bytes, Incoming};
use hyper::header::HeaderValue;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::{TokioIo, TokioTimer};
use serde_json::{Value, json};
use stipple_api::{App, Channel, Ctx, Error, HostKeyStore, Reply, Waking, dispatch_on};
use stipple_core::reminder::MissedWhy;
use stipple_native::{Folder, Lock, no_delivery, open_app};
use tokio::net::TcpListener;
use tokio::task::{LocalSet, spawn_local};

use crate::AlwaysOwner;
pub use token::Token;

/// How long a connection may take for the headers of a request: a browser needs no second.
const HEADERS_WITHIN: Duration = Duration::from_secs(10);

/// A clock that may stand still.
#[derive(Debug, Clone, Copy, Default)]
pub struct Clock {
    /// The moment; the computer's clock when none.
    pub now: Option<DateTime<Utc>>,
    /// The zone; the computer's when none.
    pub zone: Option<Tz>,
}

impl Clock {
    /// The context of a command.
    pub fn ctx(&self) -> Ctx {
        let mut ctx = stipple_native::ctx();
        ctx.now.utc = self.now.unwrap_or(ctx.now.utc);
        ctx.now.zone = self.zone.unwrap_or(ctx.now.zone);
        ctx
    }
}

/// Where `npm run build` puts the ui.
pub fn built_ui() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/dist")
}

/// What the system gives an app.
pub struct System {
    /// Makes the key store again for each try to open.
    pub key_store: Box<dyn Fn() -> Box<dyn HostKeyStore>>,
    /// Whether biometric unlock is available.
    pub owner: bool,
}

/// The app behind the server: opened on the first call, and tried again after an error, as in the window.
struct Behind {
    folder: PathBuf,
    system: System,
    app: Option<(App, Lock)>,
    clock: Clock,
}

/// What is served, and where.
struct Site {
    behind: RefCell<Behind>,
    /// The address and port, as a browser names them in `Host`.
    address: String,
    /// The first part of every path, see [`Token`].
    token: Token,
    ui: PathBuf,
}

/// Serves until the process ends. `ready` gets the address with the token once it answers.
///
/// # Errors
/// A sentence for the command line when the port cannot be had.
pub fn serve(
    data: &Path,
    system: System,
    clock: Clock,
    port: u16,
    token: Token,
    ui: &Path,
    ready: impl FnOnce(&str),
) -> Result<(), String> {
    let behind = Behind { folder: data.to_path_buf(), system, app: None, clock };
    let fault = |e: std::io::Error| format!("cannot listen on 127.0.0.1:{port}: {e}");
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(fault)?;
    LocalSet::new().block_on(&runtime, async move {
        let listener = TcpListener::bind(("127.0.0.1", port)).await.map_err(fault)?;
        let address = listener.local_addr().map_err(fault)?.to_string();
        ready(&format!("http://{address}/{}/", token.0));
        let behind = RefCell::new(behind);
        let site = Rc::new(Site { behind, address, token, ui: ui.to_path_buf() });
        loop {
            let (stream, _) = listener.accept().await.map_err(fault)?;
            let site = site.clone();
            spawn_local(async move {
                let service = service_fn(|request| answer(&site, request));
                // A browser that went away needs no answer.
                let _ = http1::Builder::new()
                    .timer(TokioTimer::new())
                    .header_read_timeout(HEADERS_WITHIN)
                    .serve_connection(TokioIo::new(stream), service)
                    .await;
            });
        }
    })
}

type Answer = Response<Full<Bytes>>;

async fn answer(site: &Site, request: Request<Incoming>) -> Result<Answer, Infallible> {
    let asked = request.uri().path().to_string();
    Ok(match (request.method(), site.token.inside(&asked)) {
        _ if !is_named(&request, &site.address) => {
            text(StatusCode::FORBIDDEN, "text/plain", "This address serves this computer only.")
        }
        (_, None) => text(StatusCode::NOT_FOUND, "text/plain", "Not found."),
        (&Method::POST, Some(path)) if header(&request, "x-stipple") == Some(b"1") => {
            entry::call(site, path, request).await
        }
        // An image in a page cannot send our header; the browser itself says where the request comes from.
        (&Method::GET, Some(path)) if path.starts_with("/photo/") => {
            match header(&request, "sec-fetch-site") {
                Some(b"same-origin") => picture(site, path),
                _ => text(
                    StatusCode::FORBIDDEN,
                    "text/plain",
                    "This picture is for its own page only.",
                ),
            }
        }
        (&Method::GET, Some(path)) => file(&site.ui, path),
        _ => text(StatusCode::METHOD_NOT_ALLOWED, "text/plain", "Not allowed."),
    })
}

/// Whether the request names this address, once. A page from elsewhere that got the address by DNS tricks has another Host;
/// and of two, whoever stands between may read the other one.
fn is_named(request: &Request<Incoming>, address: &str) -> bool {
    let mut hosts = request.headers().get_all("host").iter().map(HeaderValue::as_bytes);
    hosts.next() == Some(address.as_bytes()) && hosts.next().is_none()
}

fn header<'a>(request: &'a Request<Incoming>, name: &str) -> Option<&'a [u8]> {
    request.headers().get(name).map(HeaderValue::as_bytes)
}

async fn body(request: Request<Incoming>, largest: usize) -> Option<Bytes> {
    Some(Limited::new(request.into_body(), largest).collect().await.ok()?.to_bytes())
}

/// `/photo/ID.thumb` or `/photo/ID.screen`.
fn picture(site: &Site, path: &str) -> Answer {
    let args = path.strip_prefix("/photo/").and_then(|name| name.split_once('.'));
    let args = args.map(|(id, which)| json!({ "id": id, "which": which })).unwrap_or_default();
    let found = site.call("photo_picture", args, Channel::File).ok();
    match found.and_then(|reply| reply.bytes) {
        Some(picture) => bytes(StatusCode::OK, "image/jpeg", picture),
        None => text(StatusCode::NOT_FOUND, "text/plain", "Not found."),
    }
}

impl Site {
    /// Calls the command table.
    fn call(&self, name: &str, args: Value, channel: Channel) -> Result<Reply, Error> {
        self.behind.borrow_mut().call(|app, ctx| dispatch_on(app, ctx, name, args, channel))
    }
}

impl Behind {
    fn call(
        &mut self,
        then: impl FnOnce(&mut App, &mut Ctx) -> Result<Reply, Error>,
    ) -> Result<Reply, Error> {
        let first = self.app.is_none();
        if first {
            let folder = Folder::at(&self.folder)?;
            let (mut app, lock) = open_app(folder, (self.system.key_store)(), no_delivery())?;
            if self.system.owner {
                app.use_biometric(Arc::new(AlwaysOwner));
            }
            self.app = Some((app, lock));
        }
        let (app, _) = self.app.as_mut().ok_or(Error::DiskFault)?;
        let done = then(app, &mut self.clock.ctx());
        // A piece of a backup, or a screen that is read, makes no reminder due.
        if first || done.as_ref().is_ok_and(|reply| !reply.changed.is_empty()) {
            poll_reminders(app, &self.clock);
        }
        done
    }
}

/// As the window does after each write; but nobody shows a notification here.
fn poll_reminders(app: &mut App, clock: &Clock) {
    let waking = Waking { woken: false, lang: "en", elsewhere: &[] };
    // Locked or damaged: the page says so.
    let Ok(woken) = stipple_api::wake(app, &mut clock.ctx(), &waking) else { return };
    if let Some(notice) = woken.notice {
        let missed = Err(MissedWhy::NoService);
        let _ = stipple_api::delivered(app, &mut clock.ctx(), &notice.keys, missed);
    }
}

fn as_json<T: serde::Serialize>(status: StatusCode, value: &T) -> Answer {
    text(status, "application/json", &serde_json::to_string(value).unwrap_or_default())
}

/// The same policy as in the window; only the way to the commands differs.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; \
                      connect-src 'self'; base-uri 'none'; object-src 'none'; form-action 'none'; frame-src 'none'; \
                      frame-ancestors 'none'";

fn text(status: StatusCode, media_type: &'static str, body: &str) -> Answer {
    bytes(status, media_type, body.as_bytes().to_vec())
}

fn bytes(status: StatusCode, media_type: &'static str, body: Vec<u8>) -> Answer {
    let mut response = Response::new(Full::new(Bytes::from(body)));
    *response.status_mut() = status;
    for (name, value) in [
        ("content-type", media_type),
        ("content-security-policy", POLICY),
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "no-referrer"),
        ("cache-control", "no-store"),
    ] {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}

fn file(ui: &Path, url: &str) -> Answer {
    let name = if url == "/" { "index.html" } else { url.trim_start_matches('/') };
    let plain = Path::new(name).components().all(|c| matches!(c, Component::Normal(_)));
    let found = if plain { fs::read(ui.join(name)).ok() } else { None };
    match found {
        Some(body) => bytes(StatusCode::OK, media_type(name), body),
        None => text(StatusCode::NOT_FOUND, "text/plain", "Not found."),
    }
}

fn media_type(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("woff2") => "font/woff2",
        Some("ftl") => "text/plain; charset=utf-8",
        Some("json") => "application/json",
        _ => "application/octet-stream",
    }
}
