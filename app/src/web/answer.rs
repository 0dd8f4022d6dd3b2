//! What follows a form: the page it came from, with a word on what was done.
//!
//! A handler of a POST gives an [`Answer`]; [`turn`] turns it into what the
//! browser wants. A plain browser is sent back to the page; the script, which
//! says so with the header `Fragment`, gets that page's new content at once.
//! What was refused is shown again beside its form, with all that was typed.

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::{Query, Request, State};
use axum::http::header::{self, HeaderMap, HeaderValue};
use axum::http::{StatusCode, Uri};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use jiff::SignedDuration;
use tower::ServiceExt;

use super::cookies::Cookie;
use super::failure::{Failure, status};
use super::sheet::{Sheet, query};
use super::state::App;
use super::texts::Texts;
use crate::Error;

/// The header by which the script asks for content without its frame.
pub const FRAGMENT: &str = "fragment";

/// How long what was said may wait to be shown.
const WAIT: SignedDuration = SignedDuration::from_secs(60);

/// A short word on what was done, and how to take it back.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Toast {
    /// The words.
    pub text: String,
    /// The number of the change that can be undone.
    pub undo: Option<i64>,
}

/// What a form asked for and did not get.
#[derive(Debug, Clone)]
pub struct Refused {
    /// The form's name: its field `form`.
    pub form: String,
    /// What is wrong.
    pub message: String,
    /// Everything that was typed.
    pub typed: Sheet,
}

/// What a page says besides its own content.
#[derive(Debug, Clone, Default)]
pub struct Said {
    /// Something was done.
    pub toast: Option<Toast>,
    /// Something was not.
    pub refused: Option<Refused>,
}

/// The answer to a form.
#[derive(Debug, Clone)]
pub struct Answer {
    to: String,
    said: Said,
    status: StatusCode,
    cookie: Option<HeaderValue>,
}

impl Answer {
    /// The answer to `sheet`. Its field `back` names the page that it stands
    /// on, `next` the one to go to when it is done, `form` itself.
    pub fn new(app: &App, texts: Texts, sheet: &Sheet, done: crate::Result<Toast>) -> Self {
        match done {
            Ok(toast) => Self {
                to: local(sheet.get("next").or(sheet.get("back"))),
                said: Said {
                    toast: Some(toast),
                    refused: None,
                },
                status: StatusCode::OK,
                cookie: None,
            },
            Err(error) => Self::refused(app, texts, sheet, &error),
        }
    }

    fn refused(app: &App, texts: Texts, sheet: &Sheet, error: &Error) -> Self {
        let refused = Refused {
            form: sheet.typed("form").to_owned(),
            message: Failure::words(app, texts, error),
            typed: sheet.clone(),
        };
        Self {
            to: local(sheet.get("back")),
            said: Said {
                toast: None,
                refused: Some(refused),
            },
            status: status(error.kind()),
            cookie: None,
        }
    }

    /// The same, and something for the browser to remember. The form must
    /// leave its page when it is sent, by the script too.
    #[must_use]
    pub fn with_cookie(mut self, cookie: HeaderValue) -> Self {
        self.cookie = Some(cookie);
        self
    }

    /// Sends the browser on, with what is to be said in a cookie.
    fn redirect(self, app: &App) -> Response {
        let mut response = see(&self.to);
        let flash = self.said.toast.as_ref();
        let flash = flash.map(|toast| Cookie::Flash.set(app, &packed(toast), WAIT));
        for cookie in flash.into_iter().chain(self.cookie) {
            response.headers_mut().append(header::SET_COOKIE, cookie);
        }
        response
    }
}

impl IntoResponse for Answer {
    fn into_response(self) -> Response {
        let mut response = StatusCode::OK.into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// Sends the browser to a page of ours.
pub fn see(path: &str) -> Response {
    let to = HeaderValue::try_from(path).unwrap_or(HeaderValue::from_static("/"));
    (StatusCode::SEE_OTHER, [(header::LOCATION, to)]).into_response()
}

/// A path on this server, whatever was asked for: never another site.
fn local(path: Option<&str>) -> String {
    let ours = |path: &&str| {
        path.starts_with('/')
            && !path.starts_with("//")
            && !path.contains('\\')
            && path
                .parse::<Uri>()
                .is_ok_and(|uri| uri.authority().is_none())
    };
    path.filter(ours).unwrap_or("/").to_owned()
}

fn packed(toast: &Toast) -> String {
    let undo = toast
        .undo
        .map_or(String::new(), |seq| format!("&undo={seq}"));
    let short: String = toast.text.chars().take(300).collect();
    format!("said={}{undo}", query(&short))
}

/// What the page before left to be said.
pub fn unpacked(app: &App, headers: &HeaderMap) -> Option<Toast> {
    let value = Cookie::Flash.read(app, headers)?;
    let uri: Uri = format!("/?{value}").parse().ok()?;
    let Query(fields) = Query::<Vec<(String, String)>>::try_from_uri(&uri).ok()?;
    let field = |name: &str| fields.iter().find(|(key, _)| key == name);
    Some(Toast {
        text: field("said")?.1.clone(),
        undo: field("undo").and_then(|(_, seq)| seq.parse().ok()),
    })
}

/// Turns the answers of forms, and failures, into what the browser wants.
/// `pages` are the same routes without this turn.
pub async fn turn(
    State((app, pages)): State<(App, Router)>,
    request: Request,
    next: Next,
) -> Response {
    let headers = request.headers().clone();
    let mut response = next.run(request).await;
    if let Some(answer) = response.extensions_mut().remove::<Answer>() {
        // A handler may set a cookie beside its answer.
        let cookies: Vec<HeaderValue> = response
            .headers()
            .get_all(header::SET_COOKIE)
            .iter()
            .cloned()
            .collect();
        let status = answer.status;
        let stays = answer.said.refused.is_some() || headers.contains_key(FRAGMENT);
        response = if stays {
            shown(pages, answer, &headers).await
        } else {
            answer.redirect(&app)
        };
        for cookie in cookies {
            response.headers_mut().append(header::SET_COOKIE, cookie);
        }
        if response.status() == StatusCode::OK {
            *response.status_mut() = status;
        }
    }
    match response.extensions_mut().remove::<Arc<Error>>() {
        Some(error) => Failure::page(&app, &headers, &error),
        None => response,
    }
}

/// The page to which an answer leads, saying what it says.
async fn shown(pages: Router, answer: Answer, headers: &HeaderMap) -> Response {
    let mut request = Request::new(Body::empty());
    *request.uri_mut() = answer.to.parse().unwrap_or_default();
    for kept in [header::HOST.as_str(), header::COOKIE.as_str(), FRAGMENT] {
        for value in headers.get_all(kept) {
            if let Ok(name) = kept.parse::<header::HeaderName>() {
                request.headers_mut().append(name, value.clone());
            }
        }
    }
    request.extensions_mut().insert(answer.said);
    match pages.oneshot(request).await {
        Ok(response) => response,
        Err(never) => match never {},
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_form_leads_to_another_site() {
        for ours in ["/", "/goals/new?sentence=a%20b"] {
            assert_eq!(local(Some(ours)), ours);
        }
        for foreign in [
            "//evil.example/",
            "https://evil.example/",
            "/\\evil.example",
            "today",
            "/a b",
        ] {
            assert_eq!(local(Some(foreign)), "/", "{foreign}");
        }
    }
}
