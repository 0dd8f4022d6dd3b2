//! An act that was seen, with what the member knows of those on it.

use crate::sighting::{Flow, Seen};
use crate::vocabulary::{Relationship, words};

use super::address::domain;

words! {
    /// What sort of thing was seen.
    Sort {
        /// A mail.
        Mail = "mail",
        /// A meeting in a calendar.
        Meeting = "meeting",
        /// Something that was published.
        Entry = "entry",
        /// An invitation to connect.
        Invitation = "invitation",
        /// A line in the words of a log.
        Line = "line",
    }
}

impl Sort {
    /// The sort of what was seen.
    pub const fn of(seen: &Seen) -> Self {
        match seen {
            Seen::Mail { .. } => Self::Mail,
            Seen::Meeting { .. } => Self::Meeting,
            Seen::Entry { .. } => Self::Entry,
            Seen::Invitation { .. } => Self::Invitation,
            Seen::Line { .. } => Self::Line,
        }
    }
}

/// Somebody on an act besides the member, as far as they are known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Who {
    /// What they are called in a reason: the address, else the name.
    pub label: String,
    /// The e-mail address as compared.
    pub address: Option<String>,
    /// How they, or else their organisation, stand to the member; none when
    /// that was never said.
    pub relationship: Option<Relationship>,
    /// Whether they had written to the member when it happened.
    pub wrote: bool,
    /// Whether they are the member, or of the member's own firm.
    pub own: bool,
}

impl Who {
    /// Whether they buy, or bought once.
    pub fn bought(&self) -> bool {
        let with = self.relationship;
        with == Some(Relationship::Client) || with == Some(Relationship::Lapsed)
    }

    /// The domain of the address.
    pub fn domain(&self) -> Option<&str> {
        self.address.as_deref().and_then(domain)
    }
}

/// An act as the rules look at it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Act {
    /// The source that saw it.
    pub source: String,
    /// What sort of thing it was.
    pub sort: Sort,
    /// From whom it came; what has no direction came from the member.
    pub flow: Flow,
    /// Whether it answers another mail.
    pub reply: bool,
    /// Whether it went to a list, or was sent by a program.
    pub bulk: bool,
    /// Everyone on it besides the member.
    pub people: Vec<Who>,
    /// The subject or title; empty when there is none.
    pub title: String,
    /// How long it took, in minutes.
    pub minutes: Option<u32>,
}

impl Act {
    /// What was seen, with who is on it, in the order of the sighting.
    pub fn new(source: &str, seen: &Seen, people: Vec<Who>) -> Self {
        let blank = Self {
            source: source.to_owned(),
            sort: Sort::of(seen),
            flow: Flow::Out,
            reply: false,
            bulk: false,
            people,
            title: String::new(),
            minutes: None,
        };
        match seen {
            Seen::Mail {
                flow,
                subject,
                reply,
                bulk,
                ..
            } => Self {
                flow: *flow,
                reply: *reply,
                bulk: *bulk,
                title: subject.clone().unwrap_or_default(),
                ..blank
            },
            Seen::Meeting { title, minutes, .. } => Self {
                title: title.clone(),
                minutes: *minutes,
                ..blank
            },
            Seen::Entry { title, .. } => Self {
                title: title.clone(),
                ..blank
            },
            Seen::Invitation { flow, .. } => Self {
                flow: *flow,
                ..blank
            },
            Seen::Line { text } => Self {
                title: text.clone(),
                ..blank
            },
        }
    }

    /// Those on it who are not of the member's own firm.
    pub fn outside(&self) -> impl Iterator<Item = &Who> {
        self.people.iter().filter(|who| !who.own)
    }
}
