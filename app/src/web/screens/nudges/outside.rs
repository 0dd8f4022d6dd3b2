//! What is reached without signing in, by a secret address: the feed for
//! calendars, and the end of the nudges.
//!
//! The secret stands in the path, where it does not belong (ASVS 14.2.1), since
//! calendars and mail programs can send it no other way. So it opens this one
//! thing, can be taken back, is kept as a hash alone, and nobody writes it down:
//! there is no log of requests, and the answer to a wrong one does not name it.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::http::header::{CONTENT_TYPE, HeaderMap};
use axum::response::{IntoResponse, Response};

use crate::letter::calendar;
use crate::service::nudge as service;
use crate::web::failure::{Shown, notice};
use crate::web::page::{Page, show};
use crate::web::state::App;
use crate::web::texts::Texts;

/// The feed for calendars.
pub async fn feed(State(app): State<App>, headers: HeaderMap, Path(token): Path<String>) -> Shown {
    let token = token.strip_suffix(".ics").unwrap_or(&token);
    let found = service::feed(&app.db, &app.ids, &app.now(), token).await?;
    let Some(feed) = found else {
        return Ok(nothing(Texts::of(&app, &headers)));
    };
    let kind = (CONTENT_TYPE, "text/calendar; charset=utf-8");
    Ok(([kind], calendar::write(&feed)).into_response())
}

/// The page behind the link in a mail. Looking at it ends nothing, so that
/// programs that follow every link do no harm.
#[derive(Template)]
#[template(path = "stop.html")]
struct Screen {
    page: Page,
    token: String,
}

/// Asks whether the nudges are to end.
pub async fn ask(State(app): State<App>, headers: HeaderMap, Path(token): Path<String>) -> Shown {
    let texts = Texts::of(&app, &headers);
    if !service::stops(&app.db, &app.ids, &app.now(), &token).await? {
        return Ok(nothing(texts));
    }
    let page = Page::bare(texts, "stop");
    let screen = Screen { page, token };
    show(&screen.page, &screen)
}

/// Ends the nudges: by the button of that page, or by the one click of a mail
/// program (RFC 8058).
pub async fn stop(State(app): State<App>, headers: HeaderMap, Path(token): Path<String>) -> Shown {
    let texts = Texts::of(&app, &headers);
    if !service::stop(&app.db, &app.ids, &app.now(), &token).await? {
        return Ok(nothing(texts));
    }
    let message = texts.say("stopped").into_owned();
    let hint = texts.say("stopped-hint").into_owned();
    Ok(notice((texts, "stop"), StatusCode::OK, message, vec![hint]))
}

/// The same for an address that never was and one that was taken back.
fn nothing(texts: Texts) -> Response {
    let message = texts.say("outside-nothing").into_owned();
    notice((texts, "stop"), StatusCode::NOT_FOUND, message, Vec::new())
}
