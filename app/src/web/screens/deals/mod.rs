//! The deals: listed by stage, one in full, added, corrected, moved and closed.

mod edit;
mod list;
mod one;
mod origin;
mod write;

pub use edit::edit;
pub use list::page;
pub use one::one;
pub use write::{add, lost, move_to, new, won};

use jiff::civil::Date;

use super::people::Link;
use crate::service::deals::{DealView, Sum};
use crate::web::format::Format;
use crate::web::texts::Texts;
use crate::web::visit::Visit;

/// One deal in a list.
pub(super) struct Row {
    pub(super) id: String,
    pub(super) title: String,
    /// The person and the organisation.
    pub(super) with: Vec<Link>,
    pub(super) value: Option<String>,
    /// The stage, or how it ended; none where the list says so above.
    pub(super) state: Option<String>,
    /// The day that matters most by now: closed, expected or opened.
    pub(super) day: String,
    /// Whether it is open after the day on which it was expected to close.
    pub(super) late: bool,
}

/// A deal as lists show it.
pub(super) fn row(deal: &DealView, visit: &Visit) -> Row {
    let (texts, today) = (visit.texts, visit.context.today(&visit.now));
    Row {
        id: deal.id.clone(),
        title: deal.title.clone(),
        with: with(deal),
        value: value(deal, texts),
        state: Some(state(deal, texts)),
        day: day(deal, texts, today),
        late: is_late(deal, today),
    }
}

/// The stage of an open deal, or how it ended.
fn state(deal: &DealView, texts: Texts) -> String {
    match deal.status.as_str() {
        "open" => deal.stage.clone(),
        status => texts.say(&format!("deal-{status}")).into_owned(),
    }
}

fn with(deal: &DealView) -> Vec<Link> {
    let person = deal.person.iter().map(Link::person);
    person
        .chain(deal.organisation.iter().map(Link::firm))
        .collect()
}

/// "EUR 12,500"; none while the value is not known.
fn value(deal: &DealView, texts: Texts) -> Option<String> {
    let (amount, currency) = deal.value.zip(deal.currency.as_deref())?;
    Some(Format::new(texts).money(amount, currency))
}

fn is_late(deal: &DealView, today: Date) -> bool {
    deal.status == "open" && deal.expected.is_some_and(|day| day < today)
}

fn day(deal: &DealView, texts: Texts, today: Date) -> String {
    let format = Format::new(texts);
    let near = |key: &str, day: Date| texts.tell(key, &[("day", &format.near(day, today))]);
    match (deal.closed, deal.expected) {
        (Some(closed), _) => near("deal-closed", closed),
        (None, Some(expected)) if is_late(deal, today) => near("deal-late", expected),
        (None, Some(expected)) => near("deal-due", expected),
        (None, None) => age(deal, texts, today),
    }
}

/// "open for 23 days".
fn age(deal: &DealView, texts: Texts, today: Date) -> String {
    match u64::try_from((today - deal.opened).get_days()) {
        Ok(days @ 1..) => texts.count("deal-age", days, &[]),
        _ => texts.say("deal-age-new").into_owned(),
    }
}

/// Sums side by side, each in its own currency: they are never added up.
fn in_words(sums: &[Sum], texts: Texts) -> String {
    let format = Format::new(texts);
    let each = |sum: &Sum| format.money(sum.amount, &sum.currency);
    sums.iter().map(each).collect::<Vec<_>>().join(" · ")
}
