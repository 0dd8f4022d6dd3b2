//! Amounts in another currency: counted at the rate that is given, and never
//! without one.

use legwork::error::Kind;
use legwork::service::deals::{self, AddDeal, CloseDeal, EditDeal, OneDeal};
use legwork::service::journal;
use legwork::service::results::{self, AddResult, ResultView};

use super::{World, near, on_each};

const EUROS: &str = "earn 90,000 EUR in revenue in 2027";
const POUNDS: &str = "earn 40,000 GBP in revenue in 2027";

async fn deal(world: &World, title: &str, value: &str) {
    let input = AddDeal {
        title: title.into(),
        value: (!value.is_empty()).then(|| value.into()),
        ..AddDeal::default()
    };
    let added = deals::add(&world.context, &world.now, &input).await;
    world.say(added.unwrap());
}

fn at(rate: &str) -> CloseDeal {
    CloseDeal {
        rate: Some(rate.into()),
        ..CloseDeal::default()
    }
}

fn amount(text: &str, rate: &str) -> AddResult {
    AddResult {
        amount: text.into(),
        rate: Some(rate.into()),
        ..AddResult::default()
    }
}

async fn worth(world: &World, title: &str, value: &str) -> OneDeal {
    let input = EditDeal {
        value: Some(value.into()),
        ..EditDeal::default()
    };
    let edited = deals::edit(&world.context, &world.now, title, &input).await;
    world.say(edited.unwrap())
}

async fn recorded(world: &World) -> Vec<(f64, Option<String>)> {
    let listed = results::list(&world.context, &world.now, None).await;
    let each = |one: ResultView| (one.amount, one.note);
    world
        .say(listed.unwrap())
        .results
        .into_iter()
        .map(each)
        .collect()
}

#[test]
fn a_won_deal_counts_at_the_rate_that_is_given() {
    on_each(async |world| {
        world.goal(EUROS).await;
        let (context, now) = (&world.context, &world.now);
        deal(world, "Quay", "USD 500").await;
        let before = world.rows().await;
        let shown = deals::show(context, now, "quay").await.unwrap();
        assert_eq!(shown.exchange.as_deref(), Some("EUR"));
        let plain = CloseDeal::default();
        let without = world.say(deals::won(context, now, "quay", &plain).await.unwrap());
        let hint = without.not_counted_for[0].hint.as_deref();
        let wanted = "it counts with --rate, what one USD is worth in EUR";
        assert_eq!(hint, Some(wanted));
        journal::undo(context, now, 1).await.unwrap();
        let named = CloseDeal {
            goal: Some("revenue".into()),
            ..CloseDeal::default()
        };
        let error = world
            .fails(Kind::Refused, deals::won(context, now, "quay", &named))
            .await;
        assert_eq!(error.hints(), [wanted]);
        let won = world.say(deals::won(context, now, "quay", &at("0.92")).await.unwrap());
        assert_eq!((won.counted_for.len(), won.not_counted_for.len()), (1, 0));
        assert!(near(world.standing("revenue").await.actual, 460.0));
        let noted = Some("USD 500 at 0.92".to_owned());
        assert_eq!(recorded(world).await, [(460.0, noted)]);
        let shown = world.say(deals::show(context, now, "quay").await.unwrap());
        let exchange = shown.exchange.as_deref();
        assert_eq!((shown.counted_for.len(), exchange), (1, Some("EUR")));
        journal::undo(context, now, 1).await.unwrap();
        let mut after = world.rows().await;
        after.retain(|row| !row.starts_with("last_days"));
        assert_eq!(after, before);
    });
}

#[test]
fn what_was_converted_keeps_its_rate_when_the_deal_is_corrected() {
    on_each(async |world| {
        world.goal(EUROS).await;
        deal(world, "Quay", "USD 0.03").await;
        let won = deals::won(&world.context, &world.now, "quay", &at("0,925")).await;
        world.say(won.unwrap());
        assert!(near(world.standing("revenue").await.actual, 0.03));
        assert_eq!(worth(world, "quay", "USD 1,000").await.counted_for.len(), 1);
        let noted = Some("USD 1,000 at 0.925".to_owned());
        assert_eq!(recorded(world).await, [(925.0, noted)]);
        // In the goal's own currency there is nothing to convert.
        assert_eq!(worth(world, "quay", "EUR 800").await.counted_for.len(), 1);
        assert_eq!(recorded(world).await, [(800.0, None)]);
        journal::undo(&world.context, &world.now, 1).await.unwrap();
        // A rate for dollars says nothing of francs.
        let francs = worth(world, "quay", "CHF 800").await;
        assert_eq!(
            (francs.counted_for.len(), francs.not_counted_for.len()),
            (0, 1)
        );
        assert!(recorded(world).await.is_empty());
    });
}

#[test]
fn one_rate_is_for_one_currency() {
    on_each(async |world| {
        for goal in [EUROS, POUNDS, "win 8 new clients by the end of June 2027"] {
            world.goal(goal).await;
        }
        let (context, now) = (&world.context, &world.now);
        deal(world, "Quay", "USD 500").await;
        let shown = deals::show(context, now, "quay").await.unwrap();
        assert_eq!(shown.exchange, None);
        let error = world
            .fails(Kind::Refused, deals::won(context, now, "quay", &at("0.8")))
            .await;
        assert!(error.message().contains("both EUR and GBP"), "{error}");
        assert_eq!(error.hints(), ["name one of the goals: --goal"]);
        let named = CloseDeal {
            goal: Some("GBP".into()),
            ..at("0.8")
        };
        let won = world.say(deals::won(context, now, "quay", &named).await.unwrap());
        assert_eq!(won.counted_for[0].title, POUNDS);
        assert!(near(world.standing("GBP").await.actual, 400.0));
        // Where the deal is in one of the currencies, the rate is for the other.
        deal(world, "Mole", "EUR 100").await;
        let won = world.say(deals::won(context, now, "mole", &at("0.85")).await.unwrap());
        assert_eq!(won.counted_for.len(), 3);
        assert!(near(world.standing("GBP").await.actual, 485.0));
        assert!(near(world.standing("90,000").await.actual, 100.0));
    });
}

#[test]
fn rates_that_cannot_be_or_are_not_needed_are_refused() {
    on_each(async |world| {
        world.goal(EUROS).await;
        let (context, now) = (&world.context, &world.now);
        deal(world, "Quay", "USD 0.01").await;
        deal(world, "Mole", "EUR 100").await;
        deal(world, "Pier", "").await;
        for bad in ["", "0", "-1", "much", "1000001", "17,000", "1e3"] {
            world
                .fails(Kind::Usage, deals::won(context, now, "quay", &at(bad)))
                .await;
            world
                .fails(
                    Kind::Usage,
                    results::add(context, now, &amount("USD 5", bad)),
                )
                .await;
        }
        for title in ["quay", "mole", "pier"] {
            let rate = at("0.1");
            world
                .fails(Kind::Refused, deals::won(context, now, title, &rate))
                .await;
        }
        world
            .fails(Kind::Usage, deals::lost(context, now, "quay", &at("0.9")))
            .await;
        for text in ["EUR 5", "5", "USD 0.01"] {
            world
                .fails(
                    Kind::Refused,
                    results::add(context, now, &amount(text, "0.1")),
                )
                .await;
        }
        let mut clients = amount("5", "0.9");
        clients.goal = Some("clients".into());
        world
            .goal("win 8 new clients by the end of June 2027")
            .await;
        let error = world
            .fails(Kind::Refused, results::add(context, now, &clients))
            .await;
        assert!(error.message().contains("counts no money"), "{error}");
    });
}

#[test]
fn a_result_is_converted_and_says_so() {
    on_each(async |world| {
        world.goal(EUROS).await;
        let (context, now) = (&world.context, &world.now);
        let one = results::add(context, now, &amount("USD 500", "0.92")).await;
        assert!(near(world.say(one.unwrap()).result.amount, 460.0));
        let mut back = amount("-USD 100", "0.92");
        back.note = Some("paid back".into());
        let one = results::add(context, now, &back).await;
        assert!(near(world.say(one.unwrap()).goal.unwrap().actual, 368.0));
        let notes: Vec<Option<String>> = recorded(world).await.into_iter().map(|it| it.1).collect();
        let said = ["paid back (USD -100 at 0.92)", "USD 500 at 0.92"];
        let mut notes: Vec<String> = notes.into_iter().flatten().collect();
        notes.sort_by_key(|note| note.starts_with("USD"));
        assert_eq!(notes, said);
    });
}

#[test]
fn a_deal_that_was_won_without_a_rate_gets_one_later() {
    on_each(async |world| {
        world.goal(EUROS).await;
        deal(world, "Hall", "USD 500").await;
        let (context, now) = (&world.context, &world.now);
        let edit = |rate: &str| EditDeal {
            rate: Some(rate.into()),
            ..EditDeal::default()
        };
        let input = edit("0.92");
        let early = deals::edit(context, now, "hall", &input);
        let error = world.fails(Kind::Refused, early).await;
        assert!(error.message().contains("for a won deal"), "{error}");
        deals::won(context, now, "hall", &CloseDeal::default())
            .await
            .unwrap();
        assert!(recorded(world).await.is_empty());
        let shown = deals::show(context, now, "hall").await.unwrap();
        assert_eq!(shown.exchange.as_deref(), Some("EUR"));
        deals::edit(context, now, "hall", &edit("0.92"))
            .await
            .unwrap();
        assert_eq!(
            recorded(world).await,
            [(460.0, Some("USD 500 at 0.92".into()))]
        );
        // Another rate takes the place of the first.
        deals::edit(context, now, "hall", &edit("0.9"))
            .await
            .unwrap();
        assert_eq!(
            recorded(world).await,
            [(450.0, Some("USD 500 at 0.9".into()))]
        );
        journal::undo(context, now, 2).await.unwrap();
        assert!(recorded(world).await.is_empty());
    });
}
