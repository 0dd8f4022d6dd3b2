//! Which activity a deal began with: what the touches before it suggest, and
//! what the member says.

use std::collections::BTreeSet;

use jiff::civil::Date;
use legwork_core::attribute::{self as core, Origin, Reason, words};
use serde::Serialize;

use super::DealView;
use crate::ids::{ActivityId, DealId, OrganisationId, PersonId};
use crate::service::book::Book;
use crate::service::context::Context;
use crate::service::find;
use crate::store::story::{Before, Touch, for_deal, with_firm, with_person};
use crate::store::{Change, Day, Deal, Tx};
use crate::{Error, Result};

/// So many of the newest touches before a deal are looked at.
const TOUCHES: i64 = 500;

/// So many are offered to choose from: the oldest of the story.
const OFFERED: usize = 50;

/// The act that a deal began with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OriginView {
    /// Id of the activity.
    pub activity: String,
    /// Slug of its kind.
    pub kind: String,
    /// One act in words: "cold call".
    pub says: String,
    /// Its day.
    pub date: Date,
    /// Why it is suggested: `led_to_meeting`, `first_touch` or
    /// `meeting_itself`; none when the member says so.
    pub reason: Option<String>,
    /// The same in words.
    pub because: Option<String>,
}

/// What else came before a deal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AssistView {
    /// Slug of the kind.
    pub kind: String,
    /// How often.
    pub count: u32,
    /// "3 emails".
    pub says: String,
}

/// A touch that a deal may have begun with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TouchView {
    /// Id of the activity.
    pub activity: String,
    /// One act in words: "cold call".
    pub says: String,
    /// Its day.
    pub date: Date,
}

/// The touches before a deal, the oldest first, and what they suggest.
pub(in crate::service) struct Story {
    acts: Vec<(ActivityId, core::Touch)>,
    suggested: Option<(ActivityId, Origin)>,
}

impl Story {
    /// Reads the touches of those whom a deal is with.
    pub(in crate::service) async fn read(tx: &mut Tx, book: &Book, row: &Deal) -> Result<Self> {
        let before = Before {
            workspace: row.workspace_id,
            member: row.member_id,
            day: row.opened,
            limit: TOUCHES,
        };
        let whom = (row.person_id, row.organisation_id, Some(row.deal_id));
        let acts = acts(tx, book, before, whom).await?;
        Ok(Self::of(acts, book, row.opened.date()))
    }

    fn of(acts: Vec<(ActivityId, core::Touch)>, book: &Book, opened: Date) -> Self {
        let touches: Vec<core::Touch> = acts.iter().map(|(_, touch)| touch.clone()).collect();
        let suggested = core::suggest(&touches, opened, book.own()).and_then(|origin| {
            let same = |touch: &core::Touch| touch.slug == origin.slug && touch.on == origin.on;
            let (id, _) = acts.iter().find(|(_, touch)| same(touch))?;
            Some((*id, origin))
        });
        Self { acts, suggested }
    }

    /// The act that is suggested.
    pub(in crate::service) fn suggested(&self) -> Option<ActivityId> {
        self.suggested.as_ref().map(|(id, _)| *id)
    }

    /// What the deal began with, as is noted; with the reason where that is what
    /// the touches suggest.
    pub(super) fn began(&self, book: &Book, row: &Deal, deal: &DealView) -> Option<OriginView> {
        let id = row.origin_activity_id?;
        let suggested = self.suggested.as_ref().filter(|(one, _)| *one == id);
        Some(origin(
            book,
            (id, deal.origin_kind.as_ref()?, deal.origin_date?),
            suggested.map(|(_, origin)| origin.reason),
        ))
    }

    /// What the touches suggest, if that is not what is noted.
    pub(super) fn other(&self, book: &Book, row: &Deal) -> Option<OriginView> {
        let (id, found) = self.suggested.as_ref()?;
        let other = row.origin_activity_id != Some(*id);
        other.then(|| origin(book, (*id, &found.slug, found.on), Some(found.reason)))
    }

    /// What else touched them, beside the kind that it began with.
    pub(super) fn assists(&self, book: &Book, row: &Deal, began: Option<&str>) -> Vec<AssistView> {
        let touches: Vec<core::Touch> = self.acts.iter().map(|(_, touch)| touch.clone()).collect();
        let began = began.unwrap_or_default();
        let others = core::assists(&touches, row.opened.date(), began, book.own());
        let view = |(kind, count): (String, u32)| AssistView {
            says: book.says(&kind, i64::from(count)),
            kind,
            count,
        };
        others.into_iter().map(view).collect()
    }

    /// The touches to choose from, the oldest first.
    pub(super) fn touches(&self, book: &Book) -> Vec<TouchView> {
        let view = |(id, touch): &(ActivityId, core::Touch)| TouchView {
            activity: id.to_string(),
            says: one_act(book, &touch.slug),
            date: touch.on,
        };
        self.acts.iter().take(OFFERED).map(view).collect()
    }
}

/// What a deal that is opened today with a person may begin with: the suggestion,
/// if any.
pub async fn beginnings(
    context: &Context,
    person: &str,
    today: Date,
) -> Result<Option<OriginView>> {
    let mut tx = context.read().await?;
    let row = find::person(context, &mut tx, person).await?;
    let book = Book::load(&mut tx, context.workspace_id()).await?;
    let before = Before {
        workspace: context.workspace_id(),
        member: context.member_id,
        day: Day(today),
        limit: TOUCHES,
    };
    let whom = (Some(row.person_id), row.organisation_id, None);
    let acts = acts(&mut tx, &book, before, whom).await?;
    let story = Story::of(acts, &book, today);
    let view = |(id, found): &(ActivityId, Origin)| {
        origin(&book, (*id, &found.slug, found.on), Some(found.reason))
    };
    Ok(story.suggested.as_ref().map(view))
}

/// The origin of a new deal: the one that was named, none when told so, else the
/// one that the touches before it suggest.
pub(super) async fn first(
    context: &Context,
    change: &mut Change,
    row: &Deal,
    wanted: Option<&str>,
) -> Result<Option<ActivityId>> {
    match wanted {
        Some(text) => named(context, change, row, text).await,
        None => suggested(change, row).await,
    }
}

/// The origin that is meant by these words.
pub(super) async fn named(
    context: &Context,
    change: &mut Change,
    row: &Deal,
    text: &str,
) -> Result<Option<ActivityId>> {
    match text.trim() {
        "" | "none" => Ok(None),
        "suggested" => match suggested(change, row).await? {
            Some(id) => Ok(Some(id)),
            None => Err(Error::not_found(format!(
                "nothing was logged with them up to {}, so nothing can be suggested",
                row.opened
            ))
            .hint("log it: legwork log \"called Ann Lee\" --date 2027-01-04")
            .hint("or name an activity: legwork activities")),
        },
        text => {
            let act = find::activity(context, change.tx(), text).await?;
            if act.day > row.opened {
                return Err(Error::usage(format!(
                    "that was done on {}, after the deal was opened on {}: a deal begins with \
                     what came before it",
                    act.day, row.opened
                ))
                .hint("legwork deal edit DEAL --opened DAY corrects the day"));
            }
            Ok(Some(act.activity_id))
        }
    }
}

async fn suggested(change: &mut Change, row: &Deal) -> Result<Option<ActivityId>> {
    let book = Book::load(change.tx(), row.workspace_id).await?;
    let story = Story::read(change.tx(), &book, row).await?;
    Ok(story.suggested())
}

/// Touches of these, the oldest first, each act once. What is not selling is no
/// touch.
async fn acts(
    tx: &mut Tx,
    book: &Book,
    before: Before,
    (person, firm, deal): (Option<PersonId>, Option<OrganisationId>, Option<DealId>),
) -> Result<Vec<(ActivityId, core::Touch)>> {
    let mut found: Vec<Touch> = Vec::new();
    if let Some(person) = person {
        found.extend(with_person(tx, before, person).await?);
    }
    if let Some(firm) = firm {
        found.extend(with_firm(tx, before, firm).await?);
    }
    if let Some(deal) = deal {
        found.extend(for_deal(tx, before, deal).await?);
    }
    found.retain(|(_, kind, ..)| book.find(kind).is_none_or(|kind| kind.selling));
    found.sort_by_key(|(id, _, day, _)| (*day, *id));
    let mut known = BTreeSet::new();
    found.retain(|(id, ..)| known.insert(*id));
    let touch = |(id, slug, day, outcome): Touch| {
        let touch = core::Touch {
            slug,
            on: day.date(),
            outcome: outcome.map(|word| word.0),
        };
        (id, touch)
    };
    Ok(found.into_iter().map(touch).collect())
}

fn origin(
    book: &Book,
    (id, kind, date): (ActivityId, &String, Date),
    reason: Option<Reason>,
) -> OriginView {
    OriginView {
        activity: id.to_string(),
        kind: kind.clone(),
        says: one_act(book, kind),
        date,
        reason: reason.map(|reason| reason.to_string()),
        because: reason.map(|reason| words::reason(reason).to_owned()),
    }
}

/// "cold call".
fn one_act(book: &Book, slug: &str) -> String {
    book.find(slug)
        .map_or_else(|| slug.replace('-', " "), |kind| kind.noun(1).to_owned())
}
