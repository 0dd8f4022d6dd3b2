//! The goals: how each stands, one of them in full, and a new one.

mod card;
pub mod change;
pub mod list;
mod measure;
pub mod new;
pub mod one;
mod way;
