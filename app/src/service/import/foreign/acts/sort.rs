//! What an act was, whether it was done, how often, and what came of it.

use csv::StringRecord;
use legwork_core::vocabulary::Outcome;

use crate::service::import::foreign::fields::{Columns, Field};
use crate::service::import::foreign::kinds;
use crate::service::sheet::heads::letters;
use crate::service::text;

/// What all rows of a table are whose heads are those of one sort of act.
pub(super) fn kind_of_all(heads: &StringRecord) -> Option<&'static str> {
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
pub(super) fn kind_of(
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
pub(super) fn is_done(columns: &Columns, row: &StringRecord) -> bool {
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

pub(super) fn outcome(columns: &Columns, row: &StringRecord, kind: &str) -> Option<Outcome> {
    let mut cells = columns.all(row, Field::Outcome);
    let said = cells.find_map(kinds::outcome);
    let held = || {
        let cell = columns.one(row, Field::Outcome)?;
        (letters(cell) == "completed" && kind == "meeting").then_some(Outcome::MeetingHeld)
    };
    said.or_else(held)
}

pub(super) fn quantity(columns: &Columns, row: &StringRecord) -> Result<i64, String> {
    let Some(cell) = columns.one(row, Field::Quantity) else {
        return Ok(1);
    };
    let read = cell.trim().parse::<i64>().ok();
    read.filter(|n| (1..=100_000).contains(n))
        .ok_or_else(|| format!("'{}' is no count", text::shown(cell)))
}
