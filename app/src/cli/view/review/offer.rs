//! What can be decided, and what it would change.

use jiff::civil::Date;

use super::{heading, says};
use crate::Result;
use crate::cli::ui::Ui;
use crate::cli::ui::text::{Line, Role};
use crate::cli::ui::words;
use crate::service::review::{Choice, Facts, Offer, Reviewed};

/// The letters by which choices are made, as they are offered.
pub const LETTERS: [(Choice, &str); 8] = [
    (Choice::Keep, "k"),
    (Choice::Shrink, "s"),
    (Choice::Raise, "r"),
    (Choice::Move, "m"),
    (Choice::Pause, "p"),
    (Choice::Retire, "x"),
    (Choice::Recommit, "c"),
    (Choice::Archive, "a"),
];

/// Less than this is not worth a word: it would be shown as nothing.
const SMALL: f64 = 0.05;
/// The same for chances: half a point.
const POINT: f64 = 0.005;

/// Draws one commitment that waits for a decision: how it stands, what is
/// advised, and what each choice would change.
pub fn question(one: &Reviewed, place: &str, ui: &mut Ui) -> Result<()> {
    ui.note(
        Line::new()
            .muted(format!("{place}  "))
            .strong(&one.title)
            .muted(format!(", {}", one.promise)),
    )?;
    if let Some(advice) = &one.advice {
        ui.note(Line::from("  ").plain(&advice.says))?;
        if let Some(swap) = &advice.swap {
            ui.note(Line::from("  ").plain(swap))?;
        }
    }
    let advised = one.advice.as_ref().map(|advice| advice.choice.as_str());
    for offer in &one.offers {
        ui.note(choice(offer, advised == Some(offer.choice.as_str())))?;
    }
    Ok(())
}

/// "  s  shrink to 1  0.4 h a week less, chance 3 points lower".
fn choice(offer: &Offer, advised: bool) -> Line {
    let role = if advised { Role::Accent } else { Role::Plain };
    let effect = effect(offer);
    let line = Line::from("  ")
        .push(role, letter(&offer.choice))
        .plain("  ")
        .push(role, label(offer));
    if effect.is_empty() {
        return line;
    }
    line.muted(format!("  {effect}"))
}

fn letter(choice: &str) -> &'static str {
    let found = LETTERS.iter().find(|(one, _)| one.as_str() == choice);
    found.map_or("a", |(_, letter)| letter)
}

fn label(offer: &Offer) -> String {
    let count = offer.count.map(|count| words::whole(count.into()));
    match (offer.choice.as_str(), count) {
        ("keep", _) => "keep it".to_owned(),
        ("move", _) => "move it to other days".to_owned(),
        ("pause", _) => "pause it until a day".to_owned(),
        ("retire", _) => "let it go".to_owned(),
        ("recommit", Some(count)) => format!("begin afresh with {count}, nothing owed"),
        ("archive", _) => "put it in the archive".to_owned(),
        (other, Some(count)) => format!("{other} it to {count}"),
        (other, None) => other.to_owned(),
    }
}

/// What a choice would change: hours a week, and the chance of the goal.
fn effect(offer: &Offer) -> String {
    let way = |more: bool, up: &'static str, down: &'static str| if more { up } else { down };
    let hours = (offer.hours.abs() >= SMALL).then(|| {
        let side = way(offer.hours > 0.0, "more", "less");
        format!("{} h a week {side}", words::hours(offer.hours.abs()))
    });
    let chance = offer.chance.filter(|chance| chance.abs() >= POINT);
    let chance = chance.map(|chance| {
        let points = words::hundredths(chance.abs());
        let points = words::count(points, "point");
        format!("chance {points} {}", way(chance > 0.0, "higher", "lower"))
    });
    let weeks = offer.weeks.map(|weeks| format!("for {weeks} weeks"));
    let all: Vec<String> = [hours, chance].into_iter().flatten().collect();
    match (all.is_empty(), weeks) {
        (false, Some(weeks)) => format!("{weeks}: {}", all.join(", ")),
        _ => all.join(", "),
    }
}

/// Draws every commitment with what was decided on it or is advised.
pub(super) fn all(found: &Facts, today: Date, ui: &mut Ui) -> Result<()> {
    let waiting = found.commitments.iter().filter(|one| one.terms.is_some());
    let waiting: Vec<&Reviewed> = waiting.collect();
    if waiting.is_empty() {
        return Ok(());
    }
    ui.gap()?;
    ui.line(heading(if found.left > 0 {
        "To decide"
    } else {
        "Decided"
    }))?;
    for one in waiting {
        let head = Line::from("  ").plain(&one.title);
        let said = match (one.decisions.last(), &one.advice) {
            (Some(decision), _) => says(decision, today),
            (None, Some(advice)) => advice.says.clone(),
            (None, None) => String::new(),
        };
        ui.line(head.muted(format!(": {said}")))?;
    }
    if found.open && found.left > 0 {
        ui.hint(
            Line::from("  ")
                .accent("legwork review decide COMMITMENT keep|shrink|raise|move|pause|retire"),
        )?;
        ui.hint(Line::from("  ").accent("legwork review finish"))?;
    }
    Ok(())
}
