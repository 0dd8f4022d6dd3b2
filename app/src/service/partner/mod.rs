//! The accountability partner: somebody who sees chosen commitments, and what
//! reviews of them came to, by an address of their own, until a day.
//!
//! [`share`] makes an address, [`revoke`] ends it, [`list`] says who sees what,
//! and [`seen`] is all that the address shows. Neither is a step of the history:
//! undoing an end, or redoing a beginning, would open an address again that may
//! have come into wrong hands.
//!
//! | file | says |
//! |---|---|
//! | `share.rs` | making an address |
//! | `end.rs` | ending it |
//! | `list.rs` | what is shared with whom |
//! | `seen.rs` | what the holder of an address sees |
//! | `reviews.rs` | what the last reviews came to |

mod end;
mod list;
mod reviews;
mod seen;
mod share;

pub use end::{revoke, revoke_all};
pub use list::{ShareView, Shares, list};
pub use reviews::{SeenDecision, SeenReview};
pub use seen::{Seen, SeenCommitment, preview, seen};
pub use share::{Share, Shared, share};
