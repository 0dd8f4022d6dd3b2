//! Files that are too large to be held in memory, on their way to the browser
//! and from it.

mod download;
mod scratch;
mod upload;

pub use download::{File, attachment};
pub use scratch::Scratch;
pub use upload::Upload;

/// The most that may be sent in one file: 64 MiB.
pub const MOST: usize = 64 << 20;
