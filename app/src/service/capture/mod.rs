//! Captures: what connectors saw, proposed as activities, and waiting for a yes.
//!
//! | file | does |
//! |---|---|
//! | `take.rs` | takes what a connector saw, each thing once |
//! | `sight.rs` | makes it short and harmless |
//! | `known.rs` | knows who is on it |
//! | `draft.rs` | asks the rules, and makes captures of it |
//! | `twice.rs` | recognises what was logged or seen already |
//! | `proposal.rs` | what is kept with a capture |
//! | `write.rs` | makes an activity of a capture |

mod draft;
mod known;
mod proposal;
mod sight;
mod take;
mod twice;
mod write;

pub use take::{Taken, take};
