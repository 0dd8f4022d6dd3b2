//! Legwork: the store, the use cases, the charts, the letters and the faces of the
//! one binary.

pub mod chart;
pub mod cli;
pub mod connect;
pub mod error;
pub mod ids;
pub mod jobs;
pub mod letter;
pub mod service;
pub mod store;
pub mod web;

pub use error::{Error, Result};
