//! Who is asking, in which workspace, and which day it is for them.

use jiff::civil::{Date, Weekday};
use jiff::{Timestamp, Zoned};
use legwork_core::cadence::{Weekdays, clock};
use legwork_core::kind::Kind;
use legwork_core::parse::Setting;

use super::shelf::Shelf;
use crate::ids::{Ids, MemberId, WorkspaceId};
use crate::store::{self, Change, Db, Instant, Member, Tx, Workspace};
use crate::{Error, Result};

/// Everything a use case needs besides the time and its input.
#[derive(Debug)]
pub struct Context {
    /// The database.
    pub db: Db,
    /// The source of new ids.
    pub ids: Ids,
    /// The workspace, as it was when the context was opened.
    pub workspace: Workspace,
    /// The member.
    pub member_id: MemberId,
    /// The member's name; empty until given.
    pub member_name: String,
    /// Minutes a week that the member has for selling.
    pub weekly_minutes: i64,
    /// The latest day this account has seen.
    pub last_today: Option<Date>,
    /// Where boards are kept between requests; a command keeps none.
    pub shelf: Shelf,
}

/// Hours a week assumed until the member says otherwise: the middle of the two
/// to five hours that a seller-doer has.
pub const DEFAULT_WEEKLY_MINUTES: i64 = 240;

/// The time zone setting that follows the machine.
pub const SYSTEM_ZONE: &str = "system";

impl Context {
    /// Opens the first workspace of a database, and makes one in a new
    /// database.
    pub async fn open(db: Db, ids: Ids, now: &Zoned) -> Result<Self> {
        if let Some(found) = store::workspace::first(&db).await? {
            return Ok(Self::of(db, ids, found));
        }
        create(&db, &ids, now).await?;
        let made = store::workspace::first(&db).await?;
        made.map(|made| Self::of(db, ids, made))
            .ok_or_else(|| Error::failed("the new workspace cannot be read back"))
    }

    /// The context of whom the database says it is.
    pub(super) fn of(db: Db, ids: Ids, found: store::Context) -> Self {
        Self {
            db,
            ids,
            member_id: found.member_id,
            member_name: found.member_name,
            weekly_minutes: found.weekly_minutes.unwrap_or(DEFAULT_WEEKLY_MINUTES),
            last_today: found.last_today.map(Date::from),
            workspace: found.workspace,
            shelf: Shelf::default(),
        }
    }

    /// The workspace's id.
    pub const fn workspace_id(&self) -> WorkspaceId {
        self.workspace.workspace_id
    }

    /// `now` on the wall clock of this workspace.
    pub fn local(&self, now: &Zoned) -> Zoned {
        match self.workspace.zone.as_str() {
            SYSTEM_ZONE => now.clone(),
            zone => now.in_tz(zone).unwrap_or_else(|_| now.clone()),
        }
    }

    /// A moment on the wall clock of this workspace, as RFC 3339 writes it.
    pub(super) fn moment(&self, now: &Zoned, at: Timestamp) -> String {
        let at = at.to_zoned(self.local(now).time_zone().clone());
        at.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
    }

    /// The civil date that counts as today: it rolls over at 03:00 and does
    /// not go back when the member flies west.
    pub fn today(&self, now: &Zoned) -> Date {
        clock::today(self.last_today, clock::stamp(&self.local(now)))
    }

    /// The first day of a week.
    pub fn week_start(&self) -> Weekday {
        weekday(self.workspace.week_start)
    }

    /// The days on which this member works.
    pub fn workdays(&self) -> Weekdays {
        u8::try_from(self.workspace.workdays)
            .ok()
            .and_then(|bits| Weekdays::from_bits(bits).ok())
            .unwrap_or(Weekdays::WORKDAYS)
    }

    /// The month in which a year begins, 1 to 12.
    pub fn fiscal_month(&self) -> i8 {
        i8::try_from(self.workspace.fiscal_month).unwrap_or(1)
    }

    /// What the sentence parsers must know of the world.
    pub fn setting<'a>(&self, today: Date, kinds: &'a [Kind]) -> Setting<'a> {
        Setting {
            today,
            week_start: self.week_start(),
            fiscal_month: self.fiscal_month(),
            day_first: self.workspace.day_first,
            kinds,
        }
    }

    /// Begins a change that the journal remembers under this label.
    pub(super) async fn change(&self, now: &Zoned, label: impl Into<String>) -> Result<Change> {
        let at = Instant::from(now.timestamp());
        let change = self
            .db
            .change(self.workspace_id(), self.member_id, at, &label.into())
            .await?;
        Ok(change)
    }

    /// The workspace as it is now: another command may have changed it since
    /// this context was opened.
    pub(super) async fn workspace_now(&self, change: &mut Change) -> Result<Workspace> {
        let found = change
            .tx()
            .get::<Workspace>(&(self.workspace_id(),))
            .await?;
        found.ok_or_else(|| Error::not_found("this workspace is gone"))
    }

    /// Begins reading: everything read from it is of one moment.
    pub(super) async fn read(&self) -> Result<Tx> {
        Ok(self.db.read().await?)
    }
}

/// The weekday that the store numbers from 0 = Monday.
pub(super) fn weekday(number: i64) -> Weekday {
    i8::try_from(number)
        .ok()
        .and_then(|number| Weekday::from_monday_zero_offset(number).ok())
        .unwrap_or(Weekday::Monday)
}

/// Makes the first workspace with its first member. Two programs that start at
/// once make one: the second finds the first's.
async fn create(db: &Db, ids: &Ids, now: &Zoned) -> Result<()> {
    let mut tx = db.write().await?;
    if store::workspace::context(&mut tx, None).await?.is_some() {
        return Ok(());
    }
    let created = Instant::from(now.timestamp());
    let workspace_id: WorkspaceId = ids.entity();
    tx.insert(&Workspace {
        workspace_id,
        name: String::new(),
        currency: None,
        week_start: 0,
        workdays: i64::from(Weekdays::WORKDAYS.bits()),
        fiscal_month: 1,
        zone: SYSTEM_ZONE.to_owned(),
        day_first: false,
        holiday_country: None,
        created,
    })
    .await?;
    tx.insert(&Member {
        workspace_id,
        member_id: ids.entity(),
        name: String::new(),
        weekly_minutes: None,
        created,
    })
    .await?;
    Ok(tx.commit().await?)
}
