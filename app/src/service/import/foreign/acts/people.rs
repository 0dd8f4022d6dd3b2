//! Whoever took part in an act.

use csv::StringRecord;

use crate::service::import::foreign::fields::{Columns, Field};
use crate::service::import::foreign::records::{addresses, firm, name};
use crate::service::import::foreign::row::Who;

/// Whoever took part; a record id may follow a name in brackets.
pub(super) fn people(columns: &Columns, row: &StringRecord) -> Vec<Who> {
    let mut first = Who {
        id: columns.own(row, Field::PersonId),
        name: name(columns, row),
        emails: addresses(columns, row, Field::Email),
        phones: addresses(columns, row, Field::Phone),
        firm: firm(columns, row),
        ..Who::default()
    };
    if first.is_nobody() {
        return Vec::new();
    }
    let names: Vec<String> = first
        .name
        .split(';')
        .map(|part| part.trim().to_owned())
        .collect();
    let mut all = Vec::new();
    for (at, name) in names.into_iter().enumerate() {
        let (bare, id) = bracketed(&name);
        let who = Who {
            name: bare.to_owned(),
            id: id.map(str::to_owned),
            firm: first.firm.clone(),
            ..Who::default()
        };
        if at == 0 {
            first.name = who.name;
            first.id = first.id.take().or(who.id);
        } else if !who.is_nobody() {
            all.push(who);
        }
    }
    all.insert(0, first);
    all
}

/// "Marc Lemaire (4421)": the name and the id.
fn bracketed(name: &str) -> (&str, Option<&str>) {
    let parts = name
        .strip_suffix(')')
        .and_then(|rest| rest.rsplit_once('('));
    match parts {
        Some((bare, id)) if !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_digit()) => {
            (bare.trim(), Some(id))
        }
        _ => (name, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_id_behind_a_name_is_no_part_of_it() {
        assert_eq!(
            bracketed("Marc Lemaire (4421)"),
            ("Marc Lemaire", Some("4421"))
        );
        assert_eq!(bracketed("Ann (Acme)"), ("Ann (Acme)", None));
    }
}
