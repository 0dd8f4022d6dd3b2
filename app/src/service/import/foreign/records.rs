//! People, firms and deals out of the rows of a table: one row may name one of
//! each.

use csv::StringRecord;
use jiff::civil::Date;
use legwork_core::alike::bare_domain;
use legwork_core::vocabulary::Relationship;

use super::fields::{Columns, Field, Told};
use super::heads::RECORDS;
use super::moments;
use super::ours::Ours;
use super::row::{Chance, Firm, Row, Said, Standing, When, Who};
use super::sort::OF_FIRMS;
use super::table::{Row as Line, Table};
use super::tabled::{Rows, Tabled};
use crate::Result;
use crate::service::sheet::amounts::{self, Mark};
use crate::service::sheet::dates::{self, Order};
use crate::service::sheet::heads::letters;
use crate::service::text;

/// A table of people, firms and deals.
pub(super) struct Records {
    columns: Columns,
    order: Order,
    mark: Option<Mark>,
}

impl Records {
    /// Begins to read.
    pub(super) fn read(
        table: Table,
        told: &[Told],
        ours: Ours,
        day_first: bool,
    ) -> Result<Tabled<Self>> {
        let mut columns = Columns::find(&table.heads, RECORDS, told)?;
        settle(&mut columns, &table.heads);
        let days = || {
            table.ahead.iter().flat_map(|(_, row)| {
                [Field::Opened, Field::Closed, Field::Expected]
                    .into_iter()
                    .filter_map(|field| columns.one(row, field))
            })
        };
        let (order, doubt) = dates::settled(days, day_first);
        let mark = amounts::mark(
            table
                .ahead
                .iter()
                .filter_map(|(_, row)| columns.one(row, Field::Value)),
        );
        let rows = Self {
            columns,
            order,
            mark,
        };
        Ok(Tabled::new(table, rows, ours, doubt))
    }

    /// The deal of a row, if it names one.
    fn chance(
        &self,
        row: &StringRecord,
        who: Who,
        firm: Firm,
    ) -> std::result::Result<Option<Chance>, String> {
        let Some(title) = self.columns.own(row, Field::Deal) else {
            return Ok(None);
        };
        let value = self.columns.one(row, Field::Value);
        let amount = value.map(|cell| {
            let read = amounts::read(cell, self.mark, None);
            read.ok_or_else(|| format!("'{}' is no amount", text::shown(cell)))
        });
        let beside = value.and_then(amounts::currency);
        let named = self.columns.own(row, Field::Currency);
        let standing = standing(&self.columns, row);
        let (closed, expected) = (
            self.day(row, Field::Closed)?,
            self.day(row, Field::Expected)?,
        );
        Ok(Some(Chance {
            id: self.columns.own(row, Field::DealId),
            title,
            who,
            firm,
            value: amount.transpose()?.map(|amount| amount.to_string()),
            currency: named.or_else(|| beside.map(|currency| currency.code().to_owned())),
            stage: self.columns.own(row, Field::Stage),
            opened: self.day(row, Field::Opened)?,
            expected: expected.or(closed).filter(|_| standing == Standing::Open),
            closed: closed.filter(|_| standing != Standing::Open),
            standing,
            reason: self.columns.own(row, Field::Reason),
        }))
    }

    fn day(&self, row: &StringRecord, field: Field) -> std::result::Result<Option<Date>, String> {
        let Some(cell) = self.columns.one(row, field) else {
            return Ok(None);
        };
        match moments::read(cell, self.order) {
            Some(When::Day(date) | When::Local(date, _)) => Ok(Some(date)),
            Some(When::Moment(at)) => Ok(Some(at.to_zoned(jiff::tz::TimeZone::UTC).date())),
            None => Err(format!("'{}' is no date", text::shown(cell))),
        }
    }
}

impl Rows for Records {
    fn said(&mut self, ours: &mut Ours, (line, row): &Line, out: &mut Vec<Said>) {
        let owner = self.columns.one(row, Field::Owner);
        if !ours.is_ours(owner) {
            out.push(Said::Passed("rows of others".to_owned()));
            return;
        }
        let (who, firm) = (who(&self.columns, row), firm(&self.columns, row));
        let before = out.len();
        if !firm.is_none() && who.is_nobody() {
            out.push(Said::Row(*line, Box::new(Row::Organisation(firm.clone()))));
        }
        if !who.is_nobody() {
            out.push(Said::Row(*line, Box::new(Row::Person(who.clone()))));
        }
        match self.chance(row, who, firm) {
            Ok(None) => {}
            Ok(Some(deal)) => out.push(Said::Row(*line, Box::new(Row::Deal(deal)))),
            Err(reason) => {
                out.truncate(before);
                out.push(Said::Skipped(*line, reason));
                return;
            }
        }
        if out.len() == before {
            let reason = "neither a name nor an address".to_owned();
            if row.iter().any(|cell| !cell.trim().is_empty()) {
                out.push(Said::Skipped(*line, reason));
            }
        }
    }
}

/// Heads that mean one thing in one table and another in another: "Name" of a
/// deal or a firm, "ID" of either.
fn settle(columns: &mut Columns, heads: &StringRecord) {
    let plain: Vec<String> = heads.iter().map(letters).collect();
    let any = |words: &[&str]| plain.iter().any(|head| words.contains(&head.as_str()));
    let person = columns.has_any(&[Field::First, Field::Last, Field::Email, Field::Role]);
    if any(&["stagename", "dealstage"]) && !columns.has(Field::Deal) {
        columns.turn(Field::Name, Field::Deal);
    }
    let of_firm = any(OF_FIRMS);
    if of_firm && !person && !columns.has_any(&[Field::Organisation, Field::Deal]) {
        columns.turn(Field::Name, Field::Organisation);
    }
    let (deal, person) = (
        columns.has(Field::Deal),
        columns.has_any(&[Field::First, Field::Name, Field::Last]),
    );
    let whose = if deal && !columns.has_any(&[Field::DealId, Field::First]) {
        Field::DealId
    } else if of_firm && !person {
        Field::OrganisationId
    } else {
        Field::PersonId
    };
    columns.turn(Field::Id, whose);
    // A title beside a job title is how someone is addressed.
    if let Some(at) = plain
        .iter()
        .position(|head| head == "title")
        .filter(|_| any(&["jobtitle"]))
    {
        columns.leave(at);
    }
    if !deal {
        columns.forget(Field::Value);
    }
}

fn who(columns: &Columns, row: &StringRecord) -> Who {
    Who {
        id: columns.own(row, Field::PersonId),
        name: name(columns, row),
        emails: addresses(columns, row, Field::Email),
        phones: addresses(columns, row, Field::Phone),
        links: addresses(columns, row, Field::Link),
        role: columns.own(row, Field::Role),
        firm: firm(columns, row),
        relationship: columns.one(row, Field::Relationship).and_then(relationship),
        note: columns.own(row, Field::Note),
        labels: columns.all(row, Field::Tags).map(str::to_owned).collect(),
    }
}

/// A name in one cell, or in several.
pub(super) fn name(columns: &Columns, row: &StringRecord) -> String {
    let parts = [Field::First, Field::Middle, Field::Last];
    let parts: Vec<&str> = parts
        .into_iter()
        .filter_map(|field| columns.one(row, field))
        .collect();
    if parts.is_empty() {
        return columns.own(row, Field::Name).unwrap_or_default();
    }
    parts.join(" ")
}

/// Every address of a row; several may stand in one cell.
pub(super) fn addresses(columns: &Columns, row: &StringRecord, field: Field) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for cell in columns.all(row, field) {
        let marks: &[char] = if field == Field::Email {
            &[',', ';', ' ']
        } else {
            &[';']
        };
        let parts = cell.split(":::").flat_map(|part| part.split(marks));
        for part in parts.map(str::trim).filter(|part| !part.is_empty()) {
            if !found.iter().any(|known| known == part) {
                found.push(part.to_owned());
            }
        }
    }
    found
}

pub(super) fn firm(columns: &Columns, row: &StringRecord) -> Firm {
    Firm {
        id: columns.own(row, Field::OrganisationId),
        name: columns.own(row, Field::Organisation).unwrap_or_default(),
        domain: columns.one(row, Field::Domain).and_then(bare_domain),
        relationship: None,
        note: None,
    }
}

/// How someone stands to the member, by another program's word.
fn relationship(word: &str) -> Option<Relationship> {
    let plain = letters(word);
    Some(match plain.as_str() {
        "customer" | "client" | "kunde" | "incontract" | "existingcustomer" => Relationship::Client,
        "subscriber"
        | "lead"
        | "marketingqualifiedlead"
        | "salesqualifiedlead"
        | "opportunity"
        | "prospect"
        | "interessent"
        | "new"
        | "open"
        | "inprogress"
        | "opendeal"
        | "attemptedtocontact"
        | "hotlead"
        | "warmlead"
        | "coldlead" => Relationship::Prospect,
        "evangelist" | "referrer" | "referralpartner" => Relationship::Referrer,
        "partner" => Relationship::Partner,
        "lapsed" | "formercustomer" | "formerclient" | "churned" => Relationship::Lapsed,
        _ => return None,
    })
}

/// Whether a deal was won or lost, by its status or its stage.
fn standing(columns: &Columns, row: &StringRecord) -> Standing {
    for cell in columns
        .all(row, Field::Status)
        .chain(columns.all(row, Field::Stage))
    {
        match letters(cell).as_str() {
            "won" | "closedwon" | "true" | "gewonnen" | "gagne" => return Standing::Won,
            "lost" | "closedlost" | "verloren" | "perdu" | "churned" => return Standing::Lost,
            "open" | "offen" => return Standing::Open,
            _ => {}
        }
    }
    Standing::Open
}
