//! One activity as it is shown.

use legwork_core::attribute::Hourly;
use legwork_core::benchmark::Activity;
use legwork_core::evidence::{Minutes, Skill};

use super::gather::{Gathered, Hour, hours};
use super::{ActivityHour, MinutesView, MoneyHour, Published, SkillView, rounded};
use crate::service::rates::SourceView;
use crate::service::{amount, record};

pub(super) fn view(found: &Gathered, hour: &Hour<'_>) -> ActivityHour {
    let (row, hourly) = (hour.row, &hour.hourly);
    ActivityHour {
        kind: row.slug.clone(),
        title: found.book.title(&row.slug).to_owned(),
        noun: found.noun(&row.slug),
        acts: hour.acts(),
        successes: hourly.successes(),
        rate: rounded(hourly.rate),
        rate_low: rounded(hourly.rate_range.0),
        rate_high: rounded(hourly.rate_range.1),
        published: published(row),
        skill: skill(hourly.skill),
        minutes: minutes(row, hour.record.minutes, hourly.minutes),
        hours: rounded(spent(found, hour)),
        money: money(found, hourly),
        began: found.worth.began(&row.slug),
        benchmark_only: hourly.is_benchmark_only(),
    }
}

/// Hours spent lately.
fn spent(found: &Gathered, hour: &Hour<'_>) -> f64 {
    let since = record::since(found.today);
    let lately = found
        .done
        .iter()
        .filter(|one| one.slug == hour.row.slug && one.day >= since);
    lately.map(|one| hours(one, hour.hourly.minutes)).sum()
}

fn published(row: &Activity) -> Published {
    let basis = row.chance.basis();
    Published {
        rate: row.chance.default(),
        own: row.chance.own(),
        denominator: row.denominator.to_string(),
        year: basis
            .sources()
            .iter()
            .filter_map(|source| source.year)
            .max(),
        reason: basis.reason().map(str::to_owned),
        sources: basis.sources().iter().map(SourceView::from).collect(),
    }
}

fn skill(skill: Skill) -> SkillView {
    SkillView {
        times: rounded(skill.times),
        low: rounded(skill.range.0),
        high: rounded(skill.range.1),
        says: skill.to_string(),
    }
}

fn minutes(row: &Activity, logged: Minutes, each: f64) -> MinutesView {
    MinutesView {
        each: rounded(each),
        default: row.minutes.value(),
        logged: logged.logs,
        basis: match logged {
            Minutes { logs: 0, .. } => "default",
            _ if logged.are_own() => "own",
            _ => "blend",
        },
    }
}

/// Whole major units: cents of a mean say nothing.
fn money(found: &Gathered, hourly: &Hourly) -> Option<MoneyHour> {
    let currency = found.worth.currency?;
    found.worth.deal()?;
    let whole = |minor: f64| amount::mean_major(minor, currency).round() + 0.0;
    #[expect(clippy::cast_precision_loss, reason = "15 digits are enough")]
    let minor = |minor: i64| whole(minor as f64);
    Some(MoneyHour {
        per_hour: minor(hourly.money),
        low: minor(hourly.money_range.0),
        high: minor(hourly.money_range.1),
    })
}
