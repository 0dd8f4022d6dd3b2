//! The one suite of tests of the whole program.
#![expect(
    clippy::unwrap_used,
    clippy::print_stderr,
    reason = "helpers of tests stop a test as tests do"
)]

mod cli;
mod records;
mod scenario;
mod demo;
mod store;
mod transfer;
