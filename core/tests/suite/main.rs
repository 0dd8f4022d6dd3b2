//! Every test of the core's public face, in one binary: it links once.

#![cfg(test)]

mod backtests;
mod cadence_edits;
mod cadence_examples;
mod cadence_pace;
mod cadence_properties;
mod cadence_support;
mod cadence_vectors;
mod calibration;
mod commitments;
mod corpus;
mod dates;
mod draws;
mod forecasts;
mod goals;
mod holidays;
mod kinds;
mod money;
mod numbers;
mod outlooks;
mod parse_goal;
mod parse_goal_corpus;
mod parse_goal_table;
mod parse_log;
mod rates;
mod verification;
