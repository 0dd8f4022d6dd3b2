//! Connections.

use csv::StringRecord;

use super::Linkedin;
use crate::service::import::foreign::row::{Firm, Row, Said, Who};

/// Someone one is connected with.
pub(super) fn connection(file: &Linkedin, line: u64, row: &StringRecord) -> Said {
    let cell = |head: &str| file.cell(row, head);
    let names = [cell("firstname"), cell("lastname")];
    let names: Vec<&str> = names.into_iter().flatten().collect();
    let who = Who {
        name: names.join(" "),
        emails: cell("emailaddress")
            .into_iter()
            .map(str::to_owned)
            .collect(),
        links: cell("url").into_iter().map(str::to_owned).collect(),
        role: cell("position").map(str::to_owned),
        firm: Firm::named(cell("company").unwrap_or_default()),
        ..Who::default()
    };
    if who.is_nobody() {
        return Said::Passed("connections that are hidden".to_owned());
    }
    Said::Row(line, Box::new(Row::Person(who)))
}
