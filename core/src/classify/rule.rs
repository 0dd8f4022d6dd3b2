//! A rule: when it fits, and what then.

use serde::{Deserialize, Serialize};

use super::act::Sort;
use crate::sighting::Flow;
use crate::vocabulary::words;

words! {
    /// How sure a rule is of what it says.
    Confidence {
        /// Wrong now and then at most.
        High = "high",
        /// Right more often than not.
        Middle = "middle",
        /// A guess.
        Low = "low",
    }
}

words! {
    /// Whom an act must be with. One of those on it who are not of the
    /// member's own firm is enough.
    Whom {
        /// Somebody who buys.
        Client = "client",
        /// Somebody who bought once.
        Lapsed = "lapsed",
        /// Somebody who is to buy.
        Prospect = "prospect",
        /// Somebody who is to buy and had written to the member.
        ProspectWhoWrote = "prospect-who-wrote",
        /// Somebody who sends work.
        Referrer = "referrer",
        /// Somebody one sells with.
        Partner = "partner",
        /// Somebody who had written to the member.
        Wrote = "wrote",
        /// Somebody who had not, and never bought.
        NeverWrote = "never-wrote",
        /// Anybody from outside.
        Anyone = "anyone",
        /// Nobody from outside.
        Nobody = "nobody",
    }
}

/// When a rule fits: everything that is said must hold.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct When {
    /// What sort of thing was seen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seen: Option<Sort>,
    /// From whom it came.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub flow: Option<Flow>,
    /// Whether it answers another mail.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reply: Option<bool>,
    /// Whether it went to a list, or was sent by a program.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bulk: Option<bool>,
    /// With whom it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub whom: Option<Whom>,
    /// An address that somebody on it has: `ann@acme.example`, or all of a
    /// domain: `@acme.example`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// Words that stand in the subject or title, next to each other; small and
    /// capital letters are alike.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
    /// From so many people outside on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub least: Option<u32>,
    /// Up to so many people outside.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub most: Option<u32>,
    /// A word of the name of the source, such as `feed` or `newsletter`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

/// What a rule says of what it fits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "snake_case")]
pub enum Then {
    /// It is proposed as an activity.
    Log {
        /// The slug of the kind. None leaves it to the rules below, or to the
        /// words of a line.
        kind: Option<String>,
        /// How sure that is.
        confidence: Confidence,
        /// Whether it is taken over at once. Where the kind is left to the
        /// rules below, only when those are sure.
        accept: bool,
    },
    /// It is left out.
    Ignore,
}

/// One rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rule {
    /// When it fits.
    pub when: When,
    /// What then.
    pub then: Then,
}

impl Rule {
    /// The rule as a sentence; `title` names the kind of a slug.
    pub fn says(&self, title: impl Fn(&str) -> String) -> String {
        let then = match &self.then {
            Then::Ignore => "is left out".to_owned(),
            Then::Log {
                kind: None, accept, ..
            } if *accept => "is taken over at once where the rules below are sure".to_owned(),
            Then::Log { kind: None, .. } if self.when.seen == Some(Sort::Line) => {
                "is what it says".to_owned()
            }
            Then::Log { kind: None, .. } => "is what the rules below say".to_owned(),
            Then::Log {
                kind: Some(kind),
                accept,
                ..
            } => {
                let at_once = if *accept { ", taken over at once" } else { "" };
                format!("is: {}{at_once}", title(kind))
            }
        };
        format!("{} {then}", self.when.says())
    }
}

impl When {
    /// When it fits, as the subject of a sentence.
    pub fn says(&self) -> String {
        let joint = self.joint();
        let also = self.address.as_ref().map_or(joint, |_| "and");
        let source = self.source.as_ref();
        let source = source.map(|source| format!(" from '{source}'"));
        let address = self.address.as_ref();
        let address = address.map(|address| format!(" {joint} {address}"));
        let whom = self.whom.map(|whom| format!(" {also} {}", whom.noun()));
        let words = self.words.as_ref();
        let words = words.map(|words| format!(" with '{words}' in its title"));
        let parts = [source, address, whom, Some(self.crowd()), words];
        parts
            .into_iter()
            .flatten()
            .fold(self.noun(), |said, part| said + &part)
    }

    fn noun(&self) -> String {
        let from = match (self.flow, self.seen) {
            (Some(Flow::In), _) => "received ",
            (Some(Flow::Out), Some(Sort::Mail | Sort::Invitation)) => "sent ",
            _ => "",
        };
        let bulk = match self.bulk {
            Some(true) => "mass ",
            Some(false) => "personal ",
            None => "",
        };
        let noun = match (self.seen, self.reply) {
            (Some(Sort::Mail), Some(true)) => "answer by mail",
            (Some(Sort::Mail), Some(false)) => "new mail",
            (Some(Sort::Mail), None) => "mail",
            (Some(Sort::Meeting), _) => "a meeting",
            (Some(Sort::Entry), _) => "something published",
            (Some(Sort::Invitation), _) => "invitation to connect",
            (Some(Sort::Line), _) => "a line of your own",
            (None, _) => "anything",
        };
        format!("{from}{bulk}{noun}")
    }

    const fn joint(&self) -> &'static str {
        match (self.seen, self.flow) {
            (_, Some(Flow::In)) => "from",
            (Some(Sort::Mail | Sort::Invitation), _) => "to",
            _ => "with",
        }
    }

    fn crowd(&self) -> String {
        match (self.least, self.most) {
            (None, None) => String::new(),
            (Some(least), None) => format!(" with {least} people or more"),
            (None, Some(most)) => format!(" with at most {most} people"),
            (Some(least), Some(most)) if least == most => format!(" with {least} people"),
            (Some(least), Some(most)) => format!(" with {least} to {most} people"),
        }
    }
}

impl Whom {
    const fn noun(self) -> &'static str {
        match self {
            Self::Client => "a client",
            Self::Lapsed => "a lapsed client",
            Self::Prospect => "a prospect",
            Self::ProspectWhoWrote => "a prospect who had written to you",
            Self::Referrer => "a referral source",
            Self::Partner => "a partner",
            Self::Wrote => "somebody who had written to you",
            Self::NeverWrote => "somebody who never wrote to you",
            Self::Anyone => "somebody outside your firm",
            Self::Nobody => "nobody outside your firm",
        }
    }
}
