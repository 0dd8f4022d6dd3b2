//! Fifty thousand people with years behind them: how long it takes to name the
//! next ones and to find somebody. Long, and it asserts no times:
//!
//!     cargo test -p legwork --test suite -- --ignored crowd --nocapture

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "it measures, and asserts no time"
)]

use std::time::Instant as Clock;

use jiff::ToSpan;
use legwork::ids::{ActivityId, OrganisationId, PersonId};
use legwork::service::commitment::{self, AddCommitment};
use legwork::service::log::{LogLine, log};
use legwork::service::next::{self, NextQuery};
use legwork::service::people::{self, PersonFilter};
use legwork::service::today::today;
use legwork::store::{
    Activity, ActivityPerson, Day, Instant, Json, Organisation, Person, Tx, Word,
};
use legwork_core::vocabulary::Relationship;

use super::{World, day, on_each};

/// How many people, firms and acts there are.
const PEOPLE: usize = 50_000;
const FIRMS: usize = 5_000;
const ACTS: usize = 300_000;

const FIRST: [&str; 8] = ["Ann", "Bob", "Cyd", "Dee", "Eve", "Fay", "Gus", "Hal"];
const LAST: [&str; 8] = [
    "Lee", "Ray", "Moss", "Park", "Orr", "Marsh", "Quinn", "Stone",
];
const FIRM: [&str; 6] = ["Acme", "Quay", "Mill", "Dock", "Ford", "Hill"];

async fn fill(world: &World, tx: &mut Tx) {
    let (ids, workspace) = (&world.context.ids, world.context.workspace_id());
    let created = Instant::from(world.now.timestamp());
    let firms: Vec<Organisation> = (0..FIRMS)
        .map(|n| Organisation {
            workspace_id: workspace,
            organisation_id: ids.entity::<OrganisationId>(),
            name: format!("{} {n}", FIRM[n % FIRM.len()]),
            name_norm: format!("{} {n}", FIRM[n % FIRM.len()].to_lowercase()),
            relationship: Word(Relationship::Other),
            domain: None,
            note: None,
            created,
        })
        .collect();
    let people: Vec<Person> = (0..PEOPLE)
        .map(|n| {
            let name = format!("{} {}{n}", FIRST[n % 8], LAST[n / 8 % 8]);
            Person {
                workspace_id: workspace,
                person_id: ids.entity::<PersonId>(),
                name_norm: name.to_lowercase(),
                name,
                relationship: Word(Relationship::ALL[n % 5]),
                organisation_id: Some(firms[n % FIRMS].organisation_id),
                role: None,
                keep_in_touch: (n % 7 == 0).then_some(20),
                never: n % 97 == 0,
                snoozed_until: None,
                note: None,
                created,
            }
        })
        .collect();
    tx.bulk(&firms).await.unwrap();
    tx.bulk(&people).await.unwrap();
    let first = day("2022-01-01");
    for start in (0..ACTS).step_by(10_000) {
        let acts: Vec<Activity> = (start..start + 10_000)
            .map(|n| act(world, ids.ordered(world.now.timestamp()), first, n))
            .collect();
        let parts: Vec<ActivityPerson> = acts
            .iter()
            .zip(start..)
            .map(|(act, n)| ActivityPerson {
                workspace_id: workspace,
                activity_id: act.activity_id,
                person_id: people[n * 7_919 % PEOPLE].person_id,
            })
            .collect();
        tx.bulk(&acts).await.unwrap();
        tx.bulk(&parts).await.unwrap();
    }
}

fn act(world: &World, id: ActivityId, first: jiff::civil::Date, n: usize) -> Activity {
    let days = i64::try_from(n * 1_860 / ACTS).unwrap();
    Activity {
        workspace_id: world.context.workspace_id(),
        activity_id: id,
        member_id: world.context.member_id,
        kind: "call".into(),
        quantity: 1,
        day: Day(first.saturating_add(days.days())),
        at: None,
        recorded: Day(first),
        recorded_at: Instant::from(world.now.timestamp()),
        zone: "Europe/Berlin".into(),
        minutes: None,
        outcome: None,
        quality: None,
        amount: None,
        currency: None,
        organisation_id: None,
        deal_id: None,
        note: None,
        tags: Json(Vec::new()),
        source: "manual".into(),
        source_id: None,
    }
}

/// The least of several runs, in milliseconds.
async fn timed(what: &str, mut work: impl AsyncFnMut()) {
    let mut least = f64::MAX;
    for _ in 0..5 {
        let clock = Clock::now();
        work().await;
        least = least.min(clock.elapsed().as_secs_f64() * 1_000.0);
    }
    println!("{what}: {least:.1} ms");
}

#[test]
#[ignore = "a minute of filling: see the head of the file"]
fn a_crowd_is_named_and_searched() {
    on_each(async |world| {
        for sentence in [
            "Reach out to three current clients every day",
            "Reach out to one former or lapsed client every week",
            "Make two cold calls every day",
        ] {
            let input = AddCommitment {
                text: sentence.into(),
                ..AddCommitment::default()
            };
            commitment::commit(&world.context, &world.now, &input)
                .await
                .unwrap();
        }
        let clock = Clock::now();
        let mut tx = world.context.db.write().await.unwrap();
        fill(world, &mut tx).await;
        println!("rows: {:.1} s", clock.elapsed().as_secs_f64());
        tx.bulk_done(world.context.workspace_id()).await.unwrap();
        println!("with sums and dues: {:.1} s", clock.elapsed().as_secs_f64());
        tx.commit().await.unwrap();
        let (context, now) = (&world.context, &world.now);
        timed("next", async || {
            let found = next::next(context, now, &NextQuery::default()).await;
            let found = found.unwrap();
            assert!(found.commitments.iter().all(|one| one.people.len() == 3));
        })
        .await;
        timed("today", async || {
            today(context, now).await.unwrap();
        })
        .await;
        for (text, due) in [("ann acme", false), ("lee400", false), ("", true)] {
            timed(&format!("people '{text}' due {due}"), async || {
                let filter = PersonFilter {
                    text: Some(text.into()),
                    due,
                    ..PersonFilter::default()
                };
                people::list(context, now, &filter).await.unwrap();
            })
            .await;
        }
        for text in ["1 call", "called Ann Lee0"] {
            timed(&format!("log '{text}'"), async || {
                let line = LogLine {
                    text: text.into(),
                    ..LogLine::default()
                };
                log(context, now, &line).await.unwrap();
            })
            .await;
        }
    });
}
