//! What an hour of each activity has come with: in money, in meetings, and how
//! sure that is.
//!
//! Reports by source divide few by few and call two of five "40 %". Here each
//! rate is blended with the published one until there are results of one's
//! own, each figure has its range, and one activity is called better than
//! another only by a rule that looking every week cannot fool ([`e_value`]).
//!
//! Nothing here says what *caused* a deal: warm leads get more calls, good
//! weeks raise everything, and effort moves to what already works. So it says
//! what deals *came with*; whoever wants to know more can let the weeks
//! alternate ([`Trial`]).

mod compare;
mod e_value;
mod effective;
mod hourly;
mod origin;
mod trial;
pub mod words;

pub use compare::{Comparison, Side, Verdict, compare};
pub use e_value::{CLEAR, e_value};
pub use effective::{Weekly, effective_hours};
pub use hourly::{Economics, Hourly, hourly};
pub use origin::{Origin, Reason, Touch, assists, suggest};
pub use trial::{Finding, Pair, Trial, Tried, settle};
