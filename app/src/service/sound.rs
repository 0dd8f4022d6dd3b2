//! Whether what is stored can be reckoned with.

use legwork_core::cadence::Standing;

use super::board;
use crate::Result;
use crate::ids::WorkspaceId;
use crate::store::{self, Commitment, SealedPeriod, Tx};

/// What is wrong with the commitments of a workspace and their sealed periods,
/// one sentence each; empty when all is well.
pub(super) async fn problems(tx: &mut Tx, workspace: WorkspaceId) -> Result<Vec<String>> {
    let mut found = Vec::new();
    let versions = store::commitment::versions(tx, workspace).await?;
    for row in tx.all::<Commitment>(workspace).await? {
        let id = row.commitment_id;
        let own: Vec<_> = versions
            .iter()
            .filter(|version| version.commitment_id == id)
            .cloned()
            .collect();
        if let Err(error) = board::terms(&row, &own) {
            found.push(format!(
                "the commitment '{}' cannot be read: {error}",
                row.title
            ));
        }
        found.extend(sealed(&row, &store::sealed::of(tx, workspace, id).await?));
    }
    Ok(found)
}

/// What is wrong with the sealed periods of a commitment: they must follow each
/// other without a gap, and the standing after each must be readable.
fn sealed(row: &Commitment, periods: &[SealedPeriod]) -> Option<String> {
    let wrong = |period: &SealedPeriod, what: &str| {
        Some(format!(
            "the sealed period of '{}' from {} {what}",
            row.title, period.starts_on
        ))
    };
    let mut end = None;
    for period in periods {
        let standing: Option<Standing> = serde_json::from_value(period.standing.0.clone()).ok();
        if period.ends_on <= period.starts_on {
            return wrong(period, "ends before it begins");
        }
        if end.is_some_and(|end| end != period.starts_on) {
            return wrong(period, "does not follow the one before");
        }
        match standing {
            None => return wrong(period, "cannot be read"),
            Some(standing) if standing.through != period.ends_on.date() => {
                return wrong(period, "was sealed on another day than it ended");
            }
            Some(_) => end = Some(period.ends_on),
        }
    }
    None
}
