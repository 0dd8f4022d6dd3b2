//! What is read once, however many goals are asked about.

use jiff::ToSpan;
use jiff::civil::Date;
use legwork_core::draw::Seed;
use legwork_core::forecast::{DeadTime, Stated, rhythm_changed, surprises};

use super::deals::All;
use super::work::Work;
use crate::Result;
use crate::service::context::Context;
use crate::service::deals::Counts;
use crate::store::{self, Tx};

/// What every forecast of a member goes by, on one day.
pub(super) struct Ground {
    /// The day at whose start forecasts are made.
    pub(super) today: Date,
    /// Days on which nothing moves.
    pub(super) dead: DeadTime,
    trade: Option<Trade>,
}

/// What a goal to which deals add goes by.
pub(super) struct Trade {
    pub(super) deals: All,
    pub(super) work: Work,
    /// Whether the past stopped being a guide.
    pub(super) rhythm_changed: bool,
}

impl Ground {
    /// What goals of any sort need.
    pub(super) async fn load(context: &Context, tx: &mut Tx, today: Date) -> Result<Self> {
        Ok(Self {
            today,
            dead: dead_time(context, tx).await?,
            trade: None,
        })
    }

    /// Deals and work, read for the first goal that needs them.
    pub(super) async fn survey(&mut self, context: &Context, tx: &mut Tx) -> Result<()> {
        if self.trade.is_none() {
            let deals = All::load(context, tx).await?;
            let work = Work::load(context, tx, self.today).await?;
            self.trade = Some(Trade {
                rhythm_changed: self.rhythm_kept(context, tx, &deals).await?,
                deals,
                work,
            });
        }
        Ok(())
    }

    /// The same as last time, where a server knows that nothing has changed.
    async fn rhythm_kept(&self, context: &Context, tx: &mut Tx, deals: &All) -> Result<bool> {
        let places = &context.shelf;
        let state = places.state(context, tx, self.today).await?;
        let known = state
            .as_ref()
            .and_then(|state| places.rhythm(context, state));
        if let Some(known) = known {
            return Ok(known);
        }
        let changed = self.rhythm_changed(context, deals)?;
        if let Some(state) = state {
            places.keep_rhythm(context, state, changed);
        }
        Ok(changed)
    }

    /// Whether the member's deals were won as expected lately: a matter of the
    /// seller, not of a goal, so all deals count, and how many were won.
    fn rhythm_changed(&self, context: &Context, deals: &All) -> Result<bool> {
        let record = deals.fit(Counts::Deals).record(context, self.today);
        let seed = Seed::of_goal(context.member_id.uuid(), self.today);
        let stated = Stated::default();
        let places = surprises(&record, self.today, stated, &self.dead, seed)?;
        Ok(rhythm_changed(&places))
    }

    /// Deals and work, once they were read.
    pub(super) const fn trade(&self) -> Option<&Trade> {
        self.trade.as_ref()
    }
}

/// Pauses of everything are days on which nothing moves.
async fn dead_time(context: &Context, tx: &mut Tx) -> Result<DeadTime> {
    let pauses = store::pause::pauses(tx, context.workspace_id(), context.member_id).await?;
    let all = pauses.iter().filter(|pause| pause.commitment_id.is_none());
    let days = |pause: &store::Pause| {
        let (first, last) = (pause.first_day.date(), pause.last_day.date());
        (first, last.saturating_add(1.day()))
    };
    Ok(DeadTime::new(all.map(days).collect()))
}
