//! Naming people for commitments, each for one of them.

use std::collections::BTreeSet;

use jiff::ToSpan;
use jiff::civil::Date;
use legwork_core::cadence::{Period, State};
use legwork_core::next::{Approach, Candidate, REST, Whom, apart, choose, in_turn, nobody, whom};
use legwork_core::vocabulary::{Direction, Relationship};

use super::{Lack, NextPerson, Reach, Suggested, story};
use crate::Result;
use crate::ids::{OrganisationId, PersonId};
use crate::service::board::{Board, Held};
use crate::service::context::Context;
use crate::store::next::{self, Ahead, Which};
use crate::store::{Day, Tx};

/// So many times as many people are read at first as are to be named.
const NARROW: usize = 4;

/// So many times as many where those are of too few firms.
const WIDE: usize = 64;

/// But never more than this.
const FARTHEST: usize = 400;

/// People in the order of their turns.
type Turns = Vec<Candidate<PersonId, OrganisationId>>;

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
            let people = self.people(tx, held, &whom).await?;
            let lack = if people.is_empty() {
                Some(self.lack(tx, &whom).await?)
            } else {
                None
            };
            let reach = Reach {
                id: held.row.commitment_id.to_string(),
                title: held.row.title.clone(),
                kind: held.row.kind.clone(),
                wanting: !sated,
                people,
                lack,
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

    /// Who is named for a commitment, and why nobody where that is nobody.
    async fn people(&mut self, tx: &mut Tx, held: &Held, whom: &Whom) -> Result<Vec<NextPerson>> {
        let (able, turns) = if whom.is_invitation() {
            self.unlinked(tx, whom).await?
        } else {
            self.waiting(tx, held, whom).await?
        };
        let mut people = Vec::with_capacity(self.n);
        for who in choose(&turns, self.n, &mut self.named) {
            if let Some(one) = able.iter().find(|one| one.person_id == who) {
                people.extend(
                    story::tell(self.context, tx, self.board, (one, whom.is_invitation())).await?,
                );
            }
        }
        Ok(people)
    }

    /// Those whose turn it is: who is due, and where they are of too few firms
    /// those who will be.
    async fn waiting(&self, tx: &mut Tx, held: &Held, whom: &Whom) -> Result<(Vec<Ahead>, Turns)> {
        let today = self.board.today;
        let since = held.terms.tile_at(today).start;
        let mut able = self.ahead(tx, whom, since, true).await?;
        let mut turns = in_turn(&candidates(&able, whom), today, since);
        if apart(&turns, &self.named) < self.n {
            able.extend(self.ahead(tx, whom, since, false).await?);
            turns = in_turn(&candidates(&able, whom), today, since);
        }
        Ok((able, turns))
    }

    /// The first of each relationship: enough that `n` of different firms are
    /// left when those who are named already are taken out, unless very many
    /// colleagues stand in line.
    async fn ahead(&self, tx: &mut Tx, whom: &Whom, since: Date, due: bool) -> Result<Vec<Ahead>> {
        let mut all = Vec::new();
        for relationship in whom.relationships {
            let which = self.which(whom, *relationship, since);
            let mut read = Vec::new();
            for limit in self.looks() {
                read = self.read(tx, which, due, limit).await?;
                let turns = in_turn(&candidates(&read, whom), self.board.today, since);
                if read.len() < limit || apart(&turns, &self.named) >= self.n {
                    break;
                }
            }
            all.extend(read);
        }
        Ok(all)
    }

    async fn read(&self, tx: &mut Tx, which: Which, due: bool, limit: usize) -> Result<Vec<Ahead>> {
        let (workspace, limit) = (self.context.workspace_id(), count(limit));
        Ok(if due {
            next::due(tx, workspace, which, limit).await?
        } else {
            next::soon(tx, workspace, which, limit).await?
        })
    }

    /// How many are read at first, and where those are of too few firms.
    fn looks(&self) -> [usize; 2] {
        [NARROW, WIDE].map(|times| (self.n * times).min(FARTHEST.max(self.n)) + self.named.len())
    }

    /// Those who may be invited to connect, the last touched first: whoever was
    /// just met is most likely to accept.
    async fn unlinked(&self, tx: &mut Tx, whom: &Whom) -> Result<(Vec<Ahead>, Turns)> {
        let (workspace, today) = (self.context.workspace_id(), Day(self.board.today));
        let mut all = Vec::new();
        for relationship in whom.relationships {
            // Of an address book, only those who were ever touched are known.
            let from = match relationship {
                Relationship::Other => Day(Day::MIN.date().saturating_add(1.day())),
                _ => Day::MIN,
            };
            let limit = count(self.looks()[0]);
            let of = (*relationship, from);
            all.extend(next::unlinked(tx, workspace, of, today, limit).await?);
        }
        all.sort_by_key(|one| std::cmp::Reverse((one.touched, one.person_id)));
        let turns = candidates(&all, whom);
        Ok((all, turns))
    }

    /// Why nobody is named.
    async fn lack(&self, tx: &mut Tx, whom: &Whom) -> Result<Lack> {
        let workspace = self.context.workspace_id();
        let mut known = false;
        for relationship in whom.relationships {
            known = known || next::is_anybody(tx, workspace, *relationship).await?;
        }
        let referrers = whom.relationships == [Relationship::Referrer];
        let suggested = if referrers && !known {
            next::referred(tx, workspace).await?
        } else {
            None
        };
        Ok(Lack {
            why: nobody(whom, known),
            missing: match whom.relationships {
                [one] if !known && !whom.is_invitation() => Some(one.to_string()),
                _ => None,
            },
            suggested: suggested.map(|(id, name, deal)| Suggested {
                id: id.to_string(),
                name,
                deal,
            }),
        })
    }

    fn which(&self, whom: &Whom, relationship: Relationship, since: Date) -> Which {
        let today = self.board.today;
        let client = relationship == Relationship::Client;
        Which {
            relationship,
            lapsed: (client && whom.lapsed != whom.current).then_some(whom.lapsed),
            today: Day(today),
            since: Day(since),
            rested: Day(today.saturating_sub((REST - 1).days())),
        }
    }
}

fn count(limit: usize) -> i64 {
    i64::try_from(limit).unwrap_or(i64::MAX)
}

fn candidates(all: &[Ahead], whom: &Whom) -> Turns {
    let candidate = |one: &Ahead| Candidate {
        who: one.person_id,
        firm: one.organisation_id,
        due: one.due.date(),
        touched: Some(one.touched)
            .filter(|day| *day != Day::MIN)
            .map(Date::from),
        step: one.step.is_some(),
        snoozed: one.snoozed_until.is_some_and(|until| until > one.touched),
        spare: whom.approach == Approach::Cold && one.dealing.is_some(),
    };
    all.iter().map(candidate).collect()
}
