//! Accepting a plan: its commitments are promised, all in one change.

use jiff::Zoned;
use legwork_core::plan::{self as core, Rung};

use super::PlanFor;
use super::answer::{Case, per};
use super::what_if::picked;
use crate::service::commitment::{AddCommitment, Committed, TermsInput, commit_all};
use crate::service::context::Context;
use crate::{Error, Result};

/// Promises what the plan proposes, or the mix of the input, and gives that.
pub async fn accept(context: &Context, now: &Zoned, input: &PlanFor) -> Result<Committed> {
    if input.afresh {
        return Err(Error::refused(
            "what is promised already still stands: change that first, then plan within the hours left",
        )
        .hint("legwork commitments retire ..., or the weekly review"));
    }
    let case = Case::read(context, now, input).await?;
    let promises: Vec<(String, Rung)> = if let Some(mix) = &input.mix {
        picked(&case.asked, mix)?
    } else {
        let plan = core::plan(&case.asked).promises.into_iter();
        plan.map(|one| (one.slug, one.rung)).collect()
    };
    if promises.is_empty() {
        return Err(Error::refused("there is nothing in this plan to promise")
            .hint("`legwork plan` says why, and what would help"));
    }
    let label = format!("accept the plan for \"{}\"", case.wants.row.sentence);
    let wanted: Vec<AddCommitment> = promises
        .iter()
        .map(|(slug, rung)| promise(&case, slug, *rung))
        .collect();
    commit_all(context, now, &label, &wanted).await
}

fn promise(case: &Case, slug: &str, rung: Rung) -> AddCommitment {
    AddCommitment {
        text: core::words::promise(slug, rung, case.board.book.own()),
        terms: TermsInput {
            count: Some(rung.count),
            per: Some(per(rung)),
            days: rung.is_daily().then(|| "workdays".to_owned()),
            kind: Some(slug.to_owned()),
            ..TermsInput::default()
        },
        goal: Some(case.wants.row.goal_id.to_string()),
    }
}
