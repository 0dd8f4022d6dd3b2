//! What was done, out of the rows of a table: calls, e-mails, meetings, tasks
//! that are done.

use csv::StringRecord;
use legwork_core::vocabulary::Outcome;

use super::fields::{Columns, Field, Told};
use super::heads::ACTS;
use super::kinds;
use super::ours::Ours;
use super::records::{addresses, firm, name};
use super::row::{Act, Row, Said, When, Who};
use super::table::{Row as Line, Table};
use super::{Reader, moments};
use crate::Result;
use crate::service::sheet::dates::{self, Order};
use crate::service::sheet::heads::letters;
use crate::service::text;

/// Longer calls and meetings than this are given in other units than minutes.
const LONGEST: f64 = 1_440.0;

/// A table of what was done.
pub(super) struct Acts {
    table: Table,
    /// The row that was read last.
    last: StringRecord,
    columns: Columns,
    order: Order,
    ours: Ours,
    /// What one unit of the durations is, in minutes.
    unit: f64,
    /// What all rows are, where no column says it.
    kind: Option<&'static str>,
    notices: Vec<String>,
}

impl Acts {
    /// Begins to read.
    pub(super) fn new(table: Table, told: &[Told], ours: Ours, day_first: bool) -> Result<Self> {
        let mut columns = Columns::find(&table.heads, ACTS, told)?;
        let days = || {
            let rows = table.ahead.iter();
            rows.flat_map(|(_, row)| columns.all(row, Field::Date))
        };
        let (order, doubt) = dates::settled(days, day_first);
        let unit = unit(&table.heads);
        let kind = kind_of_all(&table.heads).filter(|_| !columns.has(Field::Kind));
        if columns.has(Field::DealId) {
            columns.turn(Field::Id, Field::ActivityId);
        }
        Ok(Self {
            table,
            last: StringRecord::new(),
            columns,
            order,
            ours,
            unit,
            kind,
            notices: doubt.into_iter().collect(),
        })
    }

    fn said(&mut self, (line, row): &Line) -> Option<Said> {
        if row.iter().all(|cell| cell.trim().is_empty()) {
            return None;
        }
        if !self.ours.is_ours(self.columns.one(row, Field::Owner)) {
            return Some(Said::Passed("rows of others".to_owned()));
        }
        Some(match self.act(row) {
            Ok(Ok(act)) => Said::Row(*line, Box::new(Row::Activity(act))),
            Ok(Err(passed)) => Said::Passed(passed.to_owned()),
            Err(reason) => Said::Skipped(*line, reason),
        })
    }

    /// The act of a row; why it is left alone; or why it cannot be read.
    fn act(
        &self,
        row: &StringRecord,
    ) -> std::result::Result<std::result::Result<Act, &'static str>, String> {
        let columns = &self.columns;
        let when = self.when(row)?;
        let subject = columns.own(row, Field::Subject);
        let Some(kind) = kind_of(columns, row, self.kind, subject.as_deref()) else {
            return Err("neither a kind nor a subject".to_owned());
        };
        let direction = columns
            .one(row, Field::Direction)
            .map(letters)
            .unwrap_or_default();
        let inbound = direction.starts_with("inbound") || direction.starts_with("incoming");
        if inbound && kind == "email" {
            return Ok(Err("e-mails that came in"));
        }
        if !is_done(columns, row) {
            return Ok(Err("what is not done, or did not take place"));
        }
        // Whoever calls in is talked to, but was not called.
        let kind = if inbound && kind == "call" {
            "conversation"
        } else {
            kind.as_str()
        };
        let note = columns.own(row, Field::Note);
        let note = match (&subject, note) {
            (Some(subject), Some(note)) if *subject != note => Some(format!("{subject}\n{note}")),
            (subject, note) => subject.clone().or(note),
        };
        Ok(Ok(Act {
            id: columns.own(row, Field::ActivityId),
            subject,
            minutes: self.minutes(row),
            quantity: quantity(columns, row)?,
            outcome: outcome(columns, row, kind),
            people: people(columns, row),
            firm: firm(columns, row),
            deal: columns
                .own(row, Field::DealId)
                .or_else(|| columns.own(row, Field::Deal)),
            note,
            ..Act::new(kind, when)
        }))
    }

    /// The first of the columns of days that holds one, with the time.
    fn when(&self, row: &StringRecord) -> std::result::Result<When, String> {
        let mut cells = self.columns.all(row, Field::Date).peekable();
        let first = cells.peek().copied().ok_or("no date")?;
        let found = cells.find_map(|cell| moments::read(cell, self.order));
        let when = found.ok_or_else(|| format!("'{}' is no date", text::shown(first)))?;
        let time = self.columns.one(row, Field::Time).and_then(moments::time);
        Ok(match (when, time) {
            (When::Day(date), Some(time)) => When::Local(date, time),
            (when, _) => when,
        })
    }

    fn minutes(&self, row: &StringRecord) -> Option<i64> {
        let hours = self
            .columns
            .one(row, Field::Hours)
            .and_then(number)
            .map(|hours| hours * 60.0);
        let given = self
            .columns
            .one(row, Field::Minutes)
            .and_then(|cell| duration(cell, self.unit));
        hours
            .or(given)
            .and_then(whole)
            .or_else(|| self.between(row))
    }

    /// The minutes from the beginning to the end.
    fn between(&self, row: &StringRecord) -> Option<i64> {
        let end = moments::read(self.columns.one(row, Field::End)?, self.order)?;
        let starts = self.columns.all(row, Field::Date);
        let mut spans = starts.filter_map(|cell| match (moments::read(cell, self.order)?, end) {
            (When::Local(day, from), When::Local(other, to)) if day == other => {
                Some(i64::from((to - from).get_hours()) * 60 + (to - from).get_minutes())
            }
            (When::Moment(from), When::Moment(to)) => {
                Some((to.as_second() - from.as_second()) / 60)
            }
            _ => None,
        });
        spans.find(|minutes| (1..=1_440).contains(minutes))
    }
}

impl Reader for Acts {
    fn next(&mut self, out: &mut Vec<Said>) -> Result<bool> {
        let Some(line) = self.table.next()? else {
            return Ok(false);
        };
        out.extend(self.said(&line));
        self.last = line.1;
        Ok(true)
    }

    fn notices(&mut self) -> Vec<String> {
        let mut all = std::mem::take(&mut self.notices);
        all.extend(self.ours.notice());
        all
    }

    fn bytes(&self) -> u64 {
        self.table.bytes()
    }

    fn heads(&self) -> Vec<String> {
        self.table.heads.iter().map(str::to_owned).collect()
    }

    fn cells(&self) -> Vec<String> {
        self.last.iter().map(str::to_owned).collect()
    }
}

/// What all rows of a table are whose heads are those of one sort of act.
fn kind_of_all(heads: &StringRecord) -> Option<&'static str> {
    const SORTS: [(&str, &[&str]); 4] = [
        (
            "call",
            &[
                "hscalltitle",
                "hscallbody",
                "hscallduration",
                "callstarttime",
                "calltitle",
                "calltype",
                "callduration",
            ],
        ),
        (
            "meeting",
            &[
                "hsmeetingtitle",
                "hsmeetingstarttime",
                "meetingname",
                "meetingstarttime",
                "startdatetime",
            ],
        ),
        (
            "email",
            &["hsemailsubject", "emailsubject", "hsemaildirection"],
        ),
        (
            "follow-up",
            &["hstasksubject", "tasktitle", "hstaskstatus", "tasksubject"],
        ),
    ];
    let plain: Vec<String> = heads.iter().map(letters).collect();
    let fits = |words: &[&str]| plain.iter().any(|head| words.contains(&head.as_str()));
    let mut fitting = SORTS.iter().filter(|(_, words)| fits(words));
    match (fitting.next(), fitting.next()) {
        (Some((kind, _)), None) => Some(kind),
        _ => None,
    }
}

/// The general kind of a row: by its type, of which a task says least; by what
/// its table is; by its subject.
fn kind_of(
    columns: &Columns,
    row: &StringRecord,
    all: Option<&str>,
    subject: Option<&str>,
) -> Option<String> {
    let known = columns.all(row, Field::Kind).filter_map(kinds::general);
    let known: Vec<&str> = known.collect();
    let better = known.iter().find(|kind| **kind != "follow-up");
    if let Some(kind) = better.or(known.first()) {
        return Some((*kind).to_owned());
    }
    if let Some(cell) = columns.one(row, Field::Kind).or(all) {
        return Some(cell.to_owned());
    }
    if subject.is_none() && columns.has(Field::Note) {
        return columns.one(row, Field::Note).map(|_| "crm".to_owned());
    }
    subject.map(str::to_owned)
}

/// Whether a row says that it was done, or says nothing of it.
fn is_done(columns: &Columns, row: &StringRecord) -> bool {
    const NOT: &[&str] = &[
        "notstarted",
        "inprogress",
        "waiting",
        "waitingonsomeoneelse",
        "deferred",
        "open",
        "planned",
        "scheduled",
        "undone",
        "no",
        "false",
        "todo",
        "canceled",
        "cancelled",
        "rescheduled",
        "queued",
        "ringing",
        "connecting",
        "callingcrmuser",
        "0",
        "offen",
        "nein",
        "non",
        "bounced",
    ];
    let fields = [Field::Status, Field::Outcome];
    let mut said = fields.into_iter().flat_map(|field| columns.all(row, field));
    !said.any(|cell| NOT.contains(&letters(cell).as_str()))
}

fn outcome(columns: &Columns, row: &StringRecord, kind: &str) -> Option<Outcome> {
    let mut cells = columns.all(row, Field::Outcome);
    let said = cells.find_map(kinds::outcome);
    let held = || {
        let cell = columns.one(row, Field::Outcome)?;
        (letters(cell) == "completed" && kind == "meeting").then_some(Outcome::MeetingHeld)
    };
    said.or_else(held)
}

fn quantity(columns: &Columns, row: &StringRecord) -> std::result::Result<i64, String> {
    let Some(cell) = columns.one(row, Field::Quantity) else {
        return Ok(1);
    };
    let read = cell.trim().parse::<i64>().ok();
    read.filter(|n| (1..=100_000).contains(n))
        .ok_or_else(|| format!("'{}' is no count", text::shown(cell)))
}

/// Whoever took part; a record id may follow a name in brackets.
fn people(columns: &Columns, row: &StringRecord) -> Vec<Who> {
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

/// What a duration counts: `HubSpot`'s calls last milliseconds, those of
/// Salesforce seconds.
fn unit(heads: &StringRecord) -> f64 {
    let has = |word: &str| heads.iter().any(|head| letters(head) == word);
    let of_salesforce = has("callduration") && (has("callresult") || has("callobjectidentifier"));
    if has("calldurationinseconds") || of_salesforce {
        1.0 / 60.0
    } else {
        1.0
    }
}

fn number(cell: &str) -> Option<f64> {
    let number: f64 = cell.trim().replace(',', ".").parse().ok()?;
    number.is_finite().then_some(number)
}

/// Minutes: "30", "1:30", "01:30:00", "1h 30m"; a plain number beyond a day is
/// in milliseconds.
pub(super) fn duration(cell: &str, unit: f64) -> Option<f64> {
    if let Some(plain) = number(cell) {
        let minutes = plain * unit;
        return Some(if minutes > LONGEST {
            plain / 60_000.0
        } else {
            minutes
        });
    }
    let lower = cell.trim().to_lowercase();
    let parts: Vec<f64> = lower
        .split(|c: char| !c.is_ascii_digit() && c != '.')
        .filter_map(|part| part.parse().ok())
        .collect();
    let clock = lower.contains(':');
    match parts.as_slice() {
        [hours, minutes, seconds] if clock => Some(hours * 60.0 + minutes + seconds / 60.0),
        [hours, minutes] if clock || lower.contains('h') => Some(hours * 60.0 + minutes),
        [hours] if lower.contains('h') => Some(hours * 60.0),
        [minutes] if lower.contains("min") || lower.ends_with('m') => Some(*minutes),
        _ => None,
    }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "at most the minutes of a day"
)]
pub(super) fn whole(minutes: f64) -> Option<i64> {
    let rounded = minutes.round();
    (1.0..=LONGEST).contains(&rounded).then_some(rounded as i64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_minutes_however_they_are_written() {
        for (cell, minutes) in [
            ("30", 30),
            ("30.0", 30),
            ("1:30", 90),
            ("00:45:00", 45),
            ("1h 30m", 90),
            ("2 h", 120),
            ("15 min", 15),
            ("1800000", 30),
        ] {
            assert_eq!(duration(cell, 1.0).and_then(whole), Some(minutes), "{cell}");
        }
        assert_eq!(duration("600", 1.0 / 60.0).and_then(whole), Some(10));
        for none in ["", "long", "0"] {
            assert_eq!(duration(none, 1.0).and_then(whole), None, "{none}");
        }
    }

    #[test]
    fn a_record_id_behind_a_name_is_no_part_of_it() {
        assert_eq!(
            bracketed("Marc Lemaire (4421)"),
            ("Marc Lemaire", Some("4421"))
        );
        assert_eq!(bracketed("Ann (Acme)"), ("Ann (Acme)", None));
    }
}
