//! What is shared with whom.

use std::collections::BTreeMap;

use jiff::Zoned;
use jiff::civil::Date;
use serde::Serialize;

use crate::Result;
use crate::ids::LineageId;
use crate::service::SCHEMA;
use crate::service::context::Context;
use crate::service::goal::Link;
use crate::store::{self, Commitment, PartnerShare, Tx};

/// What is shared, the oldest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Shares {
    /// Version of this shape.
    pub schema: u8,
    /// One entry for each address.
    pub shares: Vec<ShareView>,
}

/// What one address shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ShareView {
    /// Id. It opens nothing.
    pub id: String,
    /// Whom it is for.
    pub name: String,
    /// The commitments that were chosen, by the newest that continues each.
    pub commitments: Vec<Link>,
    /// Whether what reviews came to is seen as well.
    pub reviews: bool,
    /// The day on which it was shared.
    pub since: Date,
    /// The last day on which it opens anything.
    pub until: Date,
    /// Whether that day has passed.
    pub expired: bool,
}

/// What is shared with whom; what has expired is among it until it is ended.
pub async fn list(context: &Context, now: &Zoned) -> Result<Shares> {
    let mut tx = context.read().await?;
    let (workspace, member) = (context.workspace_id(), context.member_id);
    let rows = store::partner::list(&mut tx, workspace, member).await?;
    views(context, now, &mut tx, &rows).await
}

/// These as they are shown.
pub(super) async fn views(
    context: &Context,
    now: &Zoned,
    tx: &mut Tx,
    rows: &[PartnerShare],
) -> Result<Shares> {
    let (workspace, member) = (context.workspace_id(), context.member_id);
    let commitments = store::commitment::list(tx, workspace, member).await?;
    let one = |row| view(context, now, row, &commitments);
    Ok(Shares {
        schema: SCHEMA,
        shares: rows.iter().map(one).collect(),
    })
}

/// One as it is shown.
pub(super) fn view(
    context: &Context,
    now: &Zoned,
    row: &PartnerShare,
    commitments: &[Commitment],
) -> ShareView {
    let newest: BTreeMap<LineageId, &Commitment> = commitments
        .iter()
        .map(|commitment| (commitment.lineage_id, commitment))
        .collect();
    let link = |commitment: &&Commitment| Link {
        id: commitment.commitment_id.to_string(),
        title: commitment.title.clone(),
    };
    let chosen = row.chosen.0.iter();
    let since = row.created.timestamp().to_zoned(jiff::tz::TimeZone::UTC);
    ShareView {
        id: row.share_id.to_string(),
        name: row.name.clone(),
        commitments: chosen.filter_map(|id| newest.get(id)).map(link).collect(),
        reviews: row.reviews,
        since: context.local(&since).date(),
        until: row.last_day.date(),
        expired: row.last_day.date() < context.today(now),
    }
}
