//! Doors to readers that are private, for the fuzzer alone: `cargo fuzz` builds
//! with `--cfg fuzzing`, and no other build has them.

use crate::Result;
use crate::connect::{Guard, Url, http};

pub use crate::service::import::foreign::fuzzing::{cells, rows};

/// Whether the client would connect to this address, or look its name up.
pub fn asks(url: &Url, guard: &Guard) -> bool {
    http::asks(url, guard)
}

/// The cards and calendars in an answer of a server of `CalDAV` or `CardDAV`.
pub fn texts(answer: &[u8]) -> Result<Vec<String>> {
    crate::connect::texts(answer)
}
