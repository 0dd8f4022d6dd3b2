//! Address books on a server of CardDAV: who is in them.

use std::collections::BTreeMap;

use calcard::vcard::{VCard, VCardProperty};
use calcard::{Entry, Parser};
use reqwest::Url;
use serde::{Deserialize, Serialize};

use super::batch::{Batch, Card};
use super::calendar::nest;
use super::dav::{Collection, PART, Sort};
use super::http::{Http, Login};
use super::words::line;
use crate::Result;

/// The longest name, role or address that is kept, in characters.
const LONGEST: usize = 200;
/// The most of one sort that is kept of one person.
const MOST: usize = 20;

/// What the next look needs to know: the states of the book and of its cards.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct Cursor {
    mark: Option<String>,
    cards: BTreeMap<String, String>,
}

/// Looks at an address book: only cards that changed are sent.
pub async fn look(
    http: &Http,
    url: &Url,
    login: Option<&Login>,
    cursor: &serde_json::Value,
) -> Result<Batch> {
    let known: Cursor = serde_json::from_value(cursor.clone()).unwrap_or_default();
    let collection = Collection { http, url, login };
    let mark = collection.mark(Sort::Contacts).await?;
    if mark.is_some() && mark == known.mark {
        return Ok(Batch::nothing(cursor.clone()));
    }
    let listed = collection.cards().await?;
    let fresh = |one: &&super::dav::Resource| known.cards.get(&one.href) != Some(&one.etag);
    let changed: Vec<&str> = listed
        .iter()
        .filter(fresh)
        .map(|one| one.href.as_str())
        .collect();
    let mut batch = Batch {
        of: changed.len() as u64,
        done: changed.len() as u64,
        ..Batch::default()
    };
    for part in changed.chunks(PART) {
        for (_, text) in collection.texts(Sort::Contacts, part).await? {
            read(&text, &mut batch);
        }
    }
    let cards = listed.into_iter().map(|one| (one.href, one.etag)).collect();
    batch.cursor = serde_json::to_value(Cursor { mark, cards }).unwrap_or_default();
    Ok(batch)
}

/// Adds everybody whom a text in vCard form names (RFC 6350).
pub fn read(text: &str, batch: &mut Batch) {
    if nest::check(text).is_err() {
        return batch.leave("that cannot be read");
    }
    let mut parser = Parser::new(text);
    loop {
        match parser.entry() {
            Entry::VCard(card) => match person(&card) {
                Ok(person) => batch.cards.push(person),
                Err(reason) => batch.leave(reason),
            },
            Entry::Eof => return,
            _ => {}
        }
    }
}

fn person(card: &VCard) -> std::result::Result<Card, &'static str> {
    if first(card, &VCardProperty::Kind)
        .is_some_and(|kind| !kind.eq_ignore_ascii_case("individual"))
    {
        return Err("that are no people");
    }
    let emails = texts(card, &VCardProperty::Email);
    let name = first(card, &VCardProperty::Fn).or_else(|| structured(card));
    // Phones keep addresses without a name: whose else should they be?
    let name = name.or_else(|| emails.first().cloned());
    let name = name.ok_or("with neither a name nor an address")?;
    Ok(Card {
        organisation: first(card, &VCardProperty::Org),
        role: first(card, &VCardProperty::Title).or_else(|| first(card, &VCardProperty::Role)),
        phones: texts(card, &VCardProperty::Tel)
            .into_iter()
            .map(|tel| tel.trim_start_matches("tel:").to_owned())
            .collect(),
        emails,
        name,
    })
}

/// "Ann Lee" of a name in parts, the family name first.
fn structured(card: &VCard) -> Option<String> {
    let entry = card
        .entries
        .iter()
        .find(|entry| entry.name == VCardProperty::N)?;
    let parts: Vec<&str> = entry
        .values
        .iter()
        .map(|part| part.as_text().unwrap_or(""))
        .collect();
    let name = format!("{} {}", parts.get(1)?, parts.first()?);
    Some(line(&name, LONGEST)).filter(|name| !name.is_empty())
}

fn first(card: &VCard, property: &VCardProperty) -> Option<String> {
    texts(card, property).into_iter().next()
}

fn texts(card: &VCard, property: &VCardProperty) -> Vec<String> {
    let entries = card.entries.iter().filter(|entry| entry.name == *property);
    let texts = entries.filter_map(|entry| {
        entry
            .values
            .first()?
            .as_text()
            .map(|text| line(text, LONGEST))
    });
    texts.filter(|text| !text.is_empty()).take(MOST).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cards_of_all_versions_name_people() {
        let mut batch = Batch::default();
        read(
            "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Bob  Ray\r\nN:Ray;Bob;;;\r\nORG:Client Ltd;Sales\r\nTITLE:Buyer\r\n\
             EMAIL;TYPE=WORK:bob@client.example\r\nTEL;TYPE=CELL:+44 20 7946 0000\r\nEND:VCARD\r\n\
             BEGIN:VCARD\r\nVERSION:4.0\r\nN:Ito;Eve;;;\r\nTEL;VALUE=uri:tel:+1-555-0100\r\nEND:VCARD\r\n\
             BEGIN:VCARD\r\nVERSION:4.0\r\nKIND:group\r\nFN:Friends\r\nEND:VCARD\r\n\
             BEGIN:VCARD\r\nVERSION:3.0\r\nEMAIL:nobody@x.example\r\nEND:VCARD\r\n",
            &mut batch,
        );
        assert_eq!(batch.cards.len(), 3, "{:?}", batch.cards);
        assert_eq!(batch.cards[0].name, "Bob Ray");
        assert_eq!(batch.cards[0].organisation.as_deref(), Some("Client Ltd"));
        assert_eq!(batch.cards[0].emails, ["bob@client.example"]);
        assert_eq!(batch.cards[1].name, "Eve Ito");
        assert_eq!(batch.cards[1].phones, ["+1-555-0100"]);
        assert_eq!(batch.cards[2].name, "nobody@x.example");
        assert_eq!(batch.left.values().sum::<u64>(), 1);
    }
}
