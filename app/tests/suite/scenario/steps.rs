//! The use cases by name: from a line of a story to a call of the service.

use std::collections::BTreeMap;
use std::str::FromStr;

use jiff::Zoned;
use legwork::service::activities::{self, ActivityFields, ActivityFilter};
use legwork::service::commitment::{self, AddCommitment, EditCommitment, TermsInput};
use legwork::service::deals::{self, AddDeal, CloseDeal, DealFilter};
use legwork::service::forecast;
use legwork::service::goal::{self, AddGoal, EditGoal, OneGoal};
use legwork::service::log::LogLine;
use legwork::service::pauses::{self, AddPause};
use legwork::service::people::{self, PersonFields, PersonFilter};
use legwork::service::results::{self, AddResult};
use legwork::service::settings::EditSettings;
use legwork::service::{
    Context, edit_activity, holidays, journal, kinds, log, score, settings, span, today,
};
use legwork::{Error, Result};
use serde::Serialize;
use serde_json::Value;

/// The words of a step and its options.
struct Step<'a> {
    words: &'a str,
    options: BTreeMap<&'a str, &'a str>,
}

impl<'a> Step<'a> {
    fn new(rest: &'a str) -> Self {
        let mut parts = rest.split('|');
        let words = parts.next().unwrap_or_default().trim();
        let options = parts
            .filter_map(|part| part.trim().split_once('='))
            .collect();
        Self { words, options }
    }

    fn text(&self, name: &str) -> Option<String> {
        self.options.get(name).map(|value| (*value).to_owned())
    }

    fn get<T: FromStr>(&self, name: &str) -> Option<T> {
        let value = self.options.get(name)?;
        let parsed = value.parse();
        Some(parsed.unwrap_or_else(|_| panic!("'{value}' is no value for '{name}'")))
    }

    fn list(&self, name: &str) -> Vec<String> {
        let list = self
            .options
            .get(name)
            .map(|value| value.split(',').map(str::to_owned));
        list.map(Iterator::collect).unwrap_or_default()
    }

    fn owned(&self) -> String {
        self.words.to_owned()
    }

    fn optional(&self) -> Option<String> {
        (!self.words.is_empty()).then(|| self.owned())
    }
}

/// Calls the use case that `verb` names.
pub(super) async fn run(context: &Context, now: &Zoned, verb: &str, rest: &str) -> Result<Value> {
    let step = Step::new(rest);
    match verb.split_once('-').map_or(verb, |(topic, _)| topic) {
        "commit" | "commitments" => promising(context, now, verb, &step).await,
        "log" | "activity" | "activities" => acting(context, now, verb, &step).await,
        "today" | "week" | "month" | "score" | "undo" | "redo" | "history" => {
            looking(context, now, verb, &step).await
        }
        "goal" | "result" => aiming(context, now, verb, &step).await,
        "person" | "people" | "deal" => knowing(context, now, verb, &step).await,
        _ => arranging(context, now, verb, &step).await,
    }
}

fn json(answer: impl Serialize) -> Result<Value> {
    serde_json::to_value(answer).map_err(|cause| Error::internal("no JSON", cause))
}

fn unknown(verb: &str) -> Error {
    panic!("there is no step '{verb}'")
}

async fn promising(context: &Context, now: &Zoned, verb: &str, step: &Step<'_>) -> Result<Value> {
    match verb {
        "commit" => json(commitment::commit(context, now, &add_commitment(step)).await?),
        "commit-preview" => json(commitment::preview(context, now, &add_commitment(step)).await?),
        "commitments" => json(commitment::list(context, now, step.words == "all").await?),
        "commitments-history" => json(commitment::history(context, now, step.words).await?),
        "commitments-edit" => {
            let edit = EditCommitment {
                terms: terms(step),
                effective: step.get("effective"),
                reason: step.text("reason"),
                goal: step.text("goal"),
            };
            json(commitment::edit(context, now, step.words, edit).await?)
        }
        "commitments-retire" => {
            let (on, reason) = (step.get("on"), step.text("reason"));
            json(commitment::retire(context, now, step.words, on, reason).await?)
        }
        _ => Err(unknown(verb)),
    }
}

fn add_commitment(step: &Step<'_>) -> AddCommitment {
    AddCommitment {
        text: step.owned(),
        terms: terms(step),
        goal: step.text("goal"),
    }
}

fn terms(step: &Step<'_>) -> TermsInput {
    TermsInput {
        count: step.get("count"),
        upto: step.get("upto"),
        direction: step.text("direction"),
        per: step.text("per"),
        days: step.text("days"),
        kind: step.text("kind"),
        title: step.text("title"),
        minutes: step.get("minutes"),
        from: step.get("from"),
        until: step.get("until"),
        carry: step.get("carry"),
    }
}

async fn acting(context: &Context, now: &Zoned, verb: &str, step: &Step<'_>) -> Result<Value> {
    match verb {
        "log" => {
            let line = LogLine {
                text: step.owned(),
                fields: fields(step),
                id: step.text("id"),
                ..LogLine::default()
            };
            json(log::log(context, now, &line).await?)
        }
        "activities" => {
            let filter = ActivityFilter {
                from: step.get("from"),
                to: step.get("to"),
                kind: step.text("kind"),
                person: step.text("person"),
                text: step.text("text"),
                limit: step.get("limit"),
            };
            json(activities::list(context, &filter).await?)
        }
        "activity-edit" => json(edit_activity::edit(context, now, step.words, fields(step)).await?),
        "activity-remove" => json(edit_activity::remove(context, now, step.words).await?),
        _ => Err(unknown(verb)),
    }
}

fn fields(step: &Step<'_>) -> ActivityFields {
    ActivityFields {
        kind: step.text("kind"),
        quantity: step.get("quantity"),
        date: step.get("date"),
        time: step.get("time"),
        minutes: step.get("minutes"),
        outcome: step.text("outcome"),
        quality: step.get("quality"),
        people: step
            .options
            .contains_key("people")
            .then(|| step.list("people")),
        organisation: step.text("organisation"),
        tags: step.options.contains_key("tags").then(|| step.list("tags")),
        note: step.text("note"),
    }
}

async fn looking(context: &Context, now: &Zoned, verb: &str, step: &Step<'_>) -> Result<Value> {
    let steps = step.words.parse().unwrap_or(1);
    match verb {
        "today" => json(today::today(context, now).await?),
        "week" => json(span::week(context, now, step.words.parse().ok()).await?),
        "month" => json(span::month(context, now, step.words.parse().ok()).await?),
        "score" => json(score::scores(context, now).await?),
        "undo" => json(journal::undo(context, now, steps).await?),
        "redo" => json(journal::redo(context, now, steps).await?),
        "history" => json(journal::history(context, now, 50).await?),
        _ => Err(unknown(verb)),
    }
}

async fn aiming(context: &Context, now: &Zoned, verb: &str, step: &Step<'_>) -> Result<Value> {
    match verb {
        "goal" => json(goal::add(context, now, &add_goal(step)).await?),
        "goal-preview" => json(goal::preview(context, now, &add_goal(step)).await?),
        "goal-list" => json(forecast::list(context, now, step.words == "all").await?),
        "goal-show" => json(OneGoal::from(
            forecast::one(context, now, step.words).await?,
        )),
        "goal-edit" => {
            let edit = EditGoal {
                metric: step.text("metric"),
                baseline: step.text("baseline"),
                target: step.text("target"),
                currency: step.text("currency"),
                start: step.get("start"),
                due: step.get("due"),
                why: step.text("why"),
            };
            json(goal::edit(context, now, step.words, &edit).await?)
        }
        "result" => {
            let input = AddResult {
                amount: step.owned(),
                goal: step.text("goal"),
                date: step.get("date"),
                note: step.text("note"),
                rate: step.text("rate"),
                ..AddResult::default()
            };
            json(results::add(context, now, &input).await?)
        }
        "result-list" => json(results::list(context, now, step.optional().as_deref()).await?),
        _ => Err(unknown(verb)),
    }
}

fn add_goal(step: &Step<'_>) -> AddGoal {
    AddGoal {
        text: step.owned(),
        baseline: step.text("baseline"),
        currency: step.text("currency"),
        start: step.get("start"),
        due: step.get("due"),
        why: step.text("why"),
    }
}

async fn knowing(context: &Context, now: &Zoned, verb: &str, step: &Step<'_>) -> Result<Value> {
    match verb {
        "person" => {
            let named = PersonFields {
                name: step.optional(),
                ..person(step)
            };
            json(people::add(context, now, &named).await?)
        }
        "person-edit" => json(people::edit(context, now, step.words, &person(step)).await?),
        "person-show" => json(people::show(context, now, step.words).await?),
        "people" => {
            let filter = PersonFilter {
                text: step.optional(),
                relationship: step.text("relationship"),
                limit: step.get("limit"),
                ..PersonFilter::default()
            };
            json(people::list(context, now, &filter).await?)
        }
        "deal" => json(deals::add(context, now, &deal(step)).await?),
        "deal-move" => {
            let stage = step.text("stage").unwrap_or_default();
            json(deals::move_to(context, now, step.words, &stage, step.get("on")).await?)
        }
        "deal-won" => json(deals::won(context, now, step.words, &closing(step)).await?),
        "deal-lost" => json(deals::lost(context, now, step.words, &closing(step)).await?),
        "deal-list" => json(
            deals::list(
                context,
                &DealFilter {
                    all: step.words == "all",
                    limit: None,
                },
            )
            .await?,
        ),
        _ => Err(unknown(verb)),
    }
}

fn person(step: &Step<'_>) -> PersonFields {
    PersonFields {
        name: step.text("name"),
        relationship: step.text("relationship"),
        organisation: step.text("organisation"),
        emails: step.list("email"),
        phones: step.list("phone"),
        links: step.list("link"),
        keep_in_touch: step.get("keep"),
        note: step.text("note"),
        ..PersonFields::default()
    }
}

fn deal(step: &Step<'_>) -> AddDeal {
    AddDeal {
        title: step.owned(),
        person: step.text("person"),
        organisation: step.text("organisation"),
        value: step.text("value"),
        stage: step.text("stage"),
        opened: step.get("opened"),
        expected: step.get("expected"),
        origin: step.text("origin"),
        id: None,
    }
}

fn closing(step: &Step<'_>) -> CloseDeal {
    CloseDeal {
        on: step.get("on"),
        value: step.text("value"),
        reason: step.text("reason"),
        goal: step.text("goal"),
        rate: step.text("rate"),
    }
}

async fn arranging(context: &Context, now: &Zoned, verb: &str, step: &Step<'_>) -> Result<Value> {
    match verb {
        "pause" => json(pauses::pause(context, now, pause(step)).await?),
        "pauses" => json(pauses::pauses(context, now).await?),
        "resume" => json(pauses::resume(context, now, step.optional()).await?),
        "holidays" => json(holidays::list(context, now, step.words.parse().ok()).await?),
        "holidays-follow" => {
            json(holidays::follow(context, now, step.optional().as_deref()).await?)
        }
        "holidays-add" => {
            let (date, name) = step.words.split_once(' ').unwrap();
            json(holidays::add(context, now, date.parse().unwrap(), name).await?)
        }
        "holidays-remove" => {
            json(holidays::remove(context, now, step.words.parse().unwrap()).await?)
        }
        "settings" => json(settings::edit(context, now, edit_settings(step)).await?),
        "kinds-add" => {
            json(kinds::add(context, now, step.words, kinds::EditKind::default()).await?)
        }
        "kinds-edit" => {
            let edit = kinds::EditKind {
                title: step.text("title"),
                minutes: step.get("minutes"),
                counts_as: step.options.contains_key("as").then(|| step.list("as")),
                selling: step.get("selling"),
            };
            json(kinds::edit(context, now, step.words, edit).await?)
        }
        _ => Err(unknown(verb)),
    }
}

fn pause(step: &Step<'_>) -> AddPause {
    let (first, last) = step.words.split_once("..").unwrap();
    AddPause {
        first: first.parse().unwrap(),
        last: last.parse().unwrap(),
        commitment: step.text("of"),
        reason: step.text("reason"),
    }
}

fn edit_settings(step: &Step<'_>) -> EditSettings {
    EditSettings {
        hours: step.get("hours"),
        currency: step.text("currency"),
        week_start: step.text("week-start"),
        workdays: step.text("workdays"),
        fiscal_month: step.get("fiscal-month"),
        zone: step.text("zone"),
        day_first: step.get("day-first"),
        name: step.text("name"),
    }
}
