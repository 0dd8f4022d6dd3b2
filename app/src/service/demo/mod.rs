//! A believable year of an invented firm, in a database of its own.
//!
//! Everything follows from a seed and from the time it is: the same moment
//! always gives the same year, and its last day is today.

mod act;
mod calendar;
mod cast;
mod chance;
mod deals;
mod many;
mod names;
mod promises;
mod seen;
mod year;

use std::collections::BTreeMap;

use jiff::Zoned;
use serde::Serialize;

use super::SCHEMA;
use super::board::Board;
use super::context::{Context, SYSTEM_ZONE};
use super::seal::seal;
use crate::ids::{Ids, MemberId, WorkspaceId};
use crate::store::{self, Db, Instant, Member, Record, Tx, Workspace};
use crate::{Error, Result};
use calendar::Calendar;
use chance::Chance;

/// The seed of the one demo that there is.
const SEED: u64 = 0x1e9_0a7c;
/// Minutes a week that the invented member gives to selling.
const WEEKLY_MINUTES: i64 = 540;
/// The most activities that are made up.
const MOST: u64 = 10_000_000;

/// What was made up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Demo {
    /// Version of this shape.
    pub schema: u8,
    /// The invented firm.
    pub firm: String,
    /// Rows by table; tables without any are absent.
    pub tables: BTreeMap<String, u64>,
}

/// Fills a database with the demo: about 1,200 activities in a year, or just
/// as many as asked for, at 40 on each day of work and over ten years at most.
/// A demo that is there already is made anew; a database that holds anything
/// else is refused.
pub async fn demo(db: &Db, now: &Zoned, activities: Option<u64>) -> Result<Demo> {
    if activities.is_some_and(|count| count == 0 || count > MOST) {
        return Err(Error::usage(format!("a demo has 1 to {MOST} activities")));
    }
    let ids = Ids::seeded(SEED);
    let (workspace, member) = (ids.entity(), ids.entity());
    begin(db, now, workspace, member).await?;
    let context = Context::open(db.clone(), ids, now).await?;
    let mut tx = db.write().await?;
    let calendar = Calendar::ending(context.today(now), activities)?;
    fill(&context, &mut tx, now, &calendar, activities).await?;
    let board = Board::load_unsealed(&context, &mut tx, context.today(now)).await?;
    seal(&context, &mut tx, &board).await?;
    tx.commit().await?;
    if activities.is_none() {
        seen::write(&context, now, calendar.today).await?;
    }
    told(&context, &mut context.read().await?).await
}

/// Makes the workspace, when nothing but an earlier demo is in its way.
async fn begin(db: &Db, now: &Zoned, workspace_id: WorkspaceId, member_id: MemberId) -> Result<()> {
    let mut tx = db.write().await?;
    tx.clear(workspace_id).await?;
    if !super::import::make_room(&mut tx).await? {
        return Err(Error::refused("this database holds data of your own")
            .hint("name another one for the demo: legwork --db FILE.db demo"));
    }
    let created = Instant::from(now.timestamp());
    tx.insert(&Workspace {
        workspace_id,
        name: names::FIRM.to_owned(),
        currency: Some("EUR".to_owned()),
        week_start: 0,
        workdays: 31,
        fiscal_month: 1,
        zone: SYSTEM_ZONE.to_owned(),
        day_first: true,
        holiday_country: Some(calendar::COUNTRY.to_owned()),
        created,
    })
    .await?;
    tx.insert(&Member {
        workspace_id,
        member_id,
        name: names::MEMBER.to_owned(),
        weekly_minutes: Some(WEEKLY_MINUTES),
        created,
    })
    .await?;
    Ok(tx.commit().await?)
}

async fn fill(
    context: &Context,
    tx: &mut Tx,
    now: &Zoned,
    calendar: &Calendar,
    activities: Option<u64>,
) -> Result<()> {
    let mut chance = Chance::new(SEED);
    let scene = act::Scene::new(context, now);
    let goal = promises::write(&scene, tx, calendar).await?;
    let cast = cast::write(&scene, tx, calendar).await?;
    deals::write(&scene, tx, calendar, &cast, goal).await?;
    match activities {
        None => year::write(&scene, tx, calendar, &cast, &mut chance).await?,
        Some(count) => many::write(&scene, tx, calendar, &cast, &mut chance, count).await?,
    }
    tx.bulk_done(context.workspace_id()).await?;
    deals::begin(context, tx).await
}

async fn told(context: &Context, tx: &mut Tx) -> Result<Demo> {
    let mut tables = Tables {
        tx,
        workspace: context.workspace_id(),
        counts: BTreeMap::new(),
    };
    store::for_each_table(&mut tables).await?;
    Ok(Demo {
        schema: SCHEMA,
        firm: names::FIRM.to_owned(),
        tables: tables.counts,
    })
}

struct Tables<'a> {
    tx: &'a mut Tx,
    workspace: WorkspaceId,
    counts: BTreeMap<String, u64>,
}

impl store::EachTable for Tables<'_> {
    async fn table<R: Record>(&mut self) -> store::Result<()> {
        let count = self.tx.count::<R>(self.workspace).await?;
        if let (Ok(count), true) = (u64::try_from(count), count > 0) {
            self.counts.insert(R::TABLE.name.to_owned(), count);
        }
        Ok(())
    }
}
