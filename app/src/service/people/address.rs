//! E-mail addresses, telephone numbers and links: checked, and made comparable.

use super::PersonFields;
use crate::ids::PersonId;
use crate::service::text;
use crate::store::{self, AddressKind, Change, PersonAddress, Word};
use crate::{Error, Result};

/// Fewest and most digits of a telephone number (ITU-T E.164 allows 15; an
/// extension may follow).
const DIGITS: std::ops::RangeInclusive<usize> = 3..=20;

/// Adds the addresses of the fields to a person; those that are there already
/// change nothing. An e-mail address of somebody else is refused.
pub(super) async fn attach(
    change: &mut Change,
    person: PersonId,
    fields: &PersonFields,
) -> Result<()> {
    let workspace = change.workspace();
    for (kind, value, norm) in read(fields)? {
        if kind == AddressKind::Email {
            let others = store::person::by_address(change.tx(), workspace, &norm).await?;
            if let Some(other) = others.iter().find(|other| other.person_id != person) {
                return Err(Error::conflict(format!(
                    "{value} is an address of {} already",
                    other.name
                )));
            }
        }
        let row = PersonAddress {
            workspace_id: workspace,
            person_id: person,
            kind: Word(kind),
            value_norm: norm,
            value,
        };
        change.put(&row).await?;
    }
    Ok(())
}

type Read = (AddressKind, String, String);

fn read(fields: &PersonFields) -> Result<Vec<Read>> {
    let emails = fields.emails.iter().map(|text| email(text));
    let phones = fields.phones.iter().map(|text| phone(text));
    let links = fields.links.iter().map(|text| link(text));
    emails.chain(phones).chain(links).collect()
}

pub(super) fn email(text: &str) -> Result<Read> {
    let value = text::title("the e-mail address", text)?;
    let norm = value.to_lowercase();
    let fits = norm.split_once('@').is_some_and(|(name, domain)| {
        let edges = domain.starts_with('.') || domain.ends_with('.');
        !name.is_empty() && domain.contains('.') && !edges && !domain.contains('@')
    });
    if !fits || norm.contains([' ', ',', ';', '<', '>']) {
        return Err(Error::usage(format!(
            "'{value}' is not an e-mail address such as ann@acme.example"
        )));
    }
    Ok((AddressKind::Email, value, norm))
}

pub(super) fn phone(text: &str) -> Result<Read> {
    let value = text::title("the telephone number", text)?;
    let digits: String = value.chars().filter(char::is_ascii_digit).collect();
    let known = |c: char| c.is_ascii_digit() || " +-./()x#".contains(c);
    if !DIGITS.contains(&digits.len())
        || !value.to_lowercase().replace("ext", "x").chars().all(known)
    {
        return Err(Error::usage(format!(
            "'{value}' is not a telephone number such as +44 20 7946 0000"
        )));
    }
    let norm = match (value.starts_with('+'), digits.strip_prefix("00")) {
        (true, _) => format!("+{digits}"),
        (false, Some(rest)) => format!("+{rest}"),
        (false, None) => digits,
    };
    Ok((AddressKind::Phone, value, norm))
}

fn link(text: &str) -> Result<Read> {
    let value = text::title("the link", text)?;
    let lower = value.to_lowercase();
    let bare = lower
        .split_once("://")
        .map_or(lower.as_str(), |(_, rest)| rest);
    let norm = bare
        .strip_prefix("www.")
        .unwrap_or(bare)
        .trim_end_matches('/')
        .to_owned();
    let scheme = lower
        .split_once("://")
        .map_or("https", |(scheme, _)| scheme);
    if norm.contains(' ') || !norm.contains('.') || !matches!(scheme, "http" | "https") {
        return Err(Error::usage(format!(
            "'{value}' is not a link such as https://acme.example/ann"
        )));
    }
    Ok((AddressKind::Link, value, norm))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_compare_however_they_are_written() {
        assert_eq!(email("Ann@Acme.Example").unwrap().2, "ann@acme.example");
        assert_eq!(phone("+44 (20) 7946-0000").unwrap().2, "+442079460000");
        assert_eq!(phone("0044 20 7946 0000").unwrap().2, "+442079460000");
        assert_eq!(
            link("https://www.Acme.example/ann/").unwrap().2,
            "acme.example/ann"
        );
    }

    #[test]
    fn what_is_no_address_is_refused() {
        for text in [
            "ann",
            "ann@",
            "@acme.example",
            "a b@acme.example",
            "a@b@c.d",
            "a@acme",
        ] {
            assert!(email(text).is_err(), "{text}");
        }
        for text in ["12", "call me", "123456789012345678901"] {
            assert!(phone(text).is_err(), "{text}");
        }
        for text in [
            "acme",
            "ftp://acme.example",
            "acme . example",
            "javascript://a.b",
        ] {
            assert!(link(text).is_err(), "{text}");
        }
    }
}
