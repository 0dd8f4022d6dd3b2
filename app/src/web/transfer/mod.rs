//! Files that are too large to be held in memory, on their way to the browser
//! and from it.

mod download;
mod scratch;
mod upload;
mod waiting;

pub use download::{File, attachment};
pub use scratch::Scratch;
pub use upload::Upload;
pub use waiting::Waitings;

/// The most that may be sent in one file: 64 MiB.
pub const MOST: usize = 64 << 20;
