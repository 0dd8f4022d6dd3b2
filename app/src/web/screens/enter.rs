//! Letting a browser in by a link that works once, and out again.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::{self, HeaderMap, HeaderName, HeaderValue};
use axum::response::{IntoResponse, Response};

use crate::service::Context;
use crate::service::session::{self, Token};
use crate::web::answer::see;
use crate::web::cookies::Cookie;
use crate::web::failure::{Shown, notice, parting};
use crate::web::gate::Standing;
use crate::web::page::{Page, show};
use crate::web::sheet::Sheet;
use crate::web::state::App;
use crate::web::texts::Texts;

/// The page behind the link. Looking at it uses nothing up, so that programs
/// that follow every link do no harm.
#[derive(Template)]
#[template(path = "enter.html")]
struct Screen {
    page: Page,
    key: String,
}

/// Asks the browser to hand in the key.
pub async fn page(State(app): State<App>, headers: HeaderMap, sheet: Sheet) -> Shown {
    let texts = Texts::of(&app, &headers);
    let key = sheet.typed("key").to_owned();
    let standing = app.gate.look(&key, app.now().timestamp());
    if let Some(refusal) = refusal(standing, texts) {
        return Ok(refusal);
    }
    let page = Page::bare(texts, "enter");
    let screen = Screen { page, key };
    show(&screen.page, &screen)
}

/// Takes the key and begins a session.
pub async fn enter(State(app): State<App>, headers: HeaderMap, sheet: Sheet) -> Shown {
    let (texts, now) = (Texts::of(&app, &headers), app.now());
    let standing = app.gate.take(sheet.typed("key"), now.timestamp());
    if let Some(refusal) = refusal(standing, texts) {
        return Ok(refusal);
    }
    let context = Context::open(app.db.clone(), app.ids.clone(), &now).await?;
    let token = session::begin(&context, &now).await?;
    let cookie = Cookie::Session.set(&app, &token.to_text(), session::LIFE);
    Ok(([(header::SET_COOKIE, cookie)], see("/")).into_response())
}

/// Why a key does not open, if it does not.
fn refusal(standing: Standing, texts: Texts) -> Option<Response> {
    let (status, key) = match standing {
        Standing::Fresh => return None,
        Standing::Spent => (StatusCode::GONE, "enter-spent"),
        Standing::Unknown => (StatusCode::FORBIDDEN, "enter-unknown"),
    };
    let message = texts.say(key).into_owned();
    let hint = texts.say("enter-hint").into_owned();
    Some(notice((texts, "enter"), status, message, vec![hint]))
}

/// Ends the session.
pub async fn leave(State(app): State<App>, headers: HeaderMap) -> Shown {
    let shown = Cookie::Session.read(&app, &headers);
    if let Some(token) = shown.as_deref().and_then(Token::read) {
        session::end(&app.db, &token).await?;
    }
    let texts = Texts::of(&app, &headers);
    let message = texts.say("left").into_owned();
    let hint = texts.say("stranger-hint").into_owned();
    let said = (message, vec![hint]);
    let page = parting(texts, said);
    let gone = Cookie::Session.clear(&app);
    let forget = HeaderValue::from_static("\"cache\", \"storage\"");
    let headers = [
        (header::SET_COOKIE, gone),
        (HeaderName::from_static("clear-site-data"), forget),
    ];
    Ok((headers, page).into_response())
}
