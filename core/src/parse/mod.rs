//! The sentences that people type, read by a grammar.
//!
//! [`lex`] cuts a text into tokens once; [`number`] reads amounts from them;
//! the readers of commitments, goals and log lines build on both.

mod among;
mod commitment;
pub mod date;
mod goal;
pub mod lex;
mod log;
pub mod number;
pub mod phrase;
pub mod sense;
mod setting;

pub(crate) use among::among;
pub use commitment::{CommitmentReading, Days, Need, SCHEMA, commitment, is_measure};
pub use goal::{GoalReading, Smart, Target, goal, is_level_metric, is_money_metric};
pub use log::{LogReading, log};
pub use setting::Setting;
