//! Silence is not success: that a limit was kept is confirmed.

use jiff::Zoned;
use serde::Serialize;

use super::Decision;
use super::kept::{note, open};
use crate::service::context::Context;
use crate::service::seal::begin;
use crate::service::{SCHEMA, find, text};
use crate::{Error, Result};

/// That a limit was confirmed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Confirmed {
    /// Version of this shape.
    pub schema: u8,
    /// The commitment.
    pub title: String,
}

/// What a confirmation is called among decisions.
pub(super) const CONFIRM: &str = "confirm";

/// Confirms in the review of these days that nothing happened beyond what is
/// logged. A slip that did happen is logged instead.
pub async fn confirm(
    context: &Context,
    now: &Zoned,
    review: Option<&str>,
    commitment: &str,
) -> Result<Confirmed> {
    let label = format!("review confirm \"{}\"", text::shown(commitment));
    let (mut change, board) = begin(context, now, label).await?;
    let reviewing = open(context, board.today, review)?;
    let row = find::commitment(context, change.tx(), board.today, commitment).await?;
    if row.direction.0 != legwork_core::vocabulary::Direction::AtMost {
        return Err(Error::usage(format!(
            "'{}' is no limit: what was done of it is in the log",
            row.title
        )));
    }
    let id = row.commitment_id.to_string();
    let decision = Decision {
        from: reviewing.tile.start,
        ..Decision::bare(&id, CONFIRM, board.today)
    };
    note(context, &mut change, reviewing, &decision).await?;
    change.commit().await?;
    Ok(Confirmed {
        schema: SCHEMA,
        title: row.title,
    })
}
