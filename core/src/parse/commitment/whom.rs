//! With whom and by which channel, from the stems of the words.

use crate::vocabulary::{Audience, Channel};

/// Those who buy now, or bought.
const CLIENTS: [&str; 4] = ["client", "customer", "homeowner", "account"];

/// Words before them that say they are gone; stems.
const GONE: [&str; 9] = [
    "laps", "former", "past", "dormant", "inactiv", "previous", "old", "lost", "ex",
];

/// Words before them that say they are here; stems.
const HERE: [&str; 4] = ["current", "exist", "activ", "present"];

/// Verbs that add nothing to whom: one reaches people by being in touch.
const TOUCH: [&str; 2] = ["reach", "contact"];

/// Whether `stem` says which people, and nothing of what is done with them.
fn says_who(stem: &str) -> bool {
    [
        &CLIENTS[..],
        &GONE,
        &HERE,
        &TOUCH,
        &["referral", "referrer", "sourc"],
    ]
    .iter()
    .any(|list| list.contains(&stem))
}

/// Whether people are named of whom one already knows that they buy or bought,
/// so that reaching them is an act and not a result.
pub(super) fn known(stems: &[String]) -> bool {
    let has = |list: &[&str]| stems.iter().any(|s| list.contains(&s.as_str()));
    has(&CLIENTS) && (has(&HERE) || has(&GONE))
}

/// The kind of "one lapsed client": words (stems that mean something) that
/// name whom and no act are about being in touch.
pub(super) fn touch(stems: &[String]) -> Option<&'static str> {
    if !stems.iter().all(|s| says_who(s)) {
        return None;
    }
    match audience(stems)? {
        Audience::Lapsed => Some("lapsed-touch"),
        Audience::Client => known(stems).then_some("client-touch"),
        Audience::Referrer => Some("referrer-touch"),
        Audience::Prospect | Audience::Partner => None,
    }
}

/// Whom the words name.
pub(super) fn audience(stems: &[String]) -> Option<Audience> {
    let has = |list: &[&str]| stems.iter().any(|s| list.contains(&s.as_str()));
    let near = |first: &[&str], then: &[&str]| {
        stems.iter().enumerate().any(|(at, s)| {
            first.contains(&s.as_str())
                && stems[at + 1..]
                    .iter()
                    .take(4)
                    .any(|t| then.contains(&t.as_str()))
        })
    };
    if near(&GONE, &CLIENTS) {
        Some(Audience::Lapsed)
    } else if near(&["referral", "refer"], &["sourc", "partner"])
        || has(&["referrer"])
        || near(&["center", "centr"], &["influenc"])
    {
        Some(Audience::Referrer)
    } else if has(&["prospect", "lead", "stranger", "buyer"]) {
        Some(Audience::Prospect)
    } else if has(&["client", "customer", "homeowner"]) {
        Some(Audience::Client)
    } else if has(&["partner"]) {
        Some(Audience::Partner)
    } else {
        None
    }
}

/// By which channel the words go.
pub(super) fn channel(stems: &[String]) -> Option<Channel> {
    let has = |list: &[&str]| stems.iter().any(|s| list.contains(&s.as_str()));
    let list: [(&[&str], Channel); 7] = [
        (&["linkedin"], Channel::Linkedin),
        (
            &["instagram", "facebook", "twiter", "tiktok", "social"],
            Channel::Social,
        ),
        (&["email"], Channel::Email),
        (&["phon", "phone", "call", "dial"], Channel::Phone),
        (&["text", "sms", "whatsap", "dm"], Channel::Message),
        (&["leter", "postcard"], Channel::Mail),
        (&["blog", "podcast", "youtub", "websit"], Channel::Web),
    ];
    list.iter()
        .find(|(words, _)| has(words))
        .map(|&(_, channel)| channel)
}
