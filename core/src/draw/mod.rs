//! Chance that can be replayed: seeds, draws and the laws they follow.
//!
//! | part | says |
//! |---|---|
//! | [`Seed`] | where a stream of draws begins: it follows from what was asked |
//! | [`Stream`] | draws from gamma, beta, Poisson and other laws |
//! | [`law`] | the distribution functions of the same laws, and their inverses |
//!
//! The same seed gives the same draws, always: no clock and no source of
//! chance of the machine enters. No parameter can make a draw panic or be
//! anything but a finite number; what a parameter out of range means is said
//! where it is taken.

pub mod law;
mod seed;
mod stream;

pub use seed::Seed;
pub use stream::{LARGEST, Stream};
