//! Every test of the core's public face, in one binary: it links once.

mod cadence_examples;
mod kinds;
mod numbers;
