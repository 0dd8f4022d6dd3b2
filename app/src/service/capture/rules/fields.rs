//! What is said of a rule: checked, and put into it.

use legwork_core::classify::address::{comparable, is_public};
use legwork_core::classify::{Confidence, Rule, Sort, Then, When};
use legwork_core::sighting::Flow;

use crate::service::book::Book;
use crate::service::kinds::named;
use crate::service::text;
use crate::{Error, Result};

/// Parts of a rule; `None` leaves a part as it is, an empty text takes a
/// condition away.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RuleFields {
    /// What sort of thing: `mail`, `meeting`, `entry`, `invitation`, `line`.
    pub seen: Option<String>,
    /// With whom: `client`, `lapsed`, `prospect`, `referrer`, `partner`,
    /// `wrote`, `never-wrote`, `anyone`, `nobody`.
    pub whom: Option<String>,
    /// An address, or all of a domain: `@acme.example`.
    pub address: Option<String>,
    /// Words in the subject or title.
    pub words: Option<String>,
    /// Whether it answers another mail.
    pub reply: Option<bool>,
    /// From so many people on; 0 takes the condition away.
    pub least: Option<u32>,
    /// Up to so many people; 0 takes the condition away.
    pub most: Option<u32>,
    /// A word of the name of the source.
    pub source: Option<String>,
    /// Propose it as this kind: a slug, or words that name one. An empty text
    /// leaves the kind to the rules below.
    pub kind: Option<String>,
    /// How sure that is: `high`, `middle`, `low`.
    pub confidence: Option<String>,
    /// Take it over at once, or ask.
    pub accept: Option<bool>,
    /// Leave it out.
    pub ignore: bool,
}

/// A new rule of what was said.
pub(super) fn new_rule(book: &Book, fields: &RuleFields) -> Result<Rule> {
    let blank = Rule {
        when: When {
            flow: Some(Flow::Out),
            ..When::default()
        },
        then: Then::Log {
            kind: None,
            confidence: Confidence::High,
            accept: false,
        },
    };
    changed(book, blank, fields)
}

/// A rule with what was said put into it.
pub(super) fn changed(book: &Book, rule: Rule, fields: &RuleFields) -> Result<Rule> {
    let rule = Rule {
        when: when(rule.when, fields)?,
        then: then(book, rule.then, fields)?,
    };
    check(rule)
}

fn when(old: When, fields: &RuleFields) -> Result<When> {
    let word = |text: &Option<String>| {
        text.as_deref()
            .map(|text| text::fold(text).replace(' ', "-"))
    };
    Ok(When {
        seen: match word(&fields.seen) {
            None => old.seen,
            Some(word) if word.is_empty() || word == "anything" => None,
            Some(word) => Some(word.parse()?),
        },
        whom: match word(&fields.whom) {
            None => old.whom,
            Some(word) if word.is_empty() => None,
            Some(word) => Some(word.parse()?),
        },
        address: match &fields.address {
            None => old.address,
            Some(text) if text.trim().is_empty() => None,
            Some(text) => Some(address(text)?),
        },
        words: part("the words", fields.words.as_deref(), old.words)?,
        source: part("the source", fields.source.as_deref(), old.source)?,
        reply: fields.reply.or(old.reply),
        least: bound(fields.least, old.least),
        most: bound(fields.most, old.most),
        ..old
    })
}

/// A text that was said; an empty one takes the condition away.
fn part(what: &str, said: Option<&str>, old: Option<String>) -> Result<Option<String>> {
    match said {
        None => Ok(old),
        Some(text) if text.trim().is_empty() => Ok(None),
        Some(text) => text::title(what, text).map(Some),
    }
}

fn bound(said: Option<u32>, old: Option<u32>) -> Option<u32> {
    said.map_or(old, |count| (count > 0).then_some(count))
}

/// An address, or a domain with its sign.
fn address(text: &str) -> Result<String> {
    let text = text::title("the address", text)?.to_lowercase();
    let domain = text.strip_prefix('@').unwrap_or_default();
    let plain = |c: char| c.is_alphanumeric() || c == '-' || c == '.';
    if domain.contains('.') && domain.chars().all(plain) {
        if is_public(domain) {
            return Err(Error::usage(format!(
                "anybody can have an address at {domain}: name the whole address"
            )));
        }
        return Ok(text);
    }
    comparable(&text).filter(|_| domain.is_empty()).ok_or_else(|| {
        Error::usage(format!(
            "'{text}' is neither an address such as ann@acme.example nor all of a domain such as @acme.example"
        ))
    })
}

fn then(book: &Book, old: Then, fields: &RuleFields) -> Result<Then> {
    let logs = fields.kind.is_some() || fields.accept.is_some() || fields.confidence.is_some();
    if fields.ignore {
        return if logs {
            Err(Error::usage(
                "a rule that leaves something out names no kind and accepts nothing",
            ))
        } else {
            Ok(Then::Ignore)
        };
    }
    if !logs {
        return Ok(old);
    }
    let (kind, confidence, accept) = match old {
        Then::Ignore => (None, Confidence::High, false),
        Then::Log {
            kind,
            confidence,
            accept,
        } => (kind, confidence, accept),
    };
    let kind = match fields.kind.as_deref().map(str::trim) {
        None => kind,
        Some("") => None,
        Some(words) => Some(named(book, words)?.slug.to_string()),
    };
    let confidence = match &fields.confidence {
        None => confidence,
        Some(word) => text::fold(word).parse()?,
    };
    Ok(Then::Log {
        kind,
        confidence,
        accept: fields.accept.unwrap_or(accept),
    })
}

/// Refuses a rule that says nothing.
fn check(rule: Rule) -> Result<Rule> {
    let when = &rule.when;
    if let (Some(least), Some(most)) = (when.least, when.most)
        && least > most
    {
        return Err(Error::usage(format!(
            "nothing has from {least} up to {most} people"
        )));
    }
    if when.reply.is_some() && when.seen != Some(Sort::Mail) {
        return Err(Error::usage("only mail answers something: say --seen mail"));
    }
    let none = When {
        flow: when.flow,
        ..When::default()
    };
    let nothing_to_do = matches!(
        rule.then,
        Then::Log {
            kind: None,
            accept: false,
            ..
        }
    );
    if nothing_to_do {
        return Err(Error::usage("the rule does not say what to do")
            .hint("--kind K proposes it as that kind, --accept takes it over at once, --ignore leaves it out"));
    }
    if *when == none && rule.then == Then::Ignore {
        return Err(Error::usage("the rule would leave out everything")
            .hint("say of what: --seen mail, --address @acme.example, --words \"stand-up\""));
    }
    Ok(rule)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(fields: &RuleFields) -> Result<String> {
        let book = Book::default();
        new_rule(&book, fields).map(|rule| rule.says(str::to_owned))
    }

    #[test]
    fn a_rule_is_a_sentence() {
        let said = read(&RuleFields {
            seen: Some("Mail".into()),
            address: Some("@Acme.Example".into()),
            kind: Some("client email".into()),
            accept: Some(true),
            ..RuleFields::default()
        });
        assert_eq!(
            said.unwrap(),
            "sent mail to @acme.example is: client-email, taken over at once"
        );
    }

    #[test]
    fn a_rule_that_says_nothing_is_refused() {
        let only = |fields: &RuleFields| read(fields).unwrap_err().to_string();
        assert!(only(&RuleFields::default()).contains("what to do"));
        let ignore = RuleFields {
            ignore: true,
            ..RuleFields::default()
        };
        assert!(only(&ignore).contains("everything"));
        let of = |address: &str| RuleFields {
            address: Some(address.into()),
            ..ignore.clone()
        };
        assert!(only(&of("acme")).contains("neither"));
        assert!(only(&of("@gmail.com")).contains("anybody"));
        assert!(read(&of("ann@gmail.com")).is_ok());
    }
}
