//! What sellers on average get out of an hour: the figures that a plan starts
//! from until a seller's own replace them.
//!
//! Published rates differ two- or threefold for the same step because they
//! count by different things: dials or people called, mails or people
//! mailed, meetings booked or held. So each chance here carries what it is
//! counted by ([`Denominator`]), where it was read ([`Basis`]), and how much
//! it is trusted ([`Activity::strength`]).
//!
//! Every figure can be replaced by one's own ([`Table::set`]); the published
//! one stays beside it.

mod activity;
mod basis;
mod figure;
mod funnel;
mod key;
mod rows;
mod sources;
mod table;

pub use activity::{Activity, Denominator, Warmth};
pub use basis::{Basis, Source};
pub use figure::Figure;
pub use funnel::Funnel;
pub use key::{Key, Part};
pub use table::Table;
