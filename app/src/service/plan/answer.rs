//! The plan, as it is shown.

use std::sync::Arc;

use jiff::Zoned;
use legwork_core::money::Currency;
use legwork_core::plan::{self as core, Offers, Plan, Promise, Question, Rung, words};

use super::aim::{Wants, planned};
use super::open::open;
use super::question::{question, stated};
use super::{Offered, PlanFor, PlanView, Proposed};
use crate::Result;
use crate::service::SCHEMA;
use crate::service::amount::{self, hundredth};
use crate::service::board::Board;
use crate::service::context::Context;
use crate::service::goal::Link;
use crate::service::hours::hours;
use crate::store::Goal;

/// What is said when nothing is missing that does not come anyway.
const BY_ITSELF: &str = "What comes without any of this is enough to reach the goal, if it does come: nothing more needs to be promised.";

/// The mix of commitments most likely to reach a goal, and why. Saves nothing.
pub async fn plan(context: &Context, now: &Zoned, input: &PlanFor) -> Result<PlanView> {
    let case = Case::read(context, now, input).await?;
    Ok(case.view(&core::plan(&case.asked)))
}

/// The open goals that a plan can be made for.
pub async fn goals(context: &Context) -> Result<Vec<Link>> {
    let mut tx = context.read().await?;
    let rows = planned(context, &mut tx).await?;
    Ok(rows.iter().map(link).collect())
}

/// A question with all that its answer is shown with.
pub(super) struct Case {
    pub(super) wants: Wants,
    pub(super) board: Arc<Board>,
    pub(super) asked: Question,
    /// The share of proposals won that was said.
    win_rate: Option<f64>,
}

impl Case {
    /// Reads it.
    pub(super) async fn read(context: &Context, now: &Zoned, input: &PlanFor) -> Result<Self> {
        let today = context.today(now);
        let mut tx = context.read().await?;
        let board = Board::seen(context, &mut tx, today).await?;
        let stated = stated(context, &mut tx, &board, input).await?;
        let mut wants = Wants::read(context, &mut tx, today, (&stated, input)).await?;
        let mut asked = question(context, &mut tx, &board, &wants, (&stated, input)).await?;
        drop(tx);
        if let Some((wins, says)) = open(context, now, &wants, input).await? {
            asked.open = wins;
            wants.assumes.push(says);
        }
        Ok(Self {
            win_rate: stated.win_rate,
            wants,
            board,
            asked,
        })
    }

    /// The plan as it is shown.
    pub(super) fn view(&self, plan: &Plan) -> PlanView {
        let (wants, asked, board) = (&self.wants, &self.asked, &self.board);
        let own = board.book.own();
        PlanView {
            schema: SCHEMA,
            goal: link(&wants.row),
            as_of: board.today,
            due: wants.due,
            hours: asked.hours,
            deal: wants.worth(),
            win_rate: self.win_rate,
            currency: wants.currency.map(|currency| currency.code().to_owned()),
            state: plan.state.to_string(),
            chance: hundredth(plan.chance),
            chance_full_adherence: hundredth(plan.chance_if_kept),
            chance_without: hundredth(plan.chance_without),
            wins_needed: plan.wins_needed,
            wins: hundredth(plan.wins),
            commitments: plan.promises.iter().map(|one| proposed(one, own)).collect(),
            takes_hours: hours(plan.minutes),
            free_hours: hours(plan.free.max(0.0)),
            taken_hours: hours(plan.taken),
            offers: plan
                .offers
                .as_ref()
                .map(|offers| offered(*offers, wants.currency)),
            benchmarks: plan.behind.benchmarks,
            figures: plan.behind.of,
            assumes: wants.assumes.clone(),
            says: if wants.by_itself {
                vec![BY_ITSELF.to_owned()]
            } else {
                words::sentences(plan, own, wants.currency)
            },
        }
    }
}

pub(super) fn link(row: &Goal) -> Link {
    Link {
        id: row.goal_id.to_string(),
        title: row.sentence.clone(),
    }
}

fn proposed(promise: &Promise, own: &[legwork_core::kind::Kind]) -> Proposed {
    Proposed {
        kind: promise.slug.clone(),
        sentence: words::promise(&promise.slug, promise.rung, own),
        count: promise.rung.count,
        per: per(promise.rung),
        hours: hours(promise.minutes),
        later_hours: hours(promise.later_minutes),
        wins: hundredth(promise.wins),
        chance_without: hundredth(promise.chance_without),
    }
}

/// The period of a rung, as commitments name it.
pub(super) fn per(rung: Rung) -> String {
    match (rung.is_daily(), rung.every) {
        (true, _) => "day".to_owned(),
        (false, 1) => "week".to_owned(),
        (false, every) => format!("{every} weeks"),
    }
}

fn offered(offers: Offers, currency: Option<Currency>) -> Offered {
    let major = |minor: i64| amount::major(minor, currency);
    Offered {
        hours: offers.hours,
        weeks: offers.weeks,
        missing: offers.missing.map(major),
        deal: offers.deal.map(major),
    }
}
