//! What a server says of its resources, in XML (RFC 4918, `multistatus`).

use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, Event};

use crate::{Error, Result};

/// Deeper than this, nothing is read.
const DEEPEST: usize = 32;

/// One resource, as far as it is told of.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Item {
    pub(super) href: String,
    pub(super) etag: Option<String>,
    pub(super) token: Option<String>,
    pub(super) ctag: Option<String>,
    pub(super) data: Option<String>,
    /// What sorts of collection it is: `calendar`, `addressbook`.
    pub(super) kinds: Vec<String>,
}

/// The resources of an answer, in order. Names are read without their
/// namespaces, which are declared in many ways and mean the same.
pub(super) fn items(bytes: &[u8]) -> Result<Vec<Item>> {
    let said = String::from_utf8_lossy(bytes);
    let mut reader = Reader::from_str(&said);
    let (mut path, mut text) = (Vec::new(), String::new());
    let mut items: Vec<Item> = Vec::new();
    loop {
        match reader.read_event().map_err(|error| broken(&error))? {
            Event::Start(tag) => {
                let name = local(tag.local_name().as_ref());
                begin(&name, &path, &mut items);
                path.push(name);
                text.clear();
                if path.len() > DEEPEST {
                    return Err(Error::refused(
                        "the answer of the server is nested too deep",
                    ));
                }
            }
            Event::Empty(tag) => begin(&local(tag.local_name().as_ref()), &path, &mut items),
            Event::Text(part) => text.push_str(&part.xml10_content()),
            Event::CData(part) => text.push_str(&part.xml10_content()),
            Event::GeneralRef(name) => text.push_str(&referred(&name)),
            Event::End(_) => {
                let name = path.pop().unwrap_or_default();
                if let Some(item) = items.last_mut() {
                    end(&name, &path, std::mem::take(&mut text), item);
                }
            }
            Event::Eof => return Ok(items),
            _ => {}
        }
    }
}

fn begin(name: &str, path: &[String], items: &mut Vec<Item>) {
    let within = path.last().map_or("", String::as_str);
    if name == "response" {
        items.push(Item::default());
    } else if within == "resourcetype"
        && let Some(item) = items.last_mut()
    {
        item.kinds.push(name.to_owned());
    }
}

fn end(name: &str, path: &[String], text: String, item: &mut Item) {
    let within = path.last().map_or("", String::as_str);
    let trimmed = || Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    match (within, name) {
        ("response", "href") => text.trim().clone_into(&mut item.href),
        ("prop", "getetag") => item.etag = trimmed(),
        ("prop", "sync-token") => item.token = trimmed(),
        ("prop", "getctag") => item.ctag = trimmed(),
        ("prop", "calendar-data" | "address-data") => item.data = Some(text),
        _ => {}
    }
}

fn local(name: &str) -> String {
    name.to_lowercase()
}

/// What an entity stands for: a character. No others are known.
fn referred(name: &BytesRef<'_>) -> String {
    if let Ok(Some(character)) = name.resolve_char_ref() {
        return character.to_string();
    }
    resolve_predefined_entity(&name.xml10_content())
        .unwrap_or_default()
        .to_owned()
}

fn broken(error: &dyn std::fmt::Display) -> Error {
    Error::failed(format!("the answer of the server cannot be read: {error}"))
        .hint("check the address: it should be that of a calendar on a server of CalDAV")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn resources_are_read_whatever_their_prefixes() {
        let text = "<?xml version='1.0'?><d:multistatus xmlns:d=\"DAV:\" xmlns:x=\"urn:ietf:params:xml:ns:caldav\">\
            <d:response><d:href>/a%20b/</d:href><d:propstat><d:prop><d:resourcetype><d:collection/><x:calendar/></d:resourcetype>\
            <d:getetag>\"1&amp;2\"</d:getetag><x:calendar-data>BEGIN:VCALENDAR&#13;\n<![CDATA[X<Y]]></x:calendar-data></d:prop></d:propstat></d:response>\
            <d:response><d:href>/c</d:href></d:response></d:multistatus>";
        let found = items(text.as_bytes()).unwrap();
        assert_eq!(found.len(), 2);
        assert_eq!(found[0].href, "/a%20b/");
        assert_eq!(found[0].kinds, ["collection", "calendar"]);
        assert_eq!(found[0].etag.as_deref(), Some("\"1&2\""));
        assert_eq!(found[0].data.as_deref(), Some("BEGIN:VCALENDAR\r\nX<Y"));
    }

    #[test]
    fn entities_of_ones_own_and_deep_nests_are_harmless() {
        let laughs = "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]><multistatus><response><href>&b;</href></response></multistatus>";
        assert_eq!(items(laughs.as_bytes()).unwrap()[0].href, "");
        assert!(items("<a>".repeat(100_000).as_bytes()).is_err());
        assert!(items(b"<html><body>no").unwrap_or_default().is_empty());
    }
}
