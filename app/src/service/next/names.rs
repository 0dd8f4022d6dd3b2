//! Naming people for commitments, each for one of them.

use std::collections::BTreeSet;

use jiff::ToSpan;
use jiff::civil::Date;
use legwork_core::cadence::{Period, State};
use legwork_core::next::{Candidate, REST, Whom, choose, whom};
use legwork_core::vocabulary::{Direction, Relationship};

use super::{NextPerson, Reach, story};
use crate::Result;
use crate::ids::PersonId;
use crate::service::board::{Board, Held};
use crate::service::context::Context;
use crate::store::next::{self, Ahead, Which};
use crate::store::{Day, Tx};

/// Names people for the commitments of a board.
pub(in crate::service) struct Naming<'a> {
    context: &'a Context,
    board: &'a Board,
    n: usize,
    named: BTreeSet<PersonId>,
}

/// Whether a commitment still needs something in its period.
pub(in crate::service) fn wanting(held: &Held) -> bool {
    let rests = matches!(
        held.ledger.state,
        State::Paused | State::Ended | State::Upcoming
    );
    let short = |period: &Period| period.have() < u64::from(period.required);
    !rests && held.ledger.periods.last().is_some_and(short)
}

impl<'a> Naming<'a> {
    /// Names at most `n` for each.
    pub(in crate::service) fn new(context: &'a Context, board: &'a Board, n: u32) -> Self {
        Self {
            context,
            board,
            n: usize::try_from(n).unwrap_or(usize::MAX),
            named: BTreeSet::new(),
        }
    }

    /// The names for every commitment in force that reaches people, in the
    /// order in which they were made.
    pub(in crate::service) async fn all(&mut self, tx: &mut Tx) -> Result<Vec<Reach>> {
        let mut turns = Vec::new();
        for (place, held) in self.board.held.iter().enumerate() {
            if let Some(whom) = self.reached(held) {
                turns.push((!wanting(held), place, held, whom));
            }
        }
        turns.sort_by_key(|(sated, place, ..)| (*sated, *place));
        let mut all = Vec::with_capacity(turns.len());
        for (sated, place, held, whom) in turns {
            let reach = Reach {
                id: held.row.commitment_id.to_string(),
                title: held.row.title.clone(),
                kind: held.row.kind.clone(),
                wanting: !sated,
                people: self.people(tx, held, &whom).await?,
            };
            all.push((place, reach));
        }
        all.sort_by_key(|(place, _)| *place);
        Ok(all.into_iter().map(|(_, reach)| reach).collect())
    }

    /// Whom a commitment reaches; none when it is not in force, a limit, or for
    /// nobody in particular.
    fn reached(&self, held: &Held) -> Option<Whom> {
        let row = &held.row;
        let limit = row.direction.0 == Direction::AtMost;
        if limit || !held.terms.covers(self.board.today) {
            return None;
        }
        let kind = self.board.book.find(&row.kind)?;
        let audience = row.audience.map(|word| word.0);
        whom(kind, audience, row.channel.map(|word| word.0))
    }

    async fn people(&mut self, tx: &mut Tx, held: &Held, whom: &Whom) -> Result<Vec<NextPerson>> {
        let today = self.board.today;
        let since = held.terms.tile_at(today).start;
        let mut able = self.ahead(tx, whom, since, true).await?;
        let mut chosen = choose(&candidates(&able), self.n, today, since, &mut self.named);
        if chosen.len() < self.n {
            let soon = self.ahead(tx, whom, since, false).await?;
            let left = self.n - chosen.len();
            chosen.extend(choose(
                &candidates(&soon),
                left,
                today,
                since,
                &mut self.named,
            ));
            able.extend(soon);
        }
        let mut people = Vec::with_capacity(chosen.len());
        for who in chosen {
            if let Some(one) = able.iter().find(|one| one.person_id == who) {
                people.extend(story::tell(self.context, tx, self.board, one).await?);
            }
        }
        Ok(people)
    }

    /// The first of each relationship: enough that `n` are left when those who
    /// are named already are taken out.
    async fn ahead(&self, tx: &mut Tx, whom: &Whom, since: Date, due: bool) -> Result<Vec<Ahead>> {
        let limit = i64::try_from(self.n + self.named.len()).unwrap_or(i64::MAX);
        let workspace = self.context.workspace_id();
        let mut all = Vec::new();
        for relationship in whom.relationships {
            let which = self.which(whom, *relationship, since);
            all.extend(if due {
                next::due(tx, workspace, which, limit).await?
            } else {
                next::soon(tx, workspace, which, limit).await?
            });
        }
        Ok(all)
    }

    fn which(&self, whom: &Whom, relationship: Relationship, since: Date) -> Which {
        let today = self.board.today;
        let client = relationship == Relationship::Client;
        Which {
            relationship,
            lapsed: (client && whom.lapsed != whom.current).then_some(whom.lapsed),
            new: whom.new,
            today: Day(today),
            since: Day(since),
            rested: Day(today.saturating_sub((REST - 1).days())),
        }
    }
}

fn candidates(all: &[Ahead]) -> Vec<Candidate<PersonId>> {
    let candidate = |one: &Ahead| Candidate {
        who: one.person_id,
        due: one.due.date(),
        touched: Some(one.touched)
            .filter(|day| *day != Day::MIN)
            .map(Date::from),
        step: one.step.is_some(),
        snoozed: one.snoozed_until.is_some_and(|until| until > one.touched),
    };
    all.iter().map(candidate).collect()
}
