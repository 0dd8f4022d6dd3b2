//! What the columns of a table hold: found by their heads, or told by the member.

use csv::StringRecord;

use super::heads::{self, List};
use crate::service::sheet::heads::{letters, listed};
use crate::service::text;
use crate::{Error, Result};

/// Something that a column may hold. The words are those of `--map`.
macro_rules! fields {
    ($($(#[$meta:meta])* $variant:ident = $word:literal),+ $(,)?) => {
        /// Something that a column may hold.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub(super) enum Field { $($(#[$meta])* $variant),+ }

        impl Field {
            /// Every field with its word.
            pub(super) const ALL: &'static [(Self, &'static str)] = &[$((Self::$variant, $word)),+];
        }
    };
}

fields! {
    /// The whole name of a person.
    Name = "name",
    /// The first name.
    First = "first-name",
    /// What stands between.
    Middle = "middle-name",
    /// The last name.
    Last = "last-name",
    /// An e-mail address, or several.
    Email = "email",
    /// A telephone number, or several.
    Phone = "phone",
    /// A profile or page.
    Link = "link",
    /// What a person does.
    Role = "role",
    /// How a person or a firm stands to the member.
    Relationship = "relationship",
    /// What should be remembered.
    Note = "note",
    /// The id of a person.
    PersonId = "id",
    /// The id of whatever the row is of.
    Id = "record-id",
    /// The name of a firm.
    Organisation = "organisation",
    /// The id of a firm.
    OrganisationId = "organisation-id",
    /// The domain or page of a firm.
    Domain = "domain",
    /// What a deal is called.
    Deal = "deal",
    /// The id of a deal.
    DealId = "deal-id",
    /// What a deal is worth.
    Value = "value",
    /// The currency of that.
    Currency = "currency",
    /// The stage of a deal.
    Stage = "stage",
    /// Open, won or lost; done or not.
    Status = "status",
    /// The day on which a deal was opened.
    Opened = "opened",
    /// The day on which it closed, or is to.
    Closed = "closed",
    /// The day on which it is expected to close.
    Expected = "expected",
    /// Why it ended so.
    Reason = "reason",
    /// Who did it, or whose it is.
    Owner = "owner",
    /// The kind of an act.
    Kind = "kind",
    /// The id of an act.
    ActivityId = "activity-id",
    /// The day of an act.
    Date = "date",
    /// The time of it.
    Time = "time",
    /// When it ended.
    End = "end",
    /// Minutes it took.
    Minutes = "minutes",
    /// Hours it took.
    Hours = "hours",
    /// How many.
    Quantity = "quantity",
    /// What it led to.
    Outcome = "outcome",
    /// What it was about.
    Subject = "subject",
    /// Whether it went out or came in.
    Direction = "direction",
    /// The project, task or code that time was spent on.
    Project = "project",
    /// The labels of an entry, or of a person.
    Tags = "tags",
}

/// A column that was told to hold something: "Full name=name".
pub(super) type Told = (String, Field);

/// Reads what was told of columns. Fails when the field is not one.
pub(super) fn told(text: &str) -> Result<Told> {
    let parts = text.rsplit_once('=');
    let (column, word) = parts.ok_or_else(|| {
        Error::usage(format!(
            "'{}' does not say which column holds what",
            text::shown(text)
        ))
        .hint("write it like this: --map \"Full name=name\"")
    })?;
    let wanted = word.trim().to_lowercase().replace([' ', '_'], "-");
    let found = Field::ALL.iter().find(|(_, word)| *word == wanted);
    let (field, _) = found.ok_or_else(|| {
        let all: Vec<&str> = Field::ALL.iter().map(|(_, word)| *word).collect();
        Error::usage(format!(
            "'{}' is nothing a column can hold",
            text::shown(word)
        ))
        .hint(format!("columns can hold {}", all.join(", ")))
    })?;
    Ok((column.trim().to_owned(), *field))
}

/// The columns of a table.
#[derive(Debug, Clone)]
pub(super) struct Columns(Vec<(Field, usize)>);

impl Columns {
    /// Finds columns by their heads; those that were told win. A column holds
    /// one thing. Fails when a told column is not there.
    pub(super) fn find(row: &StringRecord, list: List, told: &[Told]) -> Result<Self> {
        let plain: Vec<String> = row.iter().map(letters).collect();
        let mut found: Vec<(Field, usize)> = Vec::new();
        for (column, field) in told {
            let at = plain.iter().position(|head| *head == letters(column));
            let at = at.ok_or_else(|| {
                Error::usage(format!("the file has no column '{}'", text::shown(column)))
                    .hint(format!("its columns are {}", listed(row)))
            })?;
            found.push((*field, at));
        }
        for (field, names) in list {
            if told.iter().any(|(_, told)| told == field) {
                continue;
            }
            for name in *names {
                let places = plain.iter().enumerate().filter(|(_, head)| head == name);
                for (at, _) in places {
                    let taken = found.iter().any(|(_, other)| *other == at);
                    if !taken {
                        found.push((*field, at));
                    }
                }
            }
        }
        for (at, head) in plain.iter().enumerate() {
            let taken = found.iter().any(|(_, other)| *other == at);
            if let Some(field) = heads::of_address(head).filter(|_| !taken)
                && list.iter().any(|(listed, _)| *listed == field)
            {
                found.push((field, at));
            }
        }
        Ok(Self(found))
    }

    /// What a column is taken for.
    pub(super) fn word(&self, place: usize) -> Option<&'static str> {
        let (field, _) = self.0.iter().find(|(_, at)| *at == place)?;
        let all = Field::ALL.iter();
        all.copied()
            .find(|(one, _)| one == field)
            .map(|(_, word)| word)
    }

    /// How many columns are known.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether a column holds this.
    pub(super) fn has(&self, field: Field) -> bool {
        self.0.iter().any(|(found, _)| *found == field)
    }

    /// Whether any column holds one of these.
    pub(super) fn has_any(&self, fields: &[Field]) -> bool {
        fields.iter().any(|field| self.has(*field))
    }

    /// Lets go of what a field was found in.
    pub(super) fn forget(&mut self, field: Field) {
        self.0.retain(|(found, _)| *found != field);
    }

    /// Lets go of one column.
    pub(super) fn leave(&mut self, place: usize) {
        self.0.retain(|(_, at)| *at != place);
    }

    /// What was taken for something is something else.
    pub(super) fn turn(&mut self, from: Field, to: Field) {
        for (found, _) in &mut self.0 {
            if *found == from {
                *found = to;
            }
        }
    }

    /// What a row says of a field: every cell that is filled, the best first.
    pub(super) fn all<'a>(
        &self,
        row: &'a StringRecord,
        field: Field,
    ) -> impl Iterator<Item = &'a str> {
        let places = self.0.iter().filter(move |(found, _)| *found == field);
        let cells = places.filter_map(|(_, at)| row.get(*at));
        cells.map(str::trim).filter(|cell| !cell.is_empty())
    }

    /// What a row says of a field, if anything.
    pub(super) fn one<'a>(&self, row: &'a StringRecord, field: Field) -> Option<&'a str> {
        self.all(row, field).next()
    }

    /// The same, to be kept.
    pub(super) fn own(&self, row: &StringRecord, field: Field) -> Option<String> {
        self.one(row, field).map(str::to_owned)
    }
}
