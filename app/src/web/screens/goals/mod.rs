//! The goals: how each stands and how likely it is, one of them in full, a new
//! one, and how past forecasts turned out.

mod card;
mod chance;
pub mod change;
pub mod forecasts;
pub mod list;
mod measure;
pub mod new;
pub mod one;
mod outlook;
mod way;
