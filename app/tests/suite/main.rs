//! The one suite of tests of the whole program.

mod store;
