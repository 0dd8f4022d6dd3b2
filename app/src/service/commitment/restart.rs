//! Beginning again what had ended: the old one stays in the history.

use jiff::Zoned;

use super::list::{Committed, committed};
use super::wanted::MOST;
use crate::ids::CommitmentId;
use crate::service::board::is_over;
use crate::service::context::Context;
use crate::service::find;
use crate::service::seal::begin;
use crate::service::text;
use crate::store::{self, Commitment, CommitmentVersion, Day};
use crate::{Error, Result};

/// Promises anew what had ended, from today on, with the number it had last or
/// another one. It is of the same lineage; nothing is owed from before, and the
/// score begins afresh.
pub async fn restart(
    context: &Context,
    now: &Zoned,
    words: &str,
    count: Option<u32>,
) -> Result<Committed> {
    let label = format!("commitments restart \"{}\"", text::shown(words));
    let (mut change, board) = begin(context, now, label).await?;
    let old = find::commitment(context, change.tx(), board.today, words).await?;
    if !is_over(&old, board.today) {
        return Err(Error::refused(format!("'{}' is still running", old.title))
            .hint("change its number with `legwork commitments edit`"));
    }
    let runs = board
        .held
        .iter()
        .find(|held| held.row.lineage_id == old.lineage_id && !is_over(&held.row, board.today));
    if let Some(held) = runs {
        return Err(Error::refused(format!(
            "'{}' goes on already: {}",
            held.row.title,
            super::promise::says(held, board.today)
        )));
    }
    let (workspace, id) = (context.workspace_id(), old.commitment_id);
    let versions = store::commitment::versions_of(change.tx(), workspace, id).await?;
    let last = versions.last().ok_or_else(|| {
        Error::failed("its number cannot be read back").hint("run `legwork doctor`")
    })?;
    let target = count
        .map_or(last.target, i64::from)
        .clamp(0, i64::from(MOST));
    let id: CommitmentId = context.ids.entity();
    let row = Commitment {
        commitment_id: id,
        anchor: old.anchor.or(Some(old.starts_on)),
        starts_on: Day(board.today),
        ends_on: None,
        retired_on: None,
        reason: None,
        created: change.at(),
        ..old
    };
    let version = CommitmentVersion {
        commitment_id: id,
        from_day: Day(board.today),
        target,
        upper: last
            .upper
            .filter(|upper| count.is_none() && *upper >= target),
        reason: Some("begun again".to_owned()),
        added: Day(board.today),
        ..last.clone()
    };
    change.insert(&row).await?;
    change.insert(&version).await?;
    change.commit().await?;
    committed(context, now, &[id]).await
}
