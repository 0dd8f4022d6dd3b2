//! How good forecasts were: proper scores, and whether chances are honest.
//!
//! | part | says |
//! |---|---|
//! | [`crps`], [`pinball`], [`quantile`] | how far a whole range was from the truth |
//! | [`brier`], [`Reliability`] | how good chances were |
//! | [`pit`], [`uniform`] | whether the truth falls evenly over the range |
//! | [`bias`], [`share`] | whether figures and chances lean to a side |
//! | [`Bootstrap`], [`Interval`] | how sure a difference between two methods is |

mod bootstrap;
mod chance;
mod rank;
mod sample;

pub use bootstrap::{Bootstrap, Interval, Pair};
pub use chance::{Bin, Reliability, brier};
pub use rank::{pit, uniform};
pub use sample::{bias, crps, pinball, quantile, share};
