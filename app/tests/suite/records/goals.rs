//! Goals: asked, set, reckoned, changed, closed, undone.

use legwork::error::Kind;
use legwork::service::goal::{self, AddGoal, CloseGoal, EditGoal};
use legwork::service::journal;
use legwork::service::results::{self, AddResult};

use super::{World, day, near, on_each};

fn sentence(text: &str) -> AddGoal {
    AddGoal {
        text: text.into(),
        ..AddGoal::default()
    }
}

async fn reach(world: &World, amount: &str, on: &str) {
    let input = AddResult {
        amount: amount.into(),
        date: Some(day(on)),
        ..AddResult::default()
    };
    let added = results::add(&world.context, &world.now, &input)
        .await
        .unwrap();
    world.say(added);
}

#[test]
fn a_sentence_is_asked_about_before_it_is_saved() {
    on_each(async |world| {
        world.context.workspace.currency = None;
        let (context, now) = (&world.context, &world.now);
        let mut input = sentence("I will grow revenue by 20% in 2027");
        let preview = world.say(goal::preview(context, now, &input).await.unwrap());
        assert_eq!(preview.missing, ["baseline", "currency"]);
        world
            .fails(Kind::Usage, goal::add(context, now, &input))
            .await;

        input.baseline = Some("500,000".into());
        input.currency = Some("eur".into());
        let preview = world.say(goal::preview(context, now, &input).await.unwrap());
        assert!(preview.missing.is_empty(), "{:?}", preview.missing);
        assert_eq!(
            preview.says,
            "Revenue: 20 % more than EUR 500,000, so EUR 600,000, from 1 January 2027 to 31 December 2027"
        );
        let one = world
            .say(goal::add(context, now, &input).await.unwrap())
            .goal;
        assert_eq!(one.goal, Some(600_000.0));
        assert!(one.smart.specific && one.smart.measurable && one.smart.time_bound);
        assert!(!one.smart.relevant && !one.level);
    });
}

#[test]
fn the_currency_of_the_workspace_answers_for_money_only() {
    on_each(async |world| {
        let (context, now) = (&world.context, &world.now);
        let mut input = sentence("grow revenue by 20% in 2027");
        input.baseline = Some("500.000".into());
        let one = world
            .say(goal::add(context, now, &input).await.unwrap())
            .goal;
        assert_eq!(
            (one.currency.as_deref(), one.baseline),
            (Some("EUR"), Some(500_000.0))
        );
        let clients = world
            .goal("win 8 new clients by the end of June 2027")
            .await;
        assert_eq!(clients.currency, None);
        input.baseline = Some("USD 500000".into());
        input.currency = Some("EUR".into());
        world
            .fails(Kind::Usage, goal::add(context, now, &input))
            .await;
        input.currency = Some("EURO".into());
        world
            .fails(Kind::Usage, goal::add(context, now, &input))
            .await;
    });
}

#[test]
fn a_sum_follows_a_straight_line_from_nothing() {
    on_each(async |world| {
        let mut input = sentence("grow revenue by 20% in 2027");
        input.baseline = Some("500000".into());
        goal::add(&world.context, &world.now, &input).await.unwrap();
        reach(world, "40,000", "2027-01-31").await;
        reach(world, "12.500,50", "2027-02-08").await;
        reach(world, "-500", "2027-02-08").await;
        let one = world.standing("revenue").await;
        assert!(near(one.actual, 52_000.5));
        assert!(near(one.line.unwrap(), 600_000.0 * 39.0 / 365.0));
        assert!(near(one.progress.unwrap(), 52_000.5 / 600_000.0));
        assert_eq!(one.days_left, Some(327));
        world.on("2027-12-31");
        let last = world.standing("revenue").await;
        assert_eq!((last.days_left, last.line), (Some(1), Some(600_000.0)));
        world.on("2028-01-01");
        assert_eq!(world.standing("revenue").await.days_left, Some(-1));
    });
}

#[test]
fn a_level_is_the_last_one_recorded_and_may_fall() {
    on_each(async |world| {
        let mut input = sentence("lose 7 kg by 2027-06-30");
        input.baseline = Some("82 kg".into());
        input.start = Some(day("2027-02-01"));
        let one = goal::add(&world.context, &world.now, &input)
            .await
            .unwrap()
            .goal;
        assert!(one.level);
        assert_eq!(
            (one.goal, one.actual, one.progress),
            (Some(75.0), 82.0, Some(0.0))
        );
        reach(world, "81", "2027-02-05").await;
        reach(world, "80.6", "2027-02-08").await;
        let one = world.standing("kg").await;
        assert!(near(one.actual, 80.6));
        assert!(near(one.progress.unwrap(), 0.2));
        assert!(near(one.line.unwrap(), 82.0 - 7.0 * 8.0 / 150.0));
        world.on("2027-02-09");
        reach(world, "74.9", "2027-02-09").await;
        let (context, now) = (&world.context, &world.now);
        let closed = goal::close(context, now, "kg", &CloseGoal::default())
            .await
            .unwrap();
        assert_eq!(world.say(closed).goal.status, "reached");
    });
}

#[test]
fn a_goal_that_comes_back_counts_within_its_period() {
    on_each(async |world| {
        let one = world.goal("win 2 new clients every month").await;
        assert_eq!(one.recurs.as_deref(), Some("month"));
        assert_eq!(one.days_left, Some(21));
        reach(world, "1", "2027-02-08").await;
        assert!(near(world.standing("clients").await.progress.unwrap(), 0.5));
        world.on("2027-03-02");
        assert!(near(world.standing("clients").await.actual, 0.0));
    });
}

#[test]
fn a_goal_is_changed_in_parts_and_undone() {
    on_each(async |world| {
        let mut input = sentence("grow revenue by 20% in 2027");
        input.baseline = Some("500000".into());
        goal::add(&world.context, &world.now, &input).await.unwrap();
        let (context, now) = (&world.context, &world.now);
        let edit = EditGoal {
            target: Some("25".into()),
            baseline: Some("480k".into()),
            why: Some("  a second\tdesk ".into()),
            ..EditGoal::default()
        };
        let one = world
            .say(goal::edit(context, now, "revenue", &edit).await.unwrap())
            .goal;
        assert_eq!(
            (one.goal, one.why.as_deref()),
            (Some(600_000.0), Some("a second desk"))
        );
        assert!(one.smart.relevant);
        let figure = EditGoal {
            target: Some("EUR 700,000".into()),
            ..EditGoal::default()
        };
        let one = world
            .say(goal::edit(context, now, "revenue", &figure).await.unwrap())
            .goal;
        assert_eq!(
            (one.target.as_str(), one.goal),
            ("absolute", Some(700_000.0))
        );
        world.say(journal::undo(context, now, 2).await.unwrap());
        assert_eq!(world.standing("revenue").await.goal, Some(600_000.0));
        assert_eq!(world.standing("revenue").await.baseline, Some(500_000.0));
    });
}

#[test]
fn the_currency_stays_once_results_are_in() {
    on_each(async |world| {
        world.goal("earn 100,000 EUR in revenue in 2027").await;
        let dollars = EditGoal {
            currency: Some("USD".into()),
            ..EditGoal::default()
        };
        let (context, now) = (&world.context, &world.now);
        let one = world.say(goal::edit(context, now, "revenue", &dollars).await.unwrap());
        assert_eq!(one.goal.currency.as_deref(), Some("USD"));
        reach(world, "$2,000", "2027-02-08").await;
        let euros = EditGoal {
            currency: Some("EUR".into()),
            ..EditGoal::default()
        };
        world
            .fails(Kind::Refused, goal::edit(context, now, "revenue", &euros))
            .await;
    });
}

#[test]
fn closing_says_how_it_ended_and_undo_opens_it_again() {
    on_each(async |world| {
        world
            .goal("win 8 new clients by the end of June 2027")
            .await;
        let (context, now) = (&world.context, &world.now);
        let given_up = CloseGoal {
            reached: None,
            reason: Some("another plan".into()),
        };
        let closed = world
            .say(
                goal::close(context, now, "clients", &given_up)
                    .await
                    .unwrap(),
            )
            .goal;
        assert_eq!(
            (closed.status.as_str(), closed.closed),
            ("closed", Some(day("2027-02-08")))
        );
        world
            .fails(
                Kind::Refused,
                goal::close(context, now, "clients", &given_up),
            )
            .await;
        assert!(
            goal::list(context, now, false)
                .await
                .unwrap()
                .goals
                .is_empty()
        );
        assert_eq!(goal::list(context, now, true).await.unwrap().goals.len(), 1);
        journal::undo(context, now, 1).await.unwrap();
        assert_eq!(world.standing("clients").await.status, "open");
        let won = CloseGoal {
            reached: Some(true),
            reason: None,
        };
        let closed = goal::close(context, now, "clients", &won).await.unwrap();
        assert_eq!(world.say(closed).goal.status, "reached");
    });
}

#[test]
fn impossible_goals_are_refused_and_nothing_changes() {
    on_each(async |world| {
        let (context, now) = (&world.context, &world.now);
        let add = async |text: &str, change: &dyn Fn(&mut AddGoal)| {
            let mut input = sentence(text);
            change(&mut input);
            goal::add(context, now, &input).await
        };
        let growth = "grow revenue by 20% in 2027";
        world.fails(Kind::Usage, add("", &|_| ())).await;
        world
            .fails(Kind::Usage, add(&"x".repeat(501), &|_| ()))
            .await;
        world.fails(Kind::Usage, add("do better", &|_| ())).await;
        world
            .fails(
                Kind::Usage,
                add(growth, &|one| one.baseline = Some("0".into())),
            )
            .await;
        world
            .fails(
                Kind::Usage,
                add(growth, &|one| one.baseline = Some("lots".into())),
            )
            .await;
        world
            .fails(
                Kind::Usage,
                add(growth, &|one| one.baseline = Some("9".repeat(30))),
            )
            .await;
        let past = day("2026-12-31");
        world
            .fails(
                Kind::Usage,
                add("win 8 clients", &|one| one.due = Some(past)),
            )
            .await;
        let clients = "win 8 new clients by the end of June 2027";
        let late = day("2027-07-01");
        world
            .fails(Kind::Usage, add(clients, &|one| one.start = Some(late)))
            .await;
        world
            .fails(
                Kind::Usage,
                add(clients, &|one| one.why = Some("y".repeat(2_001))),
            )
            .await;
    });
}

#[test]
fn a_goal_says_in_one_word_how_it_stands() {
    on_each(async |world| {
        let one = world
            .goal("win 8 new clients by the end of June 2027")
            .await;
        let (context, now) = (&world.context, &world.now);
        let within = async |start: &str, due: &str| {
            let days = EditGoal {
                start: Some(day(start)),
                due: Some(day(due)),
                ..EditGoal::default()
            };
            let edited = goal::edit(context, now, &one.id, &days).await.unwrap();
            world.say(edited).goal
        };
        assert_eq!(within("2027-03-01", "2027-06-30").await.state, "upcoming");
        assert_eq!(within("2027-01-01", "2027-02-07").await.state, "past");
        // 39 of 156 days are over on 8 February: a quarter, two clients of eight.
        let behind = within("2027-01-01", "2027-06-05").await;
        assert_eq!(behind.state, "behind");
        assert!(near(behind.line_progress.unwrap(), 0.25));
        reach(world, "2", "2027-02-01").await;
        assert_eq!(world.standing("clients").await.state, "on_plan");
        reach(world, "6", "2027-02-02").await;
        assert_eq!(world.standing("clients").await.state, "there");
        let input = CloseGoal::default();
        let closed = goal::close(context, now, &one.id, &input).await.unwrap();
        assert_eq!(closed.goal.state, "reached");
    });
}
