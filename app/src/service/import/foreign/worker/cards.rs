//! People out of vCards 2.1, 3.0 and 4.0, one card at a time.

use std::fs::File;
use std::io::Write;

use calcard::vcard::{VCard, VCardEntry, VCardParameterName, VCardProperty};
use calcard::{Entry, Parser};

use super::lines::Lines;
use crate::Result;
use crate::service::import::foreign::row::{Firm, Row, Said, Who};

/// The longest card that is read, in bytes, pictures left out.
const LONGEST: usize = 1 << 20;

/// Properties that hold pictures, sounds and keys.
const HEAVY: [&str; 4] = ["PHOTO", "LOGO", "SOUND", "KEY"];

/// Writes the people of a file of cards.
pub(super) fn write(file: File, out: &mut dyn Write) -> Result<()> {
    let mut lines = Lines::new(file);
    let (mut card, mut began, mut heavy) = (String::new(), 0, false);
    while let Some(line) = lines.next()? {
        let starts = lines.depth == 1 && line.len() > 5 && is(&line, "BEGIN:");
        if starts {
            card.clear();
            began = lines.number;
        }
        heavy = goes_on(&line, heavy) || is_heavy(&line);
        let room = card.len() + line.len() <= LONGEST;
        if !heavy && room && began > 0 {
            card.push_str(&line);
            card.push('\n');
        }
        if began > 0 && lines.depth == 0 {
            super::line(&said(&card, began), out)?;
            began = 0;
        }
    }
    if began > 0 {
        let reason = "the card does not end".to_owned();
        super::line(&Said::Skipped(began, reason), out)?;
    }
    Ok(())
}

fn is(line: &str, start: &str) -> bool {
    let front = line.get(..start.len());
    front.is_some_and(|front| front.eq_ignore_ascii_case(start))
}

/// Whether a line belongs to a heavy property before it: it is folded, or has
/// no name.
fn goes_on(line: &str, heavy: bool) -> bool {
    heavy && (line.starts_with([' ', '\t']) || !line.contains(':'))
}

fn is_heavy(line: &str) -> bool {
    let name = line.split([':', ';']).next().unwrap_or_default();
    let name = name.rsplit('.').next().unwrap_or_default();
    HEAVY.iter().any(|heavy| name.eq_ignore_ascii_case(heavy))
}

fn said(text: &str, line: u64) -> Said {
    let Entry::VCard(card) = Parser::new(text).entry() else {
        return Said::Skipped(line, "the card cannot be read".to_owned());
    };
    let kind = first(&card, &VCardProperty::Kind).unwrap_or_default();
    if kind.eq_ignore_ascii_case("group") {
        return Said::Passed("lists of people".to_owned());
    }
    let who = who(&card);
    if who.is_nobody() {
        let reason = "the card has neither a name nor an address".to_owned();
        return Said::Skipped(line, reason);
    }
    Said::Row(line, Box::new(Row::Person(who)))
}

fn who(card: &VCard) -> Who {
    let all = |property: VCardProperty| -> Vec<String> {
        let entries = card.properties(&property);
        entries.filter_map(text_of).collect()
    };
    let phones = card.properties(&VCardProperty::Tel);
    let phones = phones.filter(|entry| !is_fax(entry)).filter_map(text_of);
    let mut links = all(VCardProperty::Url);
    links.extend(all(VCardProperty::Socialprofile));
    Who {
        id: None,
        name: name(card),
        emails: all(VCardProperty::Email),
        phones: phones.map(|phone| number(&phone)).collect(),
        links,
        role: first(card, &VCardProperty::Title),
        firm: firm(card),
        relationship: None,
        note: first(card, &VCardProperty::Note),
        labels: labels(card),
    }
}

/// The categories, each by itself.
fn labels(card: &VCard) -> Vec<String> {
    let entries = card.properties(&VCardProperty::Categories);
    let values = entries.flat_map(|entry| &entry.values);
    values
        .filter_map(|value| value.as_text())
        .map(str::to_owned)
        .collect()
}

fn firm(card: &VCard) -> Firm {
    let parts = parts(card, &VCardProperty::Org);
    Firm::named(parts.first().map_or("", String::as_str))
}

/// The name as it is shown, else put together from its parts.
fn name(card: &VCard) -> String {
    if let Some(shown) = first(card, &VCardProperty::Fn) {
        return shown;
    }
    let parts = parts(card, &VCardProperty::N);
    let part = |at: usize| parts.get(at).map_or("", String::as_str).trim();
    let names = [part(1), part(2), part(0)];
    let names: Vec<&str> = names.into_iter().filter(|name| !name.is_empty()).collect();
    names.join(" ")
}

fn first(card: &VCard, property: &VCardProperty) -> Option<String> {
    card.properties(property).find_map(text_of)
}

/// The components of a structured property.
fn parts(card: &VCard, property: &VCardProperty) -> Vec<String> {
    let Some(entry) = card.property(property) else {
        return Vec::new();
    };
    entry
        .values
        .iter()
        .map(|value| match value {
            calcard::vcard::VCardValue::Component(parts) => parts.join(" "),
            other => other.as_text().unwrap_or_default().to_owned(),
        })
        .map(|part| part.trim().to_owned())
        .collect()
}

fn text_of(entry: &VCardEntry) -> Option<String> {
    let text = entry.values.first()?.as_text()?.trim().to_owned();
    (!text.is_empty()).then_some(text)
}

fn is_fax(entry: &VCardEntry) -> bool {
    let types = entry.parameters(&VCardParameterName::Type);
    let mut types = types.filter_map(|value| value.as_text());
    types.any(|text| text.to_ascii_lowercase().contains("fax"))
}

/// A telephone number without the scheme of an address: "tel:+1-418;ext=102".
fn number(text: &str) -> String {
    let bare = text.strip_prefix("tel:").unwrap_or(text);
    bare.replace(";ext=", " x")
}
