//! What would change the choice: the figures worth finding out first.

use super::Rung;
use super::greedy::search;
use super::judge::{Judge, Leaves};
use super::model::{Change, Mix, Model};
use super::option::Choice;
use crate::benchmark::Warmth;

/// How many facts are told.
const TOLD: usize = 2;

/// Figures are tried at half and twice their value, and where that changes too
/// little, at a quarter and four times.
const TRIED: [f64; 2] = [2.0, 4.0];

/// A choice has changed when the new one is better by this much, in chance.
/// With less to gain it would not matter which one is taken.
const MATTERS: f64 = 0.002;

/// One figure that, were it otherwise, would make another choice the best.
#[derive(Debug, Clone, PartialEq)]
pub struct Fact {
    /// What would have to be otherwise.
    pub change: Change,
    /// Kinds that would then be left out.
    pub leaves: Vec<String>,
    /// What would then be promised.
    pub instead: Vec<(String, Rung)>,
    /// The chance with that.
    pub chance: f64,
    /// What holding on to the old kinds would then cost, in chance.
    pub costs: f64,
}

/// The two facts that matter most, each about another figure.
pub(super) fn facts(judge: &Judge, mix: &Mix) -> Vec<Fact> {
    let mut told: Vec<Fact> = Vec::new();
    for times in TRIED {
        let mut found: Vec<Fact> = changes(judge.model, mix, times)
            .into_iter()
            .filter(|change| !told.iter().any(|fact| about(&fact.change) == about(change)))
            .filter_map(|change| fact(judge, mix, change))
            .collect();
        found.sort_by(|a, b| b.costs.total_cmp(&a.costs));
        for fact in found {
            let again = told
                .iter()
                .any(|other| about(&other.change) == about(&fact.change));
            if told.len() < TOLD && !again {
                told.push(fact);
            }
        }
        if told.len() == TOLD {
            break;
        }
    }
    told
}

/// So many kinds that are not promised are tried, the best ones by the hour:
/// the others would have to be a wonder.
const RIVALS: usize = 6;

/// Mean wins of a minute, below which a kind that is not promised is no rival.
fn rival(model: &Model, mix: &Mix) -> f64 {
    let others = model.choices.iter().zip(&mix.0);
    let mut worth: Vec<f64> = others
        .filter(|(_, level)| **level == 0)
        .map(|(choice, _)| per_minute(choice))
        .collect();
    worth.sort_by(|a, b| b.total_cmp(a));
    worth.get(RIVALS - 1).copied().unwrap_or_default()
}

fn per_minute(choice: &Choice) -> f64 {
    choice.mean_wins() / choice.minutes()
}

/// Whatever speaks against what is promised and for what is not.
fn changes(model: &Model, mix: &Mix, times: f64) -> Vec<Change> {
    let mut all = Vec::new();
    let bar = rival(model, mix);
    let choices = model.choices.iter().zip(&mix.0);
    for (choice, level) in choices.filter(|(choice, level)| {
        !choice.rungs.is_empty() && (**level > 0 || per_minute(choice) >= bar)
    }) {
        let slug = || choice.slug.clone();
        if *level > 0 {
            all.push(Change::Chance(slug(), 1.0 / times));
            all.push(Change::Minutes(slug(), times));
        } else {
            all.push(Change::Chance(slug(), times.min(most(choice))));
            all.push(Change::Minutes(slug(), 1.0 / times));
        }
        if *level == choice.rungs.len() {
            all.push(Change::Ceiling(slug(), times));
        }
    }
    let warm = |choice: &Choice, warmth| choice.warmth == warmth;
    all.extend(Warmth::ALL.iter().filter_map(|warmth| {
        let mut promised = model.choices.iter().zip(&mix.0);
        promised
            .any(|(choice, level)| *level > 0 && warm(choice, *warmth))
            .then_some(Change::Wins(*warmth, 1.0 / times))
    }));
    all
}

/// A chance cannot go beyond 1.
fn most(choice: &Choice) -> f64 {
    if choice.chance > 0.0 {
        (1.0 / choice.chance).max(1.0)
    } else {
        1.0
    }
}

/// What a change is about: two facts about one kind would be one too many.
fn about(change: &Change) -> &str {
    match change {
        Change::Chance(slug, _) | Change::Minutes(slug, _) | Change::Ceiling(slug, _) => slug,
        Change::Wins(warmth, _) => warmth.as_str(),
        _ => "",
    }
}

fn fact(judge: &Judge, mix: &Mix, change: Change) -> Option<Fact> {
    let changed = judge.model.with(&change);
    if changed.none_is_above(MATTERS) {
        return None;
    }
    let then = judge.otherwise(&changed, &change);
    let found = search(&then);
    if found.mix.same_kinds(mix) {
        return None;
    }
    let old = changed.only(|at| mix.0.get(at).is_some_and(|level| *level > 0));
    let held = search(&then.after(&old, Leaves::All));
    let costs = found.chance - held.chance;
    let promised = mix.0.iter().zip(&found.mix.0).zip(&judge.model.choices);
    let leaves = promised.filter(|((old, new), _)| **old > 0 && **new == 0);
    (costs > MATTERS).then(|| Fact {
        change,
        leaves: leaves.map(|(_, choice)| choice.slug.clone()).collect(),
        instead: changed.promised(&found.mix),
        chance: found.chance,
        costs,
    })
}
