//! What was done and how often, by kind.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Zoned;
use jiff::civil::Date;
use serde::Serialize;

use super::outcomes::{OutcomeCount, known, outcomes};
use super::range::{days, ends, with_before};
use super::{Insights, funnel};
use crate::Result;
use crate::service::SCHEMA;
use crate::service::book::Book;
use crate::service::context::Context;
use crate::service::today::{Span, rounded};
use crate::store::activity::OutcomeSum;
use crate::store::{self, DayTotal, Tx};

/// One kind over the days looked at.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct KindInsight {
    /// Slug of the kind.
    pub kind: String,
    /// Its title.
    pub title: String,
    /// What was done, and how often.
    pub now: Amounts,
    /// The same over the days before.
    pub before: Amounts,
    /// Units by weekday, Monday first.
    pub weekdays: [i64; 7],
    /// Units whose outcome is known.
    pub known: i64,
    /// What they led to, from nothing to a won deal.
    pub outcomes: Vec<OutcomeCount>,
}

/// How much was done, and how often.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct Amounts {
    /// Activities.
    pub acts: i64,
    /// Units: two calls logged in one line are one act and two units.
    pub units: i64,
    /// Minutes that were written down.
    pub minutes: i64,
    /// Minutes that the other units usually take.
    pub usual_minutes: i64,
    /// Days on which anything of the kind was done.
    pub active_days: i64,
    /// Units a week on average, to four digits.
    pub per_week: f64,
}

/// All that an insight is made of, over one range.
struct Read {
    span: Span,
    totals: Vec<DayTotal>,
    outcomes: Vec<OutcomeSum>,
}

/// What was done over a range of days, how often and how well, by kind, and
/// how far it led, beside as many days before. Days to come are left out.
/// Fails when the range is empty, all to come, or longer than ten years.
pub async fn insights(context: &Context, now: &Zoned, range: Span) -> Result<Insights> {
    let (span, before) = with_before(range, context.today(now))?;
    let mut tx = context.read().await?;
    let book = Book::load(&mut tx, context.workspace_id()).await?;
    let (now, then) = (
        read(context, &mut tx, span).await?,
        read(context, &mut tx, before).await?,
    );
    Ok(Insights {
        schema: SCHEMA,
        span,
        before,
        kinds: kinds(&book, &now, &then),
        funnel: funnel::over(context, &mut tx, &book, span, (&now.totals, &now.outcomes)).await?,
        funnel_before: funnel::over(
            context,
            &mut tx,
            &book,
            before,
            (&then.totals, &then.outcomes),
        )
        .await?,
    })
}

async fn read(context: &Context, tx: &mut Tx, span: Span) -> Result<Read> {
    let (workspace, member) = (context.workspace_id(), context.member_id);
    let (from, to) = ends(span);
    Ok(Read {
        span,
        totals: store::totals::between(tx, workspace, member, from, to).await?,
        outcomes: store::activity::outcomes(tx, workspace, member, from, to).await?,
    })
}

fn kinds(book: &Book, now: &Read, before: &Read) -> Vec<KindInsight> {
    let (here, there) = (amounts(book, now), amounts(book, before));
    let slugs: BTreeSet<&str> = here.keys().chain(there.keys()).copied().collect();
    let insight = |slug: &str| KindInsight {
        kind: slug.to_owned(),
        title: book.title(slug).to_owned(),
        now: here.get(slug).copied().unwrap_or_default(),
        before: there.get(slug).copied().unwrap_or_default(),
        weekdays: weekdays(slug, &now.totals),
        known: known(slug, &now.outcomes),
        outcomes: outcomes(slug, &now.outcomes, &before.outcomes),
    };
    let mut found: Vec<KindInsight> = slugs.into_iter().map(insight).collect();
    let time = |one: &KindInsight| one.now.minutes.saturating_add(one.now.usual_minutes);
    found.sort_by_key(|one| std::cmp::Reverse((time(one), one.now.units)));
    found
}

/// The sums of each kind; the totals come by day.
fn amounts<'a>(book: &Book, read: &'a Read) -> BTreeMap<&'a str, Amounts> {
    let mut sums: BTreeMap<&str, Amounts> = BTreeMap::new();
    let mut last: BTreeMap<&str, Date> = BTreeMap::new();
    for total in &read.totals {
        let (kind, day) = (total.kind.as_str(), total.day.date());
        let sum = sums.entry(kind).or_default();
        add(sum, total, i64::from(book.minutes(kind)));
        if last.insert(kind, day) != Some(day) {
            sum.active_days += 1;
        }
    }
    for sum in sums.values_mut() {
        sum.per_week = per_week(sum.units, read.span);
    }
    sums
}

fn add(sum: &mut Amounts, total: &DayTotal, usual: i64) {
    sum.acts = sum.acts.saturating_add(total.acts);
    sum.units = sum.units.saturating_add(total.quantity);
    sum.minutes = sum.minutes.saturating_add(total.minutes);
    let usual = total.untimed.saturating_mul(usual);
    sum.usual_minutes = sum.usual_minutes.saturating_add(usual);
}

#[expect(clippy::cast_precision_loss, reason = "units are far below 2^52")]
fn per_week(units: i64, span: Span) -> f64 {
    rounded(units as f64 * 7.0 / days(span.start, span.end) as f64)
}

fn weekdays(kind: &str, totals: &[DayTotal]) -> [i64; 7] {
    let mut units = [0_i64; 7];
    for total in totals.iter().filter(|total| total.kind == kind) {
        let at = total.day.date().weekday().to_monday_zero_offset();
        if let Some(sum) = usize::try_from(at).ok().and_then(|at| units.get_mut(at)) {
            *sum = sum.saturating_add(total.quantity);
        }
    }
    units
}
