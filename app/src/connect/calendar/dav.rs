//! A calendar on a server of CalDAV: only what changed is sent.

use std::collections::BTreeMap;

use jiff::{Timestamp, ToSpan, Zoned};
use reqwest::Url;
use serde::{Deserialize, Serialize};

use super::{Wanted, read};
use crate::connect::batch::Batch;
use crate::connect::dav::{Collection, PART, Sort};
use crate::connect::http::{Http, Login};
use crate::{Error, Result};

/// How many days ahead events are asked for, to know when to look again.
const AHEAD: i32 = 7;

/// What the next look needs to know.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct Cursor {
    /// The state of the whole calendar.
    mark: Option<String>,
    /// When the next meeting begins: until then, an unchanged calendar holds
    /// nothing new.
    until: Option<Timestamp>,
    /// The resources of which nothing more is to come, with their states.
    settled: BTreeMap<String, String>,
}

/// Looks at a calendar: first whether anything changed, then which resources
/// did, then at these alone.
pub async fn look_dav(
    http: &Http,
    url: &Url,
    login: Option<&Login>,
    wanted: &Wanted,
    cursor: &serde_json::Value,
    now: &Zoned,
) -> Result<Batch> {
    let known: Cursor = serde_json::from_value(cursor.clone()).unwrap_or_default();
    let collection = Collection { http, url, login };
    let mark = collection.mark(Sort::Calendar).await?;
    let rests = known.until.is_some_and(|until| now.timestamp() < until);
    if rests && mark.is_some() && mark == known.mark {
        return Ok(Batch::nothing(cursor.clone()));
    }
    let (from, to) = span(wanted, now)?;
    let listed = collection.events(from, to).await?;
    let mut next = Cursor {
        mark,
        until: Some(to),
        settled: BTreeMap::new(),
    };
    let mut changed = Vec::new();
    for one in &listed {
        if known.settled.get(&one.href) == Some(&one.etag) {
            next.settled.insert(one.href.clone(), one.etag.clone());
        } else {
            changed.push(one.href.as_str());
        }
    }
    let mut batch = Batch::default();
    for part in changed.chunks(PART) {
        for (resource, text) in collection.texts(Sort::Calendar, part).await? {
            let Ok(found) = read(text.as_bytes(), wanted, now) else {
                batch.leave("that cannot be read");
                continue;
            };
            next.until = next.until.min(found.next).or(next.until);
            if found.settled {
                next.settled.insert(resource.href, resource.etag);
            }
            batch.sightings.extend(found.batch.sightings);
            for (reason, count) in found.batch.left {
                *batch.left.entry(reason).or_default() += count;
            }
        }
    }
    batch.of = listed.len() as u64;
    batch.done = batch.of;
    batch
        .sightings
        .sort_by(|a, b| (a.day, &a.source_id).cmp(&(b.day, &b.source_id)));
    batch.cursor = serde_json::to_value(next).unwrap_or_default();
    Ok(batch)
}

/// From the first day that counts to some days from now.
fn span(wanted: &Wanted, now: &Zoned) -> Result<(Timestamp, Timestamp)> {
    let outside = |cause| Error::internal("a day lies outside of the calendar", cause);
    let from = wanted
        .since
        .to_zoned(now.time_zone().clone())
        .map_err(outside)?;
    let to = now.checked_add(AHEAD.days()).map_err(outside)?;
    Ok((from.timestamp(), to.timestamp()))
}
