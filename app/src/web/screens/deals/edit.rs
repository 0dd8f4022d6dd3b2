//! Correcting a deal.

use super::write::{id, in_short};
use crate::Result;
use crate::service::deals::{self, DealView, EditDeal, Expected};
use crate::web::answer::{Answer, Toast};
use crate::web::sheet::Sheet;
use crate::web::visit::Visit;

/// What the form holds: a deal as one would type it.
pub(super) struct Now {
    pub(super) person: String,
    pub(super) organisation: String,
    pub(super) value: String,
    pub(super) opened: String,
    pub(super) expected: String,
    pub(super) closed: String,
    pub(super) reason: String,
}

impl Now {
    pub(super) fn of(deal: &DealView) -> Self {
        let name = |named: &Option<crate::service::activities::Named>| {
            named
                .as_ref()
                .map(|one| one.name.clone())
                .unwrap_or_default()
        };
        let day =
            |day: Option<jiff::civil::Date>| day.map(|day| day.to_string()).unwrap_or_default();
        let value = deal.value.zip(deal.currency.as_deref());
        Self {
            person: name(&deal.person),
            organisation: name(&deal.organisation),
            // Without marks between the thousands, which differ by region.
            value: value
                .map(|(amount, code)| format!("{code} {amount}"))
                .unwrap_or_default(),
            opened: deal.opened.to_string(),
            expected: day(deal.expected),
            closed: day(deal.closed),
            reason: deal.reason.clone().unwrap_or_default(),
        }
    }
}

/// Corrects a deal: the fields that the form has, and no other.
pub async fn edit(visit: Visit, sheet: Sheet) -> Answer {
    let done = edited(&visit, &sheet).await;
    visit.answer(&sheet, done)
}

async fn edited(visit: &Visit, sheet: &Sheet) -> Result<Toast> {
    let expected = match (sheet.sent("expected"), sheet.day("expected")?) {
        (None, _) => Expected::Stays,
        (Some(_), None) => Expected::Unknown,
        (Some(_), Some(day)) => Expected::On(day),
    };
    let mut input = EditDeal {
        title: sheet.sent("title"),
        person: sheet.sent("person"),
        organisation: sheet.sent("organisation"),
        value: sheet.sent("value"),
        opened: sheet.day("opened")?,
        expected,
        closed: sheet.day("closed")?,
        reason: sheet.sent("reason"),
        origin: sheet.sent("origin"),
        rate: sheet.text("rate"),
    };
    let id = id(sheet)?;
    untouched(visit, id, &mut input).await?;
    let one = deals::edit(&visit.context, &visit.now, id, &input).await?;
    let what = in_short(&one.deal, visit.texts);
    visit.toast("toast-deal-edited", &[("what", &what)]).await
}

/// Leaves the person and the organisation alone where the form still holds
/// their names: another one may be called the same.
async fn untouched(visit: &Visit, id: &str, input: &mut EditDeal) -> Result<()> {
    let shown = deals::show(&visit.context, &visit.now, id).await?;
    let now = Now::of(&shown.deal);
    input.person = input.person.take().filter(|name| *name != now.person);
    input.organisation = input
        .organisation
        .take()
        .filter(|name| *name != now.organisation);
    input.value = input.value.take().filter(|text| *text != now.value);
    Ok(())
}
