//! Legwork: the store, the use cases and the faces of the one binary.

pub mod cli;
pub mod error;
pub mod ids;
pub mod service;
pub mod store;

pub use error::{Error, Result};
