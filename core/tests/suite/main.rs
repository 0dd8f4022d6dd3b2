//! Every test of the core's public face, in one binary: it links once.

#![cfg(test)]

mod attribution_gates;
mod attributions;
mod backtests;
mod beliefs;
mod benchmarks;
mod cadence_edits;
mod cadence_examples;
mod cadence_pace;
mod cadence_properties;
mod cadence_support;
mod cadence_vectors;
mod calibration;
mod classify;
mod commitments;
mod corpus;
mod dates;
mod draws;
mod forecasts;
mod goals;
mod holidays;
mod kinds;
mod money;
mod nexts;
mod nudges;
mod numbers;
mod outlooks;
mod parse_goal;
mod parse_goal_corpus;
mod parse_goal_table;
mod parse_log;
mod plan_learning;
mod plan_support;
mod plans;
mod rates;
mod verification;
