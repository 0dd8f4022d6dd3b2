//! How good the forecast would have been: over deals of a file, or over one's
//! own. It is made anew for quarters that are over, knowing only what was known
//! then, and scored beside simpler methods.
//!
//! | file | does |
//! |---|---|
//! | `columns.rs`, `heads.rs`, `outcome.rs`, `file.rs` | read deals out of a file |
//! | `own.rs` | reads them out of the database |
//! | `deals.rs` | makes sellers of them |
//! | `measure.rs` | forecasts and scores |
//! | `answer.rs` | what is said of it |
//! | `doubt.rs` | why there is too little to judge by |

mod answer;
mod columns;
mod deals;
mod doubt;
mod file;
mod heads;
mod measure;
mod outcome;
mod own;

use jiff::Zoned;
use jiff::civil::Date;

use crate::Result;
use crate::service::context::Context;
use crate::service::export::Progress;

pub use answer::{Backtested, Bin, Methods, Scored, Skill, Slice, Slices};
pub use columns::{Field, Named};
pub use doubt::Doubt;

pub use super::sheet::Skipped;

/// What to run.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Between how many sellers each owner's deals are parted at random; 0 and
    /// 1 leave them as they are.
    pub thin: usize,
    /// No forecast is made on an earlier day.
    pub from: Option<Date>,
    /// No forecast is made on a later day.
    pub to: Option<Date>,
    /// Columns of the file that were named.
    pub columns: Vec<Named>,
    /// Futures drawn for each forecast; as many as the forecast itself draws
    /// when left out.
    pub draws: Option<usize>,
}

/// Over the deals of a file, given as its text. Rows that cannot be read are
/// left out and told. Fails when the file is no table of deals.
pub fn of_text(
    context: &Context,
    now: &Zoned,
    text: &str,
    options: &Options,
    progress: Progress<'_>,
) -> Result<Backtested> {
    let today = context.today(now);
    let reading = file::Reading {
        columns: &options.columns,
        day_first: context.workspace.day_first,
        today,
    };
    measure::measure(file::read(text, reading)?, today, options, progress)
}

/// Over the deals in the database: each member is an owner.
pub async fn of_own(
    context: &Context,
    now: &Zoned,
    options: &Options,
    progress: Progress<'_>,
) -> Result<Backtested> {
    let deals = own::read(context).await?;
    measure::measure(deals, context.today(now), options, progress)
}
