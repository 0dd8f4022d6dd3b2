//! What a commitment that runs is worth to the goals that depend on it.

use jiff::Zoned;
use jiff::civil::Date;
use legwork_core::plan::{Model, Swap};

use super::PlanFor;
use super::aim::planned;
use super::answer::{Case, link};
use crate::error::Kind;
use crate::ids::GoalId;
use crate::service::amount::hundredth;
use crate::service::context::Context;
use crate::service::goal::Link;
use crate::store::Goal;
use crate::{Error, Result};

/// A goal whose chance depends on what is promised.
pub(in crate::service) struct Stake {
    /// Its id.
    pub(in crate::service) goal: GoalId,
    /// The goal.
    pub(in crate::service) link: Link,
    /// Its last day.
    pub(in crate::service) due: Date,
    model: Model,
    /// The chance as things are, 0 to 1.
    now: f64,
}

/// The goals that promises lead to, each drawn once.
pub(in crate::service) async fn stakes(context: &Context, now: &Zoned) -> Result<Vec<Stake>> {
    let goals = planned(context, &mut context.read().await?).await?;
    let mut found = Vec::with_capacity(goals.len());
    for goal in goals {
        found.extend(stake(context, now, goal).await?);
    }
    Ok(found)
}

async fn stake(context: &Context, now: &Zoned, goal: Goal) -> Result<Option<Stake>> {
    let input = PlanFor {
        goal: Some(goal.goal_id.to_string()),
        ..PlanFor::default()
    };
    match Case::read(context, now, &input).await {
        Ok(case) => {
            let model = Model::new(&case.asked);
            Ok(Some(Stake {
                goal: goal.goal_id,
                link: link(&goal),
                due: case.wants.due,
                now: model.chance(&model.nothing()),
                model,
            }))
        }
        Err(error) if is_silent(&error) => Ok(None),
        Err(error) => Err(error),
    }
}

/// A goal that lacks something has no chance to speak of; that is no fault here.
fn is_silent(error: &Error) -> bool {
    matches!(error.kind(), Kind::Usage | Kind::Refused | Kind::NotFound)
}

impl Stake {
    /// How much the chance changes with so many acts a week more of a kind that
    /// runs; fewer when negative. In shares of 1.
    pub(in crate::service) fn change(&self, kind: &str, more: f64) -> f64 {
        hundredth(self.model.chance_with_more(kind, more) - self.now)
    }

    /// The kind that would bring more in the same time, and how much the chance
    /// would rise.
    pub(in crate::service) fn better_use(&self, kind: &str, acts: f64) -> Option<(Swap, f64)> {
        let swap = self.model.better_use(kind, acts)?;
        let rise = hundredth(swap.chance - self.now);
        Some((swap, rise))
    }
}
