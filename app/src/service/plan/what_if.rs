//! What a mix would bring: the best one while a slider is moved, or one that
//! was put together by hand.

use jiff::Zoned;
use legwork_core::plan::{self as core, Change, Mix, Model, Question, Rung, words};
use serde::Serialize;

use super::answer::Case;
use super::{PlanFor, PlanView};
use crate::service::amount::hundredth;
use crate::service::context::Context;
use crate::service::hours::hours;
use crate::{Error, Result};

/// A mix and what it would bring.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct WhatIf {
    /// The chance, 0 to 1, at the adherence so far.
    pub chance: f64,
    /// The chance when all of it is done.
    pub chance_full_adherence: f64,
    /// The same two in words: "about 35 %".
    pub words: (String, String),
    /// Wins that are needed, in the middle of the draws.
    pub wins_needed: Option<u64>,
    /// Mean wins by the date.
    pub wins: f64,
    /// Hours a week that it takes, with the meetings that come of it.
    pub takes_hours: f64,
    /// Hours a week that are free for it.
    pub free_hours: f64,
    /// Whether it fits them, with at most three kinds.
    pub fits: bool,
    /// What can be promised, with what is.
    pub choices: Vec<Choosable>,
}

/// One kind that can be promised.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Choosable {
    /// The kind.
    pub kind: String,
    /// What it is called.
    pub title: String,
    /// The rung that is promised, from below, starting with 1; 0 for none.
    pub level: usize,
    /// Every rung in words, from below: "1 a week".
    pub rungs: Vec<String>,
}

/// What the mix of the input would bring, or the best one when it names none.
/// Quicker than a plan, and without its reasons.
pub async fn what_if(context: &Context, now: &Zoned, input: &PlanFor) -> Result<WhatIf> {
    let case = Case::read(context, now, input).await?;
    let model = Model::new(&case.asked);
    let mix = match &input.mix {
        Some(mix) => chosen(&model, mix)?,
        None => model.quick().0,
    };
    Ok(seen(&case, &model, &mix))
}

/// The plan for a goal beside what the mix of the input would bring, or what
/// the plan's own does when it names none.
pub async fn study(context: &Context, now: &Zoned, input: &PlanFor) -> Result<(PlanView, WhatIf)> {
    let case = Case::read(context, now, input).await?;
    let model = Model::new(&case.asked);
    let plan = core::plan_of(&case.asked, &model);
    let mix = if let Some(mix) = &input.mix {
        chosen(&model, mix)?
    } else {
        let promises = plan.promises.iter();
        model.mix(promises.map(|one| (one.slug.as_str(), one.rung)))
    };
    let seen = seen(&case, &model, &mix);
    Ok((case.view(&plan), seen))
}

/// The kinds and rungs of a mix that was put together by hand. Fails for kinds
/// that cannot be promised.
pub(super) fn picked(question: &Question, mix: &[(String, usize)]) -> Result<Vec<(String, Rung)>> {
    let model = Model::new(question);
    Ok(model.promised(&chosen(&model, mix)?))
}

fn chosen(model: &Model, mix: &[(String, usize)]) -> Result<Mix> {
    let wanted = mix.iter().filter(|(_, level)| *level > 0);
    let rungs = wanted.map(|(slug, level)| {
        let choice = model.choices().find(|(other, _)| other == slug);
        let rung = choice.and_then(|(_, rungs)| rungs.get(level.checked_sub(1)?).copied());
        rung.map(|rung| (slug.as_str(), rung))
            .ok_or_else(|| Error::refused(format!("'{slug}' cannot be promised so often")))
    });
    let rungs: Vec<(&str, Rung)> = rungs.collect::<Result<_>>()?;
    Ok(model.mix(rungs))
}

fn seen(case: &Case, model: &Model, mix: &Mix) -> WhatIf {
    let (chance, kept) = (model.chance(mix), model.with(&Change::AllKept).chance(mix));
    WhatIf {
        chance: hundredth(chance),
        chance_full_adherence: hundredth(kept),
        words: (words::percent(chance), words::percent(kept)),
        wins_needed: model.needed(),
        wins: hundredth(model.mean_wins(mix)),
        takes_hours: hours(model.minutes(mix)),
        free_hours: hours(model.free().max(0.0)),
        fits: model.fits(mix),
        choices: choices(case, model, mix),
    }
}

fn choices(case: &Case, model: &Model, mix: &Mix) -> Vec<Choosable> {
    let promised = model.promised(mix);
    let level = |slug: &str, rungs: &[Rung]| {
        let rung = promised.iter().find(|(other, _)| other == slug);
        let at = rung.and_then(|(_, rung)| rungs.iter().position(|other| other == rung));
        at.map_or(0, |at| at + 1)
    };
    let choices = model.choices().map(|(slug, rungs)| Choosable {
        title: case.board.book.title(slug).to_owned(),
        level: level(slug, rungs),
        rungs: rungs.iter().map(Rung::to_string).collect(),
        kind: slug.to_owned(),
    });
    choices.collect()
}
