//! The use cases: one function each, `(context, now, input) -> output`.
//!
//! Every face (command line, and whatever comes) calls these and nothing
//! below. Outputs are plain data that serialise to the documented JSON; no
//! face computes anything that another face would have to compute again.

pub mod goal;
pub mod commitments;
pub mod activities;
pub mod people;
pub mod deals;
pub mod results;
pub mod journal;
pub mod span;
pub mod today;
pub mod settings;
pub mod holidays;
pub mod kinds;

/// The version of every JSON shape in this crate's outputs. It rises only when
/// a field changes its meaning or goes away; new fields do not raise it.
pub const SCHEMA: u8 = 1;
