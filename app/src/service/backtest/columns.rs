//! Which column of a file holds what.

use csv::StringRecord;
use legwork_core::forecast::Outcome;

use super::{heads, outcome};
use crate::service::sheet::heads::{self as sheet, filled, place};
use crate::service::text;
use crate::{Error, Result};

/// What a column can hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// Who sells.
    Owner,
    /// The day on which the deal was opened.
    Opened,
    /// The day on which it was won or lost.
    Closed,
    /// Whether it is open, won or lost.
    Outcome,
    /// What it brought.
    Amount,
    /// The currency of that.
    Currency,
    /// What is sold.
    Product,
}

impl Field {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Owner,
        Self::Opened,
        Self::Closed,
        Self::Outcome,
        Self::Amount,
        Self::Currency,
        Self::Product,
    ];

    /// Its name on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Owner => "owner",
            Self::Opened => "opened",
            Self::Closed => "closed",
            Self::Outcome => "outcome",
            Self::Amount => "amount",
            Self::Currency => "currency",
            Self::Product => "product",
        }
    }

    /// The field of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        let name = text::fold(name);
        Self::ALL.into_iter().find(|field| field.name() == name)
    }

    /// Heads of columns that hold it, the best first.
    const fn heads(self) -> &'static [&'static str] {
        match self {
            Self::Owner => heads::OWNER,
            Self::Opened => heads::OPENED,
            Self::Closed => heads::CLOSED,
            Self::Outcome => heads::OUTCOME,
            Self::Amount => heads::AMOUNT,
            Self::Currency => sheet::CURRENCY,
            Self::Product => heads::PRODUCT,
        }
    }
}

/// A column that was named: the field, and the head of the column.
pub type Named = (Field, String);

/// The places of columns for each field, the best first, and of those that
/// only say yes or no.
#[derive(Debug, Clone)]
pub(super) struct Columns {
    places: [Vec<usize>; Field::ALL.len()],
    won: Vec<usize>,
    lost: Vec<usize>,
    over: Vec<usize>,
}

impl Columns {
    /// Finds the columns under these heads; those that were `named` win. Fails
    /// when one that was named is not there, or when the file does not say when
    /// deals were opened, when they were closed, or how.
    pub(super) fn find(heads: &StringRecord, named: &[Named]) -> Result<Self> {
        let known = |wanted| sheet::known(heads, wanted, heads::DEAL);
        let mut places = <[Vec<usize>; Field::ALL.len()]>::default();
        for field in Field::ALL {
            let asked: Vec<&String> = named
                .iter()
                .filter(|(other, _)| *other == field)
                .map(|(_, head)| head)
                .collect();
            places[field as usize] = if asked.is_empty() {
                known(field.heads())
            } else {
                let found = asked.iter().map(|head| place(heads, head));
                found.collect::<Result<Vec<usize>>>()?
            };
        }
        let columns = Self {
            places,
            won: known(heads::WON),
            lost: known(heads::LOST),
            over: known(heads::OVER),
        };
        columns.whole(heads)?;
        Ok(columns)
    }

    /// What a row says of a field: the first of its columns that is not empty.
    pub(super) fn read<'a>(&self, row: &'a StringRecord, field: Field) -> Option<&'a str> {
        self.cells(row, field).next()
    }

    /// All that a row says of a field, the best first.
    pub(super) fn cells<'a>(
        &self,
        row: &'a StringRecord,
        field: Field,
    ) -> impl Iterator<Item = &'a str> {
        filled(row, &self.places[field as usize])
    }

    /// How a deal ended: by the word for it, or where no word says so, by a
    /// column that says yes or no.
    pub(super) fn outcome(&self, row: &StringRecord) -> Option<Outcome> {
        let said = self.cells(row, Field::Outcome).find_map(outcome::of);
        let yes = |places: &[usize]| filled(row, places).any(outcome::is_yes);
        let no = |places: &[usize]| filled(row, places).next().is_some() && !yes(places);
        said.or_else(|| yes(&self.won).then_some(Outcome::Won))
            .or_else(|| yes(&self.lost).then_some(Outcome::Lost))
            .or_else(|| (yes(&self.over) && no(&self.won)).then_some(Outcome::Lost))
    }

    fn whole(&self, heads: &StringRecord) -> Result<()> {
        let needed = [Field::Opened, Field::Closed, Field::Outcome];
        let missing: Vec<&str> = needed
            .into_iter()
            .filter(|field| self.places[*field as usize].is_empty())
            .filter(|field| *field != Field::Outcome || self.won.is_empty())
            .map(Field::name)
            .collect();
        let Some(first) = missing.first() else {
            return Ok(());
        };
        let one = if missing.len() == 1 {
            "column"
        } else {
            "columns"
        };
        Err(
            Error::usage(format!("the file has no {one} for {}", missing.join(", ")))
                .hint(format!("its columns are {}", sheet::listed(heads)))
                .hint(format!("name one: --column {first}=\"Name of the column\"")),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(heads: &[&str], row: &[&str], field: Field) -> Option<String> {
        let columns = Columns::find(&StringRecord::from(heads.to_vec()), &[]).unwrap();
        let row = StringRecord::from(row.to_vec());
        columns.read(&row, field).map(str::to_owned)
    }

    #[test]
    fn columns_of_known_exports_are_found() {
        let pipedrive = [
            "Deal - Title",
            "Deal - Status",
            "Deal - Deal created",
            "Deal - Won time",
            "Deal - Lost time",
        ];
        let row = ["Acme", "Lost", "2026-01-02", "", "2026-02-03"];
        assert_eq!(
            found(&pipedrive, &row, Field::Closed).unwrap(),
            "2026-02-03"
        );
        assert_eq!(
            found(&pipedrive, &row, Field::Opened).unwrap(),
            "2026-01-02"
        );
        let hubspot = [
            "Deal Stage",
            "Deal Status",
            "Close Date",
            "Create Date",
            "Owner Email",
        ];
        let row = ["Churned", "Won", "b", "a", "ann@example.com"];
        assert_eq!(found(&hubspot, &row, Field::Outcome).unwrap(), "Won");
        assert_eq!(
            found(&hubspot, &row, Field::Owner).unwrap(),
            "ann@example.com"
        );
        assert_eq!(found(&hubspot, &row, Field::Product), None);
    }

    #[test]
    fn what_is_missing_is_named_with_the_columns_that_are_there() {
        let heads = StringRecord::from(vec!["Name", "Stage"]);
        let error = Columns::find(&heads, &[]).unwrap_err();
        assert_eq!(
            error.message(),
            "the file has no columns for opened, closed"
        );
        assert!(error.hints()[0].contains("Name, Stage"));
        let asked = [(Field::Opened, "Start".to_owned())];
        let error = Columns::find(&heads, &asked).unwrap_err();
        assert_eq!(error.message(), "the file has no column 'Start'");
    }
}
