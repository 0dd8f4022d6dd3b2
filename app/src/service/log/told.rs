//! What is said of what was saved.

use legwork_core::parse::LogReading;

use super::Logged;
use super::scribe::Saved;
use crate::Result;
use crate::service::SCHEMA;
use crate::service::activities::{ActivityView, one};
use crate::service::board::{Board, Held};
use crate::service::today::standing;
use crate::store::{Activity, Change};

/// What was saved, as it is told.
pub(super) fn told(
    board: &Board,
    reading: LogReading,
    saved: Vec<Saved>,
    mut views: Vec<ActivityView>,
) -> Logged {
    let counted = |held: &&Held| saved.iter().any(|saved| concerns(board, held, &saved.row));
    let counts_for = board
        .held
        .iter()
        .filter(counted)
        .map(|held| standing(held, board))
        .collect();
    let said = saved.iter().find_map(|saved| saved.notice.clone());
    let notice = said.or_else(|| saved.iter().find_map(|saved| notice(board, &saved.row)));
    let activity = views.remove(0);
    Logged {
        schema: SCHEMA,
        activity,
        also: views,
        reading,
        counts_for,
        new_people: saved
            .into_iter()
            .flat_map(|saved| saved.new_people)
            .collect(),
        notice,
        repeated: false,
        seq: 0,
    }
}

/// The answer to a line that was saved already: the same as the first time.
pub(super) async fn again(
    mut change: Change,
    board: &Board,
    reading: LogReading,
    row: Activity,
) -> Result<Logged> {
    let view = one(change.tx(), &board.book, &row).await?;
    let notice = Some("this was logged before; nothing was added".to_owned());
    let saved = Saved {
        row,
        people: None,
        new_people: Vec::new(),
        notice,
    };
    Ok(Logged {
        repeated: true,
        ..told(board, reading, vec![saved], vec![view])
    })
}

fn concerns(board: &Board, held: &Held, row: &Activity) -> bool {
    let in_force = held.terms.covers(row.day.date()) && held.terms.covers(board.today);
    in_force && board.book.counts(&row.kind, &held.row.kind)
}

/// What the member would wonder about: an act that counts for nothing, or one
/// that came after its period was sealed.
fn notice(board: &Board, row: &Activity) -> Option<String> {
    let concerned: Vec<&Held> = board
        .held
        .iter()
        .filter(|held| concerns(board, held, row))
        .collect();
    if concerned.is_empty() {
        let promised = board.held.iter().any(|held| held.terms.covers(board.today));
        return promised.then(|| "it counts for none of your commitments".to_owned());
    }
    let sealed = |held: &&&Held| held.terms.unsealed_from(board.today) > row.day.date();
    concerned.iter().find(sealed).map(|held| {
        format!(
            "it is on record, but the period of '{}' that holds {} is sealed and stays as it was",
            held.row.title, row.day
        )
    })
}
