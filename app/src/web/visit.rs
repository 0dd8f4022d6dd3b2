//! Who is asking, for what, and how: what every handler of a screen takes.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{Method, StatusCode};
use axum::response::Response;
use jiff::Zoned;

use super::answer::{Answer, FRAGMENT, Said, Toast, unpacked};
use super::cookies::Cookie;
use super::device::Device;
use super::failure::{Failure, notice};
use super::sheet::Sheet;
use super::state::App;
use super::texts::Texts;
use crate::service::Context;
use crate::service::journal;
use crate::service::session::{self, Token};

/// One request of someone who is signed in.
pub struct Visit {
    /// The app.
    pub app: App,
    /// The workspace and the member.
    pub context: Context,
    /// The moment of the request.
    pub now: Zoned,
    /// The texts in the reader's language.
    pub texts: Texts,
    /// What the browser was told about itself.
    pub device: Device,
    /// What was asked for, with its query.
    pub path: String,
    /// Whether the script asks for content without its frame.
    pub fragment: bool,
    /// What is to be said besides.
    pub said: Said,
    /// Whether that came with a cookie, which has then served its turn.
    pub flashed: bool,
}

impl Visit {
    /// The answer to a form that was sent in this visit.
    pub fn answer(&self, sheet: &Sheet, done: crate::Result<Toast>) -> Answer {
        Answer::new(&self.app, self.texts, sheet, done)
    }

    /// A word on the change that was just made, with the way to take it back.
    pub async fn toast(&self, key: &str, parts: &[(&str, &str)]) -> crate::Result<Toast> {
        let newest = journal::history(&self.context, &self.now, 1).await?;
        Ok(Toast {
            text: self.texts.tell(key, parts),
            undo: newest.changes.first().map(|change| change.seq),
        })
    }

    /// What was typed into a form that was refused, to be shown again.
    pub fn typed(&self, form: &str) -> Option<&Sheet> {
        let refused = self.said.refused.as_ref();
        refused
            .filter(|refused| refused.form == form)
            .map(|refused| &refused.typed)
    }
}

impl FromRequestParts<App> for Visit {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        let now = app.now();
        let signed_in = signed_in(parts, app, &now).await;
        let Some(mut context) = signed_in.map_err(|error| failed(&error, parts, app))? else {
            return Err(stranger(parts, app));
        };
        context.shelf = app.shelf.clone();
        let told = parts.extensions.remove::<Said>();
        let flash = || unpacked(app, &parts.headers);
        let flashed = told.is_none() && Cookie::Flash.read(app, &parts.headers).is_some();
        Ok(Self {
            context,
            now,
            texts: Texts::of(app, &parts.headers),
            device: Device::of(app, &parts.headers),
            path: parts.uri.to_string(),
            fragment: parts.headers.contains_key(FRAGMENT),
            said: told.unwrap_or_else(|| Said {
                toast: flash(),
                refused: None,
            }),
            flashed,
            app: app.clone(),
        })
    }
}

/// Who holds the session that the browser shows; a change keeps it alive.
async fn signed_in(parts: &Parts, app: &App, now: &Zoned) -> crate::Result<Option<Context>> {
    let Some(token) = token(parts, app) else {
        return Ok(None);
    };
    match parts.method {
        Method::GET | Method::HEAD => session::resume(&app.db, &app.ids, now, &token).await,
        _ => session::renew(&app.db, &app.ids, now, &token).await,
    }
}

/// The token that the browser shows.
pub fn token(parts: &Parts, app: &App) -> Option<Token> {
    let text = Cookie::Session.read(app, &parts.headers)?;
    Token::read(&text)
}

fn failed(error: &crate::Error, parts: &Parts, app: &App) -> Response {
    Failure::page(app, &parts.headers, error)
}

/// Nobody we know: how to be let in.
fn stranger(parts: &Parts, app: &App) -> Response {
    let texts = Texts::of(app, &parts.headers);
    let message = texts.say("stranger").into_owned();
    let hint = texts.say("stranger-hint").into_owned();
    notice(
        (texts, "enter"),
        StatusCode::UNAUTHORIZED,
        message,
        vec![hint],
    )
}
