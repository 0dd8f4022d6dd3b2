//! Sentences about what came of what. They say "came with": who gets the calls
//! and when is no accident, so nothing here shows what caused a deal.

use super::{Comparison, Finding, Hourly, Origin, Pair, Reason, Side, Verdict};
use crate::kind::{self, Kind};
use crate::money::{Currency, Money, grouped};

/// "An hour of referral asks came with EUR 120 (40 to 260)." and how well they
/// are done.
pub fn hour(hourly: &Hourly, currency: Currency, custom: &[Kind]) -> String {
    let money = |minor| Money::from_minor(major(minor, currency), currency).to_string();
    let (low, high) = hourly.money_range;
    let noun = noun(&hourly.slug, custom);
    let range = format!("{} to {}", money(low), money(high));
    if hourly.is_benchmark_only() {
        return format!(
            "An hour of {noun} comes with {} by published rates ({range}); nothing has come of \
             yours yet.",
            money(hourly.money)
        );
    }
    format!(
        "An hour of {noun} came with {} ({range}); your rate is {}.",
        money(hourly.money),
        hourly.skill
    )
}

/// "3 meetings came with 240 cold calls; your rate is 1.4x benchmark
/// (0.8-2.2)." For when nothing says what a deal is worth.
pub fn rate(hourly: &Hourly, acts: u64, custom: &[Kind]) -> String {
    let meetings = match hourly.successes() {
        1 => "1 meeting".to_owned(),
        many => format!("{} meetings", whole(many)),
    };
    let did = kind::find_with(&hourly.slug, custom).map_or_else(
        || hourly.slug.replace('-', " "),
        |kind| kind.noun(acts).to_owned(),
    );
    format!(
        "{meetings} came with {} {did}; your rate is {}.",
        whole(acts),
        hourly.skill
    )
}

/// One sentence on two activities.
pub fn comparison(of: &Comparison, a: &str, b: &str, custom: &[Kind]) -> String {
    let (a, b) = (noun(a, custom), noun(b, custom));
    let (more, less) = match of.better {
        Some(Side::B) => (&b, &a),
        _ => (&a, &b),
    };
    match of.verdict {
        Verdict::BenchmarkOnly => {
            format!("Benchmark only: too little has come of your {a} and {b} to tell them apart.")
        }
        Verdict::Open => {
            format!("Open: an hour of {a} and an hour of {b} came with about as much.")
        }
        Verdict::Leaning => format!(
            "Leaning: an hour of {more} came with more than an hour of {less}, though that may \
             still turn."
        ),
        Verdict::Clear => {
            format!("Clear: an hour of {more} came with more than an hour of {less}.")
        }
    }
}

/// What a trial of two activities has found, in one sentence.
pub fn finding(of: &Finding, a: &str, b: &str, custom: &[Kind]) -> String {
    let (a, b) = (noun(a, custom), noun(b, custom));
    let judged = of.pairs.iter().filter(|pair| **pair == Pair::Judged);
    let judged = judged.count();
    let pairs = if judged == 1 { "pair" } else { "pairs" };
    match of.better {
        None if judged == 0 => "Nothing to tell yet: no pair of weeks counts so far.".to_owned(),
        None => format!(
            "Open: {judged} {pairs} of weeks do not tell an hour of {a} from an hour of {b}."
        ),
        Some(side) => {
            let (more, less) = match side {
                Side::A => (a, b),
                Side::B => (b, a),
            };
            format!(
                "Clear: an hour of {more} brings more than an hour of {less}. Chance chose the \
                 weeks, so it is not only that they came together."
            )
        }
    }
}

/// "It began with a cold call on 2027-01-04; 3 emails came along."
pub fn origin(origin: &Origin, custom: &[Kind]) -> String {
    let kind = kind::find_with(&origin.slug, custom);
    let one = kind.map_or_else(
        || origin.slug.replace('-', " "),
        |kind| kind.one.to_string(),
    );
    let assists: Vec<String> = origin
        .assists
        .iter()
        .map(|(slug, count)| match kind::find_with(slug, custom) {
            Some(kind) => format!("{count} {}", kind.noun(u64::from(*count))),
            None => format!("{count} {}", slug.replace('-', " ")),
        })
        .collect();
    let along = match assists.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        Some((last, _)) => last.clone(),
        None => return format!("The deal began with: {one}, {}.", origin.on),
    };
    format!(
        "The deal began with: {one}, {}. Also before it: {along}.",
        origin.on
    )
}

/// Why an origin is suggested.
pub const fn reason(reason: Reason) -> &'static str {
    match reason {
        Reason::LedToMeeting => "the first touch of those that led to the meeting",
        Reason::FirstTouch => "the first touch before the deal",
        Reason::MeetingItself => "nothing but meetings came before the deal",
    }
}

fn noun(slug: &str, custom: &[Kind]) -> String {
    kind::find_with(slug, custom)
        .map_or_else(|| slug.replace('-', " "), |kind| kind.noun(2).to_owned())
}

/// Thousands apart.
fn whole(count: u64) -> String {
    grouped(i64::try_from(count).unwrap_or(i64::MAX))
}

/// Rounded to whole major units: cents of a mean say nothing.
fn major(minor: i64, currency: Currency) -> i64 {
    let unit = 10_i64.pow(u32::from(currency.digits()));
    let half = unit / 2 * minor.signum();
    minor.saturating_add(half) / unit * unit
}
