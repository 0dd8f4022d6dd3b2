//! Somebody with whom a deal was won, and who is no client by word.

use jiff::civil::Date;
use legwork_core::vocabulary::Relationship;

use crate::Result;
use crate::store::{self, Deal, DealStatus, Person, Tx};

/// Somebody who bought and is not called a client.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Buyer {
    /// Id of the person.
    pub id: String,
    /// Name as written.
    pub name: String,
    /// How they stand to the member.
    pub relationship: String,
    /// The day from which they are a client: that of winning.
    pub since: Date,
}

/// Whether a person is a client by what was won, though not by word: a prospect,
/// or whoever stands otherwise, from the first deal on; who has lapsed, from the
/// first deal after that. Referrers and partners may buy and stay what they are.
pub(in crate::service) async fn buyer(tx: &mut Tx, row: &Person) -> Result<Option<Buyer>> {
    let deals = store::person::deals_of(tx, row.workspace_id, row.person_id).await?;
    bought(tx, row, &deals).await
}

/// The same, where their deals are known.
pub(super) async fn bought(tx: &mut Tx, row: &Person, deals: &[Deal]) -> Result<Option<Buyer>> {
    let after = match row.relationship.0 {
        Relationship::Prospect | Relationship::Other => Date::MIN,
        Relationship::Lapsed => stands_since(tx, row).await?,
        Relationship::Client | Relationship::Referrer | Relationship::Partner => return Ok(None),
    };
    let won = deals.iter().filter(|deal| deal.status.0 == DealStatus::Won);
    let days = won.filter_map(|deal: &Deal| deal.closed.map(Date::from));
    let since = days.filter(|day| *day >= after).min();
    Ok(since.map(|since| Buyer {
        id: row.person_id.to_string(),
        name: row.name.clone(),
        relationship: row.relationship.to_string(),
        since,
    }))
}

/// Since when somebody stands to the member as they do.
async fn stands_since(tx: &mut Tx, row: &Person) -> Result<Date> {
    let past = store::relation::of(tx, row.workspace_id, row.person_id).await?;
    let added = || row.created.date();
    Ok(past.last().map_or_else(added, |last| last.from_day.date()))
}
