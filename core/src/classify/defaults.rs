//! The rules that hold until the member says otherwise. They come after the
//! member's own.

use super::act::Sort;
use super::rule::{Confidence, Rule, Then, When, Whom};
use crate::sighting::Flow;

/// From so many receivers on, a mail is taken for one to everybody.
const EVERYBODY: u32 = 20;

/// A rule that ships with Legwork.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BuiltIn {
    /// Its name, which stays the same for ever.
    pub name: &'static str,
    /// The rule.
    pub rule: Rule,
    /// Why something is left out by it.
    pub because: &'static str,
}

const fn when(seen: Sort) -> When {
    When {
        seen: Some(seen),
        flow: None,
        reply: None,
        bulk: None,
        whom: None,
        address: None,
        words: None,
        least: None,
        most: None,
        source: None,
    }
}

const fn with(seen: Sort, whom: Whom) -> When {
    let mut when = when(seen);
    when.whom = Some(whom);
    when
}

fn ignore(name: &'static str, when: When, because: &'static str) -> BuiltIn {
    BuiltIn {
        name,
        rule: Rule {
            when,
            then: Then::Ignore,
        },
        because,
    }
}

fn log(name: &'static str, when: When, kind: &str, confidence: Confidence) -> BuiltIn {
    BuiltIn {
        name,
        rule: Rule {
            when,
            then: Then::Log {
                kind: Some(kind.to_owned()),
                confidence,
                accept: false,
            },
        },
        because: "",
    }
}

impl BuiltIn {
    /// Whether it cannot be switched off: what others did is never an act of
    /// the member's.
    pub fn stays(&self) -> bool {
        self.rule.when.flow == Some(Flow::In)
    }
}

/// The rules that ship with Legwork, in order.
pub fn defaults() -> Vec<BuiltIn> {
    let parts = [mail(), meetings(), entries(), rest()];
    parts.into_iter().flatten().collect()
}

fn mail() -> Vec<BuiltIn> {
    use Confidence::{High, Low, Middle};
    let mail = || when(Sort::Mail);
    let to = |whom| with(Sort::Mail, whom);
    let answer = |when| When {
        reply: Some(true),
        ..when
    };
    let received = When {
        flow: Some(Flow::In),
        ..mail()
    };
    let bulk = When {
        bulk: Some(true),
        ..mail()
    };
    let everybody = When {
        least: Some(EVERYBODY),
        ..mail()
    };
    vec![
        ignore("mail-received", received, "received: no act of yours"),
        ignore("mail-bulk", bulk, "sent to a list or by a program"),
        ignore(
            "mail-own-firm",
            to(Whom::Nobody),
            "only to yourself or your own firm",
        ),
        log("mail-everybody", everybody, "newsletter", Low),
        log("mail-client", to(Whom::Client), "client-email", High),
        log("mail-lapsed", to(Whom::Lapsed), "lapsed-touch", High),
        log("mail-referrer", to(Whom::Referrer), "referrer-touch", High),
        log("mail-partner", to(Whom::Partner), "partner-touch", High),
        log(
            "mail-answer-prospect",
            answer(to(Whom::Prospect)),
            "follow-up",
            High,
        ),
        log("mail-answer", answer(mail()), "follow-up", Middle),
        log(
            "mail-prospect",
            to(Whom::ProspectWhoWrote),
            "prospect-touch",
            High,
        ),
        log("mail-wrote", to(Whom::Wrote), "email", Middle),
        log("mail-cold", to(Whom::NeverWrote), "cold-email", High),
    ]
}

fn meetings() -> Vec<BuiltIn> {
    use Confidence::{High, Middle};
    let of = |whom| with(Sort::Meeting, whom);
    vec![
        ignore(
            "meeting-own-firm",
            of(Whom::Nobody),
            "nobody from outside takes part",
        ),
        log("meeting-client", of(Whom::Client), "client-meeting", High),
        log(
            "meeting-prospect",
            of(Whom::Prospect),
            "prospect-meeting",
            High,
        ),
        log(
            "meeting-referrer",
            of(Whom::Referrer),
            "referrer-meeting",
            High,
        ),
        log("meeting-lapsed", of(Whom::Lapsed), "meeting", High),
        log("meeting-partner", of(Whom::Partner), "meeting", High),
        log("meeting-wrote", of(Whom::Wrote), "meeting", High),
        log("meeting-other", of(Whom::Anyone), "meeting", Middle),
    ]
}

fn entries() -> Vec<BuiltIn> {
    use Confidence::{High, Middle};
    let from = |word: &str| When {
        source: Some(word.to_owned()),
        ..when(Sort::Entry)
    };
    vec![
        log("entry-newsletter", from("newsletter"), "newsletter", High),
        log("entry-podcast", from("podcast"), "podcast", High),
        log("entry-linkedin", from("linkedin"), "linkedin-post", High),
        log("entry-blog", from("blog"), "blog-post", High),
        log("entry-other", when(Sort::Entry), "blog-post", Middle),
    ]
}

fn rest() -> Vec<BuiltIn> {
    let received = When {
        flow: Some(Flow::In),
        ..when(Sort::Invitation)
    };
    let line = Then::Log {
        kind: None,
        confidence: Confidence::High,
        accept: false,
    };
    vec![
        ignore(
            "invitation-received",
            received,
            "an invitation to you, not from you",
        ),
        log(
            "invitation-sent",
            when(Sort::Invitation),
            "linkedin-invite",
            Confidence::High,
        ),
        BuiltIn {
            name: "line",
            rule: Rule {
                when: when(Sort::Line),
                then: line,
            },
            because: "",
        },
    ]
}
