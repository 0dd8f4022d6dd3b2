//! Plan: the mix of commitments that is most likely to reach a goal within the
//! hours there are, and why.

mod accept;
mod aim;
mod answer;
mod open;
mod question;
mod stake;
mod what_if;

use jiff::civil::Date;
use serde::Serialize;

use super::goal::Link;

pub use accept::accept;
pub use answer::{goals, plan};
pub(super) use stake::{Stake, stakes};
pub use what_if::{Choosable, WhatIf, study, what_if};

/// What `plan` takes; what is left out comes from the goal, the settings and
/// the log.
#[derive(Debug, Clone, Default)]
pub struct PlanFor {
    /// The goal: id, unique prefix or words of it. The only one that a plan can
    /// be made for, when left out.
    pub goal: Option<String>,
    /// Hours a week for selling.
    pub hours: Option<f64>,
    /// What a typical deal is worth, as typed.
    pub deal: Option<String>,
    /// The share of proposals that are won, above 0 and at most 1.
    pub win_rate: Option<f64>,
    /// How much comes without any of it, as typed.
    pub anyway: Option<String>,
    /// Weeks after the goal's last day that still count, 0 to 520.
    pub later: Option<u32>,
    /// Plan as if nothing was promised yet: all hours are free, and every kind
    /// can be chosen.
    pub afresh: bool,
    /// The mix to look at or to promise instead of the best one: kinds with
    /// their rungs from below, starting with 1.
    pub mix: Option<Vec<(String, usize)>>,
}

/// The plan for a goal.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PlanView {
    /// Version of this shape.
    pub schema: u8,
    /// The goal.
    pub goal: Link,
    /// As of this date: the same question on the same day has the same answer.
    pub as_of: Date,
    /// The last day that counts.
    pub due: Date,
    /// Hours a week for selling.
    pub hours: f64,
    /// What a typical deal is taken to be worth, in the goal's currency; none
    /// where wins are counted.
    pub deal: Option<f64>,
    /// ISO 4217 code of that.
    pub currency: Option<String>,
    /// The share of proposals won that was said, now or for good; none when
    /// the published ones are used.
    pub win_rate: Option<f64>,
    /// `open`, or why there is nothing to plan: `met`, `over`, `no_time`,
    /// `worthless`.
    pub state: String,
    /// The chance, 0 to 1, of reaching the goal at the adherence so far.
    pub chance: f64,
    /// The chance when all that is promised is done.
    pub chance_full_adherence: f64,
    /// The chance with nothing but what is promised already.
    pub chance_without: f64,
    /// Wins that are needed, in the middle of the draws.
    pub wins_needed: Option<u64>,
    /// Mean wins by the date.
    pub wins: f64,
    /// What to promise, the one that brings most first; at most three.
    pub commitments: Vec<Proposed>,
    /// Hours a week that these take, with the meetings that come of them.
    pub takes_hours: f64,
    /// Hours a week that were free for them.
    pub free_hours: f64,
    /// Hours a week of the commitments that stay.
    pub taken_hours: f64,
    /// What would bring a goal that is out of reach to an even chance.
    pub offers: Option<Offered>,
    /// Figures behind the plan that are published or assumed, not the member's own.
    pub benchmarks: u32,
    /// All figures behind the plan.
    pub figures: u32,
    /// What the plan takes for granted, in sentences.
    pub assumes: Vec<String>,
    /// The plan in sentences, the most important first.
    pub says: Vec<String>,
}

/// One commitment that a plan proposes.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Proposed {
    /// The kind.
    pub kind: String,
    /// The sentence to promise, such as "2 referral asks a week".
    pub sentence: String,
    /// Units each time.
    pub count: u32,
    /// `day` for every workday, `week`, or `2 weeks` and so on.
    pub per: String,
    /// Hours a week of the acts themselves.
    pub hours: f64,
    /// Hours a week of the meetings and proposals that come of them.
    pub later_hours: f64,
    /// Mean wins by the date.
    pub wins: f64,
    /// The chance without this one and nothing in its place.
    pub chance_without: f64,
}

/// Each alone would make the chance about even; none where it cannot.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Offered {
    /// Hours a week instead of those there are.
    pub hours: Option<f64>,
    /// Weeks after the date.
    pub weeks: Option<u32>,
    /// What could be reached instead of what is missing: wins, or an amount of
    /// the goal's currency.
    pub missing: Option<f64>,
    /// The typical deal that it would take, in the goal's currency.
    pub deal: Option<f64>,
}
