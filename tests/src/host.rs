//! Serving the ui and the command table on 127.0.0.1.

use std::fs;
use std::io::{Read, Write};
use std::path::{Component, Path, PathBuf};

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use serde::Deserialize;
use serde_json::Value;
use stipple_api::{App, Ctx, Error, dispatch};
use stipple_native::{Folder, Lock, open_app};
use stipple_store::KeyStore;
use tiny_http::{Header, Method, Request, Response, Server};

/// The largest request that is read, in bytes: a pack file and its wrapping.
const LARGEST: u64 = 2 * 1024 * 1024;

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

/// One call from the page.
#[derive(Deserialize)]
struct Call {
    command: String,
    args: Value,
}

/// Makes the key store anew for each try to open.
pub type MakeKeyStore = Box<dyn Fn() -> Box<dyn KeyStore>>;

/// The app behind the server: opened on the first call, and tried again after an error, as in the window.
struct Behind {
    folder: PathBuf,
    key_store: MakeKeyStore,
    app: Option<(App, Lock)>,
    clock: Clock,
}

/// Serves until the process ends. `ready` gets the address once it answers.
///
/// # Errors
/// A sentence for the command line when the port cannot be had.
pub fn serve(
    data: &Path,
    key_store: MakeKeyStore,
    clock: Clock,
    port: u16,
    ui: &Path,
    ready: impl FnOnce(&str),
) -> Result<(), String> {
    let server = Server::http(("127.0.0.1", port))
        .map_err(|e| format!("cannot listen on 127.0.0.1:{port}: {e}"))?;
    let address = server.server_addr().to_string();
    let mut behind = Behind { folder: data.to_path_buf(), key_store, app: None, clock };
    ready(&format!("http://{address}/"));
    for request in server.incoming_requests() {
        answer(&mut behind, request, &address, ui);
    }
    Ok(())
}

fn answer(behind: &mut Behind, mut request: Request, address: &str, ui: &Path) {
    // A page from elsewhere that got this address by DNS tricks has another Host, and cannot send our header.
    let is_ours = header(&request, "Host").is_some_and(|h| h == address);
    let response = match (request.method(), request.url()) {
        _ if !is_ours => text(403, "text/plain", "This address serves this computer only."),
        (Method::Post, "/rpc") if header(&request, "x-stipple").as_deref() == Some("1") => {
            rpc(behind, &mut request)
        }
        (Method::Get, path) => file(ui, path.split(['?', '#']).next().unwrap_or("/")),
        _ => text(405, "text/plain", "Not allowed."),
    };
    // A browser that went away needs no answer.
    let _ = send(request, response);
}

/// One answer for each connection. tiny_http may give a new connection to a thread that still waits on a kept-open one,
/// and then nobody ever reads it; it leaves out a `Connection` header of ours, so the head is written here.
fn send(request: Request, response: Body) -> std::io::Result<()> {
    let mut writer = request.into_writer();
    let length = response.data_length().unwrap_or(0);
    write!(
        writer,
        "HTTP/1.1 {} -\r\nConnection: close\r\nContent-Length: {length}\r\n",
        response.status_code().0
    )?;
    for header in response.headers() {
        write!(writer, "{}: {}\r\n", header.field, header.value)?;
    }
    writer.write_all(b"\r\n")?;
    std::io::copy(&mut response.into_reader(), &mut writer)?;
    writer.flush()
}

fn header(request: &Request, name: &'static str) -> Option<String> {
    let found = request.headers().iter().find(|h| h.field.equiv(name))?;
    Some(found.value.as_str().to_string())
}

type Body = Response<std::io::Cursor<Vec<u8>>>;

fn rpc(behind: &mut Behind, request: &mut Request) -> Body {
    let mut body = Vec::new();
    let read = request.as_reader().take(LARGEST + 1).read_to_end(&mut body);
    let call: Option<Call> =
        read.ok().filter(|n| *n as u64 <= LARGEST).and_then(|_| serde_json::from_slice(&body).ok());
    let reply = call.ok_or(Error::BadCall).and_then(|c| behind.call(&c.command, c.args));
    match reply {
        Ok(reply) => json(200, &reply),
        Err(error) => json(422, &error),
    }
}

impl Behind {
    fn call(&mut self, command: &str, args: Value) -> Result<stipple_api::Reply, Error> {
        if self.app.is_none() {
            self.app = Some(open_app(Folder::at(&self.folder)?, (self.key_store)())?);
        }
        let (app, _) = self.app.as_mut().ok_or(Error::DiskFault)?;
        dispatch(app, &mut self.clock.ctx(), command, args)
    }
}

fn json<T: serde::Serialize>(status: u16, value: &T) -> Body {
    text(status, "application/json", &serde_json::to_string(value).unwrap_or_default())
}

/// The same policy as in the window; only the way to the commands differs.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; \
                      connect-src 'self'; base-uri 'none'; object-src 'none'; form-action 'none'; frame-src 'none'; \
                      frame-ancestors 'none'";

fn text(status: u16, media_type: &str, body: &str) -> Body {
    bytes(status, media_type, body.as_bytes().to_vec())
}

fn bytes(status: u16, media_type: &str, body: Vec<u8>) -> Body {
    let fields = [
        ("Content-Type", media_type),
        ("Content-Security-Policy", POLICY),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "no-referrer"),
        ("Cache-Control", "no-store"),
    ];
    let mut response = Response::from_data(body).with_status_code(status);
    for field in fields {
        if let Ok(header) = Header::from_bytes(field.0, field.1) {
            response.add_header(header);
        }
    }
    response
}

fn file(ui: &Path, url: &str) -> Body {
    let name = if url == "/" { "index.html" } else { url.trim_start_matches('/') };
    let plain = Path::new(name).components().all(|c| matches!(c, Component::Normal(_)));
    let found = if plain { fs::read(ui.join(name)).ok() } else { None };
    match found {
        Some(body) => bytes(200, media_type(name), body),
        None => text(404, "text/plain", "Not found."),
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
