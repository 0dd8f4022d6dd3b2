//! Forecasts: of which goals, of what they are made, what is kept, and how it
//! turned out.

use jiff::ToSpan;
use legwork::error::Kind;
use legwork::service::commitment::{self, AddCommitment};
use legwork::service::deals::{self, AddDeal, CloseDeal};
use legwork::service::forecast::{self, AskForecast, Forecast};
use legwork::service::goal::{self, AddGoal, EditGoal};
use legwork::service::journal;
use legwork::service::results::{self, AddResult};

use super::{World, near, on_each};

fn of(goal: &str) -> AskForecast {
    AskForecast {
        goal: Some(goal.into()),
        ..AskForecast::default()
    }
}

async fn shown(world: &World, ask: &AskForecast) -> Forecast {
    let shown = forecast::show(&world.context, &world.now, ask).await;
    world.say(shown.unwrap())
}

/// Opens a deal with a firm of its own.
async fn deal(world: &World, title: &str, value: Option<&str>) {
    let input = AddDeal {
        title: title.into(),
        organisation: Some(format!("{title} Ltd")),
        value: value.map(Into::into),
        ..AddDeal::default()
    };
    let added = deals::add(&world.context, &world.now, &input).await;
    world.say(added.unwrap());
}

async fn won(world: &World, title: &str) {
    let input = CloseDeal::default();
    let won = deals::won(&world.context, &world.now, title, &input).await;
    world.say(won.unwrap());
}

async fn paid(world: &World, goal: &str, amount: &str) {
    let input = AddResult {
        amount: amount.into(),
        goal: Some(goal.into()),
        ..AddResult::default()
    };
    let added = results::add(&world.context, &world.now, &input).await;
    world.say(added.unwrap());
}

async fn promise(world: &World, text: &str) {
    let input = AddCommitment {
        text: text.into(),
        ..AddCommitment::default()
    };
    let added = commitment::commit(&world.context, &world.now, &input).await;
    world.say(added.unwrap());
}

#[test]
fn without_a_goal_there_is_nothing_but_the_date() {
    on_each(async |world| {
        let none = shown(world, &AskForecast::default()).await;
        assert_eq!((none.goal, none.chance, none.draws), (None, None, 0));
        let (context, now) = (&world.context, &world.now);
        let unknown = of("revenue");
        world
            .fails(Kind::NotFound, forecast::show(context, now, &unknown))
            .await;
        world.goal("earn 90,000 EUR in revenue in 2027").await;
        world.goal("win 8 new clients in 2027").await;
        let which = AskForecast::default();
        world
            .fails(Kind::Conflict, forecast::show(context, now, &which))
            .await;
    });
}

#[test]
fn what_a_goal_lacks_is_said() {
    on_each(async |world| {
        world.goal("earn 90,000 EUR in revenue in 2027").await;
        let ask = AskForecast::default();
        let (context, now) = (&world.context, &world.now);
        let error = world
            .fails(Kind::Refused, forecast::show(context, now, &ask))
            .await;
        assert!(
            error.to_string().contains("what a deal is worth"),
            "{error}"
        );
        let stated = AskForecast {
            typical: Some("EUR 5,000".into()),
            ..AskForecast::default()
        };
        let said = shown(world, &stated).await;
        assert_eq!((said.chance.is_some(), said.draws), (true, 4_000));
        for (typical, win_rate, word) in [
            (Some("USD 5,000"), None, "EUR"),
            (Some("much"), None, "number"),
            (Some("5000"), Some(0.0), "win rate"),
            (Some("5000"), Some(1.0), "win rate"),
        ] {
            let ask = AskForecast {
                goal: None,
                typical: typical.map(Into::into),
                win_rate,
            };
            let error = world
                .fails(Kind::Usage, forecast::show(context, now, &ask))
                .await;
            assert!(error.to_string().contains(word), "{error}");
        }
    });
}

#[test]
fn looking_writes_nothing_and_the_last_of_a_day_is_kept() {
    on_each(async |world| {
        world.goal("earn 90,000 EUR in revenue in 2027").await;
        deal(world, "Quay", Some("EUR 12,000")).await;
        let before = world.rows().await;
        let ask = AskForecast::default();
        let looked = forecast::look(&world.context, &world.now, &ask).await;
        let looked = world.say(looked.unwrap());
        assert_eq!(world.rows().await, before);
        assert_eq!(shown(world, &ask).await, looked);
        shown(world, &ask).await;
        assert_eq!(world.rows().await.len(), before.len() + 1);
        world.on("2027-02-09");
        let next = shown(world, &ask).await;
        assert_eq!(world.rows().await.len(), before.len() + 2);
        assert!(looked.parts.unwrap().open.abs() < f64::EPSILON);
        assert!(next.parts.unwrap().open > 0.0);
        let history = journal::history(&world.context, &world.now, 20)
            .await
            .unwrap();
        assert_eq!(
            history.changes.len(),
            2,
            "a forecast is no change of the member's"
        );
    });
}

#[test]
fn a_goal_that_was_forecast_can_still_be_undone() {
    on_each(async |world| {
        world.goal("win 8 new clients in 2027").await;
        shown(world, &AskForecast::default()).await;
        let (context, now) = (&world.context, &world.now);
        journal::undo(context, now, 1).await.unwrap();
        assert_eq!(shown(world, &AskForecast::default()).await.goal, None);
        let past = forecast::past(context, now, None).await.unwrap();
        assert_eq!(world.say(past).waiting, 0);
        journal::redo(context, now, 1).await.unwrap();
        let past = forecast::past(context, now, None).await.unwrap();
        assert_eq!(world.say(past).waiting, 1);
    });
}

#[test]
fn what_is_won_is_what_the_goal_says() {
    on_each(async |world| {
        deal(world, "Early", Some("EUR 7,000")).await;
        won(world, "early").await;
        world.goal("earn 90,000 EUR in revenue in 2027").await;
        for (title, value) in [
            ("Quay", "EUR 12,000"),
            ("Yard", "USD 9,000"),
            ("Mill", "EUR 4,000"),
        ] {
            deal(world, title, Some(value)).await;
        }
        won(world, "quay").await;
        won(world, "yard").await;
        paid(world, "revenue", "EUR 2,500").await;
        world.on("2027-02-09");
        let said = shown(world, &AskForecast::default()).await;
        let parts = said.parts.unwrap();
        // Neither the deal from before the goal nor dollars, but the invoice.
        assert!(near(parts.won, 14_500.0), "{parts:?}");
        assert!(near(world.standing("revenue").await.actual, parts.won));
        assert!(said.p10.unwrap() >= 14_500.0, "{said:?}");
        assert!(parts.open > 0.0 && parts.open < 4_000.0, "{parts:?}");
    });
}

#[test]
fn where_only_new_work_is_known_nobody_calls_a_goal_unachievable() {
    on_each(async |world| {
        let growth = AddGoal {
            text: "grow revenue by 20% in 2027".into(),
            baseline: Some("500000".into()),
            currency: Some("EUR".into()),
            ..AddGoal::default()
        };
        let (context, now) = (&world.context, &world.now);
        goal::add(context, now, &growth).await.unwrap();
        deal(world, "Shop", Some("EUR 20000")).await;
        let achievable = async || {
            let seen = forecast::one(context, now, "revenue").await.unwrap();
            (seen.goal.smart.achievable, seen.goal.chance.is_some())
        };
        assert_eq!(achievable().await, (None, false));
        let said = shown(world, &of("revenue")).await;
        assert!(said.chance.is_some() && said.told.unwrap().only_new);
        won(world, "Shop").await;
        assert_eq!(achievable().await, (Some(false), true));
    });
}

#[test]
fn new_clients_are_counted_once() {
    on_each(async |world| {
        world.goal("win 2 new clients in 2027").await;
        deal(world, "Quay", None).await;
        won(world, "quay").await;
        world.on("2027-02-09");
        let input = AddDeal {
            title: "Again".into(),
            organisation: Some("Quay Ltd".into()),
            ..AddDeal::default()
        };
        deals::add(&world.context, &world.now, &input)
            .await
            .unwrap();
        world.on("2027-02-10");
        let parts = shown(world, &AskForecast::default()).await.parts.unwrap();
        assert!(near(parts.won, 1.0), "{parts:?}");
        assert!(
            parts.open.abs() < f64::EPSILON,
            "they bought before: {parts:?}"
        );
    });
}

#[test]
fn promises_that_lead_to_deals_are_part_of_it() {
    on_each(async |world| {
        world.goal("win 10 new clients in 2027").await;
        promise(world, "ask 40 clients for a referral every week").await;
        promise(world, "go to the gym 3X/week").await;
        let said = shown(world, &AskForecast::default()).await;
        let told = said.told.unwrap();
        assert!(told.promised);
        assert!(said.parts.unwrap().work_promised > 0.0);
        assert!(told.share_full.unwrap() > told.share, "{told:?}");
    });
}

#[test]
fn a_goal_without_deals_goes_by_its_results() {
    on_each(async |world| {
        world.goal("get from 90 kg to 80 kg by 30 June 2027").await;
        let (context, now) = (&world.context, &world.now);
        let ask = AskForecast::default();
        world
            .fails(Kind::Refused, forecast::show(context, now, &ask))
            .await;
        for (day, kilos) in [
            ("02-08", "90"),
            ("02-15", "89"),
            ("02-22", "88.2"),
            ("03-01", "87.1"),
        ] {
            world.on(&format!("2027-{day}"));
            paid(world, "kg", kilos).await;
        }
        world.on("2027-03-02");
        let said = shown(world, &AskForecast::default()).await;
        assert_eq!((said.parts, said.chance_full_adherence), (None, None));
        let (low, high) = (said.p10.unwrap(), said.p90.unwrap());
        assert!(low < high && high < 90.0, "{said:?}");
        assert!(said.chance.unwrap() > 0.0, "{said:?}");
    });
}

/// Goes to so many days after the first.
fn after(world: &mut World, days: i64) {
    let day = super::day("2027-02-08").saturating_add(days.days());
    world.on(&day.to_string());
}

/// Whether the rhythm is said to have changed, so many days after the first.
async fn changed(world: &mut World, days: i64) -> bool {
    after(world, days);
    let said = shown(world, &AskForecast::default()).await;
    said.told.unwrap().rhythm_changed
}

#[test]
fn deals_that_stop_are_said_to_be_a_change_of_rhythm() {
    on_each(async |world| {
        world.goal("win 80 new clients in 2027").await;
        for number in 0..35_i64 {
            let (opened, closed) = (2 * number, 2 * number + 1);
            let title = format!("Quay {number}");
            after(world, opened);
            deal(world, &title, None).await;
            after(world, closed);
            won(world, &title).await;
        }
        assert!(!changed(world, 70).await, "a steady seller");
        assert!(changed(world, 116).await, "a seller who stopped");
    });
}

#[test]
fn what_was_said_is_judged_by_what_was_asked_then() {
    on_each(async |world| {
        world.goal("win 2 new clients by 31 March 2027").await;
        deal(world, "Quay", None).await;
        shown(world, &AskForecast::default()).await;
        world.on("2027-02-10");
        won(world, "quay").await;
        world.on("2027-03-01");
        let chance = shown(world, &AskForecast::default())
            .await
            .told
            .unwrap()
            .share;
        let past = forecast::past(&world.context, &world.now, None)
            .await
            .unwrap();
        assert_eq!((past.forecasts, past.waiting, past.brier), (0, 2, None));
        world.on("2027-04-02");
        let settled = shown(world, &of("clients")).await;
        assert_eq!((settled.chance, settled.draws), (Some(0.0), 0));
        assert_eq!(settled.told.unwrap().chance, "not reached");
        // A target lowered afterwards does not make a forecast come true.
        let edit = EditGoal {
            target: Some("1".into()),
            ..EditGoal::default()
        };
        goal::edit(&world.context, &world.now, "clients", &edit)
            .await
            .unwrap();
        let settled = shown(world, &of("clients")).await;
        assert_eq!(settled.chance, Some(1.0));
        let past = forecast::past(&world.context, &world.now, Some("clients")).await;
        let past = world.say(past.unwrap());
        assert_eq!((past.forecasts, past.goals, past.waiting), (2, 1, 0));
        assert!(past.bias.unwrap() > 0.0 && chance > 0.0);
        assert!(past.brier.unwrap() < 1.0);
        assert_eq!(past.reliability.iter().map(|bin| bin.n).sum::<usize>(), 2);
        assert!(
            past.reliability
                .iter()
                .all(|bin| bin.hit.abs() < f64::EPSILON)
        );
    });
}
