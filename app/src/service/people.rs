//! People and organisations: whom one sells to.

mod address;
mod buyer;
mod card;
mod distinct;
mod duplicates;
mod list;
mod meet;
mod merge;
mod reach;
mod standing;
mod tags;
mod view;
mod write;

use jiff::civil::Date;
use serde::Serialize;

use super::activities::{ActivityView, Named};
use super::deals::DealView;

/// Most words that people can be looked for by.
pub use crate::store::touch::WORDS;
pub use buyer::Buyer;
pub use distinct::distinct;
pub use duplicates::{Apart, Brief, Duplicates, Pair, duplicates};
pub use list::list;
pub use merge::{MergedView, SplitOff, merge, split};
pub use standing::RelationView;
pub use tags::{TagView, Tags, tags};
pub use view::show;
pub use write::{add, edit};

pub(super) use address::one as address;
pub(super) use buyer::buyer;
pub(super) use card::{Took, take_card};
pub(super) use meet::{comparable, organisation_for, person, person_for};
pub(super) use reach::by_any_address;
pub(super) use tags::tag_of;
pub(super) use view::one;

/// What is known of a person; `None` leaves a field alone on edit.
#[derive(Debug, Clone, Default)]
pub struct PersonFields {
    /// Name as written.
    pub name: Option<String>,
    /// `prospect`, `client`, `lapsed`, `referrer`, `partner`, `other`.
    pub relationship: Option<String>,
    /// The day from which they stand so; today when left out. Nothing without
    /// a relationship.
    pub since: Option<Date>,
    /// Name of the organisation; made if new. An empty one means none.
    pub organisation: Option<String>,
    /// What they do there; an empty one means nothing known.
    pub role: Option<String>,
    /// E-mail addresses to add.
    pub emails: Vec<String>,
    /// Telephone numbers to add.
    pub phones: Vec<String>,
    /// Links to add.
    pub links: Vec<String>,
    /// Tags to add.
    pub tags: Vec<String>,
    /// E-mail addresses to remove.
    pub remove_emails: Vec<String>,
    /// Telephone numbers to remove.
    pub remove_phones: Vec<String>,
    /// Links to remove.
    pub remove_links: Vec<String>,
    /// Tags to remove.
    pub untag: Vec<String>,
    /// Keep in touch every so many days, 1 to 3,650; 0 stops it.
    pub keep_in_touch: Option<u32>,
    /// Free text; an empty one means none.
    pub note: Option<String>,
    /// Id chosen by the client, so that a repeated request adds once.
    pub id: Option<String>,
}

/// One person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PersonView {
    /// Id.
    pub id: String,
    /// Name as written.
    pub name: String,
    /// How they stand to the member.
    pub relationship: String,
    /// Where they work.
    pub organisation: Option<Named>,
    /// What they do there.
    pub role: Option<String>,
    /// E-mail addresses.
    pub emails: Vec<String>,
    /// Telephone numbers.
    pub phones: Vec<String>,
    /// Links.
    pub links: Vec<String>,
    /// Tags.
    pub tags: Vec<String>,
    /// Keep in touch every so many days, where that was said of this person.
    pub keep_in_touch: Option<u32>,
    /// Date of the last touch, of the person or the organisation, by any channel.
    pub last_touch: Option<Date>,
    /// Title of the kind of that touch.
    pub last_kind: Option<String>,
    /// Day on which the next touch is due: by a next step, or by a rhythm of
    /// the person, a tag or the relationship; none when they are never due.
    pub due: Option<Date>,
    /// What is to be done next with them.
    pub next_step: Option<StepView>,
    /// The day before which they are not named, if that is to come.
    pub snoozed_until: Option<Date>,
    /// Whether they are never named.
    pub never: bool,
    /// Free text.
    pub note: Option<String>,
}

/// What is to be done next with a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StepView {
    /// The day on which it is due.
    pub date: Date,
    /// What it is.
    pub what: String,
}

/// Which people to list.
#[derive(Debug, Clone, Default)]
pub struct PersonFilter {
    /// Words that all occur in name, organisation or address; at most six.
    pub text: Option<String>,
    /// Of this relationship.
    pub relationship: Option<String>,
    /// With this tag.
    pub tag: Option<String>,
    /// Those who were not touched for longest first, instead of by name.
    pub untouched: bool,
    /// Only those who are due, the longest first.
    pub due: bool,
    /// At most so many, 1 to 10,000; default 50.
    pub limit: Option<u32>,
}

/// A list of people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct People {
    /// Version of this shape.
    pub schema: u8,
    /// By name, or the longest untouched first.
    pub people: Vec<PersonView>,
    /// Whether there are more than these.
    pub more: bool,
}

/// One person, with history.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OnePerson {
    /// Version of this shape.
    pub schema: u8,
    /// The person.
    pub person: PersonView,
    /// What was done with them, newest first, at most twenty.
    pub activities: Vec<ActivityView>,
    /// Their deals.
    pub deals: Vec<DealView>,
    /// That they bought, where they are not called a client.
    #[serde(skip)]
    pub buyer: Option<Buyer>,
    /// How they stood over time, oldest first; empty until that changed.
    pub relations: Vec<RelationView>,
    /// Who was merged into them, oldest first.
    pub merged: Vec<MergedView>,
    /// Whether they were there already, so that nobody was added.
    #[serde(skip)]
    pub repeated: bool,
}
