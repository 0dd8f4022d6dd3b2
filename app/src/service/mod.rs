//! The use cases: one function each, `(context, now, input) -> output`.
//!
//! Every face (command line, and whatever comes) calls these and nothing
//! below. Outputs are plain data that serialise to the documented JSON; no
//! face computes anything that another face would have to compute again.

pub mod activities;
mod amount;
pub mod attribute;
pub mod backtest;
pub mod backup;
mod board;
mod book;
pub mod capture;
mod closed;
pub mod commitment;
pub mod connect;
pub mod context;
mod days_off;
pub mod deals;
pub mod demo;
pub mod doctor;
pub mod edit_activity;
mod exchange;
pub mod export;
mod find;
pub mod forecast;
pub mod goal;
pub mod holidays;
mod hours;
pub mod import;
pub mod insights;
pub mod jobs;
pub mod journal;
pub mod kinds;
pub mod log;
mod merging;
pub mod next;
pub mod nudge;
pub mod organisations;
pub mod partner;
pub mod pauses;
pub mod people;
pub mod plan;
pub mod rates;
mod record;
pub mod results;
pub mod review;
pub mod score;
mod seal;
mod secret_address;
mod sense;
pub mod session;
pub mod settings;
pub mod share;
mod sheet;
pub mod shelf;
mod sound;
pub mod span;
mod specialise;
mod text;
pub mod today;
pub mod turn;
pub mod warning;
pub mod weeks;
mod words;

pub use context::Context;
pub use sheet::decode::text as decode;

// A face opens a database and hands it on; it does nothing else with it.
pub use crate::store::Db;

/// The version of every JSON shape in this crate's outputs. It rises only when
/// a field changes its meaning or goes away; new fields do not raise it.
pub const SCHEMA: u8 = 1;
