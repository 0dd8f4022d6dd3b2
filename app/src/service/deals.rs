//! Deals: opportunities with a value, a stage and an end.

mod adds;
mod close;
mod count;
mod edit;
mod list;
mod origin;
mod view;
mod write;

use jiff::civil::Date;
use legwork_core::forecast::Outcome;
use serde::Serialize;

use super::activities::Named;
use crate::store::DealStatus;

pub use close::{lost, won};
pub use edit::edit;
pub use list::{list, stages};
pub use origin::{AssistView, OriginView, TouchView, beginnings};
pub use view::show;
pub use write::{add, move_to};

pub(super) use adds::Counts;
pub(super) use origin::Story;
pub(super) use view::views;
pub(super) use write::step;

/// How a deal ended, as forecasts know it; none while it is open.
pub(super) const fn outcome(status: DealStatus) -> Option<Outcome> {
    match status {
        DealStatus::Open => None,
        DealStatus::Won => Some(Outcome::Won),
        DealStatus::Lost => Some(Outcome::Lost),
    }
}

/// What `deal add` takes.
#[derive(Debug, Clone, Default)]
pub struct AddDeal {
    /// What it is about.
    pub title: String,
    /// Name, id or prefix of the person; made if new.
    pub person: Option<String>,
    /// Name of the organisation; made if new.
    pub organisation: Option<String>,
    /// "12000", "EUR 12,000", "$12k".
    pub value: Option<String>,
    /// Stage; default `open`.
    pub stage: Option<String>,
    /// Day it was opened; default today.
    pub opened: Option<Date>,
    /// Day it is expected to close.
    pub expected: Option<Date>,
    /// The activity it came from: id, prefix or words; `none` for none. The one
    /// that the touches before it suggest, when left out.
    pub origin: Option<String>,
    /// Id chosen by the client, so that a repeated request adds once.
    pub id: Option<String>,
}

/// What to change of a deal; what is left out stays.
#[derive(Debug, Clone, Default)]
pub struct EditDeal {
    /// What it is about.
    pub title: Option<String>,
    /// Name, id or prefix of the person; made if new. `none` or nothing for none.
    pub person: Option<String>,
    /// Name of the organisation; made if new. `none` or nothing for none.
    pub organisation: Option<String>,
    /// What it is worth; `none` or nothing for not known.
    pub value: Option<String>,
    /// Day it was opened.
    pub opened: Option<Date>,
    /// Day it is expected to close.
    pub expected: Expected,
    /// Day it was won or lost.
    pub closed: Option<Date>,
    /// Why it was won or lost; nothing for no reason.
    pub reason: Option<String>,
    /// The activity it began with: id, prefix or words; `suggested`; `none` or
    /// nothing for none.
    pub origin: Option<String>,
    /// Of a won deal: what one unit of its currency is worth in that of the
    /// goals it then counts for.
    pub rate: Option<String>,
}

/// What to do with the day on which a deal is expected to close.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Expected {
    /// Leave it.
    #[default]
    Stays,
    /// It is not known.
    Unknown,
    /// This day.
    On(Date),
}

/// Which deals to list.
#[derive(Debug, Clone, Copy, Default)]
pub struct DealFilter {
    /// Won and lost ones too.
    pub all: bool,
    /// At most so many; all of them when left out.
    pub limit: Option<usize>,
}

/// How a deal ended.
#[derive(Debug, Clone, Default)]
pub struct CloseDeal {
    /// Day it closed; default today.
    pub on: Option<Date>,
    /// Final value, if it changed.
    pub value: Option<String>,
    /// Why.
    pub reason: Option<String>,
    /// The goal its result counts for: id, prefix or words; default every open goal of that currency.
    pub goal: Option<String>,
    /// What one unit of the deal's currency is worth in that of the goal:
    /// "0.92". Without it a deal in another currency does not count.
    pub rate: Option<String>,
}

/// One deal.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DealView {
    /// Id.
    pub id: String,
    /// What it is about.
    pub title: String,
    /// With whom.
    pub person: Option<Named>,
    /// With which organisation.
    pub organisation: Option<Named>,
    /// Value in major units.
    pub value: Option<f64>,
    /// ISO 4217 code of the value.
    pub currency: Option<String>,
    /// Stage as named by the member.
    pub stage: String,
    /// `open`, `won` or `lost`.
    pub status: String,
    /// Day it was opened.
    pub opened: Date,
    /// Day it is expected to close.
    pub expected: Option<Date>,
    /// Day it was won or lost.
    pub closed: Option<Date>,
    /// Why it was won or lost.
    pub reason: Option<String>,
    /// The activity it came from.
    pub origin: Option<String>,
    /// The kind of that activity.
    pub origin_kind: Option<String>,
    /// The day of it.
    pub origin_date: Option<Date>,
    /// Stages by date, oldest first.
    pub moves: Vec<MoveView>,
}

/// A change of stage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MoveView {
    /// Day of the change.
    pub date: Date,
    /// The stage it moved to.
    pub stage: String,
}

/// A list of deals, with sums by currency (never across currencies).
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Deals {
    /// Version of this shape.
    pub schema: u8,
    /// Open ones first, then newest.
    pub deals: Vec<DealView>,
    /// Sum of open deals by currency.
    pub open_value: Vec<Sum>,
    /// Sum of won deals by currency.
    pub won_value: Vec<Sum>,
    /// The stages of the open deals, in the order in which deals go through
    /// them; all open deals are in them, whatever the limit.
    pub stages: Vec<StageView>,
    /// Whether there are more deals than these.
    pub more: bool,
}

/// A stage with the open deals that are in it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct StageView {
    /// The stage as named by the member.
    pub stage: String,
    /// How many open deals are in it.
    pub deals: usize,
    /// Their values added up, for each currency.
    pub value: Vec<Sum>,
}

/// An amount in one currency.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Sum {
    /// ISO 4217 code.
    pub currency: String,
    /// Major units.
    pub amount: f64,
}

/// A goal that a won deal does not count for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NotCounted {
    /// The goal.
    pub goal: super::goal::Link,
    /// Why not: "the deal is in another currency".
    pub reason: String,
    /// What would make it count.
    #[serde(skip)]
    pub hint: Option<String>,
}

/// One deal after a read or a write.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OneDeal {
    /// Version of this shape.
    pub schema: u8,
    /// The deal.
    pub deal: DealView,
    /// The goals that a result was added to, when it was won.
    pub counted_for: Vec<super::goal::Link>,
    /// Open goals that it might have counted for, with why it did not.
    pub not_counted_for: Vec<NotCounted>,
    /// Unless it was lost: the other currency in which goals would count it, when
    /// there is one and no more.
    #[serde(skip)]
    pub exchange: Option<String>,
    /// What it began with, if that is noted.
    pub began_with: Option<OriginView>,
    /// What the touches before it suggest, if that is another one.
    pub suggested_origin: Option<OriginView>,
    /// What else touched them before it was opened; nothing of the deal is
    /// split among these.
    pub assists: Vec<AssistView>,
    /// The touches that it may have begun with, the oldest first.
    #[serde(skip)]
    pub touches: Vec<TouchView>,
    /// With whom it was won, where they are not called a client.
    #[serde(skip)]
    pub buyer: Option<super::people::Buyer>,
    /// Whether it was there already, so that nothing was added.
    #[serde(skip)]
    pub repeated: bool,
}
