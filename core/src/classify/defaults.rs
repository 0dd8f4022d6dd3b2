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

fn ignore(when: When, because: &'static str) -> BuiltIn {
    BuiltIn {
        rule: Rule {
            when,
            then: Then::Ignore,
        },
        because,
    }
}

fn log(when: When, kind: &str, confidence: Confidence) -> BuiltIn {
    BuiltIn {
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
        ignore(received, "received, not sent"),
        ignore(bulk, "sent to a list or by a program"),
        ignore(to(Whom::Nobody), "only to yourself or your own firm"),
        log(everybody, "newsletter", Low),
        log(to(Whom::Client), "client-email", High),
        log(to(Whom::Lapsed), "lapsed-touch", High),
        log(to(Whom::Referrer), "referrer-touch", High),
        log(to(Whom::Partner), "partner-touch", High),
        log(answer(to(Whom::Prospect)), "follow-up", High),
        log(answer(mail()), "follow-up", Middle),
        log(to(Whom::ProspectWhoWrote), "prospect-touch", High),
        log(to(Whom::Wrote), "email", Middle),
        log(to(Whom::NeverWrote), "cold-email", High),
    ]
}

fn meetings() -> Vec<BuiltIn> {
    use Confidence::{High, Middle};
    let of = |whom| with(Sort::Meeting, whom);
    vec![
        ignore(of(Whom::Nobody), "nobody from outside takes part"),
        log(of(Whom::Client), "client-meeting", High),
        log(of(Whom::Prospect), "prospect-meeting", High),
        log(of(Whom::Referrer), "referrer-meeting", High),
        log(of(Whom::Lapsed), "meeting", High),
        log(of(Whom::Partner), "meeting", High),
        log(of(Whom::Wrote), "meeting", High),
        log(of(Whom::Anyone), "meeting", Middle),
    ]
}

fn entries() -> Vec<BuiltIn> {
    use Confidence::{High, Middle};
    let from = |word: &str| When {
        source: Some(word.to_owned()),
        ..when(Sort::Entry)
    };
    vec![
        log(from("newsletter"), "newsletter", High),
        log(from("podcast"), "podcast", High),
        log(from("linkedin"), "linkedin-post", High),
        log(from("blog"), "blog-post", High),
        log(when(Sort::Entry), "blog-post", Middle),
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
        ignore(received, "an invitation to you, not from you"),
        log(when(Sort::Invitation), "linkedin-invite", Confidence::High),
        BuiltIn {
            rule: Rule {
                when: when(Sort::Line),
                then: line,
            },
            because: "",
        },
    ]
}
