//! What a test has found so far.
//!
//! The log says an outcome of the act that it came of, so a meeting stands in
//! the week of its act; a pair of weeks is judged once nine in ten of the
//! answers of both activities have come.

use jiff::ToSpan;
use jiff::civil::Date;
use legwork_core::attribute::{self, Finding, Pair, Side, Tried, settle, words};
use legwork_core::benchmark::Activity;

use super::begin::until;
use super::{Tested, TrialView, TrialWeek};
use crate::Result;
use crate::service::attribute::gather::{Gathered, hours};
use crate::service::attribute::rounded;
use crate::store::{Day, Trial};

/// A stake beyond this is shown as this.
const STAKE: f64 = 1e6;

/// The test as it stands; none when it is older than what was read, was given
/// up before a pair of weeks was over, or is of a kind that lost its rate.
pub(super) fn view(found: &Gathered, row: &Trial) -> Result<Option<TrialView>> {
    let read_from = found
        .weeks_from
        .min(crate::service::record::since(found.today));
    let kept = kept(row);
    let sides = found.table.find(&row.a).zip(found.table.find(&row.b));
    let (Some((a, b)), true, false) = (sides, row.starts_on.date() >= read_from, kept.is_empty())
    else {
        return Ok(None);
    };
    let trial = attribute::Trial::from_letters(kept)?;
    let told = finding(found, row, &trial, (a, b));
    Ok(Some(shown(found, row, &trial, &told)))
}

/// The letters of the whole pairs of weeks that were over when it was given up.
fn kept(row: &Trial) -> &str {
    let Some(ended) = row.ended_on else {
        return &row.weeks;
    };
    let days = (ended.date() - row.starts_on.date()).get_days();
    let pairs = usize::try_from(days / 14).unwrap_or_default();
    let letters = (2 * pairs).min(row.weeks.len());
    row.weeks.get(..letters).unwrap_or_default()
}

fn finding(
    found: &Gathered,
    row: &Trial,
    trial: &attribute::Trial,
    (a, b): (&Activity, &Activity),
) -> Finding {
    let slower = if settle(a.lag()) < settle(b.lag()) {
        b.lag()
    } else {
        a.lag()
    };
    let (of_a, of_b) = (tried(found, row, a), tried(found, row, b));
    let over = week(row.starts_on.date(), found.today).unwrap_or_default();
    trial.finding(&of_a, &of_b, slower, over.saturating_sub(1))
}

/// Hours and meetings of one activity in the weeks of the test.
fn tried(found: &Gathered, row: &Trial, of: &Activity) -> Tried {
    let weeks = row.weeks.len();
    let each = found.minutes_each(of);
    let mut tried = Tried {
        hours: vec![0.0; weeks],
        came: Vec::new(),
    };
    for one in found.done.iter().filter(|one| one.slug == of.slug) {
        let at = week(row.starts_on.date(), one.day);
        let Some(hours_in) = at.and_then(|at| tried.hours.get_mut(at)) else {
            continue;
        };
        *hours_in += hours(one, each);
        let meetings = usize::try_from(one.meetings).unwrap_or_default();
        let came = at.map(|at| (at, at));
        tried.came.extend(came.into_iter().cycle().take(meetings));
    }
    tried
}

/// Which week after the first a day is in, from 0; none before the first.
fn week(first: Date, day: Date) -> Option<usize> {
    let days = usize::try_from((day - first).get_days()).ok()?;
    Some(days / 7)
}

fn shown(found: &Gathered, row: &Trial, trial: &attribute::Trial, told: &Finding) -> TrialView {
    let slug = |side: Side| match side {
        Side::A => row.a.clone(),
        Side::B => row.b.clone(),
    };
    let now = week(row.starts_on.date(), found.today).filter(|_| row.ended_on.is_none());
    let weeks = trial.weeks().iter().enumerate();
    let weeks = weeks.map(|(at, side)| TrialWeek {
        start: start(row, at),
        kind: slug(*side),
        state: state(row, found.today, at, told),
    });
    TrialView {
        a: tested(found, &row.a, told.a),
        b: tested(found, &row.b, told.b),
        from: row.starts_on.date(),
        until: until(row),
        ended_on: row.ended_on.map(Day::date),
        this_week: now.and_then(|at| trial.week(at)).map(slug),
        weeks: weeks.collect(),
        stake: rounded(told.stake.min(STAKE)),
        verdict: told.better.map_or("open", |_| "clear"),
        better: told.better.map(slug),
        says: words::finding(told, &row.a, &row.b, found.book.own()),
    }
}

fn start(row: &Trial, week: usize) -> Date {
    let weeks = i64::try_from(week).unwrap_or_default();
    row.starts_on.date().saturating_add(weeks.weeks())
}

fn state(row: &Trial, today: Date, week: usize, told: &Finding) -> &'static str {
    let begins = start(row, week);
    if today < begins {
        return "to come";
    }
    if today < begins.saturating_add(1.week()) {
        return "now";
    }
    told.pairs
        .get(week / 2)
        .map_or(Pair::Waiting.as_str(), |pair| pair.as_str())
}

fn tested(found: &Gathered, slug: &str, (hours, meetings): (f64, f64)) -> Tested {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a count of meetings"
    )]
    let meetings = meetings as u64;
    Tested {
        kind: slug.to_owned(),
        noun: found.noun(slug),
        hours: rounded(hours),
        meetings,
    }
}
