//! Deals out of a file with columns.

use csv::StringRecord;
use jiff::civil::Date;
use legwork_core::forecast::Outcome;
use legwork_core::money::Currency;

use super::columns::{Columns, Field, Named};
use super::deals::{Deals, Row, minor};
use crate::service::sheet::amounts::{self, Mark};
use crate::service::sheet::dates::{self, Order};
use crate::service::sheet::{Skipped, Table, table};
use crate::service::{amount, text};
use crate::{Error, Result};

/// What reading a file takes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reading<'a> {
    /// Columns that were named.
    pub(super) columns: &'a [Named],
    /// Whether 3/4 is 3 April, where the file does not show it.
    pub(super) day_first: bool,
    /// What happens today is not over yet.
    pub(super) today: Date,
}

/// Reads the deals of a file. Rows that cannot be read are left out, with the
/// reason; the file is refused when it holds no deals at all.
pub(super) fn read(text: &str, reading: Reading) -> Result<Deals> {
    let table = Table::read(text)?;
    let columns = Columns::find(&table.heads, reading.columns)?;
    if table.rows.is_empty() {
        return Err(Error::usage(
            "the file has column heads, but no deals below them",
        ));
    }
    Ok(Sheet::new(&columns, &table.rows, reading).deals())
}

/// The rows of a file, and how they are to be understood.
struct Sheet<'a> {
    columns: &'a Columns,
    rows: &'a [table::Row],
    order: Order,
    mark: Option<Mark>,
    currency: Option<Currency>,
    /// Whether anybody's name is in it.
    owned: bool,
    today: Date,
    notices: Vec<String>,
}

impl<'a> Sheet<'a> {
    fn new(columns: &'a Columns, rows: &'a [table::Row], reading: Reading) -> Self {
        let days = || {
            let both = [Field::Opened, Field::Closed];
            rows.iter()
                .flat_map(move |row| both.map(|field| columns.cells(&row.cells, field)))
                .flatten()
        };
        let amounts = rows
            .iter()
            .filter_map(|row| columns.read(&row.cells, Field::Amount));
        let (order, doubt) = dates::settled(days, reading.day_first);
        let owner = |row: &table::Row| columns.read(&row.cells, Field::Owner).is_some();
        Self {
            order,
            mark: amounts::mark(amounts),
            currency: rows.iter().find_map(|row| currency(columns, &row.cells)),
            owned: rows.iter().any(owner),
            today: reading.today,
            columns,
            rows,
            notices: doubt.into_iter().collect(),
        }
    }

    fn deals(self) -> Deals {
        let mut deals = Deals {
            currency: self.currency,
            ..Deals::default()
        };
        for row in self.rows {
            match self.row(&row.cells) {
                Ok(deal) => deals.rows.push(deal),
                Err(reason) => deals.skipped.push(Skipped {
                    line: row.line,
                    reason,
                }),
            }
        }
        deals.notices = self.notices;
        deals
    }

    fn row(&self, row: &StringRecord) -> std::result::Result<Row, String> {
        let cell = |field| self.columns.read(row, field);
        let opened = self.day(row, Field::Opened)?;
        let opened = opened.ok_or("no day on which it was opened")?;
        let outcome = self.columns.outcome(row);
        let close = match outcome {
            None => None,
            Some(outcome) => {
                let day = self.day(row, Field::Closed)?;
                Some((day.ok_or("won or lost, but on no day")?, outcome))
            }
        };
        if close.is_some_and(|(day, _)| day < opened) {
            return Err("closed before it was opened".to_owned());
        }
        let owner = match cell(Field::Owner) {
            Some(owner) => text::fold(owner),
            None if self.owned => return Err("nobody's: no owner".to_owned()),
            None => String::new(),
        };
        let won = outcome == Some(Outcome::Won);
        Ok(Row {
            owner,
            opened,
            close,
            amount: if won { self.amount(row)? } else { None },
            product: cell(Field::Product).map(str::to_owned),
        })
    }

    /// The day that a row says: the first of its columns that holds one, since
    /// a column "Closed" may only say yes or no.
    fn day(&self, row: &StringRecord, field: Field) -> std::result::Result<Option<Date>, String> {
        let mut cells = self.columns.cells(row, field).peekable();
        let Some(text) = cells.peek().copied() else {
            return Ok(None);
        };
        let read = |text| Some((text, dates::read(text, self.order)?));
        let (text, day) = cells
            .find_map(read)
            .ok_or_else(|| format!("'{}' is no date", text::shown(text)))?;
        if day > self.today {
            return Err(format!("'{}' is still to come", text::shown(text)));
        }
        Ok(Some(day))
    }

    /// What a won deal brought, in minor units of the currency of the file.
    fn amount(&self, row: &StringRecord) -> std::result::Result<Option<i64>, String> {
        let Some(cell) = self.columns.read(row, Field::Amount) else {
            return Ok(None);
        };
        if currency(self.columns, row).is_some_and(|found| Some(found) != self.currency) {
            return Err("in another currency than the first".to_owned());
        }
        let unreadable = || format!("'{}' is no amount", text::shown(cell));
        let value = amounts::read(cell, self.mark, self.currency).ok_or_else(unreadable)?;
        let amount = minor(value, self.currency).ok_or_else(unreadable)?;
        match amount {
            ..0 => Err("brought less than nothing".to_owned()),
            0..=amount::LARGEST => Ok(Some(amount)),
            _ => Err("too large an amount".to_owned()),
        }
    }
}

/// The currency that a row names, in a column of its own or beside the amount.
fn currency(columns: &Columns, row: &StringRecord) -> Option<Currency> {
    let code = columns
        .read(row, Field::Currency)
        .and_then(Currency::from_code);
    code.or_else(|| amounts::currency(columns.read(row, Field::Amount)?))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn deals(text: &str) -> Result<Deals> {
        let reading = Reading {
            columns: &[],
            day_first: false,
            today: date(2027, 2, 11),
        };
        read(text, reading)
    }

    fn reasons(text: &str) -> Vec<(u64, String)> {
        let deals = deals(text).unwrap();
        let both = deals.skipped.into_iter().map(|one| (one.line, one.reason));
        both.collect()
    }

    #[test]
    fn a_mark_at_the_start_and_semicolons_are_no_hindrance() {
        let text = "\u{feff}Owner;Opened;Closed;Outcome;Amount;Currency\n\
                    Ann;1.2.2026;13.3.2026;Won;1.500,50;EUR\n\"B;ob\";1.2.2026;;Open;;\n";
        let deals = deals(text).unwrap();
        assert_eq!(deals.rows.len(), 2, "{:?}", deals.skipped);
        assert_eq!(deals.rows[0].amount, Some(150_050));
        assert_eq!(deals.rows[0].close, Some((date(2026, 3, 13), Outcome::Won)));
        assert_eq!(
            (deals.rows[1].owner.as_str(), deals.rows[1].close),
            ("b;ob", None)
        );
        assert_eq!(deals.currency, Some(Currency::EUR));
    }

    #[test]
    fn a_row_that_cannot_be_read_says_why_and_where() {
        let text = "owner,opened,closed,outcome,amount\n\
                    ann,,2026-03-01,won,5\n\
                    ann,2026-01-01,,won,5\n\
                    ann,soon,2026-03-01,won,5\n\
                    ann,2026-01-01,2028-03-01,lost,5\n\
                    ann,2026-03-02,2026-03-01,lost,5\n\
                    ann,2026-01-01,2026-03-01,won,many\n\
                    ann,2026-01-01,2026-03-01,won,-5\n\
                    ann,2026-01-01,2026-03-01,won,1e300\n\
                    ,2026-01-01,2026-03-01,won,5\n\
                    ann,2026-01-01,2026-03-01,won,5\n\
                    ann\n";
        let expected = [
            (2, "no day on which it was opened"),
            (3, "won or lost, but on no day"),
            (4, "'soon' is no date"),
            (5, "'2028-03-01' is still to come"),
            (6, "closed before it was opened"),
            (7, "'many' is no amount"),
            (8, "brought less than nothing"),
            (9, "'1e300' is no amount"),
            (10, "nobody's: no owner"),
            (12, "no day on which it was opened"),
        ];
        let expected: Vec<(u64, String)> = expected.map(|(at, why)| (at, why.to_owned())).into();
        assert_eq!(reasons(text), expected);
    }

    #[test]
    fn amounts_of_nothing_and_of_a_trillion_are_read() {
        let text = "opened,closed,outcome,amount\n2026-01-01,2026-03-01,won,0\n\
                    2026-01-01,2026-03-01,won,1000000000000\n2026-01-01,2026-03-01,won,1e12\n\
                    2026-01-01,2026-03-01,won,\n";
        let amounts: Vec<Option<i64>> = deals(text)
            .unwrap()
            .rows
            .iter()
            .map(|row| row.amount)
            .collect();
        let trillion = Some(100_000_000_000_000);
        assert_eq!(amounts, [Some(0), trillion, trillion, None]);
    }

    #[test]
    fn files_without_deals_are_refused_in_words() {
        let says = |text| deals(text).unwrap_err().message().to_owned();
        assert_eq!(says(""), "the file is empty");
        assert_eq!(says("\n\n"), "the file is empty");
        assert_eq!(
            says("owner,opened,closed,outcome\n"),
            "the file has column heads, but no deals below them"
        );
        assert_eq!(
            says("owner,outcome\nann,won\n"),
            "the file has no columns for opened, closed"
        );
    }
}
