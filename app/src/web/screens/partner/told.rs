//! What a partner sees, as finished texts. Every field of what is seen is named
//! here, and nothing else is.

use jiff::ToSpan;

use super::weeks::{Week, said, strip, sum};
use crate::service::partner::{Seen, SeenCommitment, SeenDecision, SeenReview};
use crate::service::today::Standing;
use crate::web::chart::Bar;
use crate::web::format::Format;
use crate::web::screens::today::{bar, sentence, tone};
use crate::web::texts::Texts;

/// The whole page.
pub(super) struct Told {
    pub(super) heading: String,
    pub(super) whom: String,
    pub(super) until: String,
    pub(super) rows: Vec<Row>,
    pub(super) reviews: Option<Vec<Review>>,
}

/// One commitment.
pub(super) struct Row {
    pub(super) title: String,
    pub(super) promise: String,
    pub(super) state: String,
    pub(super) tone: &'static str,
    /// How the period stands; none when nothing is in force.
    pub(super) period: Option<(String, Bar)>,
    pub(super) weeks: Vec<Week>,
    /// The weeks in a sentence.
    pub(super) sum: String,
}

/// One review.
pub(super) struct Review {
    pub(super) heading: String,
    pub(super) finished: String,
    pub(super) said: String,
    pub(super) decisions: Vec<String>,
}

/// What is seen, in words.
pub(super) fn told(seen: &Seen, texts: Texts, format: Format) -> Told {
    let (today, until) = (format.day(seen.today), format.day_and_year(seen.until));
    let says = |key: &str| {
        let parts = [
            ("by", seen.by.as_str()),
            ("who", seen.name.as_str()),
            ("today", today.as_str()),
            ("until", until.as_str()),
        ];
        texts.tell(key, &parts)
    };
    let heading = if seen.by.is_empty() {
        "partner-heading-nobody"
    } else {
        "partner-heading"
    };
    let review = |one: &SeenReview| review(one, texts, format);
    Told {
        heading: says(heading),
        whom: says("partner-whom"),
        until: says("partner-until"),
        rows: seen
            .commitments
            .iter()
            .map(|one| row(one, seen, texts, format))
            .collect(),
        reviews: seen
            .reviews
            .as_ref()
            .map(|all| all.iter().map(review).collect()),
    }
}

fn row(one: &SeenCommitment, seen: &Seen, texts: Texts, format: Format) -> Row {
    let standing = one.standing.as_ref();
    let period = |standing: &Standing| {
        let says = sentence(standing, seen.today, texts, format);
        (says, bar(standing))
    };
    Row {
        title: one.title.clone(),
        promise: one.promise.clone(),
        state: texts.say(&format!("state-{}", one.state)).into_owned(),
        tone: standing.map_or("quiet", tone),
        period: standing.map(period),
        weeks: strip(&one.weeks, texts, format),
        sum: sum(&one.weeks, texts),
    }
}

fn review(one: &SeenReview, texts: Texts, format: Format) -> Review {
    let last = one.span.end.saturating_sub(1.day());
    let (from, to) = (format.day(one.span.start), format.day_and_year(last));
    let heading = format!("partner-review-{}", one.scale);
    let span = [("from", from.as_str()), ("to", to.as_str())];
    let finished = format.day(one.finished);
    Review {
        heading: texts.tell(&heading, &span),
        finished: texts.tell("review-finished", &[("day", &finished)]),
        said: said(one.tally, texts),
        decisions: one
            .decisions
            .iter()
            .filter_map(|one| decision(one, texts, format))
            .collect(),
    }
}

/// A decision in words; none of a sort that this version has no words for.
fn decision(one: &SeenDecision, texts: Texts, format: Format) -> Option<String> {
    let key = format!("partner-decided-{}", one.choice);
    let days: Vec<String> = one.days.iter().map(|code| weekday(code, texts)).collect();
    let count = one.count.map(|count| format.whole(count.into()));
    let parts = [
        ("what", one.title.clone()),
        ("count", count.unwrap_or_default()),
        ("days", days.join(", ")),
        ("from", format.day(one.from)),
        (
            "until",
            one.until.map_or_else(String::new, |day| format.day(day)),
        ),
    ];
    let parts = parts.each_ref().map(|(name, text)| (*name, text.as_str()));
    Texts::has(&key).then(|| texts.tell(&key, &parts))
}

/// A weekday by its code, such as `MO`.
fn weekday(code: &str, texts: Texts) -> String {
    const DAYS: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
    let number = DAYS.iter().position(|day| *day == code).unwrap_or(0) + 1;
    texts.say(&format!("weekday-short-{number}")).into_owned()
}
