//! Finds the one thing that a person means: by its id, by the start of its id,
//! or by words of what it is called.
//!
//! The start of an id counts from three digits on, and wins when it is unique;
//! one of letters alone, such as `add`, may be a word and comes last. In between
//! come things called exactly so, then things that hold all the words. What is
//! still going on wins over what has ended.

mod pick;

use std::collections::HashMap;

use jiff::civil::Date;
use uuid::Uuid;

use pick::{Candidate, Sort, pick};

use super::board::is_over;
use super::book::Book;
use super::context::Context;
use super::people;
use super::text::fold;
use crate::ids::WorkspaceId;
use crate::store::{
    self, Activity, Capture, CaptureRule, Commitment, Connector, Deal, DealStatus, Entity, Goal,
    GoalStatus, Job, Organisation, PartnerShare, Person, PushDevice, Tx,
};
use crate::{Error, Result};

/// Fewer digits than this are taken for a word.
const LEAST_DIGITS: usize = 3;

/// So many digits are taken for the start of an id even without a figure; as
/// many are shown.
const SHOWN: usize = 8;

/// How many of the newest activities are looked through for words.
const RECENT: i64 = 500;

/// The goal that `text` means.
pub(super) async fn goal(context: &Context, tx: &mut Tx, text: &str) -> Result<Goal> {
    const SORT: Sort = Sort {
        one: "goal",
        many: "goals",
        list: "legwork goal list --all",
    };
    if let Some(row) = by_id::<Goal, _>(context, tx, text).await? {
        return Ok(row);
    }
    let rows = store::goal::list(tx, context.workspace_id(), context.member_id).await?;
    let candidate = |row: Goal| {
        let live = row.status.0 == GoalStatus::Open;
        let (title, metric) = (row.sentence.clone(), row.metric.clone());
        Candidate::new(row.clone(), row.goal_id, title)
            .also(&metric)
            .live(live)
    };
    pick(&SORT, text, rows.into_iter().map(candidate).collect())
}

/// The only open goal; none when there is none. Where there are several, `which`
/// ends the sentence that asks for one: "it counts for".
pub(super) async fn only_goal(
    context: &Context,
    tx: &mut Tx,
    which: &str,
    hint: &str,
) -> Result<Option<Goal>> {
    let mut open = store::goal::open(tx, context.workspace_id(), context.member_id).await?;
    match open.len() {
        0 | 1 => Ok(open.pop()),
        several => Err(Error::conflict(format!(
            "there are {several} open goals: say which one {which}"
        ))
        .hint(hint)),
    }
}

/// The commitment that `text` means.
pub(super) async fn commitment(
    context: &Context,
    tx: &mut Tx,
    today: Date,
    text: &str,
) -> Result<Commitment> {
    const SORT: Sort = Sort {
        one: "commitment",
        many: "commitments",
        list: "legwork commitments --all",
    };
    if let Some(row) = by_id::<Commitment, _>(context, tx, text).await? {
        return Ok(row);
    }
    let rows = store::commitment::list(tx, context.workspace_id(), context.member_id).await?;
    let candidate = |row: Commitment| {
        let live = !is_over(&row, today);
        let (title, other) = (row.title.clone(), format!("{} {}", row.kind, row.sentence));
        Candidate::new(row.clone(), row.commitment_id, title)
            .also(&other)
            .live(live)
            .lineage(row.lineage_id)
    };
    pick(&SORT, text, rows.into_iter().map(candidate).collect())
}

/// The person that `text` means: words of the name, and of the organisation.
pub(super) async fn person(context: &Context, tx: &mut Tx, text: &str) -> Result<Person> {
    const SORT: Sort = Sort {
        one: "person",
        many: "people",
        list: "legwork people list",
    };
    // The name first: Ada, Bea and Dee are hexadecimal numbers too.
    let named = store::person::by_name(tx, context.workspace_id(), &fold(text)).await?;
    if let [one] = named.as_slice() {
        return Ok(one.clone());
    }
    if let Some(row) = by_id::<Person, _>(context, tx, text).await? {
        return Ok(row);
    }
    if let [one] = people::by_any_address(tx, context.workspace_id(), text)
        .await?
        .as_slice()
    {
        return Ok(one.clone());
    }
    let firms = store::organisation::list(tx, context.workspace_id()).await?;
    let rows = store::person::list(tx, context.workspace_id()).await?;
    let firms: HashMap<_, _> = firms
        .iter()
        .map(|firm| (firm.organisation_id, firm.name.as_str()))
        .collect();
    let candidate = |row: Person| {
        let firm = row.organisation_id.and_then(|id| firms.get(&id).copied());
        let firm = firm.unwrap_or_default();
        let title = row.name.clone();
        Candidate::new(row.clone(), row.person_id, title).also(firm)
    };
    pick(&SORT, text, rows.into_iter().map(candidate).collect())
}

/// The organisation that `text` means.
pub(super) async fn organisation(
    context: &Context,
    tx: &mut Tx,
    text: &str,
) -> Result<Organisation> {
    const SORT: Sort = Sort {
        one: "organisation",
        many: "organisations",
        list: "legwork people list",
    };
    if let Some(row) = by_id::<Organisation, _>(context, tx, text).await? {
        return Ok(row);
    }
    let rows = store::organisation::list(tx, context.workspace_id()).await?;
    let candidate = |row: Organisation| {
        let title = row.name.clone();
        Candidate::new(row.clone(), row.organisation_id, title)
    };
    pick(&SORT, text, rows.into_iter().map(candidate).collect())
}

/// The deal that `text` means.
pub(super) async fn deal(context: &Context, tx: &mut Tx, text: &str) -> Result<Deal> {
    const SORT: Sort = Sort {
        one: "deal",
        many: "deals",
        list: "legwork deal list --all",
    };
    if let Some(row) = by_id::<Deal, _>(context, tx, text).await? {
        return Ok(row);
    }
    let rows = store::deal::list(tx, context.workspace_id(), None).await?;
    let candidate = |row: Deal| {
        let live = row.status.0 == DealStatus::Open;
        let title = row.title.clone();
        Candidate::new(row.clone(), row.deal_id, title).live(live)
    };
    pick(&SORT, text, rows.into_iter().map(candidate).collect())
}

/// What an accountability partner sees, as `text` means it: whom it is for.
pub(super) async fn share(context: &Context, tx: &mut Tx, text: &str) -> Result<PartnerShare> {
    const SORT: Sort = Sort {
        one: "link",
        many: "links",
        list: "legwork partner list",
    };
    let (workspace, member) = (context.workspace_id(), context.member_id);
    let own = |row: &PartnerShare| row.member_id == member;
    if let Some(row) = by_id::<PartnerShare, _>(context, tx, text)
        .await?
        .filter(own)
    {
        return Ok(row);
    }
    let rows = store::partner::list(tx, workspace, member).await?;
    let candidate = |row: PartnerShare| {
        let title = row.name.clone();
        Candidate::new(row.clone(), row.share_id, title)
    };
    pick(&SORT, text, rows.into_iter().map(candidate).collect())
}

/// The connector that `text` means.
pub(super) async fn connector(context: &Context, tx: &mut Tx, text: &str) -> Result<Connector> {
    const SORT: Sort = Sort {
        one: "connector",
        many: "connectors",
        list: "legwork connect list",
    };
    if let Some(row) = by_id::<Connector, _>(context, tx, text).await? {
        return Ok(row);
    }
    let rows = store::connector::list(tx, context.workspace_id(), context.member_id).await?;
    let candidate = |row: Connector| {
        let (title, kind) = (row.title.clone(), row.kind.0.as_str());
        Candidate::new(row.clone(), row.connector_id, title).also(kind)
    };
    pick(&SORT, text, rows.into_iter().map(candidate).collect())
}

/// The browser of the member that `text` means.
pub(super) async fn device(context: &Context, tx: &mut Tx, text: &str) -> Result<PushDevice> {
    const SORT: Sort = Sort {
        one: "browser",
        many: "browsers",
        list: "legwork nudges push",
    };
    let member = context.member_id;
    let found = by_id::<PushDevice, _>(context, tx, text).await?;
    if let Some(row) = found.filter(|row| row.member_id == member) {
        return Ok(row);
    }
    let rows = store::push::of(tx, context.workspace_id(), member).await?;
    let candidate = |row: PushDevice| {
        let (id, name) = (row.device_id, row.name.clone());
        Candidate::new(row, id, name)
    };
    pick(&SORT, text, rows.into_iter().map(candidate).collect())
}

/// The activity that `text` means: words of the day, kind and note of the
/// newest ones.
pub(super) async fn activity(context: &Context, tx: &mut Tx, text: &str) -> Result<Activity> {
    const SORT: Sort = Sort {
        one: "activity",
        many: "activities",
        list: "legwork activities",
    };
    if let Some(row) = by_id::<Activity, _>(context, tx, text).await? {
        return Ok(row);
    }
    let filter = store::activity::Filter {
        limit: RECENT,
        ..Default::default()
    };
    let book = Book::load(tx, context.workspace_id()).await?;
    let (workspace, member) = (context.workspace_id(), context.member_id);
    let rows = store::activity::list(tx, workspace, member, &filter).await?;
    let candidate = |row: Activity| {
        let title = format!("{} on {}", book.says(&row.kind, row.quantity), row.day);
        let other = joined(&[Some(book.title(&row.kind)), row.note.as_deref()]);
        Candidate::new(row.clone(), row.activity_id, title).also(&other)
    };
    pick(&SORT, text, rows.into_iter().map(candidate).collect())
}

/// The capture that `text` means: the end of its id, which tells those that wait
/// apart where the start, their time, does not; or words of what it was.
pub(super) async fn capture(context: &Context, tx: &mut Tx, text: &str) -> Result<Capture> {
    const SORT: Sort = Sort {
        one: "capture",
        many: "captures",
        list: "legwork captures",
    };
    // A whole id needs no look at what waits.
    if Uuid::try_parse(text.trim()).is_ok()
        && let Some(row) = by_id::<Capture, _>(context, tx, text).await?
    {
        return Ok(row);
    }
    let (workspace, member) = (context.workspace_id(), context.member_id);
    let rows = store::capture::waiting(tx, workspace, member).await?;
    let mut ends = rows
        .iter()
        .filter(|row| is_end_of_id(text, row.capture_id.uuid()));
    if let (Some(row), None) = (ends.next(), ends.next()) {
        return Ok(row.clone());
    }
    if let Some(row) = by_id::<Capture, _>(context, tx, text).await? {
        return Ok(row);
    }
    let candidate = |row: Capture| {
        let other = format!("{} {} {}", row.kind, row.source, row.day);
        Candidate::new(row.clone(), row.capture_id, row.summary.clone()).also(&other)
    };
    pick(&SORT, text, rows.into_iter().map(candidate).collect())
}

/// The rule for captures whose id `text` is, or begins.
pub(super) async fn rule(context: &Context, tx: &mut Tx, text: &str) -> Result<CaptureRule> {
    let found = by_id::<CaptureRule, _>(context, tx, text).await?;
    found.ok_or_else(|| {
        Error::not_found(format!("there is no rule '{}'", super::text::shown(text)))
            .hint("`legwork captures rules` lists them with their numbers and names")
    })
}

fn joined(parts: &[Option<&str>]) -> String {
    parts
        .iter()
        .flatten()
        .copied()
        .collect::<Vec<_>>()
        .join(" ")
}

/// The job that the start of an id means.
pub(super) async fn job(context: &Context, tx: &mut Tx, text: &str) -> Result<Job> {
    let found = by_id::<Job, _>(context, tx, text).await?;
    found.ok_or_else(|| {
        Error::not_found(format!("there is no job '{}'", super::text::shown(text)))
            .hint("`legwork jobs` lists them with their ids")
    })
}

/// The row whose id is, or alone begins with, `text`.
async fn by_id<R, I>(context: &Context, tx: &mut Tx, text: &str) -> Result<Option<R>>
where
    R: Entity<Key = (WorkspaceId, I)>,
    I: From<Uuid>,
{
    let text = text.trim();
    if !is_start_of_id(text) {
        return Ok(None);
    }
    let workspace = context.workspace_id();
    match tx.resolve_prefix::<R>(workspace, text).await?.as_slice() {
        [id] => Ok(tx.get::<R>(&(workspace, I::from(*id))).await?),
        _ => Ok(None),
    }
}

/// Whether an id ends with these digits, of which there are enough.
fn is_end_of_id(text: &str, id: Uuid) -> bool {
    let text = text.trim().to_ascii_lowercase();
    let hex = text.chars().all(|c| c.is_ascii_hexdigit());
    hex && text.len() > LEAST_DIGITS && id.simple().to_string().ends_with(&text)
}

/// Whether a text looks like the start of an id rather than a word: enough
/// hexadecimal digits, with a figure among them unless it is long.
pub(super) fn is_start_of_id(text: &str) -> bool {
    let digits = text.chars().filter(|c| *c != '-').count();
    let hex = text.chars().all(|c| c == '-' || c.is_ascii_hexdigit());
    let figure = text.chars().any(|c| c.is_ascii_digit());
    hex && digits >= LEAST_DIGITS && (figure || digits >= SHOWN)
}
