//! How the answers of use cases look: pure functions from an answer to lines.

pub mod activity;
pub mod attribute;
pub mod backtest;
pub mod capture;
pub mod card;
pub mod change;
pub mod commitment;
pub mod connector;
pub mod days;
pub mod deal;
pub mod empty;
pub mod forecast;
pub mod goal;
pub mod ids;
pub mod import;
pub mod job;
pub mod marks;
pub mod next;
pub mod nudge;
pub mod organisation;
pub mod pair;
pub mod partner;
pub mod pause;
pub mod person;
pub mod plan;
pub mod push;
pub mod rate;
pub mod result;
pub mod review;
pub mod rule;
pub mod score;
pub mod setting;
mod skipped;
pub mod standing;
pub mod today;
pub mod trial;

#[cfg(test)]
pub mod sample;
