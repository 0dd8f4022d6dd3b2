//! What a seller's own log says about a rate, and how sure it is.
//!
//! Two things make small numbers lie. The emails of yesterday are not failures
//! yet, so acts count by the share of their answers that is due by now
//! ([`Lag`], [`Batch`]). And three results are few, so they are blended with a
//! published rate that is worth about one ([`Prior`], [`Belief`]).

mod belief;
mod lag;
mod minutes;
mod points;
mod prior;
mod skill;
mod win;

pub use belief::Belief;
pub use lag::Lag;
pub use minutes::{LOGS, Minutes};
pub use prior::{Batch, Prior, effective};
pub use skill::Skill;
pub use win::WinBelief;
