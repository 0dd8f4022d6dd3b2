//! All that the holder of an address sees. Whatever is not written down here is
//! not shown: a test walks the page and compares.

use std::collections::BTreeMap;

use jiff::civil::{Date, Weekday};
use jiff::{ToSpan, Zoned};
use legwork_core::cadence::Tile;

use super::reviews::{SeenReview, reviews};
use crate::Result;
use crate::ids::{Ids, LineageId};
use crate::service::commitment::promise;
use crate::service::context::Context;
use crate::service::hours::week_of;
use crate::service::span::Reckoned;
use crate::service::today::{Standing, standing};
use crate::service::weeks::{Week, weeks};
use crate::service::{find, secret_address};
use crate::store::{self, Day, Db, PartnerShare, Tx};

/// How many weeks are looked back on, the running one included.
const WEEKS: i32 = 12;

/// What the holder of an address sees.
#[derive(Debug, Clone, PartialEq)]
pub struct Seen {
    /// Whose promises they are; empty until the member gave a name.
    pub by: String,
    /// Whom the address is for.
    pub name: String,
    /// As of this day.
    pub today: Date,
    /// The last day on which the address opens anything.
    pub until: Date,
    /// The chosen commitments that were in force lately, in the order in which
    /// they were chosen.
    pub commitments: Vec<SeenCommitment>,
    /// What the last reviews came to, the latest first; none unless chosen.
    pub reviews: Option<Vec<SeenReview>>,
}

/// One commitment.
#[derive(Debug, Clone, PartialEq)]
pub struct SeenCommitment {
    /// What is promised.
    pub title: String,
    /// The promise in words.
    pub promise: String,
    /// How it stands, in a word: as for [`Standing::state`].
    pub state: String,
    /// Its numbers today; none when it is over or yet to begin.
    pub standing: Option<Standing>,
    /// The last weeks, oldest first.
    pub weeks: Vec<Week>,
}

/// What this address shows now; none when it shows nothing: it never was, it was
/// ended, or its last day has passed. Only reads, and keeps nothing.
pub async fn seen(db: &Db, ids: &Ids, now: &Zoned, text: &str) -> Result<Option<Seen>> {
    let Some((context, token)) = secret_address::named(db, ids, now, text).await? else {
        return Ok(None);
    };
    let mut tx = context.read().await?;
    let whose = (context.workspace_id(), context.member_id);
    let today = Day(context.today(now));
    let row = store::partner::opened(&mut tx, whose, &token.hash(), today).await?;
    match row {
        None => Ok(None),
        Some(row) => shown(&context, &mut tx, now, &row).await.map(Some),
    }
}

/// The same for the member, to look at before or after it is sent.
pub async fn preview(context: &Context, now: &Zoned, words: &str) -> Result<Seen> {
    let mut tx = context.read().await?;
    let row = find::share(context, &mut tx, words).await?;
    shown(context, &mut tx, now, &row).await
}

async fn shown(context: &Context, tx: &mut Tx, now: &Zoned, row: &PartnerShare) -> Result<Seen> {
    let today = context.today(now);
    let span = last_weeks(today, context.week_start());
    let found = Reckoned::load(context, tx, today, span).await?;
    let each = |id: &LineageId| commitment(*id, &found, span);
    let reviews = if row.reviews {
        let chosen = titles(context, tx, row).await?;
        Some(reviews(context, tx, &chosen).await?)
    } else {
        None
    };
    Ok(Seen {
        by: context.member_name.clone(),
        name: row.name.clone(),
        today,
        until: row.last_day.date(),
        commitments: row.chosen.0.iter().filter_map(each).collect(),
        reviews,
    })
}

/// The days of the last weeks, up to the end of the one that runs.
fn last_weeks(today: Date, week_start: Weekday) -> Tile {
    let week = week_of(today, week_start);
    Tile {
        start: week.start.saturating_sub((7 * (WEEKS - 1)).days()),
        end: week.end,
    }
}

/// A lineage; none when nothing of it was in force lately.
fn commitment(id: LineageId, found: &Reckoned, span: Tile) -> Option<SeenCommitment> {
    let board = &found.board;
    let (held, lines) = found.lineage(id)?;
    let periods: Vec<_> = lines.iter().flat_map(|line| &line.periods).collect();
    Some(SeenCommitment {
        title: held.row.title.clone(),
        promise: promise::says(held, board.today),
        state: held.ledger.state.as_str().to_owned(),
        standing: held
            .terms
            .covers(board.today)
            .then(|| standing(held, board)),
        weeks: weeks(span, &periods),
    })
}

/// The titles of all that is of the chosen lineages, by id.
async fn titles(
    context: &Context,
    tx: &mut Tx,
    row: &PartnerShare,
) -> Result<BTreeMap<String, String>> {
    let (workspace, member) = (context.workspace_id(), context.member_id);
    let all = store::commitment::list(tx, workspace, member).await?;
    let own = all
        .into_iter()
        .filter(|one| row.chosen.0.contains(&one.lineage_id));
    Ok(own
        .map(|one| (one.commitment_id.to_string(), one.title))
        .collect())
}
