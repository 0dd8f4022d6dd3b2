//! The forecast of a goal: what the store knows, put to the question that the
//! core answers; and how good the forecasts were that were shown.
//!
//! | file | says |
//! |---|---|
//! | `asked.rs` | what a goal asks for, and of what it counts |
//! | `ground.rs` | what is read once, however many goals are asked about |
//! | `deals.rs` | the deals that a goal may count |
//! | `work.rs` | what was done and is promised, and how far promises are kept |
//! | `stated.rs` | what the seller states, as long as the own deals say less |
//! | `answer.rs` | the chance, the range and the parts: `by_deals.rs` for a goal to which deals add, `by_results.rs` for one measured by results alone |
//! | `told.rs` | what is said beside the figures |
//! | `lack.rs` | why there is none, and what to do about it |
//! | `goals.rs` | goals, each with what the forecast says of it |
//! | `keep.rs` | keeps what was shown |
//! | `past.rs` | how what was shown turned out |

mod answer;
mod asked;
mod by_deals;
mod by_results;
mod deals;
mod goals;
mod ground;
mod keep;
mod lack;
mod past;
mod stated;
mod told;
mod work;

use jiff::Zoned;
use jiff::civil::Date;
pub use legwork_core::forecast::Cause;
use serde::Serialize;

use super::SCHEMA;
use super::context::Context;
use super::find;
use super::goal;
use crate::Result;
use crate::store::{Goal, Tx};

use ground::Ground;

pub(super) use goals::outlook;
pub use goals::{Outlook, Seen, list, one, seen};
pub use keep::keep;
pub use lack::Lack;
pub use past::{Bin, Judged, Past, Record, past, record};
pub use told::{Gap, Told, rough};

/// What `forecast` takes.
#[derive(Debug, Clone, Default)]
pub struct AskForecast {
    /// The goal: id, prefix or words; may be left out when there is one open goal.
    pub goal: Option<String>,
    /// What a typical deal is worth, as "EUR 5,000"; the own deals say it when
    /// left out.
    pub typical: Option<String>,
    /// The share of deals that are won, 0 to 1, as long as few of the own
    /// are closed; three in ten when left out.
    pub win_rate: Option<f64>,
}

/// The forecast of one goal. All figures are in the goal's own unit: in major
/// units when it is money. Without any goal there is nothing but the date.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Forecast {
    /// Version of this shape.
    pub schema: u8,
    /// Id of the goal.
    pub goal: Option<String>,
    /// The day at whose start it is made: what happens on it counts the day after.
    pub as_of: Date,
    /// The chance of reaching the goal, 0 to 1, to the nearest twentieth.
    pub chance: Option<f64>,
    /// The same if every promise was kept; none for a goal without deals.
    pub chance_full_adherence: Option<f64>,
    /// In one of ten cases the figure lies below this.
    pub p10: Option<f64>,
    /// In half of the cases it does.
    pub p50: Option<f64>,
    /// In nine of ten cases it does.
    pub p90: Option<f64>,
    /// What the expected figure is made of; none for a goal without deals.
    pub parts: Option<Parts>,
    /// How many futures were drawn; 0 when there is none left.
    pub draws: usize,
    /// What is said beside the figures.
    #[serde(skip)]
    pub told: Option<Told>,
}

/// What the expected figure is made of.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Parts {
    /// Reached already.
    pub won: f64,
    /// From deals that are open.
    pub open: f64,
    /// From work done, whose deals are still to be opened.
    pub work_done: f64,
    /// From work promised, and from new deals at the usual pace.
    pub work_promised: f64,
}

/// The forecast of one goal. Reads only.
pub async fn look(context: &Context, now: &Zoned, ask: &AskForecast) -> Result<Forecast> {
    let found = found(context, now, ask).await?;
    Ok(found.map_or_else(|| Forecast::nothing(context.today(now)), |(_, said)| said))
}

/// The forecast of one goal, kept to be scored once the goal's last day is over:
/// one for each goal and day, the last that was shown.
pub async fn show(context: &Context, now: &Zoned, ask: &AskForecast) -> Result<Forecast> {
    let Some(shown) = found(context, now, ask).await? else {
        return Ok(Forecast::nothing(context.today(now)));
    };
    keep::store(context, now, &shown).await?;
    Ok(shown.1)
}

async fn found(
    context: &Context,
    now: &Zoned,
    ask: &AskForecast,
) -> Result<Option<(Goal, Forecast)>> {
    let today = context.today(now);
    let mut tx = context.read().await?;
    let Some(row) = meant(context, &mut tx, ask.goal.as_deref()).await? else {
        return Ok(None);
    };
    let goal = goal::whole(context, &mut tx, row, today).await?;
    let mut ground = Ground::load(context, &mut tx, today).await?;
    match answer::of(context, &mut tx, &mut ground, &goal, ask).await {
        Ok(forecast) => Ok(Some((goal.row, forecast))),
        Err(stop) => Err(stop.error(goal.row.goal_id)),
    }
}

/// The goal named, or the only open one; none when there is none at all.
async fn meant(context: &Context, tx: &mut Tx, named: Option<&str>) -> Result<Option<Goal>> {
    if let Some(text) = named {
        return find::goal(context, tx, text).await.map(Some);
    }
    let hint = "--goal: its id, or words of it; `legwork goal list` shows them";
    find::only_goal(context, tx, "to forecast", hint).await
}

impl Forecast {
    /// No goal, no forecast.
    const fn nothing(as_of: Date) -> Self {
        Self {
            schema: SCHEMA,
            goal: None,
            as_of,
            chance: None,
            chance_full_adherence: None,
            p10: None,
            p50: None,
            p90: None,
            parts: None,
            draws: 0,
            told: None,
        }
    }
}
