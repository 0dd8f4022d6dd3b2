//! Feeds: what was published, by RSS, Atom or JSON.

mod letters;
mod old;

use feed_rs::model::{Entry, Feed};
use feed_rs::parser::Builder;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};
use legwork_core::sighting::{Seen, Sighting};
use reqwest::{StatusCode, Url};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::batch::Batch;
use super::http::{Ask, Http};
use super::words::{LONGEST, cut, line};
use crate::hex::hex;
use crate::{Error, Result};

/// The most entries that are read of one feed.
const MOST: usize = 2_000;

/// A feed, and what of it is wanted.
#[derive(Debug, Clone)]
pub struct Wanted {
    /// Where it is.
    pub url: Url,
    /// Nothing that was published before this day.
    pub since: Date,
    /// Only entries of an author whose name holds this, where one is named.
    pub by: Option<String>,
}

/// What the next look needs to know.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct Cursor {
    etag: Option<String>,
    modified: Option<String>,
}

/// Looks at a feed; an answer that nothing changed brings nothing.
pub async fn look(
    http: &Http,
    wanted: &Wanted,
    cursor: &serde_json::Value,
    now: &Zoned,
) -> Result<Batch> {
    let known: Cursor = serde_json::from_value(cursor.clone()).unwrap_or_default();
    let ask = Ask::get(wanted.url.clone(), None).with(
        "accept",
        "application/atom+xml, application/rss+xml, application/feed+json, \
         application/xml;q=0.9, application/json;q=0.9, */*;q=0.5",
    );
    let ask = ask.unless(known.etag.as_deref(), known.modified.as_deref());
    let answer = http.ask(&ask).await?;
    if answer.status == StatusCode::NOT_MODIFIED {
        return Ok(Batch::nothing(cursor.clone()));
    }
    let answer = answer.good()?;
    let mut batch = read(&answer.body, wanted, now)?;
    let seen = Cursor {
        etag: answer.header("etag"),
        modified: answer.header("last-modified"),
    };
    batch.cursor = serde_json::to_value(seen).unwrap_or_default();
    Ok(batch)
}

/// What a feed says was published.
pub fn read(bytes: &[u8], wanted: &Wanted, now: &Zoned) -> Result<Batch> {
    let base = wanted.url.as_str();
    let parser = Builder::new()
        .base_uri(Some(base))
        .id_generator(|links, title, _| {
            let link = links.first().map_or("", |link| link.href.as_str());
            let title = title.as_ref().map_or("", |title| title.content.as_str());
            name_of(&[link, title])
        })
        .build();
    let feed = parser
        .parse(&*old::renewed(&letters::plain(bytes)))
        .map_err(|error| {
            Error::failed(format!("what is there is no feed: {error}"))
                .hint("open the address in a browser: it should show RSS, Atom or JSON, not a page")
        })?;
    Ok(batch(feed, wanted, now))
}

fn batch(feed: Feed, wanted: &Wanted, now: &Zoned) -> Batch {
    let mut batch = Batch {
        of: feed.entries.len() as u64,
        done: feed.entries.len() as u64,
        ..Batch::default()
    };
    let house = author(&feed.authors);
    for (at, entry) in feed.entries.into_iter().enumerate() {
        match sighting(entry, house.as_deref(), wanted, now) {
            _ if at >= MOST => batch.leave("beyond the newest 2,000"),
            Ok(sighting) => batch.sightings.push(sighting),
            Err(reason) => batch.leave(reason),
        }
    }
    batch
}

fn sighting(
    entry: Entry,
    house: Option<&str>,
    wanted: &Wanted,
    now: &Zoned,
) -> std::result::Result<Sighting, &'static str> {
    let at = entry.published.or(entry.updated).ok_or("without a date")?;
    let day = day(at.timestamp(), now.time_zone()).ok_or("without a date")?;
    if day < wanted.since {
        return Err("before the first day looked at");
    }
    if day > now.date() {
        return Err("in the future");
    }
    let author = author(&entry.authors).or_else(|| house.map(str::to_owned));
    if let (Some(by), Some(author)) = (&wanted.by, &author)
        && !author.to_lowercase().contains(&by.to_lowercase())
    {
        return Err("by somebody else");
    }
    let link = entry.links.first().map(|link| cut(&link.href, 2_000));
    let title = entry.title.map(|title| line(&title.content, LONGEST));
    let title = title
        .filter(|title| !title.is_empty())
        .or_else(|| link.clone());
    Ok(Sighting {
        source_id: cut(&entry.id, 500),
        day,
        what: Seen::Entry {
            title: title.ok_or("without a title")?,
            link,
            author,
        },
    })
}

fn author(people: &[feed_rs::model::Person]) -> Option<String> {
    let name = line(people.first()?.name.as_deref()?, LONGEST);
    (!name.is_empty()).then_some(name)
}

/// The day of a moment in seconds since 1970.
fn day(seconds: i64, zone: &TimeZone) -> Option<Date> {
    let at = Timestamp::from_second(seconds).ok()?;
    Some(at.to_zoned(zone.clone()).date())
}

/// A name made of what a thing consists of, for one that has none.
pub(super) fn name_of(parts: &[&str]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part);
    }
    let mut digits = hex(&hash.finalize());
    digits.truncate(32);
    digits
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Found by the fuzzer: the parser ended the program.
    #[test]
    fn an_encoding_that_is_named_late_is_no_harm() {
        let wanted = Wanted {
            url: "https://acme.example/feed".parse().unwrap(),
            since: "2000-01-01".parse().unwrap(),
            by: None,
        };
        let now: Zoned = "2027-02-11T09:30:00[Europe/Berlin]".parse().unwrap();
        let comment = "<!-- x ".repeat(9);
        for text in [
            format!(
                "<?xml version=\"1.4\" encoding=\"iso-8859-7\"{comment}?>\n<rss version=\"2.0\"><channel/></rss>"
            ),
            format!(
                "<rss version=\"2.0\">{}<?xml version=\"1.0\" encoding=\"koi8-r\"?></rss>",
                " ".repeat(9_000)
            ),
        ] {
            // Whether it is a feed does not matter.
            drop(read(text.as_bytes(), &wanted, &now));
        }
    }
}
