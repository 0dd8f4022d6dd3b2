//! Changing a promise: dated, with a reason, and never in the past.

use jiff::Zoned;
use jiff::civil::Date;
use legwork_core::cadence::{Cadence, Weekdays};
use legwork_core::vocabulary::PeriodUnit;

use super::input::{EditCommitment, TermsInput};
use super::list::{Committed, committed};
use super::retire::over;
use super::wanted::{MOST, refuse_upside_down};
use crate::ids::CommitmentId;
use crate::service::board::{self, Board, Held, is_over};
use crate::service::book::Book;
use crate::service::context::Context;
use crate::service::kinds::{minutes_within, named};
use crate::service::seal::begin;
use crate::service::{find, text, words};
use crate::store::{self, Change, Commitment, CommitmentVersion, Day, Pause, Word};
use crate::{Error, Result};

/// Changes a commitment. A new number is a new version from its day on: a
/// smaller promise waits for the next period, a larger one holds at once. A
/// new cadence, other weekdays, another kind or another carry end this commitment on the day
/// before and continue it in a new one of the same lineage.
pub async fn edit(
    context: &Context,
    now: &Zoned,
    words: &str,
    edit: EditCommitment,
) -> Result<Committed> {
    let label = format!("commitments edit \"{}\"", text::shown(words));
    let (mut change, board) = begin(context, now, label).await?;
    let id = edit_within(context, &mut change, &board, words, edit).await?;
    change.commit().await?;
    committed(context, now, &[id]).await
}

/// The same as a part of a larger change; gives the commitment that holds the
/// new terms.
pub(in crate::service) async fn edit_within(
    context: &Context,
    change: &mut Change,
    board: &Board,
    words: &str,
    edit: EditCommitment,
) -> Result<CommitmentId> {
    let row = find::commitment(context, change.tx(), board.today, words).await?;
    let held = board.find(row.commitment_id).ok_or_else(|| over(&row))?;
    if is_over(&row, board.today) {
        return Err(over(&row).hint("commit to it again with `legwork commit`"));
    }
    refuse_upside_down(edit.terms.count, edit.terms.upto)?;
    refuse_other_side(&row, &edit.terms)?;
    let editor = Editor {
        context,
        held,
        today: board.today,
        reason: text::note(edit.reason.clone())?,
    };
    let mut written = editor.plain(change, &board.book, &edit).await?;
    let shape = shape(context, held, &edit.terms)?;
    let carry = edit
        .terms
        .carry
        .is_some_and(|carry| carry != held.terms.cap);
    if shape.is_some() || carry || edit.terms.kind.is_some() {
        written = editor
            .continued(change, &board.book, written, shape, &edit)
            .await?;
    } else if let Some(target) = edit.terms.count {
        editor.retarget(change, target, &edit).await?;
    }
    Ok(written.commitment_id)
}

/// A promise keeps its side and its first day: both decide what is over.
fn refuse_other_side(row: &Commitment, terms: &TermsInput) -> Result<()> {
    let direction = terms.direction.as_deref();
    if direction.is_some_and(|direction| direction != row.direction.to_string()) {
        return Err(
            Error::usage("a promise does not change sides, as from at least to at most")
                .hint("retire it and commit anew"),
        );
    }
    match terms.from {
        Some(from) => Err(
            Error::usage("the first day of a promise does not change").hint(format!(
                "to change its terms from then on: --effective {from}"
            )),
        ),
        None => Ok(()),
    }
}

/// A new cadence and weekdays, when either was given.
fn shape(
    context: &Context,
    held: &Held,
    terms: &TermsInput,
) -> Result<Option<(u16, PeriodUnit, Weekdays)>> {
    if terms.per.is_none() && terms.days.is_none() {
        return Ok(None);
    }
    let old = (u16::try_from(held.row.every).unwrap_or(1), held.row.unit.0);
    let (every, unit) = terms.per.as_deref().map_or(Ok(old), words::period)?;
    let days = terms.days.as_deref();
    let mask = days.map_or(Ok(held.terms.mask), |days| {
        words::weekdays(days, context.workdays())
    })?;
    Ok(Some((every, unit, mask)))
}

/// One edit under way.
struct Editor<'a> {
    context: &'a Context,
    held: &'a Held,
    today: Date,
    reason: Option<String>,
}

impl Editor<'_> {
    /// What may change at once, since it changes no period: title, minutes,
    /// goal, last day.
    async fn plain(
        &self,
        change: &mut Change,
        book: &Book,
        edit: &EditCommitment,
    ) -> Result<Commitment> {
        let (mut row, terms) = (self.held.row.clone(), &edit.terms);
        if let Some(title) = &terms.title {
            row.title = text::title("the title", title)?;
        }
        if let Some(minutes) = terms.minutes {
            row.minutes = Some(minutes_within(minutes)?);
        }
        if let Some(goal) = &edit.goal {
            row.goal_id = Some(find::goal(self.context, change.tx(), goal).await?.goal_id);
        }
        if let Some(until) = terms.until {
            row.ends_on = Some(Day(self.last_day(until)?));
        }
        if let Some(words) = &terms.kind {
            named(book, words)?;
        }
        change.put(&row).await?;
        Ok(row)
    }

    fn last_day(&self, until: Date) -> Result<Date> {
        if until < self.today.max(self.held.terms.start) {
            return Err(Error::refused(format!(
                "a commitment cannot end in the past: {until}"
            )));
        }
        Ok(until)
    }

    /// The day on which a change holds; the past cannot change.
    fn effective(&self, edit: &EditCommitment, default: Date) -> Result<Date> {
        match edit.effective {
            Some(date) if date < self.today => Err(Error::refused(format!(
                "the past stays as it was: {date} is before today"
            ))),
            Some(date) => Ok(date.max(self.held.terms.start)),
            None => Ok(default),
        }
    }

    /// A new number of units, as a new version.
    async fn retarget(
        &self,
        change: &mut Change,
        target: u32,
        edit: &EditCommitment,
    ) -> Result<()> {
        if target > MOST {
            return Err(Error::usage(format!("a period can hold at most {MOST}")));
        }
        let terms = &self.held.terms;
        let from = self.effective(edit, terms.takes_effect(self.today, target))?;
        terms.retarget(self.today, from, target)?;
        change
            .put(&self.version(self.held.row.commitment_id, from, target, edit))
            .await?;
        self.drop_later(change, from).await
    }

    /// What was planned for later days gives way to what is decided now.
    async fn drop_later(&self, change: &mut Change, from: Date) -> Result<()> {
        let later = |version: &&CommitmentVersion| version.from_day.date() > from;
        let later = self.held.versions.iter().filter(later).cloned().collect();
        Ok(change.remove_all::<CommitmentVersion>(later).await?)
    }

    /// The pauses of this commitment alone that reach to `from` or past it
    /// hold for the one that continues it as well.
    async fn copy_pauses(&self, change: &mut Change, from: Date, id: CommitmentId) -> Result<()> {
        let (workspace, member) = (change.workspace(), change.member());
        let pauses = store::pause::pauses(change.tx(), workspace, member).await?;
        for pause in pauses {
            let own = pause.commitment_id == Some(self.held.row.commitment_id);
            if own && pause.last_day.date() >= from {
                change
                    .insert(&Pause {
                        pause_id: self.context.ids.entity(),
                        commitment_id: Some(id),
                        first_day: Day(pause.first_day.date().max(from)),
                        ..pause
                    })
                    .await?;
            }
        }
        Ok(())
    }

    /// Ends this commitment and goes on in a new one with another shape.
    async fn continued(
        &self,
        change: &mut Change,
        book: &Book,
        old: Commitment,
        shape: Option<(u16, PeriodUnit, Weekdays)>,
        edit: &EditCommitment,
    ) -> Result<Commitment> {
        let row = &old;
        let (every, unit, mask) = shape.unwrap_or((
            u16::try_from(row.every).unwrap_or(1),
            row.unit.0,
            self.held.terms.mask,
        ));
        let next = self
            .held
            .terms
            .tile_at(self.today)
            .end
            .max(self.held.terms.start);
        let from = self.effective(edit, next)?;
        let target = edit.terms.count.unwrap_or(self.held.terms.target_on(from));
        if from <= self.held.terms.start {
            return self
                .replaced(change, book, old, (every, unit, mask), target, edit)
                .await;
        }
        // With the last day that this edit may have set.
        let terms = board::terms(row, &self.held.versions)?;
        let (before, after) = terms.change(from, Cadence::new(unit, every)?, mask, target)?;
        let ended = Commitment {
            ends_on: before.end.map(Day),
            ..row.clone()
        };
        change.put(&ended).await?;
        let id: CommitmentId = self.context.ids.entity();
        let mut new = reshaped(row, (every, unit, mask), book, edit)?;
        (new.commitment_id, new.starts_on, new.created) = (id, Day(from), change.at());
        (new.anchor, new.retired_on) = (after.anchor.map(Day), None);
        change.insert(&new).await?;
        change.insert(&self.version(id, from, target, edit)).await?;
        self.copy_pauses(change, from, id).await?;
        Ok(new)
    }

    /// A commitment that has not begun yet takes its new shape in place.
    async fn replaced(
        &self,
        change: &mut Change,
        book: &Book,
        old: Commitment,
        shape: (u16, PeriodUnit, Weekdays),
        target: u32,
        edit: &EditCommitment,
    ) -> Result<Commitment> {
        Cadence::new(shape.1, shape.0)?;
        let from = self.held.terms.start;
        let row = reshaped(&old, shape, book, edit)?;
        change.put(&row).await?;
        change
            .put(&self.version(row.commitment_id, from, target, edit))
            .await?;
        self.drop_later(change, from).await?;
        Ok(row)
    }

    fn version(
        &self,
        id: CommitmentId,
        from: Date,
        target: u32,
        edit: &EditCommitment,
    ) -> CommitmentVersion {
        CommitmentVersion {
            workspace_id: self.held.row.workspace_id,
            commitment_id: id,
            from_day: Day(from),
            target: i64::from(target),
            upper: edit.terms.upto.map(i64::from),
            reason: self.reason.clone(),
            added: Day(self.today),
        }
    }
}

/// The commitment with another shape and carry, and of another kind if one
/// was given: for whom and how that is done comes with it.
fn reshaped(
    row: &Commitment,
    (every, unit, mask): (u16, PeriodUnit, Weekdays),
    book: &Book,
    edit: &EditCommitment,
) -> Result<Commitment> {
    let mut new = Commitment {
        every: i64::from(every),
        unit: Word(unit),
        mask: i64::from(mask.bits()),
        ..row.clone()
    };
    if let Some(words) = &edit.terms.kind {
        let kind = named(book, words)?;
        new.kind = kind.slug.to_string();
        (new.audience, new.channel) = (kind.audience.map(Word), kind.channel.map(Word));
    }
    if let Some(carry) = edit.terms.carry {
        new.cap = i64::from(carry.min(MOST));
    }
    Ok(new)
}
