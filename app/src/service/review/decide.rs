//! Deciding on one commitment.

use jiff::Zoned;
use jiff::civil::Date;
use legwork_core::vocabulary::Direction;
use legwork_core::warning::smaller;

use super::kept::{note, open};
use super::{Choice, Decide, Decided, Decision};
use crate::service::board::{Board, Held, is_over};
use crate::service::commitment::{EditCommitment, TermsInput, edit_within, over, retire_within};
use crate::service::context::Context;
use crate::service::pauses::{AddPause, pause_within};
use crate::service::seal::begin;
use crate::service::{SCHEMA, find, text, warning, words};
use crate::store::Change;
use crate::{Error, Result};

/// What a retired commitment is remembered by when nothing else was said.
pub(super) const SILENT: &str = "silent for four weeks";

/// Decides on a commitment in a review: does it, and writes down that and why
/// it was decided. Where the early warning asked, that is its answer.
pub async fn decide(context: &Context, now: &Zoned, input: Decide) -> Result<Decided> {
    let label = format!(
        "review {} \"{}\"",
        input.choice.as_str(),
        text::shown(&input.commitment)
    );
    let (mut change, board) = begin(context, now, label).await?;
    let reviewing = open(context, board.today, input.review.as_deref())?;
    let row = find::commitment(context, change.tx(), board.today, &input.commitment).await?;
    let held = board.find(row.commitment_id).ok_or_else(|| over(&row))?;
    if is_over(&held.row, board.today) {
        return Err(over(&row));
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
    note(context, &mut change, reviewing, &decision).await?;
    warning::answered(&mut change, held, board.today, &decision).await?;
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
            Choice::Retire => self.retire(change, self.input.reason.clone()).await,
            Choice::Recommit => self.recommit(change).await,
            Choice::Archive => {
                let reason = self.input.reason.clone();
                let reason = reason.unwrap_or_else(|| SILENT.to_owned());
                self.retire(change, Some(reason)).await
            }
        }
    }

    async fn resize(&self, change: &mut Change) -> Result<Decision> {
        let terms = &self.held.terms;
        let old = terms.target_on(self.board.today.max(terms.start));
        let count = self.new_count(old)?;
        let default = terms.takes_effect(self.board.today, count);
        self.renumber(change, count, self.input.from).await?;
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
        let asked = self.input.count;
        let count = asked
            .or_else(|| smaller(old).filter(|_| shrinks))
            .filter(|count| if shrinks { *count < old } else { *count > old })
            .ok_or_else(|| Error::usage(format!("to {word} it, say a number {side} {old}")))?;
        if count == 0 && self.held.terms.direction != Direction::AtMost {
            return Err(Error::usage(
                "a promise of nothing is none: pause it or retire it",
            ));
        }
        Ok(count)
    }

    /// A fresh start with the next period: with the number that was said, or
    /// half of the old one. Nothing owed is carried into it.
    async fn recommit(&self, change: &mut Change) -> Result<Decision> {
        let terms = &self.held.terms;
        if terms.direction == Direction::AtMost {
            return Err(Error::usage(
                "nothing is owed of a limit: shrink or raise it",
            ));
        }
        let old = terms.target_on(self.board.today.max(terms.start));
        let count = self.input.count.or_else(|| smaller(old)).unwrap_or(old);
        if count == 0 {
            return Err(Error::usage(
                "a promise of nothing is none: pause it or retire it",
            ));
        }
        let next = terms.tile_at(self.board.today).end.max(terms.start);
        let from = self.input.from.unwrap_or(next);
        self.renumber(change, count, Some(from)).await?;
        Ok(Decision {
            from,
            count: Some(count),
            ..self.decision()?
        })
    }

    async fn renumber(&self, change: &mut Change, count: u32, from: Option<Date>) -> Result<()> {
        let terms = TermsInput {
            count: Some(count),
            ..TermsInput::default()
        };
        self.edit(change, terms, from).await
    }

    async fn shift(&self, change: &mut Change) -> Result<Decision> {
        let missing = || Error::usage("to move it, choose other days");
        let days = self.input.days.as_deref().ok_or_else(missing)?;
        let mask = words::weekdays(days, self.context.workdays())?;
        if mask == self.held.terms.mask {
            return Err(missing());
        }
        let next = self.held.terms.tile_at(self.board.today).end;
        let terms = TermsInput {
            days: Some(days.to_owned()),
            ..TermsInput::default()
        };
        self.edit(change, terms, self.input.from).await?;
        Ok(Decision {
            from: self.from(next),
            days: Some(mask.codes().map(str::to_owned).collect()),
            ..self.decision()?
        })
    }

    async fn edit(
        &self,
        change: &mut Change,
        terms: TermsInput,
        effective: Option<Date>,
    ) -> Result<()> {
        let edit = EditCommitment {
            terms,
            effective,
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

    async fn retire(&self, change: &mut Change, reason: Option<String>) -> Result<Decision> {
        let how = (self.input.from, reason);
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
            reason: text::note(self.input.reason.as_deref())?,
            ..Decision::bare(&self.id(), self.input.choice.as_str(), self.board.today)
        })
    }
}
