//! What a plan is made from.

use super::{Aim, Season};
use crate::benchmark::{Table, Warmth};
use crate::cadence::Score;
use crate::draw::Seed;
use crate::evidence::{Batch, Minutes};

/// All that is known when a plan is asked for. The same question has the same
/// answer.
#[derive(Debug, Clone)]
pub struct Question {
    /// Where the draws begin: the seed of the goal and the date.
    pub seed: Seed,
    /// The weeks that are left.
    pub season: Season,
    /// Hours a week for selling.
    pub hours: f64,
    /// What is to be reached.
    pub aim: Aim,
    /// The published figures, with the member's own in their places.
    pub table: Table,
    /// What the log says, by kind.
    pub records: Vec<Record>,
    /// Meetings of the past that ended in a won deal and in none, by
    /// [`Warmth`] as declared.
    pub meetings: [(u64, u64); Warmth::ALL.len()],
    /// Commitments that stay as they are.
    pub kept: Vec<Kept>,
    /// Wins to expect by the date of deals that are open already, 0 or more.
    pub open: f64,
    /// The share of what is promised that is done.
    pub adherence: Score,
    /// The share, 0 to 1, of those who promise that give up for good in any
    /// one week. 0 when the plan is seen as kept to its end.
    pub abandonment: f64,
}

/// What the log says of one kind.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Record {
    /// The kind.
    pub slug: String,
    /// Acts by age, with the meetings that came of them.
    pub batches: Vec<Batch>,
    /// How long they took.
    pub minutes: Minutes,
}

/// A commitment that stays as it is: its hours are gone, and its wins count
/// where its kind has figures.
#[derive(Debug, Clone, PartialEq)]
pub struct Kept {
    /// The kind. It is not proposed again.
    pub slug: String,
    /// Acts a week, 0 or more.
    pub per_week: f64,
    /// Minutes of one act.
    pub minutes: f64,
}

impl Question {
    /// The record of a kind.
    pub(super) fn record(&self, slug: &str) -> Option<&Record> {
        self.records.iter().find(|record| record.slug == slug)
    }

    /// Whether a commitment to this kind stays as it is.
    pub(super) fn keeps(&self, slug: &str) -> bool {
        self.kept.iter().any(|kept| kept.slug == slug)
    }
}
