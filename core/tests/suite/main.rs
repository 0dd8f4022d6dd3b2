//! One test binary for the whole crate: it links once.

mod numbers;
