//! How good the forecast would have been: rolling origins over closed
//! quarters, against simpler methods.
//!
//! At each origin a seller's goal is the quarter before times 1.2, and every
//! method says what the quarter will bring knowing only what was known then
//! ([`crate::forecast::Record::known_at`]); all rates are estimated anew.
//!
//! | part | says |
//! |---|---|
//! | [`Seller`], [`thin`] | whose deals, and the same parted between several |
//! | [`Origin`], [`origins`] | when a forecast is made, and for which quarter |
//! | [`Rival`] | the methods to compare with |
//! | [`Backtest`], [`Case`], [`Answer`] | every forecast, scored |
//! | [`Report`], [`Scores`] | all of them together |

mod answer;
mod origin;
mod report;
mod rival;
mod run;
mod seller;
mod state;

pub use answer::Answer;
pub use origin::{Origin, origins};
pub use report::{Report, Scores};
pub use rival::Rival;
pub use run::{Backtest, Case, Knowing};
pub use seller::{Seller, thin};
