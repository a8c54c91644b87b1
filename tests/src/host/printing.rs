//! A report or a card over the loopback.

use hyper::body::Incoming;
use hyper::{Request, StatusCode};
use stipple_api::Error;
use stipple_api::view::PrintArgs;

use super::{Answer, LARGEST, Site, body, bytes, json};

/// The PDF that was asked for.
pub(super) async fn print(site: &Site, request: Request<Incoming>) -> Answer {
    let args: Option<PrintArgs> =
        body(request, LARGEST).await.and_then(|body| serde_json::from_slice(&body).ok());
    let made = args.ok_or(Error::BadCall).and_then(|args| {
        site.behind.borrow_mut().with_app(|app, ctx| {
            let work = stipple_api::print(app, ctx, args)?;
            work.run().finish(app, ctx)
        })
    });
    match made {
        Ok(pdf) => bytes(StatusCode::OK, "application/pdf", pdf),
        Err(error) => json(StatusCode::UNPROCESSABLE_ENTITY, &error),
    }
}
