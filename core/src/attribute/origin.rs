//! Which activity a deal began with.
//!
//! A deal has one origin, and the others are assists: shares of a deal would
//! be a convention, and nobody can check a convention. The first cause is
//! suggested, and the member may say otherwise.

use jiff::civil::Date;

use crate::kind::{self, Kind};
use crate::vocabulary::{Outcome, words};

/// After so many days without a touch a story begins anew: what was done
/// before is not what led to the deal. Half a year, an assumption.
const SILENCE: i32 = 183;

/// One touch of the person or the organisation that a deal is with.
#[derive(Debug, Clone, PartialEq)]
pub struct Touch {
    /// The kind of activity.
    pub slug: String,
    /// When.
    pub on: Date,
    /// What it led to, if that was noted.
    pub outcome: Option<Outcome>,
}

words! {
    /// Why this one is suggested.
    Reason {
        /// It is the first touch of those that led to the meeting.
        LedToMeeting = "led_to_meeting",
        /// There was no meeting: it is the first touch before the deal.
        FirstTouch = "first_touch",
        /// There was nothing but meetings.
        MeetingItself = "meeting_itself",
    }
}

/// The suggestion.
#[derive(Debug, Clone, PartialEq)]
pub struct Origin {
    /// The kind.
    pub slug: String,
    /// When it was.
    pub on: Date,
    /// Why.
    pub reason: Reason,
    /// Other kinds that touched them before the deal was opened, with how
    /// often, most first. Meetings and proposals are steps, not assists.
    pub assists: Vec<(String, u32)>,
}

/// The origin that the touches before a deal suggest; `None` without any on or
/// before the day on which it was opened. `custom` has the member's own kinds.
pub fn suggest(touches: &[Touch], opened: Date, custom: &[Kind]) -> Option<Origin> {
    let story = story(touches, opened);
    let step = |touch: &Touch| is_step(&touch.slug, custom);
    let met = story
        .iter()
        .position(|touch| step(touch) || led_to_meeting(touch));
    let before = met.map_or(&story[..], |met| &story[..=met]);
    let first = before.iter().find(|touch| !step(touch));
    // A meeting without anything before it: what came after may still be told.
    let (origin, reason) = match (first, met) {
        (Some(touch), Some(_)) => (*touch, Reason::LedToMeeting),
        (Some(touch), None) => (*touch, Reason::FirstTouch),
        (None, _) => (*story.first()?, Reason::MeetingItself),
    };
    Some(Origin {
        slug: origin.slug.clone(),
        on: origin.on,
        reason,
        assists: others(&story, &origin.slug, custom),
    })
}

/// What else touched them before a deal that began with this kind, with how
/// often, most first: the assists, when the member says which one was first.
pub fn assists(
    touches: &[Touch],
    opened: Date,
    began: &str,
    custom: &[Kind],
) -> Vec<(String, u32)> {
    others(&story(touches, opened), began, custom)
}

fn others(story: &[&Touch], began: &str, custom: &[Kind]) -> Vec<(String, u32)> {
    let others = story.iter().filter(|touch| !is_step(&touch.slug, custom));
    counted(others.filter(|touch| touch.slug != began))
}

/// The touches up to the day, oldest first, since the last long silence.
fn story(touches: &[Touch], opened: Date) -> Vec<&Touch> {
    let mut story: Vec<&Touch> = touches.iter().filter(|touch| touch.on <= opened).collect();
    story.sort_by_key(|touch| touch.on);
    let silent = |pair: &[&Touch]| (pair[1].on - pair[0].on).get_days() > SILENCE;
    let start = story.windows(2).rposition(silent).map_or(0, |at| at + 1);
    story.split_off(start)
}

/// Whether a kind is a step of a sale and not a way into one.
fn is_step(slug: &str, custom: &[Kind]) -> bool {
    let meets = |kind: &Kind| kind.counts_for("meeting");
    slug == "meeting-booked"
        || slug == "proposal"
        || kind::find_with(slug, custom).is_some_and(meets)
}

fn led_to_meeting(touch: &Touch) -> bool {
    matches!(
        touch.outcome,
        Some(Outcome::MeetingBooked | Outcome::MeetingHeld)
    )
}

fn counted<'a>(touches: impl Iterator<Item = &'a &'a Touch>) -> Vec<(String, u32)> {
    let mut counts: Vec<(String, u32)> = Vec::new();
    for touch in touches {
        match counts.iter_mut().find(|(slug, _)| *slug == touch.slug) {
            Some((_, count)) => *count += 1,
            None => counts.push((touch.slug.clone(), 1)),
        }
    }
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    counts
}
