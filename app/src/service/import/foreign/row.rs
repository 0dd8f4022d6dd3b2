//! What every reader makes of its file: one stream of people, organisations,
//! deals and activities, whatever wrote the file.

use std::fmt;

use jiff::Timestamp;
use jiff::civil::{Date, Time};
use legwork_core::vocabulary::{Outcome, Relationship};
use serde::{Deserialize, Serialize};

/// Something that a file says, or that it cannot be understood.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) enum Said {
    /// A row that can be taken over.
    Row(u64, Box<Row>),
    /// A row that cannot be read: its line and the reason.
    Skipped(u64, String),
    /// A row that is understood and left alone on purpose: what it is.
    Passed(String),
    /// Something worth saying of the whole file.
    Notice(String),
}

/// A row of the stream.
#[expect(clippy::large_enum_variant, reason = "it is handed on in a box")]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) enum Row {
    /// Someone.
    Person(Who),
    /// A firm.
    Organisation(Firm),
    /// An opportunity.
    Deal(Chance),
    /// Something that was done.
    Activity(Act),
}

/// Someone, as a file knows them; what it does not say is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Who {
    /// The id in the program that wrote the file.
    pub(super) id: Option<String>,
    /// The name.
    pub(super) name: String,
    /// E-mail addresses.
    pub(super) emails: Vec<String>,
    /// Telephone numbers.
    pub(super) phones: Vec<String>,
    /// Profiles and pages.
    pub(super) links: Vec<String>,
    /// What they do there.
    pub(super) role: Option<String>,
    /// Where they work.
    pub(super) firm: Firm,
    /// How they stand to the member.
    pub(super) relationship: Option<Relationship>,
    /// Whatever the file notes of them.
    pub(super) note: Option<String>,
    /// The labels, groups or categories that they are in.
    #[serde(default)]
    pub(super) labels: Vec<String>,
}

impl Who {
    /// Whether the file names nobody.
    pub(super) fn is_nobody(&self) -> bool {
        let reached = self.emails.len() + self.phones.len() + self.links.len();
        self.name.trim().is_empty() && self.id.is_none() && reached == 0
    }
}

/// A firm, as a file knows it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Firm {
    /// The id in the program that wrote the file.
    pub(super) id: Option<String>,
    /// The name.
    pub(super) name: String,
    /// Its domain on the web.
    pub(super) domain: Option<String>,
    /// How it stands to the member.
    pub(super) relationship: Option<Relationship>,
    /// Whatever the file notes of it.
    pub(super) note: Option<String>,
}

impl Firm {
    /// Whether the file names none.
    pub(super) fn is_none(&self) -> bool {
        self.name.trim().is_empty() && self.domain.is_none() && self.id.is_none()
    }

    /// A firm of which the name is known.
    pub(super) fn named(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            ..Self::default()
        }
    }
}

/// Where a deal stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Standing {
    /// Being worked on.
    Open,
    /// Won.
    Won,
    /// Lost.
    Lost,
}

/// An opportunity, as a file knows it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Chance {
    /// The id in the program that wrote the file.
    pub(super) id: Option<String>,
    /// What it is called.
    pub(super) title: String,
    /// With whom.
    pub(super) who: Who,
    /// With which firm.
    pub(super) firm: Firm,
    /// What it is worth, in major units as decimal text.
    pub(super) value: Option<String>,
    /// The currency of that, where the file says it.
    pub(super) currency: Option<String>,
    /// The stage.
    pub(super) stage: Option<String>,
    /// The day it was opened.
    pub(super) opened: Option<Date>,
    /// The day it is expected to close.
    pub(super) expected: Option<Date>,
    /// The day it was won or lost.
    pub(super) closed: Option<Date>,
    /// Where it stands.
    pub(super) standing: Standing,
    /// Why it ended so.
    pub(super) reason: Option<String>,
}

/// Something that was done, as a file knows it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Act {
    /// A name that is the same whenever the same act comes; without one it is
    /// made of what the act says.
    pub(super) id: Option<String>,
    /// The kind, perhaps a general one.
    pub(super) kind: String,
    /// What it was about, which may tell the kind better.
    pub(super) subject: Option<String>,
    /// When.
    pub(super) when: When,
    /// Minutes it took.
    pub(super) minutes: Option<i64>,
    /// How many.
    pub(super) quantity: i64,
    /// What it led to.
    pub(super) outcome: Option<Outcome>,
    /// Who took part.
    pub(super) people: Vec<Who>,
    /// With which firm.
    pub(super) firm: Firm,
    /// For which deal: its id in the program, or its title.
    pub(super) deal: Option<String>,
    /// What should be remembered.
    pub(super) note: Option<String>,
}

impl Act {
    /// An act of a kind of which nothing else is known.
    pub(super) fn new(kind: &str, when: When) -> Self {
        Self {
            id: None,
            kind: kind.to_owned(),
            subject: None,
            when,
            minutes: None,
            quantity: 1,
            outcome: None,
            people: Vec::new(),
            firm: Firm::default(),
            deal: None,
            note: None,
        }
    }
}

/// A day, and the time of it where the file says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum When {
    /// A day.
    Day(Date),
    /// A time of a day, wherever the member is.
    Local(Date, Time),
    /// A moment.
    Moment(Timestamp),
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(date) => date.fmt(f),
            Self::Local(date, time) => date.to_datetime(*time).fmt(f),
            Self::Moment(at) => at.fmt(f),
        }
    }
}
