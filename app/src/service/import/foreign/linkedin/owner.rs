//! Whose archive it is: what tells a message that was sent from one that came.

use std::collections::{HashMap, VecDeque};
use std::io::Read;

use csv::StringRecord;

use crate::Result;
use crate::service::import::foreign::table::{Row, Table};
use crate::service::sheet::heads::letters;
use crate::service::text;

/// The owner of an archive.
#[derive(Debug, Clone, Default)]
pub(in crate::service::import::foreign) struct Owner {
    /// The name as compared.
    name: Option<String>,
    /// The profile.
    profile: Option<String>,
}

/// The owner as `Profile.csv` names them.
pub(in crate::service::import::foreign) fn of_profile(
    stream: Box<dyn Read + Send>,
) -> Result<Owner> {
    let is_head = |row: &StringRecord| row.iter().any(|cell| letters(cell) == "firstname");
    let table = Table::open("Profile.csv", stream, is_head)?;
    let heads: Vec<String> = table.heads.iter().map(letters).collect();
    let first = table.ahead.front();
    let cell = |name: &str| {
        let at = heads.iter().position(|head| head == name)?;
        first?.1.get(at).map(str::trim)
    };
    let names = [cell("firstname"), cell("lastname")];
    let names: Vec<&str> = names.into_iter().flatten().collect();
    Ok(Owner {
        name: Some(text::fold(&names.join(" "))).filter(|name| !name.is_empty()),
        profile: None,
    })
}

impl Owner {
    /// Whether someone is the owner.
    pub(super) fn is(&self, name: &str, profile: Option<&str>) -> bool {
        let same = self
            .name
            .as_ref()
            .is_some_and(|own| *own == text::fold(name));
        let known = profile.zip(self.profile.as_deref());
        same || known.is_some_and(|(found, own)| found.eq_ignore_ascii_case(own))
    }

    /// The owner of a file of messages: whoever takes part in most of them, where
    /// no profile told the name; and the profile that goes with the name.
    pub(super) fn or_found(mut self, heads: &[String], rows: &VecDeque<Row>) -> Self {
        let place = |name: &str| heads.iter().position(|head| head == name);
        let (Some(from), Some(to)) = (place("from"), place("to")) else {
            return self;
        };
        if self.name.is_none() {
            let names = rows
                .iter()
                .flat_map(|(_, row)| [row.get(from), row.get(to)]);
            self.name = most(names.flatten().map(text::fold));
        }
        if let Some(at) = place("senderprofileurl") {
            let own = rows.iter().filter(|(_, row)| {
                let name = row.get(from).map(text::fold);
                name.is_some() && name == self.name
            });
            self.profile = most(
                own.filter_map(|(_, row)| row.get(at))
                    .map(str::to_lowercase),
            );
        }
        self
    }
}

fn most(names: impl Iterator<Item = String>) -> Option<String> {
    let mut times: HashMap<String, usize> = HashMap::new();
    for name in names.filter(|name| !name.trim().is_empty()) {
        *times.entry(name).or_default() += 1;
    }
    let most = times
        .into_iter()
        .max_by(|a, b| a.1.cmp(&b.1).then_with(|| b.0.cmp(&a.0)));
    most.map(|(name, _)| name)
}
