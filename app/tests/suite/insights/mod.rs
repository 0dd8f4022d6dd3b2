//! Insights through the use cases, on both databases. Every figure expected
//! here was worked out by hand from the few acts that each test logs.

mod burn_up;
mod kinds;
mod rhythm;
mod year;

use crate::records::{World, did};

/// One act: day, kind, units, minutes, outcome.
type Act = (
    &'static str,
    &'static str,
    i64,
    Option<i64>,
    Option<&'static str>,
);

/// Two weeks and a day up to Monday 8 February 2027, and the weeks before.
const ACTS: [Act; 12] = [
    ("2027-01-11", "cold-call", 9, None, None),
    ("2027-01-12", "cold-call", 4, None, Some("no_answer")),
    ("2027-01-25", "cold-call", 1, None, Some("conversation")),
    ("2027-01-26", "cold-call", 2, Some(9), Some("voicemail")),
    ("2027-01-26", "cold-call", 1, None, Some("no_answer")),
    ("2027-02-02", "cold-call", 3, None, Some("conversation")),
    (
        "2027-02-04",
        "cold-call",
        1,
        Some(6),
        Some("meeting_booked"),
    ),
    ("2027-02-04", "cold-call", 1, None, None),
    ("2027-02-05", "cold-email", 4, None, None),
    (
        "2027-02-08",
        "prospect-meeting",
        1,
        Some(50),
        Some("meeting_held"),
    ),
    ("2027-02-08", "prospect-meeting", 1, None, Some("no_show")),
    ("2027-02-08", "proposal", 1, None, None),
];

/// Logs them all.
async fn work(world: &World) {
    for (date, kind, quantity, minutes, outcome) in ACTS {
        did(world, date, (kind, quantity), minutes, outcome).await;
    }
}
