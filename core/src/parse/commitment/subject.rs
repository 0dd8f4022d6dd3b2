//! What is done, with whom, and what is counted.

use std::borrow::Cow;

use super::item::{Item, Marked};
use crate::kind::stem::stem;
use crate::kind::{Kind, find, matcher, slug_of};
use crate::parse::lex::Token;
use crate::vocabulary::{Audience, Channel};

/// What a commitment is about.
pub(super) struct Subject {
    pub(super) slug: Option<Cow<'static, str>>,
    pub(super) selling: bool,
    pub(super) channel: Option<Channel>,
    pub(super) audience: Option<Audience>,
    /// Stems of the kind's nouns: counting those is counting times.
    pub(super) nouns: Vec<String>,
}

/// Words that say nothing about what is done.
const EMPTY: &[&str] = &[
    "a",
    "an",
    "the",
    "to",
    "of",
    "in",
    "on",
    "at",
    "for",
    "with",
    "my",
    "our",
    "your",
    "their",
    "his",
    "her",
    "its",
    "and",
    "or",
    "it",
    "do",
    "does",
    "doing",
    "go",
    "going",
    "get",
    "getting",
    "make",
    "making",
    "have",
    "having",
    "be",
    "is",
    "are",
    "was",
    "take",
    "taking",
    "use",
    "using",
    "more",
    "less",
    "new",
    "some",
    "any",
    "all",
    "this",
    "that",
    "these",
    "those",
    "than",
    "from",
    "by",
    "as",
    "each",
    "every",
    "out",
    "up",
    "down",
    "off",
    "over",
    "about",
    "into",
    "myself",
    "yourself",
    "i",
    "we",
    "you",
    "they",
    "so",
    "just",
    "really",
    "very",
    "least",
    "most",
    "will",
    "would",
    "should",
    "can",
    "per",
    "day",
    "days",
    "week",
    "time",
    "times",
    "eat",
    "eating",
    "drink",
    "drinking",
    "spend",
    "spending",
    "one",
    "change",
    "s",
    "not",
    "no",
    "stop",
    "only",
    "other",
    "what",
    "who",
    "when",
    "where",
    "try",
    "keep",
    "nd",
    "reduce",
    "reducing",
    "limit",
    "limiting",
    "cut",
    "cutting",
    "back",
    "put",
    "something",
    "st",
    "rd",
    "th",
];

/// Words that show that a sentence is about selling.
const SELLING: &[&str] = &[
    "client", "customer", "prospect", "lead", "sale", "sell", "busines", "market", "crm",
    "pipelin", "deal", "referral", "referrer", "network", "contact", "linkedin", "campaign",
    "account", "pitch", "proposal",
];

/// The subject in the plain words of a commitment.
pub(super) fn subject(words: &[Token], kinds: &[Kind]) -> Subject {
    let stems: Vec<String> = words.iter().map(|t| stem(&t.text)).collect();
    let audience = audience(&stems);
    let channel = channel(&stems);
    if let Some(found) = matcher::find_in(words, kinds) {
        let kind = found.kind;
        return Subject {
            slug: Some(kind.slug.clone()),
            selling: kind.selling || sells(&stems),
            channel: kind.channel.or(channel),
            audience: audience.or(kind.audience.filter(|_| kind.slug != "prospecting")),
            nouns: nouns(kind),
        };
    }
    let slug = own_slug(words);
    let selling = audience.is_some() || sells(&stems);
    Subject {
        slug: slug.map(Cow::Owned),
        selling,
        channel,
        audience,
        nouns: Vec::new(),
    }
}

fn sells(stems: &[String]) -> bool {
    stems.iter().any(|s| SELLING.contains(&s.as_str()))
}

fn nouns(kind: &Kind) -> Vec<String> {
    let mut nouns = Vec::new();
    for name in kind
        .one
        .split(' ')
        .chain(kind.phrases.iter().flat_map(|p| p.split([' ', '|'])))
    {
        nouns.push(stem(&name.to_lowercase()));
    }
    nouns
}

/// A short name from the person's own words: the first two that mean something.
fn own_slug(words: &[Token]) -> Option<String> {
    let full = words
        .iter()
        .filter(|t| t.is_word() && !EMPTY.contains(&t.text.as_str()));
    let first: Vec<&str> = full.map(|t| t.text.as_str()).take(2).collect();
    if !first.is_empty() {
        return Some(slug_of(first));
    }
    let any: Vec<&str> = words
        .iter()
        .filter(|t| t.is_word() && t.text.len() > 1)
        .map(|t| t.text.as_str())
        .take(2)
        .collect();
    (any.len() == 2).then(|| slug_of(any))
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
    const CLIENTS: [&str; 4] = ["client", "customer", "homeowner", "account"];
    const GONE: [&str; 10] = [
        "laps", "former", "past", "dormant", "inactiv", "previou", "previous", "old", "lost", "ex",
    ];
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
fn channel(stems: &[String]) -> Option<Channel> {
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

/// The unit of a count from the words after it: `people` for persons, `times`
/// for the kind's own noun, else the noun itself.
pub(super) fn counted(
    tokens: &[Token],
    items: &[Marked],
    count: usize,
    subject: &Subject,
) -> Cow<'static, str> {
    let run = run(tokens, items, count);
    let stems: Vec<String> = run.iter().map(|word| stem(word)).collect();
    let Some((head, noun)) = stems.last().zip(run.last()) else {
        return Cow::Borrowed("times");
    };
    if PEOPLE.contains(&head.as_str()) {
        return Cow::Borrowed("people");
    }
    let own_unit = subject.slug.as_deref().and_then(find).is_some_and(|k| {
        k.slug == "points" || k.slug == "walk" || k.slug == "reading" || k.slug == "content"
    });
    if !own_unit && subject.nouns.contains(head) || ACTS.contains(&head.as_str()) {
        return Cow::Borrowed("times");
    }
    Cow::Owned((*noun).to_owned())
}

const PEOPLE: [&str; 22] = [
    "person",
    "client",
    "customer",
    "prospect",
    "contact",
    "lead",
    "homeowner",
    "partner",
    "friend",
    "connection",
    "profesional",
    "member",
    "buyer",
    "seler",
    "stranger",
    "visitor",
    "agent",
    "founder",
    "candidat",
    "investor",
    "decision",
    "colleagu",
];

/// Nouns of acts: counting them is counting times.
const ACTS: [&str; 14] = [
    "call",
    "dial",
    "email",
    "meet",
    "post",
    "visit",
    "sesion",
    "workout",
    "session",
    "messag",
    "appointment",
    "conversation",
    "touch",
    "attempt",
];

/// The words after a count, up to the first that closes the noun.
fn run<'a>(tokens: &'a [Token], items: &[Marked], count: usize) -> Vec<&'a str> {
    const CLOSERS: [&str; 33] = [
        "to",
        "for",
        "with",
        "on",
        "in",
        "from",
        "of",
        "per",
        "by",
        "at",
        "about",
        "that",
        "who",
        "whom",
        "during",
        "before",
        "after",
        "via",
        "through",
        "into",
        "using",
        "each",
        "and",
        "without",
        "as",
        "around",
        "targeting",
        "until",
        "against",
        "if",
        "when",
        "where",
        "so",
    ];
    let mut run = Vec::new();
    for marked in items.iter().skip(count + 1).take(8) {
        let token = &tokens[marked.from];
        let end =
            run.len() >= 6 || marked.item != Item::Word || CLOSERS.contains(&token.text.as_str());
        if end && !(run.is_empty() && token.is("of")) {
            break;
        }
        if token.is_word() && !token.is("of") {
            run.push(token.text.as_str());
        } else if token.is("/") {
            break;
        }
    }
    run
}
