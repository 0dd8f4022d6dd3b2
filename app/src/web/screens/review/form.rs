//! The form that decides on one commitment, filled as it is or as it was typed.

use super::card::DAYS;
use crate::service::review::{Changeable, Choice, Offer as Effect, Reviewed};
use crate::web::format::Format;
use crate::web::sheet::Sheet;
use crate::web::texts::Texts;
use crate::web::visit::Visit;

/// Less than this is not worth a word: it would be shown as nothing.
const SMALL: f64 = 0.05;

/// The form.
pub(super) struct Form {
    /// Its name.
    pub(super) name: String,
    /// The commitment.
    pub(super) id: String,
    /// What its summary says to those who only hear it.
    pub(super) label: String,
    pub(super) open: bool,
    pub(super) choices: Vec<Offer>,
    pub(super) days: Vec<Day>,
    pub(super) count: String,
    pub(super) until: String,
    pub(super) from: String,
    pub(super) reason: String,
}

/// One choice.
pub(super) struct Offer {
    pub(super) value: &'static str,
    pub(super) label: String,
    /// What it does to the hours of a week, where that can be said beforehand.
    pub(super) effect: Option<String>,
    pub(super) chosen: bool,
}

/// One weekday.
pub(super) struct Day {
    pub(super) value: &'static str,
    pub(super) label: String,
    pub(super) chosen: bool,
}

impl Form {
    pub(super) fn new(one: &Reviewed, terms: &Changeable, visit: &Visit, format: Format) -> Self {
        let (texts, name) = (visit.texts, format!("decide-{}", one.id));
        let typed = visit.typed(&name);
        let field = |name| typed.map_or_else(String::new, |typed| typed.typed(name).to_owned());
        let chosen = typed.map_or(Choice::Keep.as_str(), |typed| typed.typed("choice"));
        let case = (one, terms);
        let offer = |choice: Choice| offer(choice, chosen, case, texts, format);
        let climbed = [Choice::Recommit, Choice::Archive].into_iter();
        let climbed = climbed.filter(|choice| effect_of(one, *choice).is_some());
        Self {
            label: texts.tell("review-decide-on", &[("what", &one.title)]),
            open: typed.is_some(),
            choices: Choice::ALWAYS
                .into_iter()
                .chain(climbed)
                .map(offer)
                .collect(),
            days: days(terms, typed, texts),
            count: typed.map_or_else(|| terms.target.to_string(), |_| field("count")),
            until: field("until"),
            from: field("from"),
            reason: field("reason"),
            id: one.id.clone(),
            name,
        }
    }
}

/// What the service worked out for a choice.
fn effect_of(one: &Reviewed, choice: Choice) -> Option<&Effect> {
    let mut offers = one.offers.iter();
    offers.find(|offer| offer.choice == choice.as_str())
}

/// How much the chance of the goal changes, in whole points.
fn chance(one: &Reviewed, choice: Choice, texts: Texts) -> Option<String> {
    let offer = effect_of(one, choice)?;
    let points = (offer.chance? * 100.0).round();
    let key = match (points.abs() >= 1.0, points > 0.0, offer.weeks) {
        (false, ..) => return None,
        (_, _, Some(_)) => "effect-chance-pause",
        (_, true, _) => "effect-chance-up",
        (_, false, _) => "effect-chance-down",
    };
    let count = offer
        .count
        .map_or_else(String::new, |count| count.to_string());
    let (points, weeks) = (
        format!("{:.0}", points.abs()),
        offer.weeks.unwrap_or(0).to_string(),
    );
    let parts = [
        ("points", points.as_str()),
        ("count", &count),
        ("weeks", &weeks),
    ];
    let said = texts.tell(key, &parts);
    Some(match offer.count {
        Some(_) => texts.tell("effect-with", &[("count", &count), ("said", &said)]),
        None => said,
    })
}

fn offer(
    choice: Choice,
    chosen: &str,
    (one, terms): (&Reviewed, &Changeable),
    texts: Texts,
    format: Format,
) -> Offer {
    let value = choice.as_str();
    let (key, hours) = match choice {
        Choice::Keep | Choice::Move => ("", 0.0),
        Choice::Shrink | Choice::Recommit => ("effect-less-each", terms.hours_each),
        Choice::Raise => ("effect-more-each", terms.hours_each),
        Choice::Pause | Choice::Retire | Choice::Archive => ("effect-less", terms.hours_per_week),
    };
    let hours = (hours >= SMALL).then(|| texts.tell(key, &[("n", &format.hours(hours))]));
    let effects: Vec<String> = hours
        .into_iter()
        .chain(chance(one, choice, texts))
        .collect();
    let effect = (!effects.is_empty()).then(|| effects.join(" · "));
    Offer {
        value,
        label: texts.say(&format!("choice-{value}")).into_owned(),
        effect,
        chosen: value == chosen,
    }
}

fn days(terms: &Changeable, typed: Option<&Sheet>, texts: Texts) -> Vec<Day> {
    let chosen = |day: &str| match typed {
        Some(typed) => typed.all("days").any(|typed| typed == day),
        None => terms.days.iter().any(|held| held == day),
    };
    let day = |(at, value): (usize, &'static str)| Day {
        value,
        label: texts.say(&format!("weekday-short-{}", at + 1)).into_owned(),
        chosen: chosen(value),
    };
    DAYS.into_iter().enumerate().map(day).collect()
}
