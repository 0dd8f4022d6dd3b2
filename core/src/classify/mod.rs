//! What an act that was seen counts as: rules in order, of which the first
//! that fits decides, each with the reason in words.
//!
//! | file | does |
//! |---|---|
//! | `act.rs` | an act with whom the member knows of those on it |
//! | `address.rs` | addresses as compared, and whose domain they are of |
//! | `rule.rs` | a rule, and the rule in words |
//! | `fit.rs` | whether a rule fits an act |
//! | `defaults.rs` | the rules that hold until the member says otherwise |
//! | `order.rs` | the order in which rules are asked |
//! | `decide.rs` | goes through the rules |
//! | `reason.rs` | what was seen, in words |
//! | `same.rs` | whether two reports are of one act |
//! | `lesson.rs` | the rule that a correction teaches |

mod act;
pub mod address;
mod decide;
mod defaults;
mod fit;
mod lesson;
mod order;
mod reason;
mod rule;
mod same;

pub use act::{Act, Sort, Who};
pub use decide::{Decision, Verdict, decide};
pub use defaults::{BuiltIn, defaults};
pub use lesson::{from_correction, from_dismissals};
pub use order::{Entry, Order};
pub use reason::{seen, summary};
pub use rule::{Confidence, Rule, Then, When, Whom};
pub use same::{Deed, is_same};
