//! Accepting a plan: its commitments are promised, all in one change.

use jiff::Zoned;

use super::answer::plan;
use super::{PlanFor, Proposed};
use crate::service::commitment::{AddCommitment, Committed, TermsInput, commit_all};
use crate::service::context::Context;
use crate::{Error, Result};

/// Promises what the plan proposes, and gives that.
pub async fn accept(context: &Context, now: &Zoned, input: &PlanFor) -> Result<Committed> {
    let plan = plan(context, now, input).await?;
    if plan.commitments.is_empty() {
        return Err(Error::refused("there is nothing in this plan to promise")
            .hint("`legwork plan` says why, and what would help"));
    }
    let label = format!("accept the plan for \"{}\"", plan.goal.title);
    let wanted: Vec<AddCommitment> = plan
        .commitments
        .iter()
        .map(|one| promise(one, &plan.goal.id))
        .collect();
    commit_all(context, now, &label, &wanted).await
}

fn promise(proposed: &Proposed, goal: &str) -> AddCommitment {
    AddCommitment {
        text: proposed.sentence.clone(),
        terms: TermsInput {
            count: Some(proposed.count),
            per: Some(proposed.per.clone()),
            days: (proposed.per == "day").then(|| "workdays".to_owned()),
            kind: Some(proposed.kind.clone()),
            ..TermsInput::default()
        },
        goal: Some(goal.to_owned()),
    }
}
