//! Legwork: the store, the use cases, the charts, the letters and the faces of the
//! one binary.

pub mod chart;
#[cfg(not(fuzzing))]
pub mod cli;
pub mod connect;
pub mod error;
// The fuzzer looks at readers alone: without the faces, which are most of the
// program, it is built in a fraction of the time.
#[cfg(fuzzing)]
pub mod fuzzing;
mod hex;
pub mod ids;
pub mod jobs;
pub mod letter;
pub mod service;
pub mod store;
#[cfg(not(fuzzing))]
pub mod web;

pub use error::{Error, Result};
