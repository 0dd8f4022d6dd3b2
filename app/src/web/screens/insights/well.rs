//! How well: from a touch to a won deal, what acts led to, how promises were
//! kept. A rate never stands without its range.

use super::Texts;
use crate::chart;
use crate::service::insights::{Insights, KindInsight, OutcomeCount, RateView};
use crate::service::score::{ScoreLine, Scores};
use crate::web::figure::Figure;
use crate::web::format::Format;

/// So many kinds are shown: those that took the most time.
const SHOWN: usize = 8;

/// What the acts of one kind led to.
pub(super) struct Led {
    /// What the kind is called.
    pub(super) title: String,
    /// Of how many something is known.
    pub(super) known: String,
    /// The outcomes.
    pub(super) rows: Vec<LedRow>,
}

/// One outcome.
pub(super) struct LedRow {
    /// Its name.
    pub(super) name: String,
    /// How many.
    pub(super) count: String,
    /// Their share and its range, now and before.
    pub(super) rates: [(String, String); 2],
}

/// How one promise was kept.
pub(super) struct Kept {
    /// What is promised.
    pub(super) title: String,
    /// The promise in words.
    pub(super) promise: String,
    /// The score, or that it is too early for one.
    pub(super) score: String,
    /// Kept periods in a row.
    pub(super) streak: String,
    /// How many of the newest periods were kept.
    pub(super) periods: String,
}

/// The steps from a touch to a won deal; nothing when no step was taken.
pub(super) fn funnel(found: &Insights, texts: Texts) -> Option<Figure> {
    let steps = &found.funnel.steps;
    if steps.iter().all(|step| step.count == 0) {
        return None;
    }
    let name = |step: &str| texts.say(&format!("step-{step}")).into_owned();
    let named: Vec<(String, i64)> = steps
        .iter()
        .map(|one| (name(one.step), one.count))
        .collect();
    let steps: Vec<(&str, i64)> = named.iter().map(|(name, n)| (name.as_str(), *n)).collect();
    let title = texts.say("figure-funnel").into_owned();
    let chart = chart::funnel(&chart::Funnel {
        title: &title,
        steps: &steps,
        marks: Format::new(texts).marks(),
    });
    Some(Figure::new("funnel", title, chart, texts))
}

/// What the acts of each kind led to, where anything is known of it.
pub(super) fn led(kinds: &[KindInsight], texts: Texts, format: Format) -> Vec<Led> {
    let known = kinds.iter().filter(|kind| kind.known > 0);
    let led = |kind: &KindInsight| {
        let (known, all) = (count(kind.known, format), count(kind.now.units, format));
        Led {
            title: kind.title.clone(),
            known: texts.tell("led-known", &[("known", &known), ("all", &all)]),
            rows: kind
                .outcomes
                .iter()
                .map(|one| row(one, texts, format))
                .collect(),
        }
    };
    known.take(SHOWN).map(led).collect()
}

fn row(one: &OutcomeCount, texts: Texts, format: Format) -> LedRow {
    let says = |found: Option<RateView>| {
        found.map_or_else(Default::default, |found| rate(found, texts, format))
    };
    LedRow {
        name: texts.say(&format!("outcome-{}", one.outcome)).into_owned(),
        count: count(one.units, format),
        rates: [says(one.rate), says(one.rate_before)],
    }
}

/// "25 %" and "21 to 29 %".
fn rate(rate: RateView, texts: Texts, format: Format) -> (String, String) {
    let share = percent(rate.share, format);
    let (low, high) = (percent(rate.low, format), percent(rate.high, format));
    (
        texts.tell("percent", &[("share", &share)]),
        texts.tell("rate-range", &[("low", &low), ("high", &high)]),
    )
}

/// A share in hundredths; small ones to a tenth, so that they are not nothing.
pub(super) fn percent(share: f64, format: Format) -> String {
    let percent = share * 100.0;
    if percent > 0.0 && percent < 9.95 {
        return format.decimal(percent.max(0.1), 1);
    }
    format.decimal(percent, 0)
}

fn count(units: i64, format: Format) -> String {
    format.whole(u64::try_from(units).unwrap_or(0))
}

/// How each running promise was kept.
pub(super) fn kept(scores: &Scores, texts: Texts, format: Format) -> Vec<Kept> {
    let line = |line: &ScoreLine| Kept {
        title: line.title.clone(),
        promise: line.promise.clone(),
        score: if line.too_early {
            texts.say("score-early").into_owned()
        } else {
            let share = percent(line.score, format);
            texts.tell("percent", &[("share", &share)])
        },
        streak: format.whole(line.streak.into()),
        periods: periods(line, texts, format),
    };
    scores.commitments.iter().map(line).collect()
}

/// "9 of 11": periods that are over and asked for something.
fn periods(line: &ScoreLine, texts: Texts, format: Format) -> String {
    let with = |wanted: &[&str]| {
        let fitting = line.periods.iter();
        let count = fitting.filter(|period| wanted.contains(&period.status.as_str()));
        u64::try_from(count.count()).unwrap_or(0)
    };
    let (met, lost) = (with(&["met"]), with(&["missed", "broken"]));
    let (done, asked) = (format.whole(met), format.whole(met + lost));
    texts.tell("of", &[("done", &done), ("asked", &asked)])
}
