//! From the pieces of a log line to its reading.

use super::LogReading;
use super::clock::Impossible;
use super::leftover::{denies, is_filler, is_plain_doing, opens_note};
use super::pieces::{Count, Cover, Pieces};
use super::share::{Clause, share_days};
use crate::decimal::Decimal;
use crate::kind::slip::{Slip, slip};
use crate::kind::{self, Kind, matcher};
use crate::parse::Setting;
use crate::parse::date::{Calendar, DateSpan, Sense};
use crate::parse::lex::{Lexed, Token, lex};
use crate::parse::number;
use crate::parse::sense;
use crate::vocabulary::{Channel, Outcome};
use jiff::civil::Date;

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

/// "3 calls and 2 emails": cut before a number that has a kind of its own.
fn split<'a>(lexed: &Lexed<'a>, setting: &Setting<'_>) -> Vec<&'a str> {
    let tokens = &lexed.tokens;
    let body = tokens
        .iter()
        .position(|token| token.is("//"))
        .unwrap_or(tokens.len());
    let mut parts = Vec::new();
    let mut from = 0;
    for at in 1..body {
        if !tokens[at].is_any(&["and", ",", "+", "&", ";"]) || at + 1 >= body {
            continue;
        }
        let next = at + 1 + usize::from(tokens[at + 1].is("and"));
        let counted = number::cardinal(tokens, next)
            .filter(|count| tokens.get(next + count.used).is_some_and(Token::is_word));
        let Some(count) = counted else { continue };
        let starts = |from: usize, to: usize| {
            matcher::find_in(&tokens[from.min(to)..to], setting.kinds).is_some()
        };
        let after = (next + count.used + 3).min(body);
        if starts(from.max(at.saturating_sub(12)), at)
            && starts(next + count.used, after)
            && super::clock::minutes(tokens, next).is_none()
        {
            parts.push(lexed.raw(from, at));
            from = next;
        }
    }
    parts.push(lexed.raw(from, tokens.len()));
    parts
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
        again.reading.needs.push("kind");
        let problem = format!("did you mean '{}'?", slip.word);
        again.reading.problems.push(problem);
    }
    again
}

/// Puts right what looks like slips in words for kinds, and gives one of them,
/// the first that is in doubt before all others.
fn spell(lexed: &mut Lexed<'_>) -> Option<Slip> {
    let mut worst: Option<Slip> = None;
    for at in 0..lexed.tokens.len() {
        let token = &lexed.tokens[at];
        if token.is("//") {
            break;
        }
        let raw = lexed.raw(at, at + 1);
        let small = at == 0 || raw.starts_with(char::is_lowercase);
        let Some(found) = slip(&token.text).filter(|_| token.is_word() && small) else {
            continue;
        };
        found.word.clone_into(&mut lexed.tokens[at].text);
        if worst.is_none_or(|worst| worst.sure) {
            worst = Some(found);
        }
    }
    worst
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

/// The kind, and the tokens that named it.
fn kind_of(pieces: &Pieces<'_>, setting: &Setting<'_>) -> (Option<Kind>, Option<Vec<usize>>) {
    let free = |at: &usize| matches!(pieces.cover[*at], Cover::Free);
    let body = pieces.body;
    let remark = (0..body)
        .find(|at| free(at) && *at > 0 && opens_note(pieces.word(*at)))
        .unwrap_or(body);
    let before: Vec<usize> = (0..remark).filter(free).collect();
    let outcome: Vec<usize> = (0..body)
        .filter(|at| matches!(pieces.cover[*at], Cover::Free | Cover::Outcome))
        .collect();
    let plain = |at: &usize| !is_plain_doing(pieces.word(*at));
    let nouns: Vec<usize> = before.iter().copied().filter(plain).collect();
    // "wrote 2 articles" is about articles, "posted on LinkedIn" about posts.
    let by_noun = found(pieces, &nouns, setting);
    let by_all = found(pieces, &before, setting);
    let surer = match (&by_noun, &by_all) {
        (Some(noun), Some(all)) => all.words > noun.words,
        (None, _) => true,
        (Some(_), None) => false,
    };
    let best = if surer { by_all } else { by_noun };
    if let Some(best) = best.or_else(|| found(pieces, &outcome, setting)) {
        let mut used = said_again(pieces, &best);
        if let Some((at, booking)) = booking(pieces, &best) {
            used.extend(at);
            return (Some(booking.clone()), Some(used));
        }
        return (Some(best.kind), Some(used));
    }
    let unheard = matches!(
        pieces.outcome,
        Some((_, Outcome::Voicemail | Outcome::NoAnswer))
    );
    if let Some(kind) = kind::find("call").filter(|_| unheard) {
        return (Some(kind.clone()), Some(Vec::new()));
    }
    if let Some(kind) = one_to_one(pieces) {
        return (Some(kind.clone()), Some(Vec::new()));
    }
    own_noun(pieces, &before, setting).unwrap_or((None, None))
}

/// A kind found among some tokens.
struct Match {
    kind: Kind,
    used: Vec<usize>,
    words: usize,
}

fn found(pieces: &Pieces<'_>, places: &[usize], setting: &Setting<'_>) -> Option<Match> {
    let tokens: Vec<Token> = places
        .iter()
        .map(|at| pieces.tokens()[*at].clone())
        .collect();
    let found = matcher::find_in(&tokens, setting.kinds)?;
    let used = places
        .get(found.first..=found.last)
        .unwrap_or_default()
        .to_vec();
    Some(Match {
        kind: found.kind.clone(),
        used,
        words: found.words,
    })
}

/// The tokens that name the kind, and others that are in its phrases too:
/// they say nothing more.
fn said_again(pieces: &Pieces<'_>, found: &Match) -> Vec<usize> {
    let stem = kind::stem::stem;
    let parts = found.kind.phrases.split([' ', '|', ';']);
    let terms: Vec<String> = parts.map(stem).collect();
    let again = (0..pieces.body)
        .filter(|at| pieces.cover[*at] == Cover::Free && terms.contains(&stem(pieces.word(*at))));
    found.used.iter().copied().chain(again).collect()
}

/// "scheduled a demo": what was done is the booking.
fn booking(
    pieces: &Pieces<'_>,
    found: &Match,
) -> Option<(std::ops::RangeInclusive<usize>, &'static Kind)> {
    let first = *found.used.first()?;
    let at = (0..first).find(|at| pieces.cover[*at] == Cover::Free && pieces.books(*at))?;
    let talk = ["meeting", "call", "conversation"]
        .iter()
        .any(|slug| found.kind.slug == *slug || found.kind.counts_for(slug));
    let up = usize::from(pieces.word(at + 1) == "up");
    kind::find("meeting-booked")
        .filter(|_| talk)
        .map(|kind| (at..=at + up, kind))
}

/// "1:1 with Joe" is a meeting.
fn one_to_one(pieces: &Pieces<'_>) -> Option<&'static Kind> {
    let talk = (0..pieces.body)
        .any(|at| [pieces.word(at), pieces.word(at + 1), pieces.word(at + 2)] == ["1", ":", "1"]);
    kind::find("meeting").filter(|_| talk)
}

/// "had 3 sweets" fits the member's own kind "eating sweets" by its noun.
fn own_noun(
    pieces: &Pieces<'_>,
    places: &[usize],
    setting: &Setting<'_>,
) -> Option<(Option<Kind>, Option<Vec<usize>>)> {
    let stem = kind::stem::stem;
    let found = places.iter().find_map(|at| {
        let word = stem(pieces.word(*at));
        let own = setting.kinds.iter().find(|own| {
            own.slug
                .rsplit('-')
                .next()
                .is_some_and(|last| stem(last) == word)
        })?;
        Some((*at, own))
    })?;
    Some((Some(found.1.clone()), Some(vec![found.0])))
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
    reading.needs.push("kind");
    if words.is_empty() {
        reading
            .problems
            .push("no activity could be found in this line".to_owned());
        return;
    }
    reading.kind = Some(kind::slug_of(words.iter().copied()));
    reading.title = Some(capitalised(&words.join(" ")));
    reading.problems.push(format!(
        "'{}' is not a known kind of activity",
        words.join(" ")
    ));
}

/// The words that name an unknown kind: the first few that say something.
fn own_words(pieces: &Pieces<'_>) -> Vec<usize> {
    (0..pieces.body)
        .take_while(|at| !opens_note(pieces.word(*at)) || *at == 0)
        .filter(|at| pieces.cover[*at] == Cover::Free && pieces.tokens()[*at].is_word())
        .filter(|at| !is_filler(pieces.word(*at)))
        .take(4)
        .collect()
}

fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(chars).collect()
    })
}

/// The day of several acts in a stretch: "3 times last week" is dated on the
/// last day of that week, so that it counts for it. A single act has one day,
/// and a longer stretch would put it into the wrong week.
fn day_of_many(pieces: &Pieces<'_>, span: DateSpan, setting: &Setting<'_>) -> Option<Date> {
    let many = pieces
        .counts
        .first()
        .is_some_and(|count| count.value.is_some_and(|n| n > 1));
    let into_week = |day: Date| day.weekday().since(setting.week_start);
    let days = span.first.until(span.last).ok()?.get_days();
    let one_week = days < 7 && into_week(span.first) <= into_week(span.last);
    (many && one_week && !span.unclear && span.first <= setting.today)
        .then(|| span.last.min(setting.today))
}

fn fill_date(reading: &mut LogReading, pieces: &Pieces<'_>, setting: &Setting<'_>) {
    let today = setting.today;
    if let [Ok(span)] = pieces.dates.as_slice()
        && span.first != span.last
        && let Some(day) = day_of_many(pieces, *span, setting)
    {
        reading.date = Some(day);
        return;
    }
    let mut ask = |problem: String| {
        reading.needs.push("date");
        reading.problems.push(problem);
    };
    let Some(first) = pieces.dates.first() else {
        return;
    };
    match first {
        Err(problem) => ask(problem.clone()),
        Ok(span) if span.first != span.last => {
            ask("more than one day is named: say which one".to_owned());
        }
        Ok(span) if span.last > today => ask(format!(
            "{} is ahead: only what is done can be logged",
            span.last
        )),
        Ok(span) if span.unclear => ask(format!("the day may be another than {}", span.last)),
        Ok(_) if pieces.dates.len() > 1 => ask("two dates are named: say which one".to_owned()),
        Ok(span) if pieces.planned => ask(format!(
            "{} may be a plan: only what is done can be logged",
            span.last
        )),
        Ok(_) => {}
    }
    reading.date = match first {
        Ok(span) if span.first == span.last => Some(span.last),
        _ => None,
    };
}

fn fill_clock(reading: &mut LogReading, pieces: &Pieces<'_>) {
    reading.time = pieces.time.and_then(Result::ok);
    reading.minutes = pieces.minutes.and_then(Result::ok);
    if pieces.time == Some(Err(Impossible)) {
        reading.needs.push("time");
        reading
            .problems
            .push("there is no such time of day".to_owned());
    }
    if pieces.hour_unclear {
        reading.needs.push("time");
        reading
            .problems
            .push("say whether it was in the morning or in the evening".to_owned());
    }
    if pieces.minutes == Some(Err(Impossible)) {
        reading.needs.push("minutes");
        reading
            .problems
            .push("the time spent must be whole minutes, from one to a day".to_owned());
    }
}

fn fill_money(reading: &mut LogReading, pieces: &Pieces<'_>) {
    if let Some(price) = pieces.price.filter(|_| pieces.money.is_none()) {
        reading.amount = Some(Decimal::whole(price.into()));
        reading.needs.push("currency");
        reading
            .problems
            .push("the amount names no currency".to_owned());
    }
    let Some(amount) = pieces.money else { return };
    reading.amount = Some(amount.value);
    reading.currency = amount.currency;
    if amount.unclear {
        reading.needs.push("amount");
        reading
            .problems
            .push("the amount may be meant a thousand times smaller".to_owned());
    }
    if amount.currency.is_none() {
        reading.needs.push("currency");
        reading
            .problems
            .push("several countries have a currency of that name".to_owned());
    }
}

fn fill_count(reading: &mut LogReading, pieces: &Pieces<'_>, kind: Option<&Kind>) {
    // "2 replies" counts what came back.
    let counts: Vec<Count> = pieces
        .counts
        .iter()
        .copied()
        .filter(|count| count.at == 0 || pieces.cover.get(count.at + 1) != Some(&Cover::Outcome))
        .collect();
    match counts.as_slice() {
        [] => reading.quantity = Some(per_person(pieces, kind)),
        [one] => reading.quantity = one.value,
        [first, ..] => {
            reading.quantity = first.value;
            reading.needs.push("quantity");
            reading
                .problems
                .push("several numbers are named: say how many it was".to_owned());
        }
    }
    if pieces
        .counts
        .first()
        .is_some_and(|count| denies(pieces.word(count.at)))
    {
        reading.needs.push("quantity");
        reading
            .problems
            .push("this says that it was not done".to_owned());
    } else if pieces.counts.iter().any(|count| count.open) && !reading.needs.contains(&"quantity") {
        reading.needs.push("quantity");
        reading
            .problems
            .push("it is not clear what the number counts: say how many it was".to_owned());
    } else if reading.quantity.is_none() {
        reading.needs.push("quantity");
        reading
            .problems
            .push("the count must be a whole number from 1 to 100,000".to_owned());
    }
}

/// A number that cannot be meant is asked for, whatever was read beside it.
fn refuse_nonsense(reading: &mut LogReading, pieces: &Pieces<'_>) {
    if let Some(wrong) = sense::among(pieces.tokens(), None)
        && !reading.needs.contains(&"quantity")
    {
        reading.quantity = None;
        reading.needs.push("quantity");
        reading.problems.push(wrong.to_string());
    }
}

/// A call to two people is two calls; a lunch with two is one lunch.
fn per_person(pieces: &Pieces<'_>, kind: Option<&Kind>) -> u32 {
    let each = kind.is_some_and(|kind| {
        let apart = matches!(
            kind.channel,
            Some(
                Channel::Phone
                    | Channel::Email
                    | Channel::Linkedin
                    | Channel::Message
                    | Channel::Mail
            )
        );
        apart && kind.counts_for("touch") && !kind.counts_for("meeting")
    });
    if each {
        u32::try_from(pieces.people.len()).unwrap_or(1).max(1)
    } else {
        1
    }
}

/// The words nothing else has used, and the note after `//`.
fn note(pieces: &Pieces<'_>, kind: &[usize]) -> Option<String> {
    let mut parts = Vec::new();
    let mut at = 0;
    while at < pieces.body {
        if !is_loose(pieces, kind, at) {
            at += 1;
            continue;
        }
        let start = at - usize::from(at > 0 && is_lone_number(pieces, at - 1));
        // A remark runs to the end of the clause, dates and all.
        let remark = opens_note(pieces.word(at));
        while at < pieces.body
            && (is_open(pieces, kind, at) || remark && pieces.cover[at] != Cover::Taken)
        {
            at += 1;
        }
        parts.push(pieces.lexed.raw(start, trimmed(pieces, start, at)));
    }
    let after = pieces.lexed.raw(
        (pieces.body + 1).min(pieces.lexed.tokens.len()),
        pieces.lexed.tokens.len(),
    );
    parts.push(after.trim());
    let text = parts
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join("; ");
    (!text.is_empty()).then_some(text)
}

/// A number that counts nothing goes with the word after it: "5k", "18 March".
fn is_lone_number(pieces: &Pieces<'_>, at: usize) -> bool {
    pieces.cover[at] == Cover::Free && pieces.tokens()[at].is_number()
}

/// The end of a run without its trailing marks and filler.
fn trimmed(pieces: &Pieces<'_>, start: usize, end: usize) -> usize {
    let mut end = end;
    while end > start + 1
        && (!pieces.tokens()[end - 1].is_word() && !pieces.tokens()[end - 1].is_number()
            || matches!(
                pieces.word(end - 1),
                "on" | "at" | "and" | "with" | "to" | "the" | "a" | "of"
            ))
    {
        end -= 1;
    }
    end
}

fn is_open(pieces: &Pieces<'_>, kind: &[usize], at: usize) -> bool {
    pieces.cover[at] == Cover::Noted || pieces.cover[at] == Cover::Free && !kind.contains(&at)
}

/// Whether a token can start a note: a free word that says something.
fn is_loose(pieces: &Pieces<'_>, kind: &[usize], at: usize) -> bool {
    pieces.cover[at] == Cover::Noted
        || is_open(pieces, kind, at) && pieces.tokens()[at].is_word() && !is_filler(pieces.word(at))
}
