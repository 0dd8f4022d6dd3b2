//! Deciding on one commitment.

use std::str::FromStr;

use jiff::Zoned;
use jiff::civil::Date;
use legwork_core::cadence::Tile;
use legwork_core::vocabulary::Direction;
use serde::Serialize;
use serde_json::Value;

use super::Decision;
use super::facts::{chosen, is_open, reviews};
use crate::service::board::{Board, Held, is_over};
use crate::service::commitment::{EditCommitment, TermsInput, edit_within, retire_within};
use crate::service::context::Context;
use crate::service::pauses::{AddPause, pause_within};
use crate::service::seal::begin;
use crate::service::{SCHEMA, find, text, words};
use crate::store::{Change, Day, Json, Review};
use crate::{Error, Result};

/// What can be decided on a commitment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// It stays as it is.
    Keep,
    /// A smaller number.
    Shrink,
    /// A larger number.
    Raise,
    /// Other weekdays.
    Move,
    /// Nothing until a day.
    Pause,
    /// Nothing any more.
    Retire,
}

impl Choice {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 6] = [
        Self::Keep,
        Self::Shrink,
        Self::Raise,
        Self::Move,
        Self::Pause,
        Self::Retire,
    ];

    /// Its word.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Keep => "keep",
            Self::Shrink => "shrink",
            Self::Raise => "raise",
            Self::Move => "move",
            Self::Pause => "pause",
            Self::Retire => "retire",
        }
    }
}

impl FromStr for Choice {
    type Err = Error;

    fn from_str(word: &str) -> Result<Self> {
        let found = Self::ALL.into_iter().find(|choice| choice.as_str() == word);
        found.ok_or_else(|| {
            Error::usage(format!("'{}' cannot be decided", text::shown(word)))
                .hint("say keep, shrink, raise, move, pause or retire")
        })
    }
}

/// A decision to be taken.
#[derive(Debug, Clone)]
pub struct Decide {
    /// The week that is reviewed, by name; the one that is due when left out.
    pub week: Option<String>,
    /// The commitment: id, prefix or words.
    pub commitment: String,
    /// What to do with it.
    pub choice: Choice,
    /// The new number, to shrink or raise.
    pub count: Option<u32>,
    /// The new weekdays, to move: "MO,WE".
    pub days: Option<String>,
    /// The last day of a pause.
    pub until: Option<Date>,
    /// The day from which it holds. When left out, what asks for less holds
    /// from the next period, what asks for more, a pause and an end from today.
    pub from: Option<Date>,
    /// Why.
    pub reason: Option<String>,
}

/// What was decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Decided {
    /// Version of this shape.
    pub schema: u8,
    /// The commitment.
    pub title: String,
    /// The decision as it was written down.
    pub decision: Decision,
}

/// Decides on a commitment in the review of a week: does it, and writes down
/// that and why it was decided.
pub async fn decide(context: &Context, now: &Zoned, input: Decide) -> Result<Decided> {
    let label = format!(
        "review {} \"{}\"",
        input.choice.as_str(),
        text::shown(&input.commitment)
    );
    let (mut change, board) = begin(context, now, label).await?;
    let span = chosen(context, board.today, input.week.as_deref())?;
    if !is_open(context, span, board.today) {
        return Err(Error::refused(
            "decisions are taken on this week or the one before it",
        ));
    }
    let row = find::commitment(context, change.tx(), board.today, &input.commitment).await?;
    let ended = || Error::refused(format!("'{}' has ended", row.title));
    let held = board.find(row.commitment_id).ok_or_else(ended)?;
    if is_over(&held.row, board.today) {
        return Err(ended());
    }
    change.relabel(&format!(
        "review {} \"{}\"",
        input.choice.as_str(),
        row.title
    ));
    let maker = Maker {
        context,
        board: &board,
        held,
        input: &input,
    };
    let decision = maker.make(&mut change).await?;
    note(context, &mut change, span, &decision).await?;
    change.commit().await?;
    Ok(Decided {
        schema: SCHEMA,
        title: row.title,
        decision,
    })
}

/// One decision in the making.
struct Maker<'a> {
    context: &'a Context,
    board: &'a Board,
    held: &'a Held,
    input: &'a Decide,
}

impl Maker<'_> {
    /// Does what was decided.
    async fn make(&self, change: &mut Change) -> Result<Decision> {
        match self.input.choice {
            Choice::Keep => Ok(Decision {
                // What is kept needs no day of its own.
                from: self.board.today,
                ..self.decision()?
            }),
            Choice::Shrink | Choice::Raise => self.resize(change).await,
            Choice::Move => self.shift(change).await,
            Choice::Pause => self.pause(change).await,
            Choice::Retire => self.retire(change).await,
        }
    }

    async fn resize(&self, change: &mut Change) -> Result<Decision> {
        let terms = &self.held.terms;
        let old = terms.target_on(self.board.today.max(terms.start));
        let count = self.new_count(old)?;
        let default = terms.takes_effect(self.board.today, count);
        self.edit(
            change,
            TermsInput {
                count: Some(count),
                ..TermsInput::default()
            },
        )
        .await?;
        Ok(Decision {
            from: self.from(default),
            count: Some(count),
            ..self.decision()?
        })
    }

    /// The new number: on the side that was chosen.
    fn new_count(&self, old: u32) -> Result<u32> {
        let shrinks = self.input.choice == Choice::Shrink;
        let word = self.input.choice.as_str();
        let side = if shrinks { "below" } else { "above" };
        let count = self
            .input
            .count
            .filter(|count| if shrinks { *count < old } else { *count > old })
            .ok_or_else(|| Error::usage(format!("to {word} it, say a number {side} {old}")))?;
        if count == 0 && self.held.terms.direction != Direction::AtMost {
            return Err(Error::usage(
                "a promise of nothing is none: pause it or retire it",
            ));
        }
        Ok(count)
    }

    async fn shift(&self, change: &mut Change) -> Result<Decision> {
        let missing = || Error::usage("to move it, choose other days");
        let days = self.input.days.as_deref().ok_or_else(missing)?;
        let mask = words::weekdays(days, self.context.workdays())?;
        if mask == self.held.terms.mask {
            return Err(missing());
        }
        let next = self.held.terms.tile_at(self.board.today).end;
        self.edit(
            change,
            TermsInput {
                days: Some(days.to_owned()),
                ..TermsInput::default()
            },
        )
        .await?;
        Ok(Decision {
            from: self.from(next),
            days: Some(mask.codes().map(str::to_owned).collect()),
            ..self.decision()?
        })
    }

    async fn edit(&self, change: &mut Change, terms: TermsInput) -> Result<()> {
        let edit = EditCommitment {
            terms,
            effective: self.input.from,
            reason: self.input.reason.clone(),
            goal: None,
        };
        edit_within(self.context, change, self.board, &self.id(), edit).await?;
        Ok(())
    }

    async fn pause(&self, change: &mut Change) -> Result<Decision> {
        let missing = || Error::usage("say until which day it pauses");
        let first = self.input.from.unwrap_or(self.board.today);
        if first < self.board.today {
            return Err(Error::refused(format!(
                "the past stays as it was: {first} is before today"
            )));
        }
        let last = self.input.until.ok_or_else(missing)?;
        let input = AddPause {
            first,
            last,
            commitment: Some(self.id()),
            reason: self.input.reason.clone(),
        };
        pause_within(self.context, change, self.board, input).await?;
        Ok(Decision {
            from: first,
            until: Some(last),
            ..self.decision()?
        })
    }

    async fn retire(&self, change: &mut Change) -> Result<Decision> {
        let how = (self.input.from, self.input.reason.clone());
        retire_within(self.context, change, self.board, &self.id(), how).await?;
        Ok(Decision {
            from: self.input.from.unwrap_or(self.board.today),
            ..self.decision()?
        })
    }

    /// The day that was given, or else this one; never before the first day.
    fn from(&self, default: Date) -> Date {
        let first = self.held.terms.start;
        self.input.from.unwrap_or(default).max(first)
    }

    fn id(&self) -> String {
        self.held.row.commitment_id.to_string()
    }

    /// What every decision says.
    fn decision(&self) -> Result<Decision> {
        Ok(Decision {
            commitment: self.id(),
            choice: self.input.choice.as_str().to_owned(),
            on: self.board.today,
            from: self.board.today,
            until: None,
            count: None,
            days: None,
            reason: text::note(self.input.reason.as_deref())?,
        })
    }
}

/// Writes a decision down in the review of its week, which it may begin.
async fn note(
    context: &Context,
    change: &mut Change,
    span: Tile,
    decision: &Decision,
) -> Result<()> {
    let newest = reviews(context, change.tx(), span).await?.pop();
    let mut row = newest.unwrap_or_else(|| Review {
        workspace_id: context.workspace_id(),
        review_id: context.ids.entity(),
        member_id: context.member_id,
        starts_on: Day(span.start),
        ends_on: Day(span.end),
        started: change.at(),
        finished: None,
        decisions: Json(Value::Array(Vec::new())),
    });
    let Value::Array(list) = &mut row.decisions.0 else {
        return Err(Error::failed("the review of this week cannot be read back")
            .hint("run `legwork doctor`"));
    };
    let decision = serde_json::to_value(decision)
        .map_err(|cause| Error::internal("a decision cannot be written", cause))?;
    list.push(decision);
    change.put(&row).await?;
    Ok(())
}
