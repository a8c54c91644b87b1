//! The page's entry points to the command table, one for each kind of row, as in the window.

use std::io::Cursor;
use std::sync::Arc;

use hyper::body::{Bytes, Incoming};
use hyper::header::HeaderValue;
use hyper::{Request, StatusCode};
use serde::Deserialize;
use serde_json::{Value, json};
use stipple_api::{Channel, Error, OpenSource, Reply};

use super::{Answer, Site, as_json, body, bytes, header, text};

/// The largest call that is read, in bytes: a pack file and its wrapping.
const LARGEST: usize = 2 * 1024 * 1024;
/// The largest picture that is read, in bytes: a little more than the app takes, so that it refuses a larger one in words.
const LARGEST_PICTURE: usize = 41 * 1024 * 1024;
/// The largest backup that is taken, in bytes. It is kept in memory: this host is for tests.
const LARGEST_SOURCE: usize = 1024 * 1024 * 1024;
/// The header with the arguments of a command that takes bytes.
const ARGS: &str = "x-stipple-args";
/// The header with the reply of a command that gives bytes.
const REPLY: &str = "x-stipple-reply";

/// One call from the page.
#[derive(Deserialize)]
struct Call {
    command: String,
    args: Value,
}

/// `/rpc` takes JSON; `/rpc/bytes/NAME`, `/rpc/file/NAME`, `/rpc/pieces/NAME` and `/rpc/source/NAME` call one command.
pub(super) async fn call(site: &Site, path: &str, request: Request<Incoming>) -> Answer {
    let parts: Vec<&str> = path.split('/').skip(1).collect();
    let replied = match parts.as_slice() {
        ["rpc"] => value(site, request).await,
        ["rpc", "bytes", name] => bytes_in(site, request, name).await,
        ["rpc", "file", name] => file(site, request, name).await,
        ["rpc", "pieces", name] => site.call(name, json!({}), Channel::Pieces),
        ["rpc", "source", name] => source(site, request, name).await,
        _ => return text(StatusCode::NOT_FOUND, "text/plain", "Not found."),
    };
    answer(replied)
}

async fn value(site: &Site, request: Request<Incoming>) -> Result<Reply, Error> {
    let call: Call = parsed(request).await?;
    site.call(&call.command, call.args, Channel::Value)
}

async fn bytes_in(site: &Site, request: Request<Incoming>, name: &str) -> Result<Reply, Error> {
    let args = header(&request, ARGS).and_then(|args| serde_json::from_slice(args).ok());
    let content = body(request, LARGEST_PICTURE).await.ok_or(Error::BadCall)?;
    site.call(name, args.ok_or(Error::BadCall)?, Channel::Bytes(content.to_vec()))
}

async fn file(site: &Site, request: Request<Incoming>, name: &str) -> Result<Reply, Error> {
    let args = parsed(request).await?;
    site.call(name, args, Channel::File)
}

async fn source(site: &Site, request: Request<Incoming>, name: &str) -> Result<Reply, Error> {
    let file = body(request, LARGEST_SOURCE).await.ok_or(Error::BadCall)?;
    let source: OpenSource = Arc::new(move || Ok(Box::new(Cursor::new(Bytes::clone(&file)))));
    site.call(name, json!({}), Channel::Source(source))
}

async fn parsed<T: serde::de::DeserializeOwned>(request: Request<Incoming>) -> Result<T, Error> {
    let content = body(request, LARGEST).await.ok_or(Error::BadCall)?;
    serde_json::from_slice(&content).map_err(|_| Error::BadCall)
}

/// Bytes are the body, with the reply in a header; without bytes the reply is the body.
fn answer(replied: Result<Reply, Error>) -> Answer {
    match replied {
        Ok(mut reply) => match reply.bytes.take() {
            Some(content) => {
                let mut answer = bytes(StatusCode::OK, "application/octet-stream", content);
                let reply = serde_json::to_string(&reply).unwrap_or_default();
                if let Ok(reply) = HeaderValue::from_str(&reply) {
                    answer.headers_mut().insert(REPLY, reply);
                }
                answer
            }
            None => as_json(StatusCode::OK, &reply),
        },
        Err(error) => as_json(StatusCode::UNPROCESSABLE_ENTITY, &error),
    }
}
