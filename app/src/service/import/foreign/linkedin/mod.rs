//! The files of a LinkedIn archive, of all eras. What people wrote to each other
//! is never kept: only when, which way and with whom.
//!
//! | file | gives |
//! |---|---|
//! | `people.rs` | connections |
//! | `acts.rs` | invitations and messages that went out, posts, comments |
//! | `owner.rs` | whose archive it is |

mod acts;
mod owner;
mod people;

use csv::StringRecord;

use super::ours::Ours;
use super::row::{Said, Who};
use super::sort::Part;
use super::table::{Row as Line, Table};
use super::tabled::{Rows, Tabled};
use crate::service::sheet::dates::{self, Order};
use crate::service::sheet::heads::letters;

pub(super) use owner::{Owner, of_profile};

/// What LinkedIn calls someone who is hidden.
const HIDDEN: &str = "LinkedIn Member";

/// A file of an archive.
pub(super) struct Linkedin {
    part: Part,
    heads: Vec<String>,
    order: Order,
    owner: Owner,
    /// The name of the message before, and how often it came.
    last: (String, u32),
}

impl Linkedin {
    /// Begins to read; the owner is found in the file where nobody told.
    pub(super) fn read(table: Table, part: Part, owner: Option<Owner>) -> Tabled<Self> {
        let heads: Vec<String> = table.heads.iter().map(letters).collect();
        let place = |name: &str| heads.iter().position(|head| head == name);
        let at = place("sentat").or_else(|| place("date"));
        let days = || {
            let rows = table.ahead.iter();
            rows.filter_map(|(_, row)| row.get(at?))
        };
        // LinkedIn puts the month first, wherever its member lives.
        let (order, _) = dates::settled(days, false);
        let owner = owner.unwrap_or_default();
        let owner = owner.or_found(&heads, &table.ahead);
        let rows = Self {
            part,
            heads,
            order,
            owner,
            last: (String::new(), 0),
        };
        Tabled::new(table, rows, Ours::default(), None)
    }

    /// What a row has under a head, if anything.
    fn cell<'a>(&self, row: &'a StringRecord, head: &str) -> Option<&'a str> {
        let at = self.heads.iter().position(|found| found == head)?;
        row.get(at).map(str::trim).filter(|cell| !cell.is_empty())
    }

    fn row(&mut self, line: u64, row: &StringRecord) -> Said {
        let said = match self.part {
            Part::Connections => Ok(people::connection(self, line, row)),
            Part::Invitations => acts::invitation(self, line, row),
            Part::Messages => acts::message(self, line, row),
            Part::Shares => acts::share(self, line, row),
            Part::Comments => acts::comment(self, line, row),
            Part::Reactions => Ok(Said::Passed("reactions to posts".to_owned())),
        };
        said.unwrap_or_else(|reason| {
            // The cells hold what people wrote: they are not handed on.
            Said::Skipped(line, reason)
        })
    }
}

impl Rows for Linkedin {
    const SHOWN: bool = false;

    fn said(&mut self, _: &mut Ours, (line, row): &Line, out: &mut Vec<Said>) {
        out.push(self.row(*line, row));
    }
}

/// Someone by a name and a profile; nobody when both are hidden.
fn someone(name: &str, profile: Option<&str>) -> Who {
    let name = if name == HIDDEN { "" } else { name };
    Who {
        name: name.to_owned(),
        links: profile.into_iter().map(str::to_owned).collect(),
        ..Who::default()
    }
}
