//! What the deals that ended say of the meetings behind them.

use legwork_core::benchmark::{Table, Warmth};

use super::book::Book;
use super::context::Context;
use crate::Result;
use crate::store::{self, DealStatus, Tx};

/// Deals won and lost, by [`Warmth`] as declared.
pub(super) type Closed = [(u64, u64); Warmth::ALL.len()];

/// How the member's deals ended, by how well their buyers knew the seller: the
/// activity that they came from tells. Of a deal that came from none it is
/// taken that they came forward.
pub(super) async fn closed(
    context: &Context,
    tx: &mut Tx,
    table: &Table,
    book: &Book,
) -> Result<Closed> {
    let (workspace, member) = (context.workspace_id(), context.member_id);
    let mut closed = Closed::default();
    for (kind, status, deals) in store::deal::ended(tx, workspace, member).await? {
        let kind = kind.and_then(|kind| book.find(&kind));
        let warmth = kind.and_then(|kind| table.of(kind)).map(|row| row.warmth);
        let (won, lost) = &mut closed[warmth.unwrap_or(Warmth::Inbound) as usize];
        let deals = u64::try_from(deals).unwrap_or(0);
        match status.0 {
            DealStatus::Won => *won += deals,
            DealStatus::Lost => *lost += deals,
            DealStatus::Open => {}
        }
    }
    Ok(closed)
}

/// The meetings behind these deals, those that ended in a win and those that
/// did not. A deal stands for a proposal, and only some of the meetings that
/// are booked take place and lead to one.
pub(super) fn meetings(closed: &Closed, table: &Table) -> Closed {
    let of = |warmth: &Warmth| {
        let (won, lost) = closed[*warmth as usize];
        let funnel = &table.funnel;
        let proposals = funnel.held(*warmth).value() * funnel.proposal.value();
        (won, lost.saturating_add(silent(won + lost, proposals)))
    };
    let all: Vec<(u64, u64)> = Warmth::ALL.iter().map(of).collect();
    all.try_into().unwrap_or_default()
}

/// Meetings that came to no proposal beside so many that did, when this share
/// of meetings does.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "not negative; the casts cut what is beyond any number of meetings"
)]
fn silent(deals: u64, share: f64) -> u64 {
    if share > 0.0 {
        (deals as f64 * (1.0 / share - 1.0)).round() as u64
    } else {
        0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Of ten warm proposals four were won. 0.85 of what is booked is held and
    /// half of that leads to a proposal: 10 / 0.425 - 10 = 13.5 more meetings.
    #[test]
    fn a_deal_stands_for_the_meetings_it_took() {
        let found = meetings(&[(0, 0), (0, 0), (4, 6)], &Table::default());
        assert_eq!(found, [(0, 0), (0, 0), (4, 20)]);
    }
}
