//! A review: the facts, one commitment at a time, the days that come next.

mod facts;
mod offer;
mod outlook;

use jiff::civil::Date;

use crate::Result;
use crate::cli::done;
use crate::cli::ui::Ui;
use crate::cli::ui::text::{Line, Role};
use crate::cli::ui::words;
use crate::service::review::{Confirmed, Decided, Decision, Excused, Facts, Finished};
use crate::service::warning::PutOff;

pub use facts::{facts, unlogged};
pub use offer::{LETTERS, question};
pub use outlook::coming;

/// Draws everything that there is to say, and asks nothing.
pub fn all(found: &Facts, today: Date, ui: &mut Ui) -> Result<()> {
    facts(found, today, ui)?;
    if !found.unlogged.is_empty() {
        ui.gap()?;
        unlogged(found, today, ui)?;
    }
    rest(found, today, ui)
}

/// Draws what was decided and what is advised, then the days that come next.
pub fn rest(found: &Facts, today: Date, ui: &mut Ui) -> Result<()> {
    offer::all(found, today, ui)?;
    ui.gap()?;
    coming(&found.coming, today, ui)
}

/// Draws what was decided.
pub fn decided(one: &Decided, today: Date, ui: &mut Ui) -> Result<()> {
    done::line(&says(&one.decision, today), &one.title, ui)
}

/// "3 from 12 Feb", "paused until 1 Mar".
fn says(decision: &Decision, today: Date) -> String {
    let from = words::near_day(decision.from, today);
    let count = decision.count.map(|count| words::whole(count.into()));
    match (decision.choice.as_str(), count, decision.until) {
        ("keep", ..) => "kept as it is".to_owned(),
        ("recommit", Some(count), _) => format!("a fresh start with {count}, from {from}"),
        ("retire", ..) => format!("retired from {from}"),
        ("archive", ..) => "put in the archive".to_owned(),
        ("pause", _, Some(until)) => {
            format!("paused until {}", words::near_day(until, today))
        }
        ("move", ..) => format!(
            "on {} from {from}",
            decision.days.as_deref().unwrap_or_default().join(", ")
        ),
        (_, Some(count), _) => format!("{count} from {from}"),
        (other, ..) => other.to_owned(),
    }
}

/// Draws that a limit was confirmed.
pub fn confirmed(one: &Confirmed, _: Date, ui: &mut Ui) -> Result<()> {
    done::line("confirmed", &one.title, ui)
}

/// Draws that a miss was excused.
pub fn excused(one: &Excused, today: Date, ui: &mut Ui) -> Result<()> {
    let last = one.period.end.yesterday().unwrap_or(one.period.end);
    let days = words::span(one.period.start, last, today);
    done::line(&format!("excused, {days}"), &one.title, ui)?;
    ui.note(Line::new().muted(format!(
        "{} left in these 90 days",
        words::count(one.left, "free skip")
    )))
}

/// Draws that a question was put off.
pub fn put_off(one: &PutOff, today: Date, ui: &mut Ui) -> Result<()> {
    let until = words::near_day(one.until, today);
    done::line(&format!("not before {until}"), &one.title, ui)
}

/// Draws the end of a review.
pub fn finished(one: &Finished, today: Date, ui: &mut Ui) -> Result<()> {
    for link in &one.archived {
        done::line("put in the archive", &link.title, ui)?;
        let id = link.id.get(..8).unwrap_or(&link.id);
        ui.note(
            Line::new()
                .muted("  begin it again with ")
                .accent(format!("legwork commitments restart {id}")),
        )?;
    }
    done::line("reviewed", &one.name, ui)?;
    ui.gap()?;
    coming(&one.coming, today, ui)
}

/// A heading within a review.
fn heading(words: &str) -> Line {
    Line::of(Role::Strong, words)
}
