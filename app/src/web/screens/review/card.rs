//! One commitment: how it stands, what was decided, what can be.

use super::form::Form;
use crate::service::review::{Decision, Facts, Reviewed};
use crate::service::today::Standing;
use crate::web::format::Format;
use crate::web::visit::Visit;

/// One commitment.
pub(super) struct Card {
    pub(super) title: String,
    pub(super) promise: String,
    /// Its state; none when it is over.
    pub(super) state: Option<String>,
    /// Score and streak.
    pub(super) stands: Vec<String>,
    pub(super) tone: &'static str,
    /// What was decided, newest last, in words.
    pub(super) decisions: Vec<String>,
    /// What is advised, and a better use of the same hours.
    pub(super) advice: Vec<String>,
    /// One tap: what is advised, and keeping it where that is another thing.
    pub(super) taps: Vec<Tap>,
    /// A free skip that can be spent.
    pub(super) excuse: Option<Tap>,
    /// What can be decided; none when it is over or the week too old.
    pub(super) form: Option<Form>,
}

/// A decision in one tap.
pub(super) struct Tap {
    /// The name of its form.
    pub(super) form: String,
    pub(super) id: String,
    pub(super) choice: String,
    pub(super) count: Option<u32>,
    pub(super) label: String,
    /// What it says to those who only hear it.
    pub(super) heard: String,
    /// Its letter.
    pub(super) key: &'static str,
}

impl Card {
    /// Whether nothing is left to be decided on it.
    pub(super) const fn is_decided(&self) -> bool {
        self.form.is_none() || !self.decisions.is_empty()
    }
}

/// A card for each commitment.
pub(super) fn cards(facts: &Facts, visit: &Visit, format: Format) -> Vec<Card> {
    let one = |reviewed: &Reviewed| card(reviewed, facts, visit, format);
    facts.commitments.iter().map(one).collect()
}

fn card(one: &Reviewed, facts: &Facts, visit: &Visit, format: Format) -> Card {
    let texts = visit.texts;
    let standing = one.standing.as_ref();
    let over = one.terms.is_none();
    let state = standing.map(|standing| texts.say(&format!("state-{}", standing.state)));
    let state = state.or_else(|| over.then(|| texts.say("state-ended")));
    Card {
        title: one.title.clone(),
        promise: standing.map_or(&one.promise, |now| &now.promise).clone(),
        state: state.map(std::borrow::Cow::into_owned),
        stands: standing.map_or_else(Vec::new, |standing| stands(standing, visit)),
        tone: standing.map_or("quiet", tone),
        decisions: one
            .decisions
            .iter()
            .map(|decision| told(decision, visit, format))
            .collect(),
        advice: if facts.open { advice(one) } else { Vec::new() },
        taps: if facts.open {
            taps(one, visit)
        } else {
            Vec::new()
        },
        excuse: excuse(one, visit).filter(|_| facts.open),
        form: facts
            .open
            .then_some(one.terms.as_ref())
            .flatten()
            .map(|terms| Form::new(one, terms, visit, format)),
    }
}

/// What is advised, with a better use of the same hours, once nothing is decided.
fn advice(one: &Reviewed) -> Vec<String> {
    let waiting = one.advice.iter().filter(|_| one.is_left());
    waiting
        .flat_map(|advice| std::iter::once(advice.says.clone()).chain(advice.swap.clone()))
        .collect()
}

/// What is advised, and keeping it, each in one tap.
fn taps(one: &Reviewed, visit: &Visit) -> Vec<Tap> {
    let Some(advice) = one.advice.as_ref().filter(|_| one.is_left()) else {
        return Vec::new();
    };
    let keep = (advice.choice != "keep").then_some(("keep", None, "s"));
    let advised = (advice.choice.as_str(), advice.count, "a");
    let all = std::iter::once(advised).chain(keep);
    all.map(|(choice, count, key)| tap(one, (choice, count, key), visit))
        .collect()
}

fn tap(
    one: &Reviewed,
    (choice, count, key): (&str, Option<u32>, &'static str),
    visit: &Visit,
) -> Tap {
    let number = count.map_or_else(String::new, |count| count.to_string());
    let parts = [("n", number.as_str()), ("what", one.title.as_str())];
    Tap {
        form: format!("{choice}-{}", one.id),
        id: one.id.clone(),
        choice: choice.to_owned(),
        count,
        label: visit.texts.tell(&format!("tap-{choice}"), &parts),
        heard: visit.texts.tell(&format!("tap-{choice}-of"), &parts),
        key,
    }
}

/// A free skip for the newest miss that can still be excused.
fn excuse(one: &Reviewed, visit: &Visit) -> Option<Tap> {
    let left = u64::from(one.skips);
    one.excusable.first().filter(|_| left > 0)?;
    let texts = visit.texts;
    Some(Tap {
        form: format!("excuse-{}", one.id),
        id: one.id.clone(),
        choice: "excuse".to_owned(),
        count: None,
        label: texts.count("review-excuse", left, &[]),
        heard: texts.tell("review-excuse-of", &[("what", &one.title)]),
        key: "x",
    })
}

/// The share that was kept lately, and how many periods in a row.
fn stands(standing: &Standing, visit: &Visit) -> Vec<String> {
    let texts = visit.texts;
    let kept = if standing.too_early {
        texts.say("review-too-early").into_owned()
    } else {
        let share = format!("{:.0}", standing.score * 100.0);
        texts.tell("review-score", &[("n", &share)])
    };
    let streak = u64::from(standing.streak);
    let streak = (streak > 0).then(|| texts.count("streak", streak, &[]));
    std::iter::once(kept).chain(streak).collect()
}

fn tone(standing: &Standing) -> &'static str {
    match standing.state.as_str() {
        "ahead" | "on_pace" | "done" => "good",
        "behind" => "warn",
        "at_risk" | "behind_unrecoverable" | "over" => "bad",
        _ => "quiet",
    }
}

/// A decision with its days and its reason, in words.
fn told(decision: &Decision, visit: &Visit, format: Format) -> String {
    let texts = visit.texts;
    let name = |code: &String| {
        let number = DAYS.iter().position(|day| day == code).unwrap_or(0) + 1;
        texts.say(&format!("weekday-short-{number}")).into_owned()
    };
    let days: Vec<String> = decision.days.iter().flatten().map(name).collect();
    let parts = [
        ("on", format.day(decision.on)),
        ("from", format.day(decision.from)),
        (
            "until",
            decision
                .until
                .map_or_else(String::new, |until| format.day(until)),
        ),
        (
            "count",
            decision
                .count
                .map_or_else(String::new, |count| format.whole(count.into())),
        ),
        ("days", days.join(", ")),
        ("reason", decision.reason.clone().unwrap_or_default()),
    ];
    let parts = parts.each_ref().map(|(name, text)| (*name, text.as_str()));
    let said = texts.tell(&format!("decided-{}", decision.choice), &parts);
    match decision.reason {
        None => said,
        Some(_) => format!("{said} {}", texts.tell("decided-because", &parts)),
    }
}

/// Weekdays as the service names them, from Monday.
pub(super) const DAYS: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
