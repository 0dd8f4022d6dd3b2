//! Which column of a file holds what.

use csv::StringRecord;

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

    /// Heads of columns that hold it, in letters and digits only, as exports of
    /// `HubSpot`, Pipedrive, Salesforce and Zoho and published files write
    /// them; what says it best comes first.
    const fn heads(self) -> &'static [&'static str] {
        match self {
            Self::Owner => &[
                "salesagent",
                "owner",
                "dealowner",
                "hubspotownerid",
                "ownername",
                "ownerfullname",
                "opportunityowner",
                "owneremail",
                "ownerid",
                "recordowner",
                "salesperson",
                "salesrep",
                "rep",
                "seller",
                "assignedto",
            ],
            Self::Opened => &[
                "opened",
                "openedon",
                "openeddate",
                "opendate",
                "engagedate",
                "dealcreated",
                "createdate",
                "createddate",
                "creationdate",
                "created",
                "createdon",
                "createdat",
                "createdtime",
                "addtime",
                "startdate",
            ],
            Self::Closed => &[
                "closed",
                "closedon",
                "closeddate",
                "dealclosedon",
                "closedate",
                "closedat",
                "closingdate",
                "dateclosed",
                "wontime",
                "losttime",
                "wondate",
                "lostdate",
            ],
            Self::Outcome => &[
                "outcome",
                "dealstatus",
                "status",
                "result",
                "dealstage",
                "stage",
                "stagename",
                "opportunitystage",
            ],
            Self::Amount => &[
                "closevalue",
                "amount",
                "value",
                "dealvalue",
                "revenue",
                "price",
            ],
            Self::Currency => &[
                "currency",
                "currencycode",
                "currencyofvalue",
                "dealcurrencycode",
                "currencyisocode",
                "amountcurrency",
                "dealcurrency",
            ],
            Self::Product => &["product", "productname", "producttitle", "service", "item"],
        }
    }
}

/// A column that was named: the field, and the head of the column.
pub type Named = (Field, String);

/// The places of columns for each field, the best first.
#[derive(Debug, Clone)]
pub(super) struct Columns([Vec<usize>; Field::ALL.len()]);

impl Columns {
    /// Finds the columns under these heads; those that were `named` win. Fails
    /// when one that was named is not there, or when the file does not say when
    /// deals were opened, when they were closed, or how.
    pub(super) fn find(heads: &StringRecord, named: &[Named]) -> Result<Self> {
        let mut places = <[Vec<usize>; Field::ALL.len()]>::default();
        for field in Field::ALL {
            let asked: Vec<&String> = named
                .iter()
                .filter(|(other, _)| *other == field)
                .map(|(_, head)| head)
                .collect();
            places[field as usize] = if asked.is_empty() {
                known(heads, field)
            } else {
                let found = asked.iter().map(|head| place(heads, head));
                found.collect::<Result<Vec<usize>>>()?
            };
        }
        let columns = Self(places);
        columns.whole(heads)?;
        Ok(columns)
    }

    /// What a row says of a field: the first of its columns that is not empty.
    pub(super) fn read<'a>(&self, row: &'a StringRecord, field: Field) -> Option<&'a str> {
        let cells = self.0[field as usize]
            .iter()
            .filter_map(|place| row.get(*place));
        cells.map(str::trim).find(|cell| !cell.is_empty())
    }

    fn whole(&self, heads: &StringRecord) -> Result<()> {
        let needed = [Field::Opened, Field::Closed, Field::Outcome];
        let missing: Vec<&str> = needed
            .into_iter()
            .filter(|field| self.0[*field as usize].is_empty())
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
                .hint(format!("its columns are {}", listed(heads)))
                .hint(format!("name one: --column {first}=\"Name of the column\"")),
        )
    }
}

fn known(heads: &StringRecord, field: Field) -> Vec<usize> {
    let plain: Vec<String> = heads.iter().map(letters).collect();
    let all = field.heads().iter();
    let at = |head: &&str| {
        let same = |found: &String| {
            found == head || found.strip_prefix("deal").is_some_and(|rest| rest == *head)
        };
        plain.iter().position(same)
    };
    let mut places: Vec<usize> = Vec::new();
    for place in all.filter_map(at) {
        if !places.contains(&place) {
            places.push(place);
        }
    }
    places
}

fn place(heads: &StringRecord, asked: &str) -> Result<usize> {
    let wanted = letters(asked);
    let found = heads.iter().position(|head| letters(head) == wanted);
    found.ok_or_else(|| {
        Error::usage(format!("the file has no column '{}'", text::shown(asked)))
            .hint(format!("its columns are {}", listed(heads)))
    })
}

fn listed(heads: &StringRecord) -> String {
    const SHOWN: usize = 20;
    let names: Vec<String> = heads.iter().take(SHOWN).map(text::shown).collect();
    let more = if heads.len() > SHOWN { " ..." } else { "" };
    format!("{}{more}", names.join(", "))
}

/// A name as compared: no accents, no capitals, letters and digits only.
pub(super) fn letters(name: &str) -> String {
    let folded = text::fold(name);
    folded.chars().filter(|c| c.is_alphanumeric()).collect()
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
