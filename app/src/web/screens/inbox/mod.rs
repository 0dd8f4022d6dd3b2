//! The inbox: what connectors saw, answered one by one or a sort at a time.

mod answer;
mod list;
pub mod own;
pub mod rules;

pub use answer::{accept, correct, dismiss, learn};
pub use list::page;
