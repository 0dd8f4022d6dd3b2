//! Servers of calendars and address books: the few questions of CalDAV (RFC
//! 4791) and CardDAV (RFC 6352) that reading needs.

mod xml;

use std::fmt::Write;

use jiff::Timestamp;
use reqwest::{Method, Url};

use super::http::{Answer, Ask, Http, Login};
use crate::{Error, Result};

use xml::{Item, items};

/// How many resources are asked for at once.
pub(super) const PART: usize = 100;
/// The most resources of one collection.
const MOST: usize = 20_000;

/// A calendar or an address book on a server.
pub(super) struct Collection<'a> {
    pub(super) http: &'a Http,
    pub(super) url: &'a Url,
    pub(super) login: Option<&'a Login>,
}

/// What a collection is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    /// Of events.
    Calendar,
    /// Of people.
    Contacts,
}

/// A resource, by the name that the server gives it, and what tells its states
/// apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Resource {
    pub(super) href: String,
    pub(super) etag: String,
}

impl Collection<'_> {
    /// What tells the states of the whole collection apart; none when the
    /// server does not say. Fails when it is not of this sort.
    pub(super) async fn mark(&self, sort: Sort) -> Result<Option<String>> {
        let found = self.ask("PROPFIND", "0", MARK).await?;
        let Some(item) = found.into_iter().next() else {
            return Err(self.no(sort));
        };
        if !item.kinds.iter().any(|kind| kind == sort.name()) {
            return Err(self.no(sort));
        }
        Ok(item.token.or(item.ctag))
    }

    /// The resources with events between two moments.
    pub(super) async fn events(&self, from: Timestamp, to: Timestamp) -> Result<Vec<Resource>> {
        let stamp = |at: Timestamp| at.strftime("%Y%m%dT%H%M%SZ").to_string();
        let query = EVENTS
            .replace("{from}", &stamp(from))
            .replace("{to}", &stamp(to));
        let found = self.ask("REPORT", "1", &query).await?;
        if found.len() > MOST {
            return Err(
                Error::refused("the calendar has more than 20,000 entries since then")
                    .hint("look at fewer days: legwork connect edit NAME --since DAY"),
            );
        }
        let resource = |item: Item| {
            let etag = item.etag?;
            Some(Resource {
                href: item.href,
                etag,
            })
        };
        Ok(found.into_iter().filter_map(resource).collect())
    }

    /// The cards of an address book.
    pub(super) async fn cards(&self) -> Result<Vec<Resource>> {
        let found = self.ask("PROPFIND", "1", CARDS).await?;
        if found.len() > MOST {
            return Err(Error::refused(
                "the address book has more than 20,000 entries",
            ));
        }
        // The book itself is listed too, as a collection.
        let cards = found.into_iter().filter(|item| item.kinds.is_empty());
        let resource = |item: Item| {
            let etag = item.etag?;
            Some(Resource {
                href: item.href,
                etag,
            })
        };
        Ok(cards.filter_map(resource).collect())
    }

    /// The texts of some resources, with their names; those that are gone are
    /// left out.
    pub(super) async fn texts(
        &self,
        sort: Sort,
        hrefs: &[&str],
    ) -> Result<Vec<(Resource, String)>> {
        let mut body = sort.multiget().to_owned();
        for href in hrefs {
            let href = quick_xml::escape::escape(*href);
            // Writing to a text does not fail.
            _ = write!(body, "<D:href>{href}</D:href>");
        }
        _ = write!(body, "</{}>", sort.multiget_name());
        let found = self.ask("REPORT", "1", &body).await?;
        let text = |item: Item| {
            let resource = Resource {
                href: item.href,
                etag: item.etag?,
            };
            Some((resource, item.data?))
        };
        Ok(found.into_iter().filter_map(text).collect())
    }

    async fn ask(&self, method: &'static str, depth: &str, body: &str) -> Result<Vec<Item>> {
        let method = Method::from_bytes(method.as_bytes());
        let method = method.map_err(|cause| Error::internal("a method of HTTP is none", cause))?;
        let ask = Ask::new(method, self.url.clone(), self.login)
            .with("depth", depth)
            .xml(body);
        let answer = self.http.ask(&ask).await?;
        let Answer { body, .. } = answer.good()?;
        items(&body)
    }

    fn no(&self, sort: Sort) -> Error {
        let host = self.url.host_str().unwrap_or_default();
        let what = sort.what();
        Error::failed(format!("there is no {what} at that address of {host}")).hint(format!(
            "give the address of the one {what}, as the settings of your program show it"
        ))
    }
}

impl Sort {
    const fn name(self) -> &'static str {
        match self {
            Self::Calendar => "calendar",
            Self::Contacts => "addressbook",
        }
    }

    const fn what(self) -> &'static str {
        match self {
            Self::Calendar => "calendar",
            Self::Contacts => "address book",
        }
    }

    const fn multiget(self) -> &'static str {
        match self {
            Self::Calendar => {
                "<C:calendar-multiget xmlns:D=\"DAV:\" xmlns:C=\"urn:ietf:params:xml:ns:caldav\">\
                 <D:prop><D:getetag/><C:calendar-data/></D:prop>"
            }
            Self::Contacts => {
                "<C:addressbook-multiget xmlns:D=\"DAV:\" xmlns:C=\"urn:ietf:params:xml:ns:carddav\">\
                 <D:prop><D:getetag/><C:address-data/></D:prop>"
            }
        }
    }

    const fn multiget_name(self) -> &'static str {
        match self {
            Self::Calendar => "C:calendar-multiget",
            Self::Contacts => "C:addressbook-multiget",
        }
    }
}

/// The cards and calendars in an answer.
#[cfg(fuzzing)]
pub(crate) fn texts(answer: &[u8]) -> Result<Vec<String>> {
    let items = items(answer)?;
    Ok(items.into_iter().filter_map(|item| item.data).collect())
}

const MARK: &str = "<D:propfind xmlns:D=\"DAV:\" xmlns:S=\"http://calendarserver.org/ns/\">\
    <D:prop><D:resourcetype/><D:sync-token/><S:getctag/></D:prop></D:propfind>";

const CARDS: &str =
    "<D:propfind xmlns:D=\"DAV:\"><D:prop><D:resourcetype/><D:getetag/></D:prop></D:propfind>";

const EVENTS: &str = "<C:calendar-query xmlns:D=\"DAV:\" xmlns:C=\"urn:ietf:params:xml:ns:caldav\">\
    <D:prop><D:getetag/></D:prop><C:filter><C:comp-filter name=\"VCALENDAR\"><C:comp-filter name=\"VEVENT\">\
    <C:time-range start=\"{from}\" end=\"{to}\"/></C:comp-filter></C:comp-filter></C:filter></C:calendar-query>";
