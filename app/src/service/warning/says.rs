//! The question in words.

use legwork_core::cadence::Warning;
use legwork_core::warning::{one_in, smaller};

use crate::service::board::Held;

/// A chance to stop that is below this is not worth a word.
const RARE: f64 = 0.035;
/// Below this score a commitment has slipped far.
const LOW: f64 = 0.3;

/// The question for the step that a commitment is on.
pub(super) fn question(held: &Held, target: u32) -> String {
    let title = &held.row.title;
    match held.ledger.warning {
        Warning::Archive => format!(
            "Nothing was done for '{title}' in four weeks. Put it in the archive, from where one step \
             brings it back, or pause it until a date."
        ),
        Warning::Recommit => format!(
            "'{title}' {}.{} Begin afresh with the next period{}: what is owed is written \
             off, and what was done stays. Or move it to other days, or pause it until a date.",
            if held.ledger.score.value() < LOW { "has slipped far" } else { "is out of reach for now" },
            odds(held),
            smaller(target).map_or_else(String::new, |less| format!(" and make it smaller, {less} instead of {target}")),
        ),
        _ => format!(
            "'{title}' has slipped.{} {}",
            odds(held),
            smaller(target).map_or_else(
                || "Move it to other days, or pause it until a date.".to_owned(),
                |less| format!(
                    "Make it smaller, {less} instead of {target}, move it to other days, or pause it \
                     until a date."
                )
            )
        ),
    }
}

/// How often people at this level stop for good; nothing while that is rare, or
/// while the score still says more of the prior than of what was done.
fn odds(held: &Held) -> String {
    let score = held.ledger.score;
    if score.is_too_early() || score.p_stop() < RARE {
        return String::new();
    }
    format!(
        " People at this level stop for good {}.",
        one_in(score.p_stop())
    )
}
