//! Which kind an act of another program is.

use std::collections::HashMap;

use jiff::civil::Date;
use legwork_core::parse::{self, Setting};
use legwork_core::vocabulary::{Outcome, Relationship};

use crate::service::book::Book;
use crate::service::sheet::heads::letters;

/// What another program's word for an act is here: a general kind.
pub(super) fn general(word: &str) -> Option<&'static str> {
    let plain = letters(word);
    let plain = plain.strip_suffix('s').unwrap_or(&plain);
    Some(match plain {
        "call" | "phonecall" | "telephone" | "phone" | "anruf" | "telefonat" | "appel"
        | "appeltelephonique" => "call",
        "email" | "mail" | "emailsent" | "listemail" => "email",
        "meeting" | "event" | "appointment" | "visit" | "besprechung" | "termin" | "reunion"
        | "rendezvou" | "besuch" | "lunch" | "coffee" | "dinner" | "mittagessen" => "meeting",
        "demo" | "demonstration" => "demo",
        "linkedin" | "linkedinmessage" | "inmail" | "linkedininmail" => "linkedin-message",
        "sm" | "whatsapp" | "message" | "chat" => "message",
        "task" | "todo" | "followup" | "aufgabe" | "tache" | "deadline" => "follow-up",
        "note" | "notiz" => "crm",
        "proposal" | "quote" | "angebot" => "proposal",
        _ => return None,
    })
}

/// What a call or a meeting led to, by another program's word.
pub(super) fn outcome(word: &str) -> Option<Outcome> {
    let plain = letters(word);
    Some(match plain.as_str() {
        "connected" | "conversation" | "answered" | "spoke" => Outcome::Conversation,
        "leftvoicemail" | "voicemail" | "leftmessage" | "leftlivemessage" => Outcome::Voicemail,
        "noanswer" | "busy" | "wrongnumber" | "missed" | "failed" | "gatekeeper" => {
            Outcome::NoAnswer
        }
        "replied" | "reply" => Outcome::Reply,
        "meetingbooked" | "meetingscheduled" | "booked" => Outcome::MeetingBooked,
        "held" | "meetingheld" => Outcome::MeetingHeld,
        "noshow" => Outcome::NoShow,
        "notinterested" | "declined" => Outcome::Declined,
        "referral" => Outcome::Referral,
        "proposal" | "proposalsent" => Outcome::Proposal,
        "won" => Outcome::Won,
        _ => return None,
    })
}

/// The kinds of a workspace, and what subjects were read as before.
pub(super) struct Kinds {
    book: Book,
    today: Date,
    day_first: bool,
    read: HashMap<String, Option<String>>,
    narrowed: HashMap<(String, Relationship), String>,
}

/// So many subjects are remembered.
const REMEMBERED: usize = 10_000;

impl Kinds {
    /// The kinds of a workspace.
    pub(super) fn new(book: Book, today: Date, day_first: bool) -> Self {
        Self {
            book,
            today,
            day_first,
            read: HashMap::new(),
            narrowed: HashMap::new(),
        }
    }

    /// The kind that words name: one of the member's own or of the catalogue.
    pub(super) fn named(&mut self, words: &str) -> Option<String> {
        if let Some(known) = self.read.get(words) {
            return known.clone();
        }
        let slug = words.trim().to_lowercase();
        let found = match self.book.find(&slug) {
            Some(kind) => Some(kind.slug.to_string()),
            None => self.parsed(words),
        };
        if self.read.len() < REMEMBERED {
            self.read.insert(words.to_owned(), found.clone());
        }
        found
    }

    /// The kind that a subject names. Reading one takes as long as writing ten
    /// rows, so that of very many different ones only the first are read.
    fn subject(&mut self, words: &str) -> Option<String> {
        let known = self.read.contains_key(words) || self.read.len() < REMEMBERED;
        known.then(|| self.named(words))?
    }

    /// Whether there is a kind of this slug.
    pub(super) fn is_known(&self, slug: &str) -> bool {
        self.book.find(slug).is_some()
    }

    /// The kind that words name, if it is part of selling.
    pub(super) fn selling(&mut self, words: &str) -> Option<String> {
        let slug = self.named(words)?;
        let kind = self.book.find(&slug)?;
        kind.selling.then_some(slug)
    }

    fn parsed(&self, words: &str) -> Option<String> {
        let short: String = words.chars().take(200).collect();
        let setting = Setting {
            day_first: self.day_first,
            kinds: self.book.own(),
            ..Setting::new(self.today)
        };
        // What is no kind is named all the same, as one that could be added.
        let kind = parse::log(&short, &setting).kind;
        kind.filter(|slug| self.is_known(slug))
    }

    /// The kind of an act: the general one, better if the subject says it is a
    /// sort of that, or if there is one for people who stand so to the member.
    pub(super) fn kind(
        &mut self,
        general: &str,
        subject: Option<&str>,
        relationship: Option<Relationship>,
    ) -> String {
        if let Some(slug) = subject.and_then(|subject| self.subject(subject)) {
            let better = self
                .book
                .find(&slug)
                .is_some_and(|kind| kind.counts_for(general));
            if better && slug != general {
                return slug;
            }
        }
        let Some(relationship) = relationship else {
            return general.to_owned();
        };
        let key = (general.to_owned(), relationship);
        if let Some(known) = self.narrowed.get(&key) {
            return known.clone();
        }
        let slug = self.narrower(general, relationship);
        self.narrowed.insert(key, slug.clone());
        slug
    }

    fn narrower(&self, general: &str, relationship: Relationship) -> String {
        let for_all = self
            .book
            .find(general)
            .is_some_and(|kind| kind.audience.is_none());
        let audience = relationship.audience().filter(|_| for_all);
        let fitting = audience.map_or_else(Vec::new, |who| self.book.narrowed(general, who));
        // A cold call is more than a call to a prospect: it is the first.
        let found = fitting.iter().find(|kind| !kind.slug.starts_with("cold-"));
        found.map_or_else(|| general.to_owned(), |kind| kind.slug.to_string())
    }
}
