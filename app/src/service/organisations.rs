//! Organisations: the firms whose people one sells to.

mod distinct;
mod duplicates;
mod merge;
mod view;
mod write;

use jiff::civil::Date;
use serde::Serialize;

use super::activities::{ActivityView, Named};
use super::deals::DealView;

pub use distinct::distinct;
pub use duplicates::duplicates;
pub use merge::{merge, split};
pub use view::{list, show};
pub use write::edit;

/// What is known of an organisation; `None` leaves a field alone.
#[derive(Debug, Clone, Default)]
pub struct FirmFields {
    /// Name as written.
    pub name: Option<String>,
    /// How it stands to the member.
    pub relationship: Option<String>,
    /// Its domain on the web; an empty one means none.
    pub domain: Option<String>,
    /// Free text; an empty one means none.
    pub note: Option<String>,
}

/// One organisation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FirmView {
    /// Id.
    pub id: String,
    /// Name as written.
    pub name: String,
    /// How it stands to the member.
    pub relationship: String,
    /// Its domain on the web.
    pub domain: Option<String>,
    /// How many people are known there.
    pub people: i64,
    /// The day of the last touch, of the organisation or of anybody there.
    pub last_touch: Option<Date>,
    /// Free text.
    pub note: Option<String>,
}

/// A list of organisations.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Firms {
    /// Version of this shape.
    pub schema: u8,
    /// By name.
    pub organisations: Vec<FirmView>,
    /// Whether there are more than these.
    pub more: bool,
}

/// Somebody who works for an organisation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Colleague {
    /// Id of the person.
    pub id: String,
    /// Name as written.
    pub name: String,
    /// What they do there.
    pub role: Option<String>,
    /// How they stand to the member.
    pub relationship: String,
}

/// One organisation with everything around it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OneFirm {
    /// Version of this shape.
    pub schema: u8,
    /// The organisation.
    pub organisation: FirmView,
    /// Who works there, by name.
    pub people: Vec<Colleague>,
    /// The deals with it.
    pub deals: Vec<DealView>,
    /// What was done with the organisation itself, newest first, at most twenty.
    pub activities: Vec<ActivityView>,
    /// What was merged into it, oldest first.
    pub merged: Vec<Named>,
}
