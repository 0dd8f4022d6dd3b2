//! Mixes judged, none of them twice.

use std::cell::RefCell;
use std::collections::BTreeMap;

use super::MOST;
use super::model::{Change, Mix, Model};
use super::option::Choice;

/// A model with the chances of the mixes that a search has looked at.
///
/// A plan searches some sixty models that differ by one figure, and most mixes
/// have the same chance in nearly all of them: a chance of cold calls says
/// nothing about mixes without a cold call. So a judge asks the one it came
/// from about whatever the change leaves alone.
pub(super) struct Judge<'a> {
    pub(super) model: &'a Model,
    known: RefCell<BTreeMap<u128, f64>>,
    before: Option<(&'a Judge<'a>, Leaves)>,
}

/// What a change leaves alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Leaves {
    /// The chance of every mix: only what fits is another.
    All,
    /// The chances of mixes without these choices.
    Without(Vec<usize>),
}

impl<'a> Judge<'a> {
    /// A judge who knows nothing yet.
    pub(super) const fn new(model: &'a Model) -> Self {
        Self {
            model,
            known: RefCell::new(BTreeMap::new()),
            before: None,
        }
    }

    /// The judge of a changed model.
    pub(super) const fn after(&'a self, model: &'a Model, leaves: Leaves) -> Self {
        Self {
            model,
            known: RefCell::new(BTreeMap::new()),
            before: Some((self, leaves)),
        }
    }

    /// The judge of the model after a change.
    pub(super) fn otherwise(&'a self, model: &'a Model, change: &Change) -> Self {
        match change {
            // More minutes and longer ladders change what fits.
            Change::Hours(_) | Change::Minutes(..) | Change::Ceiling(..) => {
                self.after(model, Leaves::All)
            }
            Change::Chance(slug, _) => self.but(model, |choice| choice.slug == *slug),
            Change::Wins(warmth, _) => self.but(model, |choice| choice.warmth == *warmth),
            Change::Weeks(_) | Change::Missing(_) | Change::AllKept => Self::new(model),
        }
    }

    /// The judge of a model in which these choices are worth more or less.
    fn but(&'a self, model: &'a Model, changed: impl Fn(&Choice) -> bool) -> Self {
        let choices = model.choices.iter().enumerate();
        let touched = choices.filter(|(_, choice)| changed(choice));
        let places = touched.map(|(at, _)| at).collect();
        self.after(model, Leaves::Without(places))
    }

    /// The chance of a mix.
    pub(super) fn chance(&self, mix: &Mix) -> f64 {
        self.chance_by(self.model, mix)
    }

    /// The chance that `model` gives, which may know longer ladders.
    fn chance_by(&self, model: &Model, mix: &Mix) -> f64 {
        if let Some(before) = self.who_knows(mix) {
            return before.chance_by(model, mix);
        }
        let Some(name) = name(mix) else {
            return model.chance(mix);
        };
        if let Some(chance) = self.known.borrow().get(&name) {
            return *chance;
        }
        let chance = model.chance(mix);
        self.known.borrow_mut().insert(name, chance);
        chance
    }

    /// The judge before, where the change leaves this mix alone.
    fn who_knows(&self, mix: &Mix) -> Option<&Self> {
        let (before, leaves) = self.before.as_ref()?;
        let knows = match leaves {
            Leaves::All => true,
            Leaves::Without(places) => places
                .iter()
                .all(|at| mix.0.get(*at).is_none_or(|level| *level == 0)),
        };
        knows.then_some(*before)
    }
}

/// A number for each mix of as many kinds as are promised at most: the place
/// and the level of each. `None` where a figure is beyond what it can hold.
fn name(mix: &Mix) -> Option<u128> {
    let promised = mix.0.iter().enumerate().filter(|(_, level)| **level > 0);
    let (mut name, mut kinds) = (0, 0);
    for (at, level) in promised {
        let (at, level) = (u16::try_from(at).ok()?, u16::try_from(*level).ok()?);
        name = (name << 32) | (u128::from(at) << 16) | u128::from(level);
        kinds += 1;
    }
    (kinds <= MOST).then_some(name)
}
