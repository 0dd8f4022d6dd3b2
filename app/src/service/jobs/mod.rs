//! Jobs: work that is done by itself, once each, and tried again when it fails.
//!
//! `run` takes a job and writes down what came of it, `wait` says when it is
//! tried again, `view` lists what waits and what was given up, and lets somebody
//! try again or drop it. What a job does is not known here.

mod run;
mod view;
mod wait;

pub use run::{Came, Held, end, sweep, take};
pub use view::{JobView, Jobs, discard, list, retry};
