//! One thing that the numbers say, and one question that they raise.

use super::went::Went;
use super::words::hours;
use crate::service::review::{Facts, Reviewed};

/// So much more asked than there are hours is too much for anybody.
const TOO_MUCH: f64 = 1.15;

/// So great a part of the hours for one thing is worth saying.
const MOST: f64 = 0.6;

/// Less of the promised hours than this is little.
const LITTLE: f64 = 0.6;

/// So many kept periods in a row are a habit in the making.
const ROW: u32 = 4;

/// What the week says: the most useful of what is true.
pub(super) fn insight(facts: &Facts) -> String {
    if nothing(facts) {
        return "Nothing was logged. If work was done, log it now: for a week it still counts, \
                and nothing is lost."
            .to_owned();
    }
    too_much(facts)
        .or_else(|| crowded_out(facts))
        .or_else(|| in_a_row(facts))
        .or_else(|| beyond(facts))
        .unwrap_or_else(|| plainly(facts))
}

/// What went into selling, where nothing stands out.
fn plainly(facts: &Facts) -> String {
    let (done, asked) = (facts.hours.done, facts.hours.asked);
    if done < asked * LITTLE {
        return format!(
            "{} of the {} hours that you promised went into selling. A number that a busy week \
             can hold is kept more often.",
            hours(done),
            hours(asked)
        );
    }
    format!(
        "{} hours went into selling. That is the part of a goal which is in your hands.",
        hours(done)
    )
}

fn nothing(facts: &Facts) -> bool {
    facts.besides.is_empty() && facts.commitments.iter().all(|one| one.done == 0)
}

/// More is promised than there are hours.
fn too_much(facts: &Facts) -> Option<String> {
    let (asked, week) = (facts.hours.asked, facts.hours.week);
    let missed = facts
        .commitments
        .iter()
        .any(|one| Went::of(one) == Went::Missed);
    (missed && week > 0.0 && asked > week * TOO_MUCH).then(|| {
        format!(
            "Your promises ask for {} hours and you have {}. What was missed was no weakness: \
             it did not fit.",
            hours(asked),
            hours(week)
        )
    })
}

/// One thing took most of the hours, and another got none.
fn crowded_out(facts: &Facts) -> Option<String> {
    let most = facts
        .commitments
        .iter()
        .max_by(|a, b| a.done_hours.total_cmp(&b.done_hours))?;
    let none = facts
        .commitments
        .iter()
        .find(|one| one.done == 0 && one.asked_hours > 0.0 && Went::of(one) == Went::Missed)?;
    (facts.hours.done > 0.5 && most.done_hours >= facts.hours.done * MOST).then(|| {
        format!(
            "\"{}\" took {} of {} hours, and \"{}\" got none. That is a choice you can make on purpose.",
            most.title,
            hours(most.done_hours),
            hours(facts.hours.done),
            none.title
        )
    })
}

/// Something has been kept for long.
fn in_a_row(facts: &Facts) -> Option<String> {
    let kept = facts
        .commitments
        .iter()
        .filter(|one| Went::of(one) != Went::Missed);
    let streak = |one: &&Reviewed| one.standing.as_ref().map_or(0, |now| now.streak);
    let best = kept.max_by_key(streak)?;
    let streak = streak(&best);
    (streak >= ROW).then(|| {
        format!(
            "\"{}\" has been kept {streak} times in a row. That is what a habit looks like from the inside.",
            best.title
        )
    })
}

/// More was done than promised.
fn beyond(facts: &Facts) -> Option<String> {
    let more = |one: &&Reviewed| {
        one.direction == "at_least" && one.asked.is_some_and(|asked| asked > 0 && one.done > asked)
    };
    let best = facts.commitments.iter().find(more)?;
    Some(format!(
        "\"{}\" came to {} where {} were promised.",
        best.title,
        best.done,
        best.asked.unwrap_or(0)
    ))
}

/// What to think about: of what was missed the one that came least far.
pub(super) fn question(facts: &Facts) -> String {
    let nothing = nothing(facts);
    if nothing
        && facts
            .commitments
            .iter()
            .all(|one| Went::of(one) != Went::Missed)
    {
        return "Which of your promises do you begin with, and on which day?".to_owned();
    }
    if nothing {
        return "What got in the way, and will it be there next week too?".to_owned();
    }
    let missed = facts
        .commitments
        .iter()
        .filter(|one| Went::of(one) == Went::Missed);
    let worst = missed.min_by(|a, b| share(a).total_cmp(&share(b)));
    match worst {
        None => {
            "Everything that was due was kept. Is one of your promises ready to grow, or is this \
                 the right size for now?"
                .to_owned()
        }
        Some(one) if one.direction == "at_most" => format!(
            "\"{}\" went over its limit. What happened just before, and what could happen instead?",
            one.title
        ),
        Some(one) if one.done == 0 => format!(
            "\"{}\" did not happen. Does it still serve the goal, and if so, on which day and at \
             which hour would half of it be certain?",
            one.title
        ),
        Some(one) => format!(
            "\"{}\" came to {}. Which number would you bet on for next week: fewer, on other \
             days, or at a fixed hour?",
            one.title,
            one.asked.map_or_else(
                || one.done.to_string(),
                |asked| format!("{} of {asked}", one.done)
            )
        ),
    }
}

/// How far a promise came.
fn share(one: &Reviewed) -> f64 {
    let number = |n: u64| f64::from(u32::try_from(n).unwrap_or(u32::MAX));
    match one.asked {
        Some(asked) if asked > 0 => number(one.done) / number(asked),
        _ => 1.0,
    }
}
