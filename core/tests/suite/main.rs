//! Every test of the core's public face, in one binary: it links once.

#![cfg(test)]

mod cadence_examples;
mod cadence_vectors;
mod dates;
mod kinds;
mod money;
mod numbers;
