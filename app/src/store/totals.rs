//! Day totals: how much of each kind was done on each day, kept in the same
//! transaction as the activities, so that reading a year stays cheap.

use super::error::Result;
use super::record::record;
use super::sql::statements;
use super::tx::{Tx, rows, run};
use super::types::Day;
use crate::ids::{MemberId, WorkspaceId};

record! {
    /// The sum of a member's activities of one kind on one day, apart for each
    /// day on which they were recorded. There is no row without activities.
    pub struct DayTotal in "day_totals" {
        key {
            /// The workspace.
            workspace_id: WorkspaceId,
            /// Who acted.
            member_id: MemberId,
            /// The day of the activities.
            day: Day,
            /// The slug of their kind.
            kind: String,
            /// The day on which they were recorded.
            recorded: Day,
        }
        /// The sum of the quantities.
        quantity: i64,
        /// Units of the acts that say no minutes.
        untimed: i64,
        /// The sum of the minutes that are known.
        minutes: i64,
        /// The number of activities, at least 1.
        acts: i64,
    }
}

impl DayTotal {
    /// Adds what else was done of the kind on the day.
    pub const fn grow(&mut self, more: &Self) {
        self.quantity = self.quantity.saturating_add(more.quantity);
        self.untimed = self.untimed.saturating_add(more.untimed);
        self.minutes = self.minutes.saturating_add(more.minutes);
        self.acts = self.acts.saturating_add(more.acts);
    }
}

/// What one activity adds to the day totals.
pub type Effect = DayTotal;

statements! {
    ADD = "insert into day_totals (workspace_id, member_id, day, kind, recorded, quantity, untimed, minutes, acts) \
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9) \
        on conflict (workspace_id, member_id, day, kind, recorded) do update set \
        quantity = day_totals.quantity + excluded.quantity, \
        untimed = day_totals.untimed + excluded.untimed, \
        minutes = day_totals.minutes + excluded.minutes, \
        acts = day_totals.acts + excluded.acts";
    DROP_EMPTY = "delete from day_totals where workspace_id = $1 and member_id = $2 and day = $3 \
        and kind = $4 and recorded = $5 and acts = 0";
    BETWEEN = "select day, kind, recorded, quantity, untimed, minutes, acts from day_totals \
        where workspace_id = $1 and member_id = $2 and day >= $3 and day <= $4 order by day, kind, recorded";
    RECOUNT = "select workspace_id, member_id, day, kind, recorded, \
        cast(sum(quantity) as bigint) as quantity, \
        cast(sum(case when minutes is null then quantity else 0 end) as bigint) as untimed, \
        cast(sum(coalesce(minutes, 0)) as bigint) as minutes, count(*) as acts from activities \
        where workspace_id = $1 \
        group by workspace_id, member_id, day, kind, recorded \
        order by member_id, day, kind, recorded";
    FILL = "insert into day_totals (workspace_id, member_id, day, kind, recorded, quantity, untimed, minutes, acts) \
        select workspace_id, member_id, day, kind, recorded, cast(sum(quantity) as bigint), \
        cast(sum(case when minutes is null then quantity else 0 end) as bigint), \
        cast(sum(coalesce(minutes, 0)) as bigint), count(*) from activities where workspace_id = $1 \
        group by workspace_id, member_id, day, kind, recorded";
    CLEAR = "delete from day_totals where workspace_id = $1";
}

/// The member's totals from one day to another, both included, by day.
pub async fn between(
    tx: &mut Tx,
    workspace: WorkspaceId,
    member: MemberId,
    from: Day,
    to: Day,
) -> Result<Vec<DayTotal>> {
    let found = rows!(tx, Sums, BETWEEN, workspace, member, from, to)?;
    let whole = |(day, kind, recorded, quantity, untimed, minutes, acts): Sums| DayTotal {
        workspace_id: workspace,
        member_id: member,
        day,
        kind,
        recorded,
        quantity,
        untimed,
        minutes,
        acts,
    };
    Ok(found.into_iter().map(whole).collect())
}

/// A day total without what was asked for: day, kind, day of recording,
/// quantity, untimed units, minutes and acts.
type Sums = (Day, String, Day, i64, i64, i64, i64);

/// What the totals of a workspace should be, counted from its activities, by key.
pub async fn recount(tx: &mut Tx, workspace: WorkspaceId) -> Result<Vec<DayTotal>> {
    rows!(tx, DayTotal, RECOUNT, workspace)
}

/// Makes the totals of a workspace anew from its activities.
pub async fn rebuild(tx: &mut Tx, workspace: WorkspaceId) -> Result<()> {
    run!(tx, CLEAR, workspace)?;
    run!(tx, FILL, workspace).map(drop)
}

/// Takes the effect of an activity as it was out and puts the new one in.
pub(super) async fn shift(tx: &mut Tx, old: Option<Effect>, new: Option<Effect>) -> Result<()> {
    if old == new {
        return Ok(());
    }
    if let Some(effect) = old {
        add(tx, &effect, -1).await?;
        run!(
            tx,
            DROP_EMPTY,
            effect.workspace_id,
            effect.member_id,
            effect.day,
            &effect.kind,
            effect.recorded
        )?;
    }
    match new {
        Some(effect) => add(tx, &effect, 1).await,
        None => Ok(()),
    }
}

async fn add(tx: &mut Tx, effect: &Effect, sign: i64) -> Result<()> {
    run!(
        tx,
        ADD,
        effect.workspace_id,
        effect.member_id,
        effect.day,
        &effect.kind,
        effect.recorded,
        sign * effect.quantity,
        sign * effect.untimed,
        sign * effect.minutes,
        sign * effect.acts
    )
    .map(drop)
}
