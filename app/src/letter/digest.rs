//! The weekly digest: three numbers, one insight, one question.

use super::acts::acts;
use super::daily::{next_due, thing};
use super::insight::{insight, question};
use super::sheet::{Go, Number, Row, Sheet};
use super::went::Went;
use super::words::{foot, hello, hours};
use crate::Result;
use crate::service::nudge::{Letter, Told};
use crate::service::review::{Facts, Reviewed};

/// The digest of a week.
pub fn digest(told: &Told, facts: &Facts) -> Result<Letter> {
    let kept = count(facts, Went::Kept);
    let closed = kept + count(facts, Went::Missed);
    let insight = insight(facts);
    let sheet = Sheet {
        title: "Your week".to_owned(),
        hello: hello(&told.name),
        opening: Some(format!("this was the week from {}.", span(facts))),
        numbers: numbers(facts, kept, closed),
        insight: Some(insight.clone()),
        question: Some(question(facts)),
        rows: facts.commitments.iter().map(row).collect(),
        next: next_due(&told.today).map(thing),
        go: Some(Go {
            label: "Relook, reset, recommit: five minutes",
            address: format!("{}/review", told.base),
        }),
        foot: foot(told),
        stop: told.stop.clone(),
        ..Sheet::default()
    };
    let spent = hours(facts.hours.done);
    let subject = match closed {
        0 => format!("Your week: {spent} hours"),
        _ => format!("Your week: {kept} of {closed} kept, {spent} hours"),
    };
    let letter = sheet.letter(&subject, &insight)?;
    Ok(Letter {
        acts: acts(next_due(&told.today)),
        ..letter
    })
}

fn count(facts: &Facts, went: Went) -> usize {
    let rows = facts.commitments.iter();
    rows.filter(|one| Went::of(one) == went).count()
}

/// "1 to 7 February".
fn span(facts: &Facts) -> String {
    let last = facts.span.end.yesterday().unwrap_or(facts.span.end);
    let first = facts.span.start;
    if first.month() == last.month() {
        format!("{} to {}", first.day(), last.strftime("%-d %B"))
    } else {
        format!(
            "{} to {}",
            first.strftime("%-d %B"),
            last.strftime("%-d %B")
        )
    }
}

/// Promises, hours, and what came of it: deals that were won, else new people.
fn numbers(facts: &Facts, kept: usize, closed: usize) -> Vec<Number> {
    let won = facts.deals.iter().filter(|deal| deal.news == "won").count();
    let third = match (won, facts.people.len()) {
        (0, 1) => Number::new("1", "person reached for the first time"),
        (0, n) => {
            let more = if facts.more_people { "+" } else { "" };
            Number::new(format!("{n}{more}"), "people reached for the first time")
        }
        (1, _) => Number::new("1", "deal won"),
        (n, _) => Number::new(n.to_string(), "deals won"),
    };
    let first = match closed {
        0 => Number::new(facts.commitments.len().to_string(), "promises running"),
        _ => Number::new(format!("{kept} of {closed}"), "promises kept"),
    };
    vec![
        first,
        Number::new(
            hours(facts.hours.done),
            format!("hours, of {} you have", hours(facts.hours.week)),
        ),
        third,
    ]
}

fn row(one: &Reviewed) -> Row {
    let done = match (one.asked, one.direction.as_str()) {
        (Some(most), "at_most") => format!("{}, at most {most}", one.done),
        (Some(asked), _) => format!("{} of {asked}", one.done),
        // Its period is longer than the week, and it is judged by that.
        (None, _) => format!("{} this week", one.done),
    };
    Row {
        title: one.title.clone(),
        done,
        says: Went::of(one).says(),
    }
}
