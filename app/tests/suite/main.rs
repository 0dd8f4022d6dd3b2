//! The one suite of tests of the whole program.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "helpers of tests stop a test as tests do"
)]

mod charts;
mod cli;
mod connect;
mod demo;
mod imports;
mod insights;
mod nudges;
mod records;
mod refusals;
mod scenario;
mod store;
mod transfer;
mod web;
