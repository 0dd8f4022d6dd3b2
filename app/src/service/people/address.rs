//! E-mail addresses, telephone numbers and links: checked, and made comparable.

use legwork_core::classify::address::{comparable, comparable_link, is_reachable};

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

/// Takes the addresses away that the fields name; one that is not there is an
/// error.
pub(super) async fn detach(
    change: &mut Change,
    person: PersonId,
    fields: &PersonFields,
) -> Result<()> {
    let workspace = change.workspace();
    let named = PersonFields {
        emails: fields.remove_emails.clone(),
        phones: fields.remove_phones.clone(),
        links: fields.remove_links.clone(),
        ..PersonFields::default()
    };
    for (kind, value, norm) in read(&named)? {
        let key = (workspace, person, Word(kind), norm);
        if change.remove::<PersonAddress>(&key).await?.is_none() {
            return Err(
                Error::not_found(format!("{value} is not among the addresses"))
                    .hint("`legwork people show PERSON` lists them"),
            );
        }
    }
    Ok(())
}

pub(super) type Read = (AddressKind, String, String);

fn read(fields: &PersonFields) -> Result<Vec<Read>> {
    let emails = fields.emails.iter().map(|text| email(text));
    let phones = fields.phones.iter().map(|text| phone(text));
    let links = fields.links.iter().map(|text| link(text));
    emails.chain(phones).chain(links).collect()
}

/// What an address may be compared as, of whatever kind it is.
pub(super) fn norms(text: &str) -> Vec<String> {
    let all = [email(text), phone(text), link(text)];
    all.into_iter().flatten().map(|(_, _, norm)| norm).collect()
}

/// One address, checked, with what it is compared by.
pub(in crate::service) fn one(kind: AddressKind, text: &str) -> Result<(String, String)> {
    let (_, value, norm) = match kind {
        AddressKind::Email => email(text)?,
        AddressKind::Phone => phone(text)?,
        AddressKind::Link => link(text)?,
    };
    Ok((value, norm))
}

pub(super) fn email(text: &str) -> Result<Read> {
    let value = text::title("the e-mail address", text)?;
    let Some(norm) = comparable(&value).filter(|norm| is_reachable(norm)) else {
        return Err(Error::usage(format!(
            "'{value}' is not an e-mail address such as ann@acme.example"
        )));
    };
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

pub(super) fn link(text: &str) -> Result<Read> {
    let value = text::title("the link", text)?;
    let lower = value.to_lowercase();
    let scheme = lower.split_once("://").map(|(scheme, _)| scheme);
    let fits = scheme.is_none_or(|scheme| matches!(scheme, "http" | "https"));
    let Some(norm) = comparable_link(&value).filter(|_| fits) else {
        return Err(Error::usage(format!(
            "'{value}' is not a link such as https://acme.example/ann"
        )));
    };
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
