//! Results: recorded towards the one goal that is meant.

use legwork::error::Kind;
use legwork::service::journal;
use legwork::service::results::{self, AddResult};

use super::{day, near, on_each};

fn amount(text: &str) -> AddResult {
    AddResult {
        amount: text.into(),
        ..AddResult::default()
    }
}

#[test]
fn the_goal_may_be_left_out_when_there_is_one() {
    on_each(async |world| {
        let (context, now) = (&world.context, &world.now);
        world
            .fails(Kind::NotFound, results::add(context, now, &amount("5")))
            .await;
        world.goal("earn 90,000 EUR in revenue in 2027").await;
        let one = world.say(results::add(context, now, &amount("2.500")).await.unwrap());
        assert!(near(one.result.amount, 2_500.0));
        assert!(near(one.goal.unwrap().actual, 2_500.0));
        world
            .goal("win 8 new clients by the end of June 2027")
            .await;
        world
            .fails(Kind::Conflict, results::add(context, now, &amount("1")))
            .await;
        let mut clients = amount("2");
        clients.goal = Some("clients".into());
        clients.note = Some("two at once".into());
        let one = world.say(results::add(context, now, &clients).await.unwrap());
        assert_eq!(one.result.currency, None);
        assert_eq!(
            world
                .say(results::list(context, now, None).await.unwrap())
                .results
                .len(),
            2
        );
        let mine = world.say(results::list(context, now, Some("clients")).await.unwrap());
        assert_eq!(mine.results.len(), 1);
        journal::undo(context, now, 1).await.unwrap();
        assert!(near(world.standing("clients").await.actual, 0.0));
    });
}

#[test]
fn currencies_are_never_added_together() {
    on_each(async |world| {
        world.goal("earn 90,000 EUR in revenue in 2027").await;
        let (context, now) = (&world.context, &world.now);
        world
            .fails(Kind::Refused, results::add(context, now, &amount("$500")))
            .await;
        world
            .fails(Kind::Usage, results::add(context, now, &amount("500 kr")))
            .await;
        results::add(context, now, &amount("EUR 0.10"))
            .await
            .unwrap();
        let one = results::add(context, now, &amount("€0.20")).await.unwrap();
        assert_eq!(world.say(one).goal.unwrap().actual.to_string(), "0.3");
    });
}

#[test]
fn impossible_results_are_refused_and_nothing_changes() {
    on_each(async |world| {
        world
            .goal("win 8 new clients by the end of June 2027")
            .await;
        let (context, now) = (&world.context, &world.now);
        for text in [
            "",
            "many",
            "0",
            "EUR 5",
            "1e5",
            "5 apples",
            "9999999999999999999999",
        ] {
            world
                .fails(Kind::Usage, results::add(context, now, &amount(text)))
                .await;
        }
        let mut on = amount("1");
        on.date = Some(day("2027-02-09"));
        world
            .fails(Kind::Usage, results::add(context, now, &on))
            .await;
        on.date = Some(day("2027-02-07"));
        world
            .fails(Kind::Refused, results::add(context, now, &on))
            .await;
        let mut noted = amount("1");
        noted.note = Some("n".repeat(2_001));
        world
            .fails(Kind::Usage, results::add(context, now, &noted))
            .await;
    });
}

#[test]
fn an_id_that_was_used_before_adds_nothing() {
    on_each(async |world| {
        world
            .goal("win 8 new clients by the end of June 2027")
            .await;
        let (context, now) = (&world.context, &world.now);
        let mut clients = amount("2");
        clients.id = Some("0190a0a0-0000-7000-8000-000000000001".into());
        let first = results::add(context, now, &clients).await.unwrap();
        assert!(!first.repeated);
        let rows = world.rows().await;
        // Whatever is sent along the second time.
        clients.amount = "5".into();
        let again = world.say(results::add(context, now, &clients).await.unwrap());
        assert!(again.repeated && near(again.result.amount, 2.0));
        assert!(near(again.goal.unwrap().actual, 2.0));
        assert_eq!(world.rows().await, rows);
        let history = journal::history(context, now, 10).await.unwrap();
        assert_eq!(history.changes.len(), 2);
        clients.id = Some("mine".into());
        world
            .fails(Kind::Usage, results::add(context, now, &clients))
            .await;
    });
}
