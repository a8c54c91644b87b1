//! Files in pieces over the loopback: backups and everything in open form are made piece by piece as the page asks, and a
//! backup is restored from what the page sent.

use std::io::Cursor;
use std::sync::Arc;

use hyper::body::{Bytes, Incoming};
use hyper::header::HeaderValue;
use hyper::{Request, StatusCode};
use stipple_api::view::LeavingProgress;
use stipple_api::{Error, OpenSource};

use super::{Answer, Site, body, bytes, json, replied};

/// The largest backup that is taken, in bytes. It is kept in memory: this host is for tests.
const LARGEST: usize = 1024 * 1024 * 1024;
/// The header that says how far a file is.
const PROGRESS: &str = "x-stipple-progress";

/// The next bytes of the backup that was begun.
pub(super) fn backup_piece(site: &Site) -> Answer {
    piece(site.behind.borrow_mut().with_app(stipple_api::backup_piece))
}

/// The next bytes of everything in open form.
pub(super) fn export_piece(site: &Site) -> Answer {
    piece(site.behind.borrow_mut().with_app(|app, ctx| {
        let work = stipple_api::export_piece(app, ctx)?;
        work.run().finish(app, ctx)
    }))
}

fn piece(made: Result<(Vec<u8>, LeavingProgress), Error>) -> Answer {
    match made {
        Ok((content, progress)) => {
            let mut answer = bytes(StatusCode::OK, "application/octet-stream", content);
            let progress = serde_json::to_string(&progress).unwrap_or_default();
            if let Ok(progress) = HeaderValue::from_str(&progress) {
                answer.headers_mut().insert(PROGRESS, progress);
            }
            answer
        }
        Err(error) => json(StatusCode::UNPROCESSABLE_ENTITY, &error),
    }
}

/// The page has the whole file.
pub(super) fn kept(site: &Site) -> Answer {
    replied(site.behind.borrow_mut().with_app(stipple_api::backup_kept))
}

/// The file to restore from.
pub(super) async fn source(site: &Site, request: Request<Incoming>) -> Answer {
    let Some(file) = body(request, LARGEST).await else {
        return json(StatusCode::UNPROCESSABLE_ENTITY, &Error::BadCall);
    };
    let source: OpenSource = Arc::new(move || Ok(Box::new(Cursor::new(Bytes::clone(&file)))));
    let taken = site.behind.borrow_mut().with_app(|app, _| {
        stipple_api::restore_from(app, source);
        Ok(())
    });
    match taken {
        Ok(()) => json(StatusCode::OK, &true),
        Err(error) => json(StatusCode::UNPROCESSABLE_ENTITY, &error),
    }
}
