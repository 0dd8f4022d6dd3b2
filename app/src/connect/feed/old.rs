//! Feeds in forms that were given up long ago and are still served: Atom before
//! 1.0 (RFC 4287), and RSS in versions that hardly differ from 2.0 or that do not
//! say which they are. What begins such a feed is rewritten, so that it is read
//! like the form that came of it.

use std::borrow::Cow;
use std::fmt::Write;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::letters::position;

/// The namespace of Atom 1.0.
const ATOM: &str = "http://www.w3.org/2005/Atom";

/// The namespaces that Atom had before.
const BEFORE: [&str; 3] = [
    "http://purl.org/atom/ns#",
    "http://purl.org/echo/",
    "http://purl.org/pie/",
];

/// What Atom 0.3 called the days of an entry and the sorts of text, and what
/// they are called now.
const NAMES: [(&str, &str); 8] = [
    ("<issued", "<published"),
    ("</issued", "</published"),
    ("<modified", "<updated"),
    ("</modified", "</updated"),
    (" type=\"text/plain\"", " type=\"text\""),
    (" type='text/plain'", " type='text'"),
    (" type=\"application/xhtml+xml\"", " type=\"xhtml\""),
    (" type='application/xhtml+xml'", " type='xhtml'"),
];

/// The versions of RSS that need no rewriting.
const KNOWN: [&str; 3] = ["0.91", "0.92", "2.0"];

/// The feed in a form of today; as it is where it is in one, or is no XML.
pub(super) fn renewed(bytes: &[u8]) -> Cow<'_, [u8]> {
    rewritten(bytes).map_or(Cow::Borrowed(bytes), Cow::Owned)
}

fn rewritten(bytes: &[u8]) -> Option<Vec<u8>> {
    let (from, to) = root(bytes)?;
    let text = std::str::from_utf8(bytes.get(from..to)?).ok()?;
    let mut reader = Reader::from_str(text);
    let Ok(Event::Start(tag) | Event::Empty(tag)) = reader.read_event() else {
        return None;
    };
    let rest = bytes.get(to..)?;
    let (tag, rest) = match tag.local_name().as_ref() {
        "rss" => (rss(&tag)?, rest.to_vec()),
        "feed" => (atom(&tag)?, with_names(rest)),
        _ => return None,
    };
    let end = if text.ends_with("/>") { "/>" } else { ">" };
    Some([bytes.get(..from)?, tag.as_bytes(), end.as_bytes(), &rest].concat())
}

/// Where the tag of the root begins and ends.
fn root(bytes: &[u8]) -> Option<(usize, usize)> {
    let find = |from: usize, what: &[u8]| Some(from + position(bytes.get(from..)?, what)?);
    let mut at = 0;
    loop {
        at = find(at, b"<")?;
        let here = bytes.get(at..)?;
        at = if here.starts_with(b"<?") {
            find(at, b"?>")?
        } else if here.starts_with(b"<!--") {
            find(at, b"-->")?
        } else if here.starts_with(b"<!") {
            let end = find(at, b">")?;
            // A document type may hold declarations of its own.
            let inner = bytes.get(at..end)?.contains(&b'[');
            if inner { find(at, b"]")? } else { end }
        } else {
            return Some((at, at + end_of_tag(here)?));
        };
    }
}

/// How long a tag is; what is quoted in it may hold anything.
fn end_of_tag(tag: &[u8]) -> Option<usize> {
    let mut quote = None;
    let ends = |byte: &u8| {
        match (quote, byte) {
            (Some(open), byte) if open == *byte => quote = None,
            (None, b'"' | b'\'') => quote = Some(*byte),
            (None, b'>') => return true,
            _ => {}
        }
        false
    };
    Some(tag.iter().position(ends)? + 1)
}

/// The tag of a feed in RSS; none when it can be read as it is.
fn rss(tag: &BytesStart<'_>) -> Option<String> {
    let attributes = attributes(tag)?;
    let of = |name: &str| attributes.iter().find(|(key, _)| key == name);
    let known = of("version").is_some_and(|(_, value)| KNOWN.contains(&value.as_str()));
    if known && of("xmlns").is_none() {
        return None;
    }
    let kept = attributes
        .iter()
        .filter(|(name, _)| name != "version" && name != "xmlns");
    let kept = kept.map(|(name, value)| (name.as_str(), value.as_str()));
    Some(written("rss", kept.chain([("version", "2.0")])))
}

/// The tag of a feed in Atom; none when it can be read as it is.
fn atom(tag: &BytesStart<'_>) -> Option<String> {
    let attributes = attributes(tag)?;
    let is_early = |name: &str, value: &str| name == "version" && value.starts_with("0.");
    let early = attributes.iter().any(|(name, value)| is_early(name, value));
    let is_old = |name: &str, value: &str| {
        BEFORE.contains(&value) || (early && name == "xmlns" && value != ATOM)
    };
    if !attributes.iter().any(|(name, value)| is_old(name, value)) {
        return None;
    }
    let now = attributes.iter().map(|(name, value)| {
        let value = if is_old(name, value) { ATOM } else { value };
        (name.as_str(), value)
    });
    Some(written(tag.name().as_ref(), now))
}

fn attributes(tag: &BytesStart<'_>) -> Option<Vec<(String, String)>> {
    let all = tag.attributes().map(|attribute| {
        let attribute = attribute.ok()?;
        let name: &str = attribute.key.as_ref();
        Some((name.to_owned(), attribute.value.into_owned()))
    });
    all.collect()
}

/// A tag without its end; the values are escaped already.
fn written<'a>(name: &str, attributes: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    let mut tag = format!("<{name}");
    for (name, value) in attributes {
        let quote = if value.contains('"') { '\'' } else { '"' };
        // Writing to a text does not fail.
        _ = write!(tag, " {name}={quote}{value}{quote}");
    }
    tag
}

/// The rest of a feed, with what has another name now under that.
fn with_names(text: &[u8]) -> Vec<u8> {
    let mut now = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.iter().position(|byte| matches!(byte, b'<' | b' ')) {
        let (before, here) = rest.split_at(at);
        now.extend_from_slice(before);
        let found = NAMES
            .iter()
            .find(|(old, _)| here.starts_with(old.as_bytes()));
        let (old, new) = found.map_or((1, here.get(..1)), |(old, new)| {
            (old.len(), Some(new.as_bytes()))
        });
        now.extend_from_slice(new.unwrap_or_default());
        rest = here.get(old..).unwrap_or_default();
    }
    now.extend_from_slice(rest);
    now
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &str) -> String {
        String::from_utf8(renewed(bytes.as_bytes()).into_owned()).unwrap()
    }

    #[test]
    fn old_roots_become_new_ones() {
        assert_eq!(
            text(
                "<?xml version='1.0'?><!-- <rss> --><rss version=\"0.93\" xmlns:a='b>c'><channel/></rss>"
            ),
            "<?xml version='1.0'?><!-- <rss> --><rss xmlns:a=\"b>c\" version=\"2.0\"><channel/></rss>"
        );
        assert_eq!(
            text("<rss xmlns=\"http://backend.userland.com/rss2\" />"),
            "<rss version=\"2.0\"/>"
        );
        assert_eq!(
            text(
                "<feed version='0.3' xmlns='http://purl.org/atom/ns#'><issued>1</issued>< modified/><title type='text/plain'/></feed>"
            ),
            format!(
                "<feed version=\"0.3\" xmlns=\"{ATOM}\"><published>1</published>< modified/><title type='text'/></feed>"
            )
        );
    }

    #[test]
    fn what_is_of_today_or_no_feed_stays_as_it_is() {
        for same in [
            "<rss version=\"2.0\"><channel><modified/></channel></rss>",
            "<feed xmlns=\"http://www.w3.org/2005/Atom\"><issued/></feed>",
            "<!DOCTYPE x [<!ENTITY a \"<rss>\">]><html/>",
            "{\"version\": \"<\"}",
            "<rss",
            "",
        ] {
            assert_eq!(text(same), same);
        }
    }
}
