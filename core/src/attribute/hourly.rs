//! Money and meetings per hour of one activity.

use crate::benchmark::{Activity, Table};
use crate::draw::{Seed, Stream};
use crate::evidence::{Belief, Skill, WinBelief};
use crate::plan::Record;

/// Draws behind each range.
const DRAWS: u32 = 2_000;

/// What turns meetings into money.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Economics {
    /// Mean worth of a won deal, in minor units.
    pub deal: f64,
    /// Meetings that ended in a won deal and in none, by
    /// [`crate::benchmark::Warmth`] as declared.
    pub meetings: [(u64, u64); 3],
}

/// What an hour of one activity has come with.
#[derive(Debug, Clone, PartialEq)]
pub struct Hourly {
    /// The kind.
    pub slug: String,
    /// Minor units per hour: the mean.
    pub money: i64,
    /// Minor units per hour: the range that holds it in four cases of five.
    pub money_range: (i64, i64),
    /// Successes per act.
    pub rate: f64,
    /// The range of that.
    pub rate_range: (f64, f64),
    /// The published rate, or what the member put in its place.
    pub benchmark: f64,
    /// How well it is done.
    pub skill: Skill,
    /// Minutes of one act.
    pub minutes: f64,
    /// Joint draws of minor units per hour, for comparisons.
    money_draws: Vec<f64>,
    /// Joint draws of successes per hour of acts.
    success_draws: Vec<f64>,
}

impl Hourly {
    /// Successes of one's own.
    pub const fn successes(&self) -> u64 {
        self.skill.successes
    }

    /// Whether all of it rests on the published rate: nothing has come yet.
    pub const fn is_benchmark_only(&self) -> bool {
        self.successes() < 1
    }

    /// The chance that an hour of it brings more money than one of `other`.
    pub fn beats(&self, other: &Self) -> f64 {
        likelier(&self.money_draws, &other.money_draws)
    }

    /// The chance that an hour of it brings more successes than one of
    /// `other`, whatever they are worth.
    pub fn succeeds_more(&self, other: &Self) -> f64 {
        likelier(&self.success_draws, &other.success_draws)
    }
}

/// What an hour of the activity of this record has come with: `None` when the
/// table has no figures for its kind.
///
/// ```text
/// money per hour = 60 p r V / (m + p D)        on joint draws of p and r
/// ```
///
/// with successes p of one act, the chance r that one ends in a win, the worth
/// V of a win, minutes m of an act and the minutes D that each meeting eats
/// later. Activities whose meetings are of the same warmth share r in each
/// draw, as they do in life.
pub fn hourly(table: &Table, record: &Record, economics: Economics, seed: Seed) -> Option<Hourly> {
    let activity = table.find(&record.slug)?;
    let prior = activity.prior();
    let belief = prior.after(&record.batches, activity.lag());
    let minutes = record.minutes.blend(activity.minutes.value());
    let chances = belief.draws(DRAWS, &mut Stream::new(seed.and(record.slug.as_bytes())));
    let wins = wins(table, activity, economics, seed);
    let later = table.funnel.downstream_minutes(activity.warmth);
    let money: Vec<f64> = chances
        .iter()
        .zip(wins)
        .map(|(p, r)| 60.0 * p * r * economics.deal / p.mul_add(later, minutes))
        .collect();
    let per_hour = 60.0 / minutes;
    Some(Hourly {
        slug: record.slug.clone(),
        money: whole(money.iter().sum::<f64>() / f64::from(DRAWS)),
        money_range: range(&money),
        rate: belief.mean(),
        rate_range: Belief::range(&belief),
        benchmark: prior.chance,
        skill: Skill::of(prior, &record.batches, activity.lag()),
        minutes,
        success_draws: chances.iter().map(|p| p * per_hour).collect(),
        money_draws: money,
    })
}

fn wins(table: &Table, activity: &Activity, economics: Economics, seed: Seed) -> Vec<f64> {
    let warmth = activity.warmth;
    let (won, lost) = economics.meetings[warmth as usize];
    let belief = WinBelief::new(table.funnel.win_chance(warmth), won, lost);
    let mut stream = Stream::new(seed.and(warmth.as_str().as_bytes()));
    belief.draws(DRAWS, &mut stream)
}

/// The share of draws in which a is more than b; ties count half.
fn likelier(a: &[f64], b: &[f64]) -> f64 {
    let pairs = a.iter().zip(b).map(|(a, b)| match a.total_cmp(b) {
        std::cmp::Ordering::Greater => 1.0,
        std::cmp::Ordering::Equal => 0.5,
        std::cmp::Ordering::Less => 0.0,
    });
    pairs.sum::<f64>() / f64::from(DRAWS)
}

/// The 10 % and the 90 % draw.
fn range(draws: &[f64]) -> (i64, i64) {
    let mut sorted = draws.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    let at = |part: usize| sorted.get(sorted.len() * part / 10).copied();
    (
        whole(at(1).unwrap_or_default()),
        whole(at(9).unwrap_or_default()),
    )
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "the cast cuts what is beyond any amount"
)]
const fn whole(value: f64) -> i64 {
    value.round() as i64
}
