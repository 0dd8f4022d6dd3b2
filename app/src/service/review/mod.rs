//! The review: the facts of a week, a month or a quarter first, then one
//! decision for each commitment.
//!
//! [`facts`] only reads. Every other function does what was decided and writes
//! down that it was, with its day and reason, in one change: undo takes back
//! both. The past is never decided on: every decision holds from its day on.
//!
//! | file | says |
//! |---|---|
//! | `span.rs` | which days are reviewed, by name |
//! | `view.rs` | what a review answers |
//! | `facts.rs` | the facts: kept, missed, hours, people, deals |
//! | `outlook.rs` | the forecast then and now, and the goals of a month or quarter |
//! | `unlogged.rs` | days without a log where work was expected |
//! | `offers.rs` | what each choice would do to hours and chances, and what is advised |
//! | `coming.rs` | the plan of the days that come next |
//! | `choice.rs`, `decide.rs` | what can be decided; deciding it |
//! | `kept.rs` | the review as it is kept, to be gone on with |
//! | `confirm.rs`, `excuse.rs` | that silence was success; that a miss is forgiven |
//! | `goal.rs` | setting a goal anew |
//! | `finish.rs` | the end of a review |
//! | `quarter.rs` | a quarter on one page, for the wall |

mod choice;
mod coming;
mod confirm;
mod decide;
mod excuse;
mod facts;
mod finish;
mod goal;
mod kept;
mod offers;
mod outlook;
mod quarter;
mod span;
mod unlogged;
mod view;

pub(super) use kept::decisions;

pub use choice::{Choice, Decide, Decided};
pub use confirm::{Confirmed, confirm};
pub use decide::decide;
pub use excuse::{Excused, SpendSkip, excuse};
pub use facts::{facts, tally};
pub use finish::{Finished, finish};
pub use goal::{GoalReset, ResetGoal, reset};
pub use quarter::{Quarter, QuarterLine, QuarterWeek, quarter};
pub use view::{
    Advised, Changeable, Coming, ComingLine, DealNews, Decision, Facts, GoalAgain, Offer, Outlook,
    OutlookThen, Reviewed, Tally, Unlogged,
};
