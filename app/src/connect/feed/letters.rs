//! The letters of a feed: read in the encoding that it says it is in, so that
//! the parser of XML gets UTF-8 and is never told to change its mind. Told so too
//! late, it ends the program.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};

/// How far into a feed its declaration may reach, in bytes.
const DECLARED: usize = 400;

/// What a declaration begins with, and what takes its place: an instruction to
/// nobody of the same length.
const XML: &[u8] = b"<?xml";
const NOTHING: &[u8] = b"<?was";

/// The feed in UTF-8, without a declaration of anything else.
pub(super) fn plain(bytes: &[u8]) -> Vec<u8> {
    let mut text = decoded(bytes).into_owned();
    let mut at = 0;
    while let Some(found) = position(text.get(at..).unwrap_or_default(), XML) {
        let (from, to) = (at + found, at + found + XML.len());
        let ends = text.get(to).is_none_or(u8::is_ascii_whitespace);
        if let Some(place) = text.get_mut(from..to).filter(|_| ends) {
            place.copy_from_slice(NOTHING);
        }
        at = to;
    }
    text
}

fn decoded(bytes: &[u8]) -> Cow<'_, [u8]> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return letters(encoding, bytes.get(mark..).unwrap_or_default());
    }
    match bytes {
        [b'<', 0, ..] => letters(UTF_16LE, bytes),
        [0, b'<', ..] => letters(UTF_16BE, bytes),
        _ => declared(bytes).map_or(Cow::Borrowed(bytes), |encoding| letters(encoding, bytes)),
    }
}

fn letters<'a>(encoding: &'static Encoding, bytes: &'a [u8]) -> Cow<'a, [u8]> {
    match encoding.decode_without_bom_handling(bytes).0 {
        Cow::Borrowed(text) => Cow::Borrowed(text.as_bytes()),
        Cow::Owned(text) => Cow::Owned(text.into_bytes()),
    }
}

/// The encoding that a declaration names: `<?xml version="1.0" encoding="x"?>`.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = bytes.get(..DECLARED).unwrap_or(bytes);
    let from = position(start, XML)?;
    let rest = start.get(from..)?;
    let rest = rest.get(..position(rest, b"?>")?)?;
    let rest = rest.get(position(rest, b"encoding")?..)?;
    let mut parts = rest.split(|byte| matches!(byte, b'"' | b'\''));
    Encoding::for_label(parts.nth(1)?)
}

pub(super) fn position(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|part| part == what)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn feeds_are_read_in_the_encoding_that_they_name() {
        let text = "<?was version='1.0' encoding='iso-8859-1'?><a>M\u{fc}ller</a>";
        let latin = b"<?xml version='1.0' encoding='iso-8859-1'?><a>M\xfcller</a>";
        assert_eq!(plain(latin), text.as_bytes());
        let pairs: Vec<u8> = "<a>M\u{fc}</a>"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        assert_eq!(plain(&pairs), "<a>M\u{fc}</a>".as_bytes());
        assert_eq!(plain(b"\xef\xbb\xbf<a/>"), b"<a/>");
        assert_eq!(
            plain(b"<?xml-stylesheet?><a>\xfc"),
            b"<?xml-stylesheet?><a>\xfc"
        );
    }

    #[test]
    fn no_declaration_is_left_for_the_parser() {
        let late = format!("<a/>{}<?xml encoding='koi8-r'?>", " ".repeat(9_000));
        assert!(position(&plain(late.as_bytes()), b"<?xml ").is_none());
        let long = format!("<?xml {} encoding='iso-8859-7'?><rss/>", "x".repeat(9_000));
        assert!(position(&plain(long.as_bytes()), b"<?xml ").is_none());
    }
}
