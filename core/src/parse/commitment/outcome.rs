//! The control test: is this something one does, or something that happens?

use crate::kind::stem::stem;
use crate::parse::lex::Token;
use crate::vocabulary::Class;

/// Verbs whose object is a result whatever it is.
const RESULTS: [&str; 17] = [
    "win", "won", "earn", "gain", "acquir", "convert", "grow", "grew", "increas", "doubl", "tripl",
    "boost", "achiev", "attain", "surpas", "outsel", "lose",
];

/// Verbs that name a result when their object does.
const WEAK: [&str; 24] = [
    "clos", "close", "sell", "sel", "sign", "land", "get", "mak", "make", "generat", "hit",
    "reach", "bring", "secur", "obtain", "add", "onboard", "have", "limit", "rais", "take", "put",
    "need", "book",
];

/// Nouns of results.
const NOUNS: [&str; 27] = [
    "deal",
    "sale",
    "revenu",
    "client",
    "customer",
    "subscriber",
    "follower",
    "transaction",
    "contract",
    "profit",
    "incom",
    "commission",
    "signup",
    "closing",
    "order",
    "turnover",
    "mrr",
    "arr",
    "win",
    "logo",
    "lead",
    "referral",
    "unit",
    "policy",
    "donor",
    "sponsor",
    "trial",
];

/// Nouns that are results even without a verb.
const PURE: [&str; 14] = [
    "deal",
    "sale",
    "revenu",
    "transaction",
    "contract",
    "profit",
    "incom",
    "subscriber",
    "follower",
    "signup",
    "clos",
    "order",
    "mrr",
    "closing",
];

/// Classes the plain words of a commitment; `money` says that money is counted.
pub(super) fn class(words: &[Token], noun: &str, money: bool) -> Class {
    let stems: Vec<String> = words
        .iter()
        .filter(|t| t.is_word())
        .map(|t| stem(&t.text))
        .collect();
    let Some(verb) = stems.first() else {
        return if money {
            Class::Outcome
        } else {
            Class::Activity
        };
    };
    let next = stems.get(1).map_or("", String::as_str);
    let reach_out = verb == "reach" && next == "out";
    let noun = stem(noun.split(' ').next_back().unwrap_or(""));
    let named = |list: &[&str]| {
        list.contains(&noun.as_str())
            || (noun == "person" || noun == "time")
                && stems
                    .iter()
                    .skip(1)
                    .take(3)
                    .any(|s| list.contains(&s.as_str()))
    };
    let new_client = verb == "new" && (next == "client" || next == "customer");
    let strong = RESULTS.contains(&verb.as_str()) && next != "out";
    let weak = WEAK.contains(&verb.as_str())
        && !reach_out
        && verb != "book"
        && named(&NOUNS)
        && !stems
            .iter()
            .any(|s| matches!(s.as_str(), "call" | "ask" | "contact" | "touch" | "meet"));
    let earned = money
        && matches!(
            verb.as_str(),
            "mak"
                | "make"
                | "bil"
                | "generat"
                | "invoic"
                | "sel"
                | "sell"
                | "clos"
                | "book"
                | "bring"
                | "get"
                | "hit"
                | "reach"
        );
    let bare =
        PURE.contains(&verb.as_str()) && stems.len() <= 2 && next != "call" && next != "meet";
    let sold = matches!(verb.as_str(), "sel" | "sell" | "sold") && !noun.is_empty();
    if strong || weak || earned || new_client || bare || sold {
        Class::Outcome
    } else {
        Class::Activity
    }
}
