//! What went wrong, as a page: the sentence where it helps, and nothing but an
//! apology where the fault is ours.

use std::any::Any;
use std::sync::Arc;

use askama::Template;
use axum::http::header::HeaderMap;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::page::Page;
use super::state::App;
use super::texts::Texts;
use crate::Error;
use crate::error::Kind;

/// An error on its way to the browser: any handler may end with it by `?`.
#[derive(Debug)]
pub struct Failure(Error);

/// A page, or why there is none.
pub type Shown = Result<Response, Failure>;

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self(error)
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let mut response = status(self.0.kind()).into_response();
        response.extensions_mut().insert(Arc::new(self.0));
        response
    }
}

/// A page that says one thing.
#[derive(Template)]
#[template(path = "notice.html")]
struct Notice {
    page: Page,
    message: String,
    hints: Vec<String>,
}

impl Failure {
    /// What the browser may know of an error: its sentence, not its hints, which
    /// speak of the command line. Our own faults and those of the machine are
    /// told where the server was started, not here.
    pub fn words(app: &App, texts: Texts, error: &Error) -> String {
        if matches!(
            error.kind(),
            Kind::Internal | Kind::Failed | Kind::BrokenPipe
        ) {
            (app.report)(error);
            return texts.say("fault").into_owned();
        }
        error.message().to_owned()
    }

    /// The page for an error.
    pub fn page(app: &App, headers: &HeaderMap, error: &Error) -> Response {
        let texts = Texts::of(app, headers);
        let message = Self::words(app, texts, error);
        let status = status(error.kind());
        notice((texts, "notice"), status, message, Vec::new())
    }
}

/// A page outside of the app that says one thing. On the screen "notice" it
/// leads back to Today; on "enter" it does not, since that would not open.
pub fn notice(
    (texts, screen): (Texts, &'static str),
    status: StatusCode,
    message: String,
    hints: Vec<String>,
) -> Response {
    rendered(Page::bare(texts, screen), status, (message, hints))
}

/// The last page: the browser forgets all that it keeps.
pub fn parting(texts: Texts, said: (String, Vec<String>)) -> Response {
    let mut page = Page::bare(texts, "enter");
    page.forget = true;
    rendered(page, StatusCode::OK, said)
}

fn rendered(page: Page, status: StatusCode, (message, hints): (String, Vec<String>)) -> Response {
    let notice = Notice {
        page,
        message,
        hints,
    };
    match notice.render() {
        Ok(html) => (status, [(header::CONTENT_TYPE, HTML)], html).into_response(),
        Err(_) => status.into_response(),
    }
}

/// The type of every page.
pub const HTML: HeaderValue = HeaderValue::from_static("text/html; charset=utf-8");

/// The status of an answer that ends in such an error.
pub const fn status(kind: Kind) -> StatusCode {
    match kind {
        Kind::Usage => StatusCode::UNPROCESSABLE_ENTITY,
        Kind::NotFound => StatusCode::NOT_FOUND,
        Kind::Refused => StatusCode::FORBIDDEN,
        Kind::Conflict => StatusCode::CONFLICT,
        Kind::Busy => StatusCode::SERVICE_UNAVAILABLE,
        Kind::Failed | Kind::Internal | Kind::BrokenPipe => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

/// The answer when a handler panicked: nothing of the cause.
pub fn panicked(_: Box<dyn Any + Send>) -> Response {
    let texts = Texts::default();
    let message = texts.say("fault").into_owned();
    let status = StatusCode::INTERNAL_SERVER_ERROR;
    notice((texts, "notice"), status, message, Vec::new())
}
