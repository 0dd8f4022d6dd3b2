//! Finds the one thing that a person means: by its id, by the start of its id,
//! or by words of what it is called.
//!
//! The start of an id counts from three digits on, and wins when it is unique;
//! one of letters alone, such as `add`, may be a word and comes last. In between
//! come things called exactly so, then things that hold all the words. What is
//! still going on wins over what has ended.

use uuid::Uuid;

use super::book::Book;
use super::context::Context;
use super::text::fold;
use crate::ids::WorkspaceId;
use crate::store::{
    self, Activity, Commitment, Deal, DealStatus, Entity, Goal, GoalResult, GoalStatus,
    Organisation, Pause, Person, Tx,
};
use crate::{Error, Result};

/// Fewer digits than this are taken for a word.
const LEAST_DIGITS: usize = 3;

/// At most so many candidates are named.
const NAMED: usize = 5;

/// How much of an id is shown, unless more is needed to tell two apart.
const SHOWN: usize = 8;

/// How many of the newest activities are looked through for words.
const RECENT: i64 = 500;

/// What a sort of thing is called, and where to look it up.
struct Sort {
    one: &'static str,
    many: &'static str,
    list: &'static str,
}

/// Something that may be meant.
struct Candidate<R> {
    row: R,
    id: Uuid,
    /// What it is called in full, as shown.
    title: String,
    /// Other words by which it is known, as compared.
    words: String,
    /// Whether it is still going on.
    live: bool,
}

impl<R> Candidate<R> {
    fn new(row: R, id: impl Into<Uuid>, title: impl Into<String>) -> Self {
        let title = title.into();
        Self {
            row,
            id: id.into(),
            words: fold(&title),
            title,
            live: true,
        }
    }

    fn live(self, live: bool) -> Self {
        Self { live, ..self }
    }

    /// Known by these words as well.
    fn also(mut self, words: &str) -> Self {
        self.words = format!("{} {}", self.words, fold(words));
        self
    }

    fn holds(&self, words: &[&str]) -> bool {
        words.iter().all(|word| self.words.contains(word))
    }
}

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

/// The commitment that `text` means.
pub(super) async fn commitment(context: &Context, tx: &mut Tx, text: &str) -> Result<Commitment> {
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
        let live = row.retired_on.is_none();
        let (title, other) = (row.title.clone(), format!("{} {}", row.kind, row.sentence));
        Candidate::new(row.clone(), row.commitment_id, title)
            .also(&other)
            .live(live)
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
    let firms = store::organisation::list(tx, context.workspace_id()).await?;
    let rows = store::person::list(tx, context.workspace_id()).await?;
    let candidate = |row: Person| {
        let firm = firms
            .iter()
            .find(|firm| Some(firm.organisation_id) == row.organisation_id)
            .map_or("", |firm| firm.name.as_str());
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

/// The result that `text` means: words of its day, amount and note.
pub(super) async fn result(context: &Context, tx: &mut Tx, text: &str) -> Result<GoalResult> {
    const SORT: Sort = Sort {
        one: "result",
        many: "results",
        list: "legwork result list",
    };
    if let Some(row) = by_id::<GoalResult, _>(context, tx, text).await? {
        return Ok(row);
    }
    let rows = store::result::list(tx, context.workspace_id()).await?;
    let candidate = |row: GoalResult| {
        let unit = row.currency.as_deref().or(row.unit.as_deref());
        let title = joined(&[Some(&row.day.to_string()), Some(&row.amount), unit]);
        let note = row.note.clone().unwrap_or_default();
        Candidate::new(row.clone(), row.result_id, title).also(&note)
    };
    pick(&SORT, text, rows.into_iter().map(candidate).collect())
}

/// The pause that `text` means: words of its days and reason.
pub(super) async fn pause(context: &Context, tx: &mut Tx, text: &str) -> Result<Pause> {
    const SORT: Sort = Sort {
        one: "pause",
        many: "pauses",
        list: "legwork pause list",
    };
    if let Some(row) = by_id::<Pause, _>(context, tx, text).await? {
        return Ok(row);
    }
    let rows = store::pause::pauses(tx, context.workspace_id(), context.member_id).await?;
    let candidate = |row: Pause| {
        let title = format!("{}..{}", row.first_day, row.last_day);
        let reason = row.reason.clone().unwrap_or_default();
        Candidate::new(row.clone(), row.pause_id, title).also(&reason)
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

fn joined(parts: &[Option<&str>]) -> String {
    parts
        .iter()
        .flatten()
        .copied()
        .collect::<Vec<_>>()
        .join(" ")
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

/// Whether a text looks like the start of an id rather than a word: enough
/// hexadecimal digits, with a figure among them unless it is long.
pub(super) fn is_start_of_id(text: &str) -> bool {
    let digits = text.chars().filter(|c| *c != '-').count();
    let hex = text.chars().all(|c| c == '-' || c.is_ascii_hexdigit());
    let figure = text.chars().any(|c| c.is_ascii_digit());
    hex && digits >= LEAST_DIGITS && (figure || digits >= SHOWN)
}

/// The one candidate that the words mean.
fn pick<R>(sort: &Sort, text: &str, all: Vec<Candidate<R>>) -> Result<R> {
    let wanted = fold(text);
    let words: Vec<&str> = wanted.split(' ').filter(|word| !word.is_empty()).collect();
    if words.is_empty() {
        return Err(Error::usage(format!("which {}?", sort.one)).hint(sort.list_hint()));
    }
    let digits: String = wanted.chars().filter(|c| *c != '-').collect();
    let tests: [&dyn Fn(&Candidate<R>) -> bool; 6] = [
        &|one| one.live && fold(&one.title) == wanted,
        &|one| fold(&one.title) == wanted,
        &|one| one.live && one.holds(&words),
        &|one| one.holds(&words),
        &|one| digits.len() >= LEAST_DIGITS && one.id.simple().to_string().starts_with(&digits),
        &|_| false,
    ];
    let test = tests
        .into_iter()
        .find(|test| all.iter().any(|one| test(one)));
    let Some(test) = test else {
        return Err(
            Error::not_found(format!("no {} matches '{}'", sort.one, text.trim()))
                .hint(sort.list_hint()),
        );
    };
    let mut found: Vec<Candidate<R>> = all.into_iter().filter(|one| test(one)).collect();
    match found.len() {
        1 => Ok(found.swap_remove(0).row),
        _ => Err(several(sort, text, &found)),
    }
}

impl Sort {
    fn list_hint(&self) -> String {
        format!("`{}` shows all {}", self.list, self.many)
    }
}

fn several<R>(sort: &Sort, text: &str, found: &[Candidate<R>]) -> Error {
    let ids: Vec<String> = found.iter().map(|one| one.id.to_string()).collect();
    let length = shown(&ids);
    let named: Vec<String> = found
        .iter()
        .zip(&ids)
        .take(NAMED)
        .map(|(one, id)| format!("{} ({})", one.title, id.get(..length).unwrap_or(id)))
        .collect();
    let more = match found.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    Error::conflict(format!(
        "'{}' may be any of {} {}: {}{more}",
        text.trim(),
        found.len(),
        sort.many,
        named.join(", ")
    ))
    .hint("give the id, or the start of it")
}

/// How many characters tell these ids apart.
fn shown(ids: &[String]) -> usize {
    let mut sorted: Vec<&String> = ids.iter().collect();
    sorted.sort();
    let common = |(one, two): (&&String, &&String)| {
        one.chars()
            .zip(two.chars())
            .take_while(|(a, b)| a == b)
            .count()
            + 1
    };
    sorted
        .iter()
        .zip(sorted.iter().skip(1))
        .map(common)
        .max()
        .unwrap_or(0)
        .max(SHOWN)
}
