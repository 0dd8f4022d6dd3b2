//! The marked pieces of a log line.

use super::clock::{self, Impossible};
use super::outcome;
use crate::money::{Amount, Form, read_amount};
use crate::parse::among::among;
use crate::parse::date::{
    Calendar, DatePhrase, DateSpan, Expression, Role, month, phrase, weekday,
};
use crate::parse::lex::{Lexed, Token};
use crate::parse::number;
use crate::vocabulary::{Outcome, PeriodUnit};
use jiff::civil::Time;

/// What a token belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cover {
    Free,
    Taken,
    Number,
    Name,
    Outcome,
}

/// A count in the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Count {
    /// Its first token.
    pub at: usize,
    /// Its value; `None` when it is no whole number from 1 to 100,000.
    pub value: Option<u32>,
}

/// The pieces of one line.
pub(super) struct Pieces<'a> {
    /// The line.
    pub lexed: &'a Lexed<'a>,
    /// The tokens from here on are the note.
    pub body: usize,
    /// What each token of the body belongs to.
    pub cover: Vec<Cover>,
    /// Tags without `#`.
    pub tags: Vec<String>,
    /// Organisation.
    pub organisation: Option<String>,
    /// Days named, in order, or what is wrong with them.
    pub dates: Vec<Result<DateSpan, String>>,
    /// The date is a plan or a stretch.
    pub planned: bool,
    /// Clock time.
    pub time: Option<Result<Time, Impossible>>,
    /// An hour was named without saying which half of the day.
    pub hour_unclear: bool,
    /// Minutes.
    pub minutes: Option<Result<u32, Impossible>>,
    /// Money.
    pub money: Option<Amount>,
    /// Counts, in order.
    pub counts: Vec<Count>,
    /// The outcome and its first token.
    pub outcome: Option<(usize, Outcome)>,
    /// The people named.
    pub people: Vec<String>,
    lower: String,
}

/// The most one line may log at once.
const MOST: u64 = 100_000;

impl<'a> Pieces<'a> {
    /// Marks the pieces of a line.
    pub(super) fn new(lexed: &'a Lexed<'a>, calendar: Calendar) -> Self {
        let body = lexed
            .tokens
            .iter()
            .position(|token| token.is("//"))
            .unwrap_or(lexed.tokens.len());
        let mut pieces = Self {
            lexed,
            body,
            cover: vec![Cover::Free; body],
            tags: Vec::new(),
            organisation: None,
            dates: Vec::new(),
            planned: false,
            time: None,
            hour_unclear: false,
            minutes: None,
            money: None,
            counts: Vec::new(),
            outcome: None,
            people: Vec::new(),
            lower: lexed.source.to_ascii_lowercase(),
        };
        let mut at = 0;
        while at < body {
            at += pieces.step(at, calendar).clamp(1, body - at);
        }
        pieces
    }

    /// The tokens of the body.
    pub(super) fn tokens(&self) -> &'a [Token] {
        self.lexed.tokens.get(..self.body).unwrap_or_default()
    }

    /// The text of a token, empty past the end.
    pub(super) fn word(&self, at: usize) -> &'a str {
        self.tokens()
            .get(at)
            .map_or("", |token| token.text.as_str())
    }

    /// Marks `used` tokens and gives that number back.
    fn take(&mut self, at: usize, used: usize, cover: Cover) -> usize {
        for cell in self.cover.iter_mut().skip(at).take(used) {
            *cell = cover;
        }
        used
    }

    fn step(&mut self, at: usize, calendar: Calendar) -> usize {
        self.sign(at)
            .or_else(|| self.outcome(at))
            .or_else(|| self.clock(at))
            .or_else(|| self.date(at, calendar))
            .or_else(|| self.money(at))
            .or_else(|| self.count(at))
            .or_else(|| self.name(at))
            .unwrap_or(1)
    }

    /// `#tag` and `@organisation`, hyphens and quotes included.
    fn sign(&mut self, at: usize) -> Option<usize> {
        let mark = self.tokens()[at].text.as_str();
        if mark != "#" && mark != "@" {
            return None;
        }
        if mark == "@" && self.tokens().get(at + 1).is_some_and(|next| !next.glued) {
            return self.apart(at);
        }
        let quoted = self
            .tokens()
            .get(at + 1)
            .is_some_and(|token| token.glued && token.is("\""));
        let mut end = at + 1 + usize::from(quoted);
        while let Some(token) = self.tokens().get(end) {
            let inside = if quoted {
                !token.is("\"")
            } else {
                token.glued
                    && !matches!(token.text.as_str(), "," | ";" | "!" | "?" | ")")
                    && (token.text != "."
                        || self.tokens().get(end + 1).is_some_and(|next| next.glued))
            };
            if !inside {
                break;
            }
            end += 1;
        }
        let text = self.lexed.raw(at + 1 + usize::from(quoted), end);
        // "@ 15:30" and "@3pm" are times; "#1" is a rank.
        let number = self.tokens().get(at + 1).is_some_and(Token::is_number);
        if text.is_empty() || number {
            return None;
        }
        if mark == "#" {
            self.tags.push(text.to_lowercase());
        } else {
            self.organisation.get_or_insert_with(|| text.to_owned());
        }
        let used = end + usize::from(quoted && end < self.body) - at;
        Some(self.take(at, used, Cover::Taken))
    }

    /// "@ Acme Tools": an organisation a space apart, as far as capitals go.
    fn apart(&mut self, at: usize) -> Option<usize> {
        let capital = |from: usize| {
            let raw = self.lexed.raw(from, from + 1);
            raw.chars().next().is_some_and(char::is_uppercase)
        };
        let rest = self.tokens().get(at + 1..).unwrap_or_default();
        let words = rest.iter().zip(at + 1..);
        let named = words
            .take_while(|(token, from)| token.is_word() && capital(*from))
            .count();
        if named == 0 {
            return None;
        }
        let text = self.lexed.raw(at + 1, at + 1 + named).to_owned();
        self.organisation.get_or_insert(text);
        Some(self.take(at, named + 1, Cover::Taken))
    }

    /// An outcome counts after something was done, except a voicemail.
    fn outcome(&mut self, at: usize) -> Option<usize> {
        let found = outcome::read(self.tokens(), at)?;
        if self.outcome.is_some() || at == 0 && found.value != Outcome::Voicemail && found.used < 2
        {
            return None;
        }
        if at == 0
            && !matches!(
                found.value,
                Outcome::Voicemail | Outcome::NoShow | Outcome::NoAnswer
            )
            || self.is_kind_here(at)
        {
            return None;
        }
        self.outcome = Some((at, found.value));
        Some(self.take(at, found.used, Cover::Outcome))
    }

    /// "2 meetings booked" and "signed contracts: 2" name what was done.
    fn is_kind_here(&self, at: usize) -> bool {
        at > 0
            && !self.cover[..at].contains(&Cover::Free)
            && self.cover[..at].contains(&Cover::Number)
    }

    fn bare_hour(&self, at: usize) -> bool {
        let hour = self
            .tokens()
            .get(at + 1)
            .filter(|token| token.is_number())
            .and_then(|token| token.text.parse::<u8>().ok());
        let ends = self
            .tokens()
            .get(at + 2)
            .filter(|_| at + 2 < self.body)
            .is_none_or(|token| !token.is_word());
        self.word(at) == "at" && ends && hour.is_some_and(|hour| hour <= 24)
    }

    fn clock(&mut self, at: usize) -> Option<usize> {
        if let Some(found) = clock::time(self.tokens(), at) {
            self.time.get_or_insert(found.value);
            return Some(self.take(at, found.used, Cover::Taken));
        }
        if self.bare_hour(at) {
            // "at 9": in the morning or in the evening?
            self.hour_unclear = true;
            return Some(self.take(at, 2, Cover::Taken));
        }
        let found = clock::minutes(self.tokens(), at)?;
        let sum = match (self.minutes, found.value) {
            (Some(Ok(before)), Ok(more)) => Ok(before + more),
            (_, value) => value,
        };
        self.minutes = Some(sum);
        Some(self.take(at, found.used, Cover::Taken))
    }

    fn date(&mut self, at: usize, calendar: Calendar) -> Option<usize> {
        if let Some(used) = self.weekend(at) {
            self.dates.push(
                Expression::Window(-7, PeriodUnit::Day)
                    .resolve(calendar)
                    .map_err(|error| error.to_string()),
            );
            return Some(self.take(at, used, Cover::Taken));
        }
        let found = phrase(self.tokens(), at)?;
        if !self.is_date(at, &found.value) {
            return None;
        }
        let ahead = matches!(found.value.role, Role::By | Role::Before | Role::From);
        self.planned |= ahead && found.value.role != Role::From;
        self.dates.push(
            found
                .value
                .resolve(calendar)
                .map_err(|error| error.to_string()),
        );
        Some(self.take(at, found.used, Cover::Taken))
    }

    /// "over the weekend": one of two days, or another weekend.
    fn weekend(&self, at: usize) -> Option<usize> {
        let lead = matches!(
            self.word(at),
            "over" | "on" | "at" | "last" | "this" | "during" | "the"
        );
        (0..3)
            .find(|more| self.word(at + more) == "weekend")
            .filter(|_| lead)
            .map(|more| more + 1)
    }

    /// Not a date: a name such as April, a length of time, a rhythm.
    fn is_date(&self, at: usize, found: &DatePhrase) -> bool {
        let first = self.word(at);
        let length = among(
            "for over within after under across inside throughout since from",
            first,
        );
        // "Christmas cards" are sent on some other day.
        let adjective = matches!(first, "christmas" | "xmas" | "halloween" | "new")
            && self.tokens().get(at + 1).is_some_and(Token::is_word);
        let lone_month =
            matches!(found.expression, Expression::Month(_, None)) && month(first).is_some();
        let year = matches!(found.expression, Expression::Year(_));
        !(adjective
            || lone_month
            || year
            || length
                && !matches!(
                    found.expression,
                    Expression::Weekday(..) | Expression::Offset(_) | Expression::Day(_)
                ))
    }

    fn money(&mut self, at: usize) -> Option<usize> {
        let token = self.tokens().get(at)?;
        let named = token.is_word() && token.text.contains(|c: char| c.is_ascii_digit());
        let code = token
            .text
            .get(..3)
            .is_some_and(|code| crate::money::Currency::from_code(code).is_some());
        if named && !code {
            return None;
        }
        let rest = self.lower.get(token.start..)?;
        let amount =
            read_amount(rest).filter(|amount| amount.is_money() && amount.form != Form::Article)?;
        let stop = token.start + amount.used;
        let used = self.tokens()[at..]
            .iter()
            .take_while(|token| token.start < stop)
            .count();
        if self.money.is_some() {
            return None;
        }
        self.money = Some(amount);
        Some(self.take(at, used, Cover::Taken))
    }

    /// `x5` counts; "+44 20 7946" is a telephone number, "didn't" no count.
    fn odd_count(&mut self, at: usize) -> Option<usize> {
        let next = |n: usize| self.tokens().get(at + n);
        if self.word(at) == "+" && next(1).is_some_and(|token| token.glued && token.is_number()) {
            let numbers = self.tokens()[at + 1..]
                .iter()
                .take_while(|token| token.is_number());
            return Some(numbers.count() + 1);
        }
        if super::leftover::denies(self.word(at)) && at < 3 && self.counts.is_empty() {
            self.counts.push(Count { at, value: None });
            return Some(self.take(at, 1, Cover::Number));
        }
        let digits = self
            .word(at)
            .strip_prefix('x')
            .filter(|digits| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()))?;
        let value = number::decimal(digits)?;
        self.push_count(at, value, false);
        Some(self.take(at, 1, Cover::Number))
    }

    fn count(&mut self, at: usize) -> Option<usize> {
        if let Some(used) = self.odd_count(at) {
            return Some(used);
        }
        if let Some(found) = number::times(self.tokens(), at) {
            self.push_count(at, found.value.low, false);
            return Some(self.take(at, found.used, Cover::Number));
        }
        let minus = matches!(self.word(at), "-")
            && self
                .tokens()
                .get(at + 1)
                .is_some_and(|token| token.glued && token.is_number())
            && !self.tokens()[at].glued;
        let none = at == 0
            && matches!(self.word(at), "no" | "zero")
            && self.tokens().get(1).is_some_and(Token::is_word);
        if none {
            self.counts.push(Count { at, value: None });
            return Some(self.take(at, 1, Cover::Number));
        }
        let from = at + usize::from(minus);
        if at > 0 && is_reference(self.word(at - 1)) {
            return number::cardinal(self.tokens(), at).map(|found| found.used);
        }
        if is_name_of(self.tokens(), from) {
            return None;
        }
        let found = number::cardinal(self.tokens(), from)?;
        let word = self.tokens()[from].is_word();
        if word
            && (matches!(self.word(from), "one" | "half" | "couple" | "pair")
                && self.word(from + found.used) == "of"
                && self.word(from) == "one"
                || self.word(from) == "half")
        {
            return None;
        }
        self.push_count(at, found.value, minus);
        Some(self.take(at, found.used + usize::from(minus), Cover::Number))
    }

    fn push_count(&mut self, at: usize, value: number::Decimal, minus: bool) {
        let whole = value
            .as_whole()
            .filter(|n| !minus && (1..=MOST).contains(n));
        let value = whole.and_then(|n| u32::try_from(n).ok());
        self.counts.push(Count { at, value });
    }

    /// Names: words with a capital, after a verb, "with", "to" and the like.
    fn name(&mut self, at: usize) -> Option<usize> {
        let mut end = at;
        while end < self.body && self.part_of_name(end, at) {
            end += 1;
        }
        // A particle may not end a name.
        while end > at && !self.is_capital(end - 1) {
            end -= 1;
        }
        if end == at || at == 0 && !self.opens_with_name(end) {
            return None;
        }
        let text = self.lexed.raw(at, end).to_owned();
        let after_person = at >= 2 && self.cover[at - 2] == Cover::Name;
        let from = after_person && matches!(self.word(at - 1), "from" | "of");
        let firm = is_firm(&text) || from || after_person && self.word(at - 1) == "at";
        if firm && self.organisation.is_none() {
            self.organisation = Some(text);
            let before = usize::from(from || after_person && self.word(at - 1) == "at");
            self.take(at - before, before, Cover::Taken);
        } else if among(
            "at in near about re regarding via on using over",
            self.word(at.wrapping_sub(1)),
        ) {
            // A place or a subject: for the note.
            return Some(end - at);
        } else if !self.people.contains(&text) {
            self.people.push(text);
        }
        Some(self.take(at, end - at, Cover::Name))
    }

    fn part_of_name(&self, at: usize, first: usize) -> bool {
        let token = &self.tokens()[at];
        let next_capital = || at + 1 < self.body && self.is_capital(at + 1);
        let particle = at > first
            && token.is_any(&[
                "van", "von", "de", "der", "den", "da", "di", "del", "la", "le", "bin", "al",
                "ter", "ten",
            ]);
        let partners = [
            "sons",
            "co",
            "partners",
            "company",
            "brothers",
            "associates",
            "daughters",
            "son",
        ];
        let joined = |next: &Token| token.is("&") && next.is_any(&partners);
        if at > first && self.tokens().get(at + 1).is_some_and(joined) {
            return true;
        }
        let hyphen = at > first
            && token.is("-")
            && token.glued
            && self.tokens().get(at + 1).is_some_and(|next| next.glued);
        let stop =
            at > first && token.is(".") && token.glued && self.tokens()[at - 1].text.len() <= 2;
        if particle || hyphen || stop {
            return (particle || hyphen || stop)
                && (next_capital() || particle && at + 2 < self.body && self.is_capital(at + 2));
        }
        let dated = at > first
            && (weekday(&token.text).is_some() || month(&token.text).is_some())
            && phrase(self.tokens(), at).is_some();
        self.is_capital(at) && !dated
    }

    /// Whether the token is a word that starts with a capital and is not a
    /// known proper noun of another sort.
    fn is_capital(&self, at: usize) -> bool {
        let token = &self.tokens()[at];
        let capital = token.is_word()
            && self
                .lexed
                .source
                .get(token.start..)
                .and_then(|text| text.chars().next())
                .is_some_and(char::is_uppercase);
        capital
            && !is_no_name(&token.text)
            && !(weekday(&token.text).is_some() && phrase(self.tokens(), at).is_some())
    }

    /// "Ann Lee called back": a name opens the line when a verb follows.
    fn opens_with_name(&self, end: usize) -> bool {
        let first = &self.tokens()[..end.min(1)];
        let is_kind = crate::kind::matcher::find_in(first, &[]).is_some()
            || super::leftover::is_filler(self.word(0))
            || super::leftover::is_verb(self.word(0));
        let next = self.word(end);
        !is_kind
            && (super::leftover::is_verb(next)
                || outcome::read(self.tokens(), end).is_some()
                || matches!(next, ":" | "-" | "—"))
    }
}

/// "1:1", "24/7", "1-on-1", "b2b": numbers that are part of a name.
fn is_name_of(tokens: &[Token], at: usize) -> bool {
    let glued = |n: usize, marks: &[&str]| {
        tokens
            .get(n)
            .is_some_and(|token| token.glued && token.is_any(marks))
    };
    glued(at + 1, &[":", "/", "%"])
        || glued(at + 1, &["-"]) && glued(at + 2, &["on", "to", "1"])
        || glued(at, &[])
        || at > 0
            && tokens[at].is_number()
            && tokens[at].glued
            && tokens[at - 1].is_any(&["#", "/", ":", "'", "."])
}

/// Words after which a number is a name: "quote 4321".
fn is_reference(word: &str) -> bool {
    among(
        "quote invoice order number no room ref po ticket chapter page lesson episode part \
             section floor unit lot at",
        word,
    )
}

/// Endings by which a firm is known.
fn is_firm(name: &str) -> bool {
    let last = name.rsplit(' ').next().unwrap_or_default().to_lowercase();
    name.contains(" & ")
        || name.contains(' ')
            && among(
                "ltd inc gmbh llc ag plc corp co bv sa group partners bank consulting llp limited \
             foundation university industries ab oy",
                last.as_str(),
            )
}

/// Capitalised words that are no people.
fn is_no_name(word: &str) -> bool {
    among(
        "i i'm i've linkedin zoom teams whatsapp instagram facebook twitter tiktok youtube slack \
             google crm hubspot salesforce pipedrive am pm vm ceo cfo cto hr b2b rfp roi q1 q2 q3 q4 \
             sms dm dms email emails skype x bni seo usa uk eu faq mr mrs ms the a an my our we she \
             he they it no yes and with for to on at in call calls meeting meetings lunch coffee demo \
             follow newsletter chamber christmas easter sent posted had cold new not left then also \
             webinar podcast video blog post voicemail client prospect referral proposal inmail \
             monthly weekly",
        word,
    )
}
