//! When it was done and how long it took.

use super::clock;
use super::pieces::{Cover, Pieces};
use crate::parse::among::among;
use crate::parse::date::{
    Calendar, DatePhrase, Expression, Role, Sense, Which, month, phrase, short,
};
use crate::parse::lex::Token;
use crate::parse::number::{self, Read};
use crate::vocabulary::PeriodUnit;

/// What a date is to a booking.
enum Booked {
    /// The day on which it was made.
    Done,
    /// The day for which it was made.
    Ahead,
    /// One of the two.
    Unclear,
}

impl Pieces<'_> {
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

    pub(super) fn clock(&mut self, at: usize) -> Option<usize> {
        if let Some(found) = clock::time(self.tokens(), at) {
            self.time.get_or_insert(found.value);
            self.hours.extend(at..(at + found.used).min(self.body));
            return Some(self.take(at, found.used, Cover::Taken));
        }
        if self.bare_hour(at) {
            // "at 9": in the morning or in the evening?
            self.hour_unclear = true;
            self.hours.extend(at..(at + 2).min(self.body));
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

    pub(super) fn date(&mut self, at: usize, calendar: Calendar) -> Option<usize> {
        if let Some(used) = self.weekend(at) {
            self.dates.push(
                Expression::Window(-7, PeriodUnit::Day)
                    .resolve(calendar)
                    .map_err(|error| error.to_string()),
            );
            return Some(self.take(at, used, Cover::Taken));
        }
        let found = phrase(self.tokens(), at).or_else(|| self.slashed(at))?;
        if !self.is_date(at, &found.value) {
            return None;
        }
        match self.booked_for(at, &found.value, calendar) {
            Booked::Ahead => {
                self.appointed = true;
                return Some(found.used);
            }
            Booked::Unclear => self.planned = true,
            Booked::Done => {}
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

    /// "newsletter 5/2", but neither "1/2 day" nor "9/10 replies".
    fn slashed(&self, at: usize) -> Option<Read<DatePhrase>> {
        let next = self.tokens().get(at + 3).filter(|next| next.is_word());
        let part = number::cardinal(self.tokens(), at).is_some_and(|part| part.used == 3);
        let counted = next.is_some_and(|next| part || next.text.ends_with('s'))
            && phrase(self.tokens(), at + 3).is_none();
        short(self.tokens(), at).filter(|_| !counted)
    }

    /// What a date after "booked a meeting" is: the day of the booking, or
    /// that of the meeting, which is still to come and stays in the note.
    fn booked_for(&self, at: usize, found: &DatePhrase, calendar: Calendar) -> Booked {
        if !(0..at).any(|before| self.books(before) || self.plans(before)) {
            return Booked::Done;
        }
        let future = Calendar {
            sense: Sense::Future,
            ..calendar
        };
        let days = |calendar| {
            found
                .expression
                .resolve(calendar)
                .ok()
                .map(|span| span.last)
        };
        let (past, ahead) = (days(calendar), days(future));
        let for_it = self.word(at) == "for" || at > 0 && self.word(at - 1) == "for";
        match found.expression {
            Expression::Offset(0) if !for_it => Booked::Done,
            _ if for_it || past.is_none_or(|day| day > calendar.today) => Booked::Ahead,
            // "on 3 March" and "on Thursday" may be the one or the other.
            Expression::Day(_) | Expression::Weekday(_, Which::Bare) if past != ahead => {
                Booked::Unclear
            }
            _ => Booked::Done,
        }
    }

    /// Whether a word says what is still to come: "calling back Thursday".
    fn plans(&self, at: usize) -> bool {
        match self.word(at) {
            "calling" | "meeting" | "talking" => among("back again", self.word(at + 1)),
            word => among("will we'll i'll he'll she'll they'll", word),
        }
    }

    /// Whether a word says that something was put into the diary.
    pub(super) fn books(&self, at: usize) -> bool {
        match self.word(at) {
            "set" => among("up a an another the", self.word(at + 1)),
            "lined" => self.word(at + 1) == "up",
            word => among(
                "booked scheduled arranged organised organized agreed fixed pencilled penciled",
                word,
            ),
        }
    }

    /// A time that belongs to a meeting still to come is no time of today.
    pub(super) fn release_time(&mut self) {
        if !self.appointed {
            return;
        }
        self.time = None;
        self.hour_unclear = false;
        for at in std::mem::take(&mut self.hours) {
            self.cover[at] = Cover::Free;
        }
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
        let adjective = matches!(first, "christmas" | "xmas" | "halloween" | "easter" | "new")
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
}
