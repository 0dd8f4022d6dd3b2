//! What a commitment asks for, and how it stands: "10 calls a week",
//! "2 a workday", "at most 3 a week".
//!
//! One formula carries every case: a quota *density* per day,
//!
//! ```text
//! rho(d) = eligible(d) * target(d) / nominal days of the period of d
//! ```
//!
//! from which follow the quota of a period, what is due by a date, and the
//! weight of a period in the habit score. Holidays, pauses, a start or an end
//! in mid-period, and a target edited on a Thursday are all the same sum.
//!
//! The parts, in the order in which they build on each other:
//!
//! | part | says |
//! |---|---|
//! | [`Weekdays`], [`Cadence`], [`Draft`], [`Terms`] | what was promised |
//! | [`Tile`] | into which periods the dates fall |
//! | [`Exclusions`] | on which days nothing is owed |
//! | [`Quota`] | what one period asks for |
//! | [`Entry`] | what was done |
//! | [`Status`], [`Period`] | how one period went |
//! | [`Standing`], [`Score`], [`Season`] | how all of them went |
//! | [`Pace`], [`State`], [`Warning`] | what follows for today |
//! | [`evaluate`], [`Ledger`] | all of it at once |
//!
//! Quota, bank, count and status are whole-number arithmetic. Only the habit
//! score uses floating point. Only civil dates enter; [`clock`] makes them
//! from wall clocks at the edge.

mod bank;
mod calendar;
pub mod clock;
mod day;
mod edit;
mod entry;
mod evaluate;
mod pace;
mod period;
mod quota;
mod ratio;
mod recurrence;
mod reserve;
mod score;
mod season;
mod standing;
mod state;
mod status;
mod terms;
mod tile;
mod warning;
mod weekdays;

pub use calendar::{Exclusions, Excuse, Pause};
pub use entry::Entry;
pub use evaluate::{Ledger, evaluate};
pub use pace::Pace;
pub use period::{Period, Phase};
pub use quota::Quota;
pub use ratio::Ratio;
pub use recurrence::Cadence;
pub use reserve::Reserve;
pub use score::{Habit, Score};
pub use season::Season;
pub use standing::{Silence, Standing};
pub use state::State;
pub use status::Status;
pub use terms::{Draft, Terms, Version};
pub use tile::Tile;
pub use warning::Warning;
pub use weekdays::{Weekdays, code_of, weekday_of};
