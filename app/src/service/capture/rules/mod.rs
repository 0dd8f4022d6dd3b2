//! The rules for captures: the member's own in order, those that ship with
//! Legwork below or among them, on or off, tried on what was seen so far before
//! they are saved.

mod edit;
mod fields;
mod list;
mod own;
mod trial;
mod which;

pub use edit::{add, edit, learn, move_to, remove, switch};
pub use fields::RuleFields;
pub use list::{BuiltInView, RuleView, Rules, list};
pub use own::{OwnAddresses, own_addresses, own_here, own_no_more};
pub use trial::{Changed, Effect, Trial, test};

pub(super) use trial::effect;
