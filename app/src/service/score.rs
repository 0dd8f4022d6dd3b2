//! Scores: how well each promise was kept.

use jiff::Zoned;
use jiff::civil::Date;
use legwork_core::cadence::{Ratio, Tile};
use legwork_core::vocabulary::Direction;
use serde::Serialize;

use super::SCHEMA;
use super::board::{Board, Held};
use super::commitment::promise;
use super::context::Context;
use super::span::{PeriodView, frozen, period_view};
use super::today::rounded;
use crate::Result;
use crate::store::{self, Day, Tx};

/// How well promises were kept: one line per commitment.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Scores {
    /// Version of this shape.
    pub schema: u8,
    /// As of this date.
    pub date: Date,
    /// One line per active commitment.
    pub commitments: Vec<ScoreLine>,
}

/// One commitment's record.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ScoreLine {
    /// Id of the commitment.
    pub id: String,
    /// What is promised.
    pub title: String,
    /// The promise in words.
    pub promise: String,
    /// Share of what was promised lately that was done, 0 to 1.
    pub score: f64,
    /// Whether too little has been promised so far for the score to mean much.
    pub too_early: bool,
    /// Parameters of the Beta distribution behind the score.
    pub a: f64,
    /// See `a`.
    pub b: f64,
    /// Met periods in a row.
    pub streak: u32,
    /// Sealed periods kept, in share of what they asked (no credit for overshoot).
    pub season: Option<f64>,
    /// Units done minus units asked over sealed periods; since the last fresh
    /// start, which writes off what was owed before.
    pub balance: i64,
    /// How often people at this level stop within eight weeks, 0 to 1.
    pub stop_risk: f64,
    /// The newest periods, oldest first, at most twelve.
    pub periods: Vec<PeriodView>,
}

/// How many of the newest periods a record shows.
const SHOWN: usize = 12;

/// The record of every running commitment.
pub async fn scores(context: &Context, now: &Zoned) -> Result<Scores> {
    let today = context.today(now);
    let mut tx = context.read().await?;
    let board = Board::load(context, &mut tx, today).await?;
    let fresh = store::asked::fresh(&mut tx, context.workspace_id()).await?;
    let mut commitments = Vec::with_capacity(board.held.len());
    for held in &board.held {
        let periods = periods(&mut tx, held, today).await?;
        let mut line = line(held, today, periods);
        let own = fresh
            .iter()
            .filter(|row| row.commitment_id == held.row.commitment_id);
        if let Some(from) = own.filter_map(|row| row.fresh_from).max() {
            line.balance = balance_since(&mut tx, held, today, from).await?;
        }
        commitments.push(line);
    }
    Ok(Scores {
        schema: SCHEMA,
        date: today,
        commitments,
    })
}

/// The newest periods, oldest first: those reckoned now, and sealed ones for
/// the rest. All others stay unread, however long the history is.
async fn periods(tx: &mut Tx, held: &Held, today: Date) -> Result<Vec<PeriodView>> {
    let (workspace, id) = (held.row.workspace_id, held.row.commitment_id);
    let open = &held.ledger.periods;
    let open = &open[open.len().saturating_sub(SHOWN)..];
    let room = i64::try_from(SHOWN - open.len()).unwrap_or(0);
    let mut sealed = Vec::new();
    if room > 0 && held.sealed.is_some() {
        sealed = store::sealed::newest(tx, workspace, id, Day(today), room).await?;
    }
    let sealed = sealed.iter().rev().map(frozen);
    Ok(sealed.chain(open.iter().map(period_view)).collect())
}

/// Units done minus units asked over the sealed periods that began on a day or
/// later: what was owed before is written off.
async fn balance_since(tx: &mut Tx, held: &Held, today: Date, from: Day) -> Result<i64> {
    let (workspace, id) = (held.row.workspace_id, held.row.commitment_id);
    let span = Tile {
        start: from.date(),
        end: today,
    };
    let most = i64::try_from(held.terms.tiles(span).count()).unwrap_or(i64::MAX);
    let stored = store::sealed::newest(tx, workspace, id, Day(today), most).await?;
    let stored = stored
        .iter()
        .filter(|row| row.starts_on >= from && row.status != "void")
        .map(|row| row.done - row.required);
    let reckoned = held.ledger.periods.iter().zip(&held.ledger.sealed);
    let reckoned = reckoned
        .filter(|(period, _)| period.tile.start >= from.date() && period.status.counts())
        .map(|(period, _)| {
            let done = i64::try_from(period.count).unwrap_or(i64::MAX);
            done.saturating_sub(i64::from(period.required))
        });
    Ok(stored.chain(reckoned).sum())
}

fn line(held: &Held, today: Date, periods: Vec<PeriodView>) -> ScoreLine {
    let ledger = &held.ledger;
    let season = ledger
        .season
        .pace()
        .filter(|_| held.terms.direction != Direction::AtMost);
    ScoreLine {
        id: held.row.commitment_id.to_string(),
        title: held.row.title.clone(),
        promise: promise::says(held, today),
        score: rounded(ledger.score.value()),
        too_early: ledger.score.is_too_early(),
        a: ledger.score.a,
        b: ledger.score.b,
        streak: ledger.streak,
        season: season.map(share),
        balance: i64::try_from(ledger.season.surplus()).unwrap_or_default(),
        stop_risk: ledger.score.p_stop(),
        periods,
    }
}

#[expect(clippy::cast_precision_loss, reason = "units are far below 2^52")]
fn share(ratio: Ratio) -> f64 {
    rounded(ratio.numerator() as f64 / ratio.denominator() as f64)
}
