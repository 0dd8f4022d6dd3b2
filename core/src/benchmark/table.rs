//! The table of all figures, and how a member edits it.

use super::activity::{Activity, Denominator, Warmth};
use super::{Basis, Figure, Funnel, Key, Part, rows};
use crate::kind::Kind;
use crate::{Error, Result};

/// Every figure behind a plan.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// What each kind takes and leads to.
    pub activities: Vec<Activity>,
    /// What becomes of meetings.
    pub funnel: Funnel,
}

impl Default for Table {
    fn default() -> Self {
        Self {
            activities: rows::activities(),
            funnel: rows::funnel(),
        }
    }
}

impl Table {
    /// The activity of this slug.
    pub fn find(&self, slug: &str) -> Option<&Activity> {
        self.activities
            .iter()
            .find(|activity| activity.slug == slug)
    }

    /// The activity of a kind: its own row, else that of the first wider kind
    /// that has one. A call to a lapsed client is a contact with one.
    pub fn of(&self, kind: &Kind) -> Option<&Activity> {
        self.find(&kind.slug)
            .or_else(|| kind.wider().find_map(|wider| self.find(wider)))
    }

    /// Adds a kind that nobody has published figures for: its chance, minutes
    /// and weekly ceiling are the member's own. Fails when the kind has a row
    /// already or a figure makes no sense.
    pub fn add(
        &mut self,
        slug: &str,
        warmth: Warmth,
        chance: f64,
        minutes: f64,
        ceiling: f64,
    ) -> Result<()> {
        if self.find(slug).is_some() {
            return Err(Error::new(format!("'{slug}' has its figures already")));
        }
        let none = Figure::new(0.0, Basis::Assumption("the member's own kind"));
        let mut table = self.clone();
        table.activities.push(Activity {
            slug: slug.to_owned(),
            denominator: Denominator::Act,
            warmth,
            chance: none,
            minutes: none,
            ceiling: none,
            lag: Figure::new(2.0, Basis::Assumption("as with an email")),
            strength: 1.0,
        });
        for (part, value) in [
            (Part::Chance, chance),
            (Part::Minutes, minutes),
            (Part::Ceiling, ceiling),
        ] {
            table.set(&Key::Of(slug.to_owned(), part), value)?;
        }
        *self = table;
        Ok(())
    }

    /// Puts the member's own figure in place of the default. Fails for a kind
    /// without a row, and for a value that makes no sense: a share beyond 0 to
    /// 1, no minutes at all.
    pub fn set(&mut self, key: &Key, value: f64) -> Result<()> {
        let several = match key {
            Key::Of(slug, _) => self.find(slug).is_some_and(Activity::may_exceed_one),
            _ => false,
        };
        let (low, high) = key.bounds(several);
        if !(low..=high).contains(&value) {
            return Err(Error::new(format!(
                "{key} lies between {low} and {high}, not at {value}"
            )));
        }
        self.figure_mut(key)?.replace(Some(value));
        Ok(())
    }

    /// Goes back to the default.
    pub fn reset(&mut self, key: &Key) -> Result<()> {
        self.figure_mut(key)?.replace(None);
        Ok(())
    }

    /// The figure of this name.
    pub fn figure(&self, key: &Key) -> Option<&Figure> {
        let funnel = &self.funnel;
        Some(match key {
            Key::Of(slug, part) => {
                let activity = self.find(slug)?;
                match part {
                    Part::Chance => &activity.chance,
                    Part::Minutes => &activity.minutes,
                    Part::Ceiling => &activity.ceiling,
                    Part::Lag => &activity.lag,
                }
            }
            Key::Held(warmth) => &funnel.held[*warmth as usize],
            Key::Won(warmth) => &funnel.won[*warmth as usize],
            Key::Proposal => &funnel.proposal,
            Key::MeetingMinutes => &funnel.meeting_minutes,
            Key::ProposalMinutes => &funnel.proposal_minutes,
            Key::Cycle => &funnel.cycle,
        })
    }

    /// The name of every figure, in the order of the table.
    pub fn keys(&self) -> Vec<Key> {
        let of = |activity: &Activity| {
            let slug = activity.slug.clone();
            Part::ALL
                .iter()
                .map(move |part| Key::Of(slug.clone(), *part))
        };
        let mut keys: Vec<Key> = self.activities.iter().flat_map(of).collect();
        keys.extend(Warmth::ALL.iter().map(|warmth| Key::Held(*warmth)));
        keys.push(Key::Proposal);
        keys.extend(Warmth::ALL.iter().map(|warmth| Key::Won(*warmth)));
        keys.extend([Key::MeetingMinutes, Key::ProposalMinutes, Key::Cycle]);
        keys
    }

    fn figure_mut(&mut self, key: &Key) -> Result<&mut Figure> {
        let funnel = &mut self.funnel;
        Ok(match key {
            Key::Of(slug, part) => {
                let activity = self
                    .activities
                    .iter_mut()
                    .find(|activity| activity.slug == *slug)
                    .ok_or_else(|| Error::new(format!("'{slug}' has no figures yet")))?;
                match part {
                    Part::Chance => &mut activity.chance,
                    Part::Minutes => &mut activity.minutes,
                    Part::Ceiling => &mut activity.ceiling,
                    Part::Lag => &mut activity.lag,
                }
            }
            Key::Held(warmth) => &mut funnel.held[*warmth as usize],
            Key::Won(warmth) => &mut funnel.won[*warmth as usize],
            Key::Proposal => &mut funnel.proposal,
            Key::MeetingMinutes => &mut funnel.meeting_minutes,
            Key::ProposalMinutes => &mut funnel.proposal_minutes,
            Key::Cycle => &mut funnel.cycle,
        })
    }
}
