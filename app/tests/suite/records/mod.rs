//! Goals, people, deals and results through the use cases, on both databases:
//! what they answer must be the same to the letter.

mod attribution;
mod captures;
mod crowd;
mod deals;
mod exchange;
mod forecasts;
mod goals;
mod imports;
mod merges;
mod nexts;
mod origins;
mod people;
mod plans;
mod rates;
mod results;
mod trials;

use std::cell::RefCell;
use std::future::Future;

use jiff::Zoned;
use jiff::civil::Date;
use legwork::error::Kind;
use legwork::ids::Ids;
use legwork::service::Context;
use legwork::service::activities::ActivityFields;
use legwork::service::goal::{self, AddGoal, GoalView};
use legwork::service::log::{LogLine, log};
use legwork::{Error, Result};
use serde::Serialize;

use crate::store::harness::{dump, on_both};

/// A new workspace with seeded ids, on Monday 8 February 2027.
pub(crate) struct World {
    pub(crate) context: Context,
    pub(crate) now: Zoned,
    said: RefCell<Vec<String>>,
}

impl World {
    /// Keeps an answer, to be compared with that of the other database.
    pub(crate) fn say<T: Serialize>(&self, answer: T) -> T {
        let json = serde_json::to_string(&answer).unwrap();
        self.said.borrow_mut().push(json);
        answer
    }

    /// That a use case fails so, and leaves the database as it was.
    pub(crate) fn fails<T>(
        &self,
        kind: Kind,
        work: impl Future<Output = Result<T>>,
    ) -> impl Future<Output = Error> {
        // Plans make large futures; those that wait for them need not be.
        let work = Box::pin(work);
        async move {
            let before = self.rows().await;
            let error = work.await.err().unwrap();
            assert_eq!(error.kind(), kind, "{error}");
            assert_eq!(self.rows().await, before, "{error}");
            self.said.borrow_mut().push(error.to_string());
            error
        }
    }

    /// Every row, without the journal.
    pub(crate) async fn rows(&self) -> Vec<String> {
        let mut tx = self.context.db.read().await.unwrap();
        dump(&mut tx, self.context.workspace_id()).await
    }

    /// Sets a goal of the sentence alone.
    pub(crate) async fn goal(&self, text: &str) -> GoalView {
        let input = AddGoal {
            text: text.into(),
            ..AddGoal::default()
        };
        let added = goal::add(&self.context, &self.now, &input).await.unwrap();
        self.say(added).goal
    }

    /// How a goal stands now.
    pub(crate) async fn standing(&self, text: &str) -> GoalView {
        let shown = goal::show(&self.context, &self.now, text).await.unwrap();
        self.say(shown).goal
    }

    /// Goes on to another day.
    pub(crate) fn on(&mut self, day: &str) {
        self.now = format!("{day}T09:30:00[Europe/Berlin]").parse().unwrap();
    }
}

/// Runs a scenario in a new world on each database, and compares the answers.
#[expect(
    clippy::needless_pass_by_value,
    reason = "so are the closures of tests"
)]
pub(crate) fn on_each(scenario: impl AsyncFn(&mut World)) {
    let first: RefCell<Option<Vec<String>>> = RefCell::new(None);
    on_both(async |db| {
        let now: Zoned = "2027-02-08T09:30:00[Europe/Berlin]".parse().unwrap();
        let context = Context::open(db.clone(), Ids::seeded(7), &now)
            .await
            .unwrap();
        let mut world = World {
            context,
            now,
            said: RefCell::default(),
        };
        world.context.workspace.currency = Some("EUR".into());
        scenario(&mut world).await;
        let said = world.said.take();
        match first.take() {
            None => drop(first.replace(Some(said))),
            Some(other) => assert_eq!(said, other, "the databases answer differently"),
        }
    });
}

pub(crate) fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// Whether two numbers are the same but for rounding.
pub(crate) fn near(a: f64, b: f64) -> bool {
    (a - b).abs() < 1e-9 * b.abs().max(1.0)
}

/// Logs so many acts of a kind on a day, and gives the activity's id.
pub(crate) async fn did(
    world: &World,
    date: &str,
    (kind, quantity): (&str, i64),
    minutes: Option<i64>,
    outcome: Option<&str>,
) -> String {
    let fields = ActivityFields {
        kind: Some(kind.into()),
        quantity: Some(quantity),
        date: Some(day(date)),
        minutes,
        outcome: outcome.map(str::to_owned),
        ..ActivityFields::default()
    };
    let line = LogLine {
        text: kind.replace('-', " "),
        fields,
        ..LogLine::default()
    };
    let logged = log(&world.context, &world.now, &line).await.unwrap();
    logged.activity.id
}
