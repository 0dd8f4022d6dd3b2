//! Which column of a file holds what.

use csv::StringRecord;
use legwork_core::money::Currency;

use super::{Columns as Asked, heads};
use crate::service::sheet::heads::{self as known, filled, place};
use crate::{Error, Result};

/// The places of the columns, the best first.
#[derive(Debug, Clone)]
pub(super) struct Columns {
    date: Vec<usize>,
    amount: Vec<usize>,
    currency: Vec<usize>,
    who: Vec<usize>,
    what: Vec<usize>,
    /// What the head of the amounts says: "Amount (EUR)".
    pub(super) all_in: Option<Currency>,
}

impl Columns {
    /// Finds the columns under these heads; those that were `asked` for win.
    /// Fails when one of them is not there, or when no column holds days or
    /// amounts.
    pub(super) fn find(heads: &StringRecord, asked: &Asked) -> Result<Self> {
        let named = |head: &Option<String>| {
            let place = head.as_deref().map(|head| place(heads, head));
            place
                .transpose()
                .map(|place| place.map(|place| vec![place]))
        };
        let (note, found) = (named(&asked.note)?, |wanted| {
            known::known(heads, wanted, &[])
        });
        let amount = match named(&asked.amount)? {
            Some(place) => place,
            None => amounts(heads),
        };
        let mut currency = found(known::CURRENCY);
        currency.extend(found(heads::CURRENCY));
        let columns = Self {
            date: named(&asked.date)?.unwrap_or_else(|| found(heads::DATE)),
            all_in: amount.first().and_then(|place| code(heads.get(*place)?)),
            // One amount a row: another column may be with tax.
            amount: amount.into_iter().take(1).collect(),
            who: note
                .as_ref()
                .map_or_else(|| found(heads::WHO), |_| Vec::new()),
            what: note.unwrap_or_else(|| found(heads::WHAT)),
            currency,
        };
        columns.whole(heads)?;
        Ok(columns)
    }

    fn whole(&self, heads: &StringRecord) -> Result<()> {
        const DATE: &str = "--date-column COLUMN";
        const AMOUNT: &str = "--amount-column COLUMN";
        let (missing, options) = match (self.date.is_empty(), self.amount.is_empty()) {
            (true, true) => (
                "columns for the date and the amount",
                format!("{DATE} {AMOUNT}"),
            ),
            (true, false) => ("column for the date", DATE.to_owned()),
            (false, true) => ("column for the amount", AMOUNT.to_owned()),
            (false, false) => return Ok(()),
        };
        Err(Error::usage(format!("the file has no {missing}"))
            .hint(format!("its columns are {}", known::listed(heads)))
            .hint(format!("name what it has: {options}")))
    }

    /// All that a row says of its day, the best first.
    pub(super) fn days<'a>(&self, row: &'a StringRecord) -> impl Iterator<Item = &'a str> {
        filled(row, &self.date)
    }

    /// What a row says of its amount.
    pub(super) fn amount<'a>(&self, row: &'a StringRecord) -> Option<&'a str> {
        filled(row, &self.amount).next()
    }

    /// What a row says of its currency.
    pub(super) fn currency<'a>(&self, row: &'a StringRecord) -> Option<&'a str> {
        filled(row, &self.currency).next()
    }

    /// "Acme: invoice 17".
    pub(super) fn note(&self, row: &StringRecord) -> Option<String> {
        let (who, what) = (
            filled(row, &self.who).next(),
            filled(row, &self.what).next(),
        );
        match (who, what) {
            (Some(who), Some(what)) => Some(format!("{who}: {what}")),
            (who, what) => who.or(what).map(str::to_owned),
        }
    }
}

/// The columns of amounts; a currency may follow: "Amount (EUR)", "Betrag in €".
fn amounts(heads: &StringRecord) -> Vec<usize> {
    let bare: StringRecord = heads.iter().map(bare).collect();
    known::known(&bare, heads::AMOUNT, &[])
}

fn bare(head: &str) -> String {
    let mut words = words(head);
    if code(head).is_some() && !head.contains('€') {
        words.pop();
    }
    if words.last().is_some_and(|word| *word == "in") {
        words.pop();
    }
    words.concat()
}

fn words(head: &str) -> Vec<&str> {
    let words = head.split(|c: char| !c.is_alphanumeric());
    words.filter(|word| !word.is_empty()).collect()
}

/// The currency at the end of a head.
fn code(head: &str) -> Option<Currency> {
    if head.contains('€') {
        return Some(Currency::EUR);
    }
    let words = words(head);
    let last = words.last().filter(|_| words.len() > 1)?;
    let is_code = last.len() == 3 && last.chars().all(char::is_uppercase);
    is_code.then(|| Currency::from_code(last))?
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(heads: &[&str], row: &[&str]) -> (Option<String>, Option<String>, Option<String>) {
        let heads = StringRecord::from(heads.to_vec());
        let columns = Columns::find(&heads, &Asked::default()).unwrap();
        let row = StringRecord::from(row.to_vec());
        let day = columns.days(&row).next().map(str::to_owned);
        let amount = columns.amount(&row).map(str::to_owned);
        (day, amount, columns.note(&row))
    }

    #[test]
    fn columns_of_invoices_and_accounts_are_found() {
        for (heads, row, note) in [
            (
                ["Date", "Customer", "Description", "Amount"],
                ["d", "Acme", "17", "a"],
                "Acme: 17",
            ),
            (
                ["Buchungstag", "Kunde", "Verwendungszweck", "Betrag (EUR)"],
                ["d", "", "17", "a"],
                "17",
            ),
            (
                [
                    "Rechnungsdatum",
                    "Kundenname",
                    "Währung",
                    "Nettobetrag in €",
                ],
                ["d", "Acme", "", "a"],
                "Acme",
            ),
            (
                ["Invoice date", "Gross", "Note", "Net"],
                ["d", "g", "17", "a"],
                "17",
            ),
        ] {
            let said = Some(note.to_owned());
            let (day, amount) = (Some("d".to_owned()), Some("a".to_owned()));
            assert_eq!(found(&heads, &row), (day, amount, said), "{heads:?}");
        }
    }

    #[test]
    fn a_head_names_the_currency_of_its_amounts() {
        let code = |head| code(head).map(Currency::code);
        assert_eq!(code("Amount (USD)"), Some("USD"));
        assert_eq!(code("Betrag in €"), Some("EUR"));
        for none in ["EUR", "Amount", "Amount all", "Sum up"] {
            assert_eq!(code(none), None, "{none}");
        }
    }

    #[test]
    fn what_is_missing_is_named_with_the_option_for_it() {
        let heads = StringRecord::from(vec!["When", "Amount"]);
        let error = Columns::find(&heads, &Asked::default()).unwrap_err();
        assert_eq!(error.message(), "the file has no column for the date");
        assert!(error.hints()[0].contains("When, Amount"));
        assert!(error.hints()[1].contains("--date-column"));
        let asked = Asked {
            date: Some("when".into()),
            ..Asked::default()
        };
        assert!(Columns::find(&heads, &asked).is_ok());
        let other = Asked {
            note: Some("Remark".into()),
            ..asked
        };
        let error = Columns::find(&heads, &other).unwrap_err();
        assert_eq!(error.message(), "the file has no column 'Remark'");
    }
}
