//! The forecast: how likely a goal is reached, and what the figure will be.
//!
//! "Walk the deals": each open deal is walked forward week by week by how often
//! deals of that age were won, lost or left open; new deals arrive at the pace
//! that activities bring them, at the adherence that is really kept; that is
//! replayed 4,000 times, and the futures that reach the goal are counted.
//!
//! | part | says |
//! |---|---|
//! | [`Deal`], [`Record`], [`Known`] | what is known on a day, and nothing that came later |
//! | [`DeadTime`] | which days do not count |
//! | [`Tally`], [`Pool`] | what deals teach: the own, and those of others |
//! | [`Activity`], [`Adherence`] | what work leads to, and how much of it is done |
//! | [`Question`], [`Target`], [`Stated`] | what is asked |
//! | [`forecast`], [`Forecast`] | the answer |
//! | [`Likelihood`], [`Cause`] | how it is said, and what would narrow it |
//! | [`surprises`], [`rhythm_changed`] | whether the past stopped being a guide |
//! | [`results`] | the same for goals without deals: counts and levels |
//! | [`Method`] | the weights that all of it is tuned by |

mod activity;
mod acts;
mod adherence;
pub mod age;
mod amount;
mod chance;
mod deal;
mod hazard;
mod likelihood;
mod live;
mod method;
mod narrow;
mod open;
mod outlook;
mod pace;
pub(crate) mod plain;
mod pool;
mod question;
mod replay;
pub mod results;
mod rhythm;
mod tally;
mod walk;
mod weights;

pub use activity::{Activity, Acts};
pub use adherence::{ABANDONMENT, Adherence};
pub use deal::{Close, Deal, Known, Outcome, Record};
pub use hazard::Hazards;
pub use likelihood::Likelihood;
pub use live::DeadTime;
pub use method::Method;
pub use narrow::Cause;
pub use outlook::{Forecast, Parts, Range, believed, forecast};
pub use pool::Pool;
pub use question::{Measure, Question, Stated, Target};
pub use replay::Believed;
pub use rhythm::{rhythm_changed, surprises};
pub use tally::{Sold, Tally};
