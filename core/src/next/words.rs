//! Why somebody is named, in words.

use jiff::civil::Date;

use crate::vocabulary::Relationship;

/// Everything that may be said of why somebody is named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Story<'a> {
    /// How they stand to the member.
    pub relationship: Relationship,
    /// Whether they have lapsed by the dates.
    pub lapsed: bool,
    /// What is to be done next with them, and when.
    pub step: Option<(Date, &'a str)>,
    /// The last touch.
    pub last: Option<Last<'a>>,
    /// What the deals say.
    pub deal: Option<Deal>,
    /// Whether they are named to be invited to connect.
    pub invite: bool,
    /// From when they are due.
    pub due: Date,
}

/// The last touch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Last<'a> {
    /// When.
    pub day: Date,
    /// The noun for what it was: "call".
    pub noun: &'a str,
    /// Whether the member did it, and not somebody else of the workspace.
    pub own: bool,
    /// Whether it was with the organisation rather than with the person.
    pub firm: bool,
}

/// The deal that is worth saying.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deal {
    /// One is open since this day.
    Open(Date),
    /// The latest with the person was won on this day.
    Won(Date),
    /// The latest with the organisation, and with nobody or somebody else of
    /// it, was won on this day.
    WonThere(Date),
}

/// "client, 94 days since your call, deal closed in May".
pub fn reason(story: &Story<'_>, today: Date) -> String {
    let mut parts = vec![standing(story)];
    parts.extend(story.step.map(|step| self::step(step, today)));
    parts.push(story.last.as_ref().map_or_else(
        || "never touched".to_owned(),
        |last| self::last(last, today),
    ));
    let deal = story.deal.filter(|_| !story.invite);
    parts.extend(deal.map(|deal| self::deal(deal, story.relationship, today)));
    if story.invite {
        parts.push("no LinkedIn profile on record".to_owned());
    } else if story.due > today && story.step.is_none() {
        parts.push(format!("due on {}", day(story.due, today)));
    }
    parts.join(", ")
}

fn standing(story: &Story<'_>) -> String {
    match (story.relationship, story.lapsed) {
        (Relationship::Lapsed, _) => "lapsed client".to_owned(),
        (relationship, true) => format!("{relationship} gone quiet"),
        (relationship, false) => relationship.to_string(),
    }
}

fn step((on, what): (Date, &str), today: Date) -> String {
    if on == today {
        format!("next step today: {what}")
    } else {
        format!("next step on {}: {what}", day(on, today))
    }
}

fn last(last: &Last<'_>, today: Date) -> String {
    let whose = if last.own { "your" } else { "the last" };
    let with = if last.firm {
        " with the organisation"
    } else {
        ""
    };
    let noun = last.noun;
    match (today - last.day).get_days() {
        ..=0 => format!("{whose} {noun}{with} was today"),
        1 => format!("1 day since {whose} {noun}{with}"),
        days => format!("{days} days since {whose} {noun}{with}"),
    }
}

fn deal(deal: Deal, relationship: Relationship, today: Date) -> String {
    match (deal, relationship) {
        (Deal::Open(since), _) => format!("deal open since {}", month(since, today)),
        // Whoever bought is no prospect, whatever was written down before.
        (Deal::Won(on), Relationship::Prospect) => {
            format!("deal won in {}: a client by now?", month(on, today))
        }
        // Whoever bought lately has not lapsed.
        (Deal::Won(on), Relationship::Lapsed) if (today - on).get_days() < 365 => {
            format!("deal won in {}: a client again?", month(on, today))
        }
        (Deal::Won(on), _) => format!("deal closed in {}", month(on, today)),
        (Deal::WonThere(on), _) => {
            format!("deal closed with the organisation in {}", month(on, today))
        }
    }
}

/// "May" within a year, else "May 2025".
fn month(on: Date, today: Date) -> String {
    let months = i32::from(today.year() - on.year()) * 12 + i32::from(today.month() - on.month());
    match months {
        0..12 => on.strftime("%B").to_string(),
        _ => on.strftime("%B %Y").to_string(),
    }
}

/// "3 May", with the year where it is another one.
fn day(on: Date, today: Date) -> String {
    if on.year() == today.year() {
        on.strftime("%-d %B").to_string()
    } else {
        on.strftime("%-d %B %Y").to_string()
    }
}
