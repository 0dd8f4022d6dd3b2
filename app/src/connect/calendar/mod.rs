//! Calendars: meetings with others that took place.
//!
//! `dav` asks a server for what changed; `read` takes a calendar apart, `occur`
//! finds the days of what recurs, `until` the end of that, `guests` says who took
//! part.

mod dav;
mod guests;
pub mod nest;
mod occur;
mod read;
pub mod until;

use jiff::civil::Date;
use jiff::{Timestamp, Zoned};
use reqwest::{StatusCode, Url};
use serde::{Deserialize, Serialize};

use super::batch::Batch;
use super::http::{Ask, Http, Login};
use crate::Result;

pub use dav::look_dav;
pub use read::{Found, read};

/// What of a calendar is wanted.
#[derive(Debug, Clone)]
pub struct Wanted {
    /// Nothing that took place before this day.
    pub since: Date,
    /// The member's own addresses of mail, in small letters.
    pub me: Vec<String>,
}

/// What the next look needs to know.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct Cursor {
    etag: Option<String>,
    modified: Option<String>,
    /// When the next meeting begins: until then, an unchanged calendar holds
    /// nothing new.
    until: Option<Timestamp>,
}

/// Looks at a calendar that lies at an address as one file.
pub async fn look(
    http: &Http,
    url: &Url,
    login: Option<&Login>,
    wanted: &Wanted,
    cursor: &serde_json::Value,
    now: &Zoned,
) -> Result<Batch> {
    let known: Cursor = serde_json::from_value(cursor.clone()).unwrap_or_default();
    let mut ask = Ask::get(url.clone(), login).with("accept", "text/calendar, */*;q=0.5");
    if known.until.is_none_or(|until| now.timestamp() < until) {
        ask = ask.unless(known.etag.as_deref(), known.modified.as_deref());
    }
    let answer = http.ask(&ask).await?;
    if answer.status == StatusCode::NOT_MODIFIED {
        return Ok(Batch::nothing(cursor.clone()));
    }
    let answer = answer.good()?;
    let (etag, modified) = (answer.header("etag"), answer.header("last-modified"));
    let found = read(&answer.body, wanted, now)?;
    let mut batch = found.batch;
    let seen = Cursor {
        etag,
        modified,
        until: found.next,
    };
    batch.cursor = serde_json::to_value(seen).unwrap_or_default();
    Ok(batch)
}
