//! What the feed for calendars holds: what is due, and the reviews to come.

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan, Zoned};
use legwork_core::cadence::{Period, Quota, Tile};
use legwork_core::nudge::{Subject, due_on};
use legwork_core::vocabulary::Direction;

use super::settings::Settings;
use super::token::opened;
use crate::Result;
use crate::ids::Ids;
use crate::service::board::{Board, Held};
use crate::service::commitment::promise;
use crate::service::days_off::DaysOff;
use crate::store::{Db, Opens};

/// How many days the feed looks ahead.
const AHEAD: i32 = 14;

/// What a calendar is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Feed {
    /// The moment at which it was made.
    pub made: Timestamp,
    /// What is due, by day.
    pub items: Vec<Item>,
    /// The reviews to come.
    pub reviews: Vec<Review>,
}

/// Something that is due by the end of a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// What names it: the same for the same period of the same commitment.
    pub id: String,
    /// The last day on which it can be done as promised.
    pub day: Date,
    /// What is to be done.
    pub title: String,
    /// How many are left to do.
    pub left: u64,
    /// What is counted: `times`, `people`, a noun.
    pub unit: String,
    /// The promise in words.
    pub promise: String,
}

/// A review to come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Review {
    /// What names it.
    pub id: String,
    /// When it begins.
    pub at: Timestamp,
}

/// The feed that this token opens; none when it opens none.
pub async fn feed(db: &Db, ids: &Ids, now: &Zoned, token: &str) -> Result<Option<Feed>> {
    let Some(context) = opened(db, ids, now, token, Opens::Feed).await? else {
        return Ok(None);
    };
    let today = context.today(now);
    let span = Tile {
        start: today,
        end: today.saturating_add(AHEAD.days()),
    };
    let mut tx = context.read().await?;
    let settings = Settings::load(&context, &mut tx).await?;
    let board = Board::seen(&context, &mut tx, today).await?;
    let off = DaysOff::load(&context, &mut tx, span.start, span.end).await?;
    drop(tx);
    let mut items: Vec<Item> = board
        .held
        .iter()
        .filter(|held| held.terms.direction != Direction::AtMost)
        .flat_map(|held| due(held, &board, &off, span))
        .collect();
    items.sort_by(|a, b| (a.day, &a.title, &a.id).cmp(&(b.day, &b.title, &b.id)));
    Ok(Some(Feed {
        made: now.timestamp(),
        items,
        reviews: reviews(&context.local(now), &settings, &off, span),
    }))
}

/// What a commitment asks for in the periods that end within the span, or run
/// on its first day.
fn due<'a>(
    held: &'a Held,
    board: &'a Board,
    off: &'a DaysOff,
    span: Tile,
) -> impl Iterator<Item = Item> + 'a {
    let tiles = held.terms.tiles(span);
    tiles.filter_map(move |tile| {
        let left = if tile.contains(board.today) {
            let period = held.ledger.periods.last();
            let asked = period.map_or(0, |period| u64::from(period.required));
            asked.saturating_sub(period.map_or(0, Period::have))
        } else {
            let quota = Quota::of(&held.terms, &held.exclusions, tile);
            u64::from(quota.required(held.terms.direction))
        };
        let day = last_day(held, off, tile, board.today)?;
        (left > 0 && span.contains(day)).then(|| Item {
            id: format!("{}-{}", held.row.commitment_id, tile.start),
            day,
            title: held.row.title.clone(),
            left,
            unit: held.row.quantity_unit.clone(),
            promise: promise::says(held, day),
        })
    })
}

/// The last working day of a period, from today on.
fn last_day(held: &Held, off: &DaysOff, tile: Tile, today: Date) -> Option<Date> {
    let open = |day: &Date| {
        let works = held.terms.mask.contains(day.weekday()) && held.terms.covers(*day);
        works && *day >= today && !off.closed(*day)
    };
    tile.dates().filter(open).last()
}

fn reviews(local: &Zoned, settings: &Settings, off: &DaysOff, span: Tile) -> Vec<Review> {
    let (times, zone) = (settings.times(), local.time_zone());
    let closed = |day| off.closed(day);
    let due = |day| due_on(&times, zone, Subject::Review, day, &closed).ok();
    let due = span.dates().filter_map(due);
    due.map(|due| Review {
        id: format!("review-{}", due.day),
        at: due.at,
    })
    .collect()
}
