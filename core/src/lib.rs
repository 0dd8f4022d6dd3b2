//! The pure rules of Legwork.
//!
//! Nothing here reads a clock, a file or the environment, prints, or blocks:
//! the date of today and every id are arguments. Two parts matter most:
//! [`cadence`] says what a commitment asks for and how it stands, and
//! [`parse`] reads the sentences that people type.

pub mod attribute;
pub mod benchmark;
pub mod cadence;
mod decimal;
pub mod draw;
pub mod error;
pub mod evidence;
pub mod goal;
pub mod holiday;
pub mod kind;
pub mod money;
mod numeral;
pub mod parse;
pub mod plan;
pub mod rate;
pub mod vocabulary;

pub use error::{Error, Result};
