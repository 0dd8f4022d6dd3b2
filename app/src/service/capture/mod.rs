//! Captures: what connectors saw, proposed as activities, and waiting for a yes.
//!
//! | file | does |
//! |---|---|
//! | `take.rs` | takes what a connector saw, each thing once |
//! | `heard.rs` | remembers who wrote to the member |
//! | `batch.rs` | takes some sightings together |
//! | `sight.rs` | makes it short and harmless |
//! | `known.rs` | knows who is on it |
//! | `draft.rs` | asks the rules, and makes captures of it |
//! | `twice.rs` | recognises what was logged or seen already |
//! | `proposal.rs` | what is kept with a capture |
//! | `write.rs` | makes an activity of a capture |
//! | `view.rs`, `list.rs` | shows those that wait |
//! | `answer.rs` | accepts, corrects and dismisses |
//! | `offer.rs` | the rule that the last answers teach |
//! | `rules/` | the member's own rules |

mod answer;
mod batch;
mod draft;
mod heard;
mod known;
mod list;
mod offer;
mod proposal;
pub mod rules;
mod sight;
mod take;
mod twice;
mod view;
mod write;

pub use answer::{Answered, Which, accept, correct, dismiss};
pub use list::{CaptureFilter, Captures, SortView, list, show};
pub use offer::Offer;
pub use view::CaptureView;

pub(in crate::service) use answer::let_go;

pub use take::{Taken, take};
