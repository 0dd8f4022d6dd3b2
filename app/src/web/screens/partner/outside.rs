//! The page that a partner sees, without signing in, by its secret address.
//!
//! Like the other secret addresses (`nudges/outside.rs`) it stands in the path.
//! So the page names no other page that it could be told to, asks for no script,
//! and is kept by nobody: not by caches, not by search engines.

use askama::Template;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::http::header::{HeaderMap, HeaderName, HeaderValue};
use axum::response::Response;

use super::told::{Told, told};
use crate::service::partner as service;
use crate::web::failure::Shown;
use crate::web::format::Format;
use crate::web::page::{Page, show};
use crate::web::state::App;
use crate::web::texts::Texts;

/// Beside what every answer carries.
const HEADERS: &[(&str, &str)] = &[
    ("referrer-policy", "no-referrer"),
    ("x-robots-tag", "noindex, nofollow"),
    ("cache-control", "no-store"),
];

/// The page: what is seen, or that there is nothing.
#[derive(Template)]
#[template(path = "partner.html")]
struct Screen {
    page: Page,
    told: Option<Told>,
}

/// Shows what the link opens. One that never was, one that was ended, one whose
/// day has passed and one that is no link at all are answered alike.
pub async fn page(
    State(app): State<App>,
    headers: HeaderMap,
    path: Result<Path<String>, PathRejection>,
) -> Shown {
    let texts = Texts::of(&app, &headers);
    let found = match path {
        Ok(Path(token)) => service::seen(&app.db, &app.ids, &app.now(), &token).await?,
        Err(_) => None,
    };
    let told = found.map(|seen| told(&seen, texts, Format::new(texts)));
    let screen = Screen {
        page: Page::bare(texts, "partner-seen"),
        told,
    };
    let mut response = show(&screen.page, &screen)?;
    if screen.told.is_none() {
        *response.status_mut() = StatusCode::NOT_FOUND;
    }
    dress(&mut response);
    Ok(response)
}

fn dress(response: &mut Response) {
    for (name, value) in HEADERS {
        response.headers_mut().insert(
            HeaderName::from_static(name),
            HeaderValue::from_static(value),
        );
    }
}
