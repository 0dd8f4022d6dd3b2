//! The worked examples of the cadence rules, one test each.
