//! What a connector saw: acts of the member, and of others towards the member,
//! as far as mail, calendars, feeds and files tell. No text of a message is
//! ever part of it.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::vocabulary::words;

words! {
    /// From whom something came.
    Flow {
        /// From the member to others.
        Out = "out",
        /// From others to the member.
        In = "in",
    }
}

/// Somebody as a mail, a calendar or an archive names them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Contact {
    /// The name as written there.
    pub name: Option<String>,
    /// The e-mail address as written there.
    pub email: Option<String>,
    /// The page of their profile.
    pub link: Option<String>,
}

/// One thing that was seen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sighting {
    /// Its name at the source. The same thing has the same name whenever it is
    /// looked at, so that nothing is proposed twice.
    pub source_id: String,
    /// The day on which it happened, where the member is.
    pub day: Date,
    /// What it was.
    pub what: Seen,
}

/// What was seen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "seen", rename_all = "snake_case")]
pub enum Seen {
    /// A mail: its headers, never its text.
    Mail {
        /// From whom.
        flow: Flow,
        /// Everyone else on it: the receivers of the member's mail, or who
        /// wrote to the member.
        people: Vec<Contact>,
        /// The subject.
        subject: Option<String>,
        /// Whether it answers another mail.
        reply: bool,
        /// Whether it went to a list, or was sent by a program (RFC 2369,
        /// RFC 3834).
        bulk: bool,
    },
    /// A meeting in a calendar.
    Meeting {
        /// What it is called.
        title: String,
        /// Who takes part besides the member, and did not decline.
        people: Vec<Contact>,
        /// How long, in minutes; none when it lasts whole days.
        minutes: Option<u32>,
    },
    /// Something that was published.
    Entry {
        /// What it is called.
        title: String,
        /// Where it can be read.
        link: Option<String>,
        /// By whom, where the source says so.
        author: Option<String>,
    },
    /// An invitation to connect.
    Invitation {
        /// From whom.
        flow: Flow,
        /// The other one.
        person: Contact,
        /// Whether it was accepted.
        accepted: bool,
    },
    /// A line in the words of a log, as mailed to oneself or put in a file.
    Line {
        /// The line.
        text: String,
    },
}
