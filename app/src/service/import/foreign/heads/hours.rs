//! Heads of tables of time that was spent.

use super::List;
use crate::service::import::foreign::fields::Field;

/// Tables of time that was spent.
pub(in crate::service::import::foreign) const HOURS: List = &[
    (
        Field::Date,
        &[
            "startdate",
            "date",
            "start",
            "day",
            "workdate",
            "datum",
            "tag",
        ],
    ),
    (Field::Time, &["starttime", "time"]),
    (Field::End, &["end", "endtime"]),
    (
        Field::Minutes,
        &[
            "durationminutes",
            "minutes",
            "minuten",
            "duration",
            "durationhmm",
            "dauer",
        ],
    ),
    (
        Field::Hours,
        &[
            "hours",
            "durationdecimal",
            "durationdecimalhours",
            "timespent",
            "stunden",
            "hoursworked",
        ],
    ),
    (
        Field::Project,
        &[
            "project",
            "code",
            "task",
            "activity",
            "matter",
            "timecode",
            "projectcode",
            "category",
            "projekt",
            "aufgabe",
            "leistungsart",
        ],
    ),
    (Field::Tags, &["tags", "labels"]),
    (
        Field::Subject,
        &[
            "description",
            "notes",
            "note",
            "memo",
            "beschreibung",
            "notiz",
        ],
    ),
    (Field::Organisation, &["client", "customer", "kunde"]),
    (
        Field::Owner,
        &[
            "user",
            "email",
            "person",
            "employee",
            "member",
            "mitarbeiter",
        ],
    ),
    (Field::ActivityId, &["id", "entryid", "timeentryid"]),
];
