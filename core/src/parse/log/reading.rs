//! From the pieces of a log line to its reading.

use super::LogReading;
use super::clock::Impossible;
use super::day::fill_date;
use super::named::{kind_of, own_words};
use super::note::note;
use super::pieces::Pieces;
use super::quantity::{fill_count, refuse_nonsense};
use super::share::{Clause, share_days};
use super::spell::spell;
use super::split::split;
use crate::decimal::Decimal;
use crate::kind::{self, Kind};
use crate::parse::Setting;
use crate::parse::date::{Calendar, Sense};
use crate::parse::lex::{Lexed, lex};

/// Reads a log line. Never fails: what is missing or may be wrong is in
/// `needs`.
pub fn log(text: &str, setting: &Setting<'_>) -> LogReading {
    let lexed = lex(text);
    let mut clauses: Vec<Clause> = split(&lexed, setting)
        .into_iter()
        .map(|part| clause(part, setting))
        .collect();
    share_days(&mut clauses);
    let mut readings = clauses.into_iter().map(|clause| clause.reading);
    let mut first = match readings.next() {
        Some(first) => first,
        None => clause(text, setting).reading,
    };
    first.also = readings.collect();
    text.clone_into(&mut first.input);
    first
}

fn clause(text: &str, setting: &Setting<'_>) -> Clause {
    let mut lexed = lex(text);
    let read = clause_of(&lexed, setting);
    if !read.reading.needs.contains(&"kind") {
        return read;
    }
    let Some(slip) = spell(&mut lexed) else {
        return read;
    };
    let mut again = clause_of(&lexed, setting);
    if again.reading.needs.contains(&"kind") {
        return read;
    }
    if !slip.sure {
        let problem = format!("did you mean '{}'?", slip.word);
        again.reading.ask("kind", problem);
    }
    again
}

fn clause_of(lexed: &Lexed<'_>, setting: &Setting<'_>) -> Clause {
    let text = lexed.source;
    let mut pieces = Pieces::new(lexed, Calendar::new(setting, Sense::Past));
    let mut reading = blank(text, setting);
    let (kind, used) = kind_of(&pieces, setting);
    let used = used.unwrap_or_else(|| own_words(&pieces));
    pieces.sort_counts(kind.as_ref(), &used);
    let pieces = pieces;
    fill_kind(&mut reading, kind.as_ref(), &pieces);
    fill_date(&mut reading, &pieces, setting);
    fill_clock(&mut reading, &pieces);
    fill_money(&mut reading, &pieces);
    fill_count(&mut reading, &pieces, kind.as_ref());
    refuse_nonsense(&mut reading, &pieces);
    reading.note = note(&pieces, &used);
    reading.people.clone_from(&pieces.people);
    reading.organisation.clone_from(&pieces.organisation);
    reading.tags.clone_from(&pieces.tags);
    reading.outcome = pieces.outcome.map(|(_, outcome)| outcome);
    Clause {
        dated: !pieces.dates.is_empty(),
        reading,
    }
}

fn blank(text: &str, setting: &Setting<'_>) -> LogReading {
    LogReading {
        schema: 1,
        input: text.to_owned(),
        kind: None,
        title: None,
        quantity: Some(1),
        date: Some(setting.today),
        time: None,
        minutes: None,
        people: Vec::new(),
        organisation: None,
        outcome: None,
        amount: None,
        currency: None,
        tags: Vec::new(),
        note: None,
        needs: Vec::new(),
        problems: Vec::new(),
        also: Vec::new(),
    }
}

fn fill_kind(reading: &mut LogReading, kind: Option<&Kind>, pieces: &Pieces<'_>) {
    if let Some(kind) = kind {
        reading.kind = Some(kind.slug.clone().into_owned());
        reading.title = Some(kind.title.clone().into_owned());
        return;
    }
    let words: Vec<&str> = own_words(pieces)
        .iter()
        .map(|at| pieces.word(*at))
        .collect();
    if words.is_empty() {
        reading.ask("kind", "no activity could be found in this line");
        return;
    }
    reading.kind = Some(kind::slug_of(words.iter().copied()));
    reading.title = Some(capitalised(&words.join(" ")));
    let problem = format!("'{}' is not a known kind of activity", words.join(" "));
    reading.ask("kind", problem);
}

fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(chars).collect()
    })
}

fn fill_clock(reading: &mut LogReading, pieces: &Pieces<'_>) {
    reading.time = pieces.time.and_then(Result::ok);
    reading.minutes = pieces.minutes.and_then(Result::ok);
    if pieces.time == Some(Err(Impossible)) {
        reading.ask("time", "there is no such time of day");
    }
    if pieces.hour_unclear {
        reading.ask(
            "time",
            "say whether it was in the morning or in the evening",
        );
    }
    if pieces.minutes == Some(Err(Impossible)) {
        reading.ask(
            "minutes",
            "the time spent must be whole minutes, from one to a day",
        );
    }
}

fn fill_money(reading: &mut LogReading, pieces: &Pieces<'_>) {
    if let Some(price) = pieces.price.filter(|_| pieces.money.is_none()) {
        reading.amount = Some(Decimal::whole(price.into()));
        reading.ask("currency", "the amount names no currency");
    }
    let Some(amount) = pieces.money else { return };
    reading.amount = Some(amount.value);
    reading.currency = amount.currency;
    if amount.unclear {
        reading.ask("amount", "the amount may be meant a thousand times smaller");
    }
    if amount.currency.is_none() {
        reading.ask("currency", "several countries have a currency of that name");
    }
}
