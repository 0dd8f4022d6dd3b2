//! What a review answers.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::service::activities::Named;
use crate::service::goal::Link;
use crate::service::span::{DayNote, OtherKind};
use crate::service::today::{Hours, Span, Standing};

use super::goal::GoalReset;

/// What a week, a month or a quarter came to.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Facts {
    /// Version of this shape.
    pub schema: u8,
    /// Its name: `2027-W06`, `2027-02`, `2027-Q1`. A week has the ISO name of its
    /// Thursday.
    pub name: String,
    /// `week`, `month` or `quarter`.
    pub scale: String,
    /// Its days; `end` is exclusive.
    pub span: Span,
    /// Whether decisions can be taken on it: on the one that runs and the one before.
    pub open: bool,
    /// The day on which the review was finished, if it was.
    pub finished: Option<Date>,
    /// Commitments that nothing was decided on yet.
    pub left: usize,
    /// The one before.
    pub earlier: String,
    /// The one after, unless it is still to come.
    pub later: Option<String>,
    /// Hours over its days.
    pub hours: Hours,
    /// One entry per commitment that was in force at some time in it.
    pub commitments: Vec<Reviewed>,
    /// What was done and counts for no commitment.
    pub besides: Vec<OtherKind>,
    /// People who were reached for the first time, by name.
    pub people: Vec<Named>,
    /// Whether there are more than these.
    pub more_people: bool,
    /// What moved in deals, at most one entry per deal.
    pub deals: Vec<DealNews>,
    /// Whether there is more than this.
    pub more_deals: bool,
    /// The forecast of each open goal, then and now.
    pub forecasts: Vec<Outlook>,
    /// Days without any log where work was expected, as long as late entries count.
    pub unlogged: Vec<Unlogged>,
    /// The goals to relook at: of a month or a quarter.
    pub goals: Vec<GoalAgain>,
    /// The days that come next.
    pub coming: Coming,
}

/// One commitment in a review.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Reviewed {
    /// Id.
    pub id: String,
    /// What is promised.
    pub title: String,
    /// The promise in words, as it was on the last day.
    pub promise: String,
    /// `at_least`, `at_most` or `exactly`.
    pub direction: String,
    /// Units done.
    pub done: u64,
    /// Units asked; `null` when a period reaches beyond the days.
    pub asked: Option<u64>,
    /// How the periods that touch the days ended.
    pub periods: Tally,
    /// Hours that were asked for.
    pub asked_hours: f64,
    /// Hours that were spent on it.
    pub done_hours: f64,
    /// How it stands today, while it runs.
    pub standing: Option<Standing>,
    /// `none`, or how far up the early-warning ladder it is: `return`, `ask`,
    /// `recommit`, `archive`.
    pub warning: String,
    /// How often people at this score stop within eight weeks, 0 to 1.
    pub stop_risk: f64,
    /// What can be changed; `null` when it is over.
    pub terms: Option<Changeable>,
    /// What is advised, and why; `null` when nothing can be decided.
    pub advice: Option<Advised>,
    /// What each choice would change; empty when nothing can be decided.
    pub offers: Vec<Offer>,
    /// The goal whose chance the offers speak of.
    pub goal: Option<Link>,
    /// Periods of a limit that were kept in silence, and that nobody confirmed.
    pub unconfirmed: u32,
    /// Missed periods that a free skip can still excuse, newest first.
    pub excusable: Vec<Span>,
    /// Free skips that are left in these 90 days.
    pub skips: u32,
    /// What was decided on it in this review, oldest first.
    pub decisions: Vec<Decision>,
}

impl Reviewed {
    /// Whether it waits for a decision.
    pub const fn is_left(&self) -> bool {
        self.terms.is_some() && self.decisions.is_empty()
    }
}

/// How periods ended.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// Done as promised.
    pub kept: u32,
    /// Not done as promised, or a limit that was broken.
    pub missed: u32,
    /// Still running, or running beyond the days.
    pub open: u32,
    /// Nothing was owed.
    pub void: u32,
    /// Missed and excused.
    pub excused: u32,
}

impl Tally {
    /// Counts a period that ended like this.
    pub(in crate::service) fn count(&mut self, status: &str) {
        let count = match status {
            "void" => &mut self.void,
            "met" => &mut self.kept,
            "missed" | "broken" => &mut self.missed,
            "excused" => &mut self.excused,
            _ => &mut self.open,
        };
        *count += 1;
    }

    /// Adds what others ended like.
    pub(in crate::service) const fn add(&mut self, other: Self) {
        self.kept += other.kept;
        self.missed += other.missed;
        self.open += other.open;
        self.void += other.void;
        self.excused += other.excused;
    }
}

/// What a decision may change, as it is today.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Changeable {
    /// Units per period.
    pub target: u32,
    /// Every so many periods.
    pub every: u32,
    /// `day`, `week`, `month`, `quarter`, `year`.
    pub period: String,
    /// Weekdays on which work is expected: `["MO", ...]`.
    pub days: Vec<String>,
    /// Hours that an ordinary week asks for it.
    pub hours_per_week: f64,
    /// Hours a week that one unit more or less changes.
    pub hours_each: f64,
}

/// What is advised on a commitment: advice, never more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Advised {
    /// The choice that is advised.
    pub choice: String,
    /// The number that goes with it.
    pub count: Option<u32>,
    /// Why, in a sentence.
    pub says: String,
    /// A better use of the same hours, in a sentence.
    pub swap: Option<String>,
}

/// What one choice would change.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Offer {
    /// The choice.
    pub choice: String,
    /// The number it is worked out for, to shrink, raise or begin afresh.
    pub count: Option<u32>,
    /// Hours a week more; fewer when negative.
    pub hours: f64,
    /// How much the chance of the goal rises, in shares of 1; falls when
    /// negative; `null` when no goal depends on it that can be reckoned.
    pub chance: Option<f64>,
    /// Weeks of a pause that it is worked out for.
    pub weeks: Option<u32>,
}

/// What was decided on a commitment, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// Id of the commitment.
    pub commitment: String,
    /// The choice; `confirm` for a limit that was kept, `excuse` for a miss that
    /// is forgiven.
    pub choice: String,
    /// The day on which it was decided.
    pub on: Date,
    /// The day from which it holds.
    pub from: Date,
    /// The last day of a pause.
    pub until: Option<Date>,
    /// The new number of units.
    pub count: Option<u32>,
    /// The new weekdays.
    pub days: Option<Vec<String>>,
    /// Why.
    pub reason: Option<String>,
}

impl Decision {
    /// A choice that says nothing more, and holds from the day it is taken.
    pub(super) fn bare(commitment: &str, choice: &str, on: Date) -> Self {
        Self {
            commitment: commitment.to_owned(),
            choice: choice.to_owned(),
            on,
            from: on,
            until: None,
            count: None,
            days: None,
            reason: None,
        }
    }
}

/// Something that happened to a deal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DealNews {
    /// Id of the deal.
    pub id: String,
    /// What it is about.
    pub title: String,
    /// `opened`, `moved`, `won` or `lost`.
    pub news: String,
    /// The stage it came into last.
    pub stage: String,
    /// The day.
    pub date: Date,
}

/// The forecast of a goal when it was last reviewed, and now.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Outlook {
    /// The goal.
    pub goal: Link,
    /// ISO 4217 code of the figures, when they are money.
    pub currency: Option<String>,
    /// As the last finished review saw it.
    pub then: Option<OutlookThen>,
    /// Now.
    pub now: OutlookThen,
}

/// A forecast of a day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OutlookThen {
    /// The day at whose start it was made.
    pub as_of: Date,
    /// The chance, 0 to 1, to the nearest twentieth.
    pub chance: f64,
    /// In one of ten cases the figure lies below this.
    pub p10: f64,
    /// In half of the cases it does.
    pub p50: f64,
    /// In nine of ten cases it does.
    pub p90: f64,
}

/// A day on which work was expected and nothing was logged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Unlogged {
    /// The day.
    pub date: Date,
    /// What was expected on it, by title.
    pub expected: Vec<String>,
    /// A line that would log it, to begin with.
    pub line: String,
}

/// A goal, looked at again.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GoalAgain {
    /// The goal.
    pub goal: Link,
    /// The goal in one plain sentence, as it is now.
    pub says: String,
    /// Where things stood at the start.
    pub baseline: Option<f64>,
    /// The figure to reach.
    pub target: Option<f64>,
    /// ISO 4217 code, when it is money.
    pub currency: Option<String>,
    /// Last day.
    pub due: Option<Date>,
    /// What the results come to.
    pub actual: f64,
    /// What the straight line asks by today.
    pub line: Option<f64>,
    /// How it stands, as for goals.
    pub state: String,
    /// What it asked for before, oldest first.
    pub resets: Vec<GoalReset>,
}

/// The plan of the days that come next, on one page.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Coming {
    /// The name of those days.
    pub name: String,
    /// The days; `end` is exclusive.
    pub span: Span,
    /// Hours over them.
    pub hours: Hours,
    /// Holidays and pauses of everything in them.
    pub off: Vec<DayNote>,
    /// What is promised for them.
    pub commitments: Vec<ComingLine>,
}

/// One commitment in the days that come.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ComingLine {
    /// Id.
    pub id: String,
    /// What is promised.
    pub title: String,
    /// The promise in words, as it will be.
    pub promise: String,
    /// Units asked; `null` when a period reaches beyond the days.
    pub asked: Option<u64>,
    /// Hours asked.
    pub hours: f64,
}
