//! What the deals that are open will bring, as the forecast sees it.

use jiff::Zoned;
use legwork_core::plan::Aim;

use super::PlanFor;
use super::aim::Wants;
use crate::Result;
use crate::service::amount;
use crate::service::context::Context;
use crate::service::forecast::{self, AskForecast, Parts};
use crate::store::{self, DealStatus, Tx};

/// Wins to expect of open deals by the goal's last day, and the sentence that
/// says so. None where nothing is open, and where what comes without any of
/// the plan was taken from what there was before: they are part of it.
pub(super) async fn open(
    context: &Context,
    now: &Zoned,
    wants: &Wants,
    input: &PlanFor,
) -> Result<Option<(f64, String)>> {
    if wants.as_before || !is_any_open(context, &mut context.read().await?).await? {
        return Ok(None);
    }
    let parts = Box::pin(forecast(context, now, wants, input)).await;
    Ok(parts
        .map(|parts| parts.open)
        .filter(|open| *open > 0.0)
        .map(|open| (wins(open, wants), says(open, wants))))
}

/// What the forecast's expected figure is made of. A goal without a forecast
/// can still be planned, without its open deals.
async fn forecast(context: &Context, now: &Zoned, wants: &Wants, input: &PlanFor) -> Option<Parts> {
    let ask = AskForecast {
        goal: None,
        typical: input.deal.clone(),
        win_rate: input.win_rate,
    };
    let seen = forecast::outlook(context, now, wants.row.goal_id, &ask).await;
    seen.ok()?.open()?.parts
}

async fn is_any_open(context: &Context, tx: &mut Tx) -> Result<bool> {
    let open = store::deal::list(tx, context.workspace_id(), Some(DealStatus::Open)).await?;
    Ok(open.iter().any(|deal| deal.member_id == context.member_id))
}

/// So much, in deals of a middling worth.
fn wins(open: f64, wants: &Wants) -> f64 {
    match (&wants.aim, wants.currency) {
        (Aim::Money { worth, .. }, Some(currency)) => {
            let each = amount::mean_major(worth.mean(), currency);
            if each > 0.0 { open / each } else { 0.0 }
        }
        _ => open,
    }
}

fn says(open: f64, wants: &Wants) -> String {
    match wants.currency {
        Some(currency) => {
            let money = amount::rounded(open, currency).short();
            format!("Your open deals will bring {money} of it, on average.")
        }
        None => format!("Your open deals will bring {open:.1} of it, on average."),
    }
}
