//! The mix of commitments that fits the weekly hours and is most likely to
//! reach the goal.
//!
//! Each kind of activity has minutes m, a chance p of a meeting, a chance r
//! that a meeting ends in a win, a weekly ceiling u, and minutes D that each
//! meeting eats later on. With weekly counts n:
//!
//! ```text
//! hours   sum n (m + E[p] D)  <=  60 H x 0.8  -  what is promised already
//! draw s  lam_s = A_s sum_w sum_a n_a p_as r_as F_a(T - w)     wins to expect by the date
//! chance  mean_s [ 1 - PoissonCDF(K_s - 1; lam_s) ]            over 400 fixed draws
//! ```
//!
//! A is the share of promises that is kept, F the share of wins that has come
//! by then, K the wins that the goal still needs: the same in each draw when
//! deals are alike, else drawn with the amounts. Planning on the means alone
//! would give about an even chance of reaching the goal, whatever the mix.
//!
//! | file | says |
//! |---|---|
//! | `aim` | what is to be reached, and how many wins that takes |
//! | `season` | the weeks that are left |
//! | `rung` | the counts that a person can keep: "2 a week", "1 every workday" |
//! | `question`, `model` | what is known; the same, drawn 400 times |
//! | `greedy`, `exact` | the search |
//! | `judge` | the chances of mixes, each worked out once |
//! | `otherwise` | what it would change if a commitment that stays were another |
//! | `fact`, `reach` | what would change the choice; what would put the goal in reach |
//! | `answer`, `words` | the plan as data, and as sentences |

mod aim;
mod answer;
mod exact;
mod fact;
mod greedy;
mod judge;
mod model;
mod option;
mod otherwise;
mod question;
mod reach;
mod rung;
mod season;
mod tail;
pub mod words;

pub use aim::{Aim, Worth};
pub use answer::{Behind, Plan, Promise, RunnerUp, State, plan, plan_of};
pub use fact::Fact;
pub use model::{Change, Mix, Model};
pub use otherwise::Swap;
pub use question::{Kept, Question, Record};
pub use reach::{OUT_OF_REACH, Offers};
pub use rung::Rung;
pub use season::Season;

/// The most commitments that a plan proposes: more than a few at once and none
/// is kept (`McChesney`, Covey and Huling, "The 4 Disciplines of Execution").
pub const MOST: usize = 3;

/// The share of the weekly hours that is planned; the rest is for what comes
/// between. An assumption.
pub const SLACK: f64 = 0.8;
