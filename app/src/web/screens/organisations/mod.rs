//! Organisations: listed, one in full, changed, made one and parted.

mod list;
mod one;
mod write;

pub use list::{duplicates, page};
pub use one::one;
pub use write::{distinct, edit, merge, split};
