//! The marked pieces of a log line.

use super::clock::Impossible;
use super::outcome;
use crate::money::Amount;
use crate::parse::date::{Calendar, DateSpan};
use crate::parse::lex::{Lexed, Token};
use crate::vocabulary::Outcome;
use jiff::civil::Time;

/// What a token belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cover {
    Free,
    Taken,
    Number,
    /// For the note, whatever it looks like.
    Noted,
    Name,
    Outcome,
}

/// A count in the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Count {
    /// Its first token.
    pub at: usize,
    /// How many tokens it takes.
    pub used: usize,
    /// Its value; `None` when it is no whole number from 1 to 100,000.
    pub value: Option<u32>,
    /// It can be nothing else: "3x", "didn't".
    pub sure: bool,
    /// It may be a count or a detail.
    pub open: bool,
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
    /// A date was that of a meeting still to come.
    pub appointed: bool,
    /// The tokens of clock times.
    pub hours: Vec<usize>,
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
    /// A price without a currency.
    pub price: Option<u32>,
    /// The outcome and its first token.
    pub outcome: Option<(usize, Outcome)>,
    /// The people named.
    pub people: Vec<String>,
    /// The line in lower case.
    pub lower: String,
}

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
            appointed: false,
            hours: Vec::new(),
            time: None,
            hour_unclear: false,
            minutes: None,
            money: None,
            counts: Vec::new(),
            price: None,
            outcome: None,
            people: Vec::new(),
            lower: lexed.source.to_ascii_lowercase(),
        };
        let mut at = 0;
        while at < body {
            at += pieces.step(at, calendar).clamp(1, body - at);
        }
        pieces.release_time();
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

    fn is_number(&self, at: usize) -> bool {
        self.tokens().get(at).is_some_and(Token::is_number)
    }

    /// Marks `used` tokens and gives that number back.
    pub(super) fn take(&mut self, at: usize, used: usize, cover: Cover) -> usize {
        for cell in self.cover.iter_mut().skip(at).take(used) {
            *cell = cover;
        }
        used
    }

    fn step(&mut self, at: usize, calendar: Calendar) -> usize {
        self.quoted(at)
            .or_else(|| self.sign(at))
            .or_else(|| self.outcome(at))
            .or_else(|| self.clock(at))
            .or_else(|| self.date(at, calendar))
            .or_else(|| self.money(at))
            .or_else(|| self.count(at))
            .or_else(|| self.name(at))
            .unwrap_or(1)
    }

    /// A quoted title such as "7 ways to sell" says nothing but itself.
    fn quoted(&mut self, at: usize) -> Option<usize> {
        let rest = self.tokens().get(at + 1..)?;
        let inside = rest.iter().position(|token| token.is("\""))?;
        let title = inside > 2 || rest[..inside].iter().any(Token::is_number);
        if at == 0 || self.word(at) != "\"" || !title {
            return None;
        }
        self.take(at + 1, inside, Cover::Noted);
        Some(inside + 2)
    }

    /// An outcome counts after something was done, except a voicemail.
    fn outcome(&mut self, at: usize) -> Option<usize> {
        // "no. 5" is a number.
        if self.word(at) == "no" && self.word(at + 1) == "." && self.is_number(at + 2) {
            return None;
        }
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
}
