//! The pure rules of Legwork.
//!
//! Nothing here reads a clock, a file or the environment, prints, or blocks:
//! the date of today, every id and every seed of chance are arguments. Three
//! parts matter most: [`cadence`] says what a commitment asks for and how it
//! stands, [`parse`] reads the sentences that people type, and [`forecast`]
//! says how likely a goal is reached.

pub mod alike;
pub mod attribute;
pub mod backtest;
pub mod benchmark;
pub mod cadence;
mod cast;
pub mod classify;
mod decimal;
pub mod draw;
pub mod error;
pub mod evidence;
pub mod forecast;
pub mod goal;
pub mod holiday;
pub mod kind;
pub mod money;
pub mod next;
pub mod nudge;
mod numeral;
pub mod parse;
pub mod plan;
pub mod rate;
pub mod sighting;
pub mod verify;
pub mod vocabulary;
pub mod warning;

pub use error::{Error, Result};
