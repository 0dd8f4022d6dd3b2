//! The way of a goal against its plan line.

use jiff::Zoned;
use jiff::civil::Date;
use legwork::ids::Ids;
use legwork::service::Context;
use legwork::service::demo::demo;
use legwork::service::goal::{self, AddGoal};
use legwork::service::insights::{self, BurnUp};
use legwork::service::results::{self, AddResult};

use crate::records::{World, day, near, on_each};
use crate::store::harness::on_both;

async fn reach(world: &World, amount: &str, on: &str) {
    let input = AddResult {
        amount: amount.into(),
        date: Some(day(on)),
        ..AddResult::default()
    };
    let added = results::add(&world.context, &world.now, &input).await;
    added.unwrap();
}

async fn set(world: &World, text: &str, baseline: &str, start: Option<&str>) {
    let input = AddGoal {
        text: text.into(),
        baseline: Some(baseline.into()),
        start: start.map(day),
        ..AddGoal::default()
    };
    goal::add(&world.context, &world.now, &input).await.unwrap();
}

async fn way(world: &World, goal: &str) -> BurnUp {
    let answer = insights::burn_up(&world.context, &world.now, goal).await;
    world.say(answer.unwrap())
}

fn days(found: &BurnUp) -> Vec<(Date, f64)> {
    found.days.iter().map(|day| (day.date, day.value)).collect()
}

#[test]
fn a_sum_climbs_from_nothing_towards_its_figure() {
    on_each(async |world| {
        set(world, "grow revenue by 20% in 2027", "500000", None).await;
        let none = way(world, "revenue").await;
        assert!(none.days.is_empty());
        reach(world, "40,000", "2027-01-31").await;
        reach(world, "12.500,50", "2027-02-08").await;
        reach(world, "-500", "2027-02-08").await;
        let found = way(world, "revenue").await;
        let (january, today) = (day("2027-01-31"), day("2027-02-08"));
        assert_eq!(days(&found), [(january, 40_000.0), (today, 52_000.5)]);
        assert_eq!((found.from, found.target), (Some(0.0), Some(600_000.0)));
        // Twelve months, and today within the second.
        assert_eq!(found.months.len(), 13);
        let first = found.months[0];
        assert_eq!((first.date, first.value), (january, Some(40_000.0)));
        assert!(near(first.line.unwrap(), 600_000.0 * 31.0 / 365.0));
        let now = found.months[1];
        assert_eq!((now.date, now.value), (today, Some(52_000.5)));
        let last = found.months[12];
        assert_eq!((last.date, last.value), (day("2027-12-31"), None));
        assert_eq!(last.line, Some(600_000.0));
        assert_eq!(
            found.sentence,
            // 600,000 x 39 / 365 = 64,109.59
            "EUR 52,001 of EUR 600,000 by 8 Feb; the line asks for EUR 64,110"
        );
    });
}

#[test]
fn a_level_falls_from_its_baseline() {
    on_each(async |world| {
        set(
            world,
            "lose 7 kg by 2027-06-30",
            "82 kg",
            Some("2027-02-01"),
        )
        .await;
        reach(world, "81", "2027-02-05").await;
        reach(world, "80.6", "2027-02-08").await;
        let found = way(world, "kg").await;
        assert!(found.level);
        assert_eq!(
            days(&found),
            [(day("2027-02-05"), 81.0), (day("2027-02-08"), 80.6)]
        );
        assert_eq!((found.from, found.target), (Some(82.0), Some(75.0)));
        // 82 - 7 x 8 / 150 = 81.63
        assert_eq!(
            found.sentence,
            "80.6 kg on 8 Feb, towards 75 kg; the line asks for 81.6 kg"
        );
    });
}

#[test]
fn a_goal_that_comes_back_begins_anew() {
    on_each(async |world| {
        world.on("2027-01-20");
        world.goal("win 4 new clients every month").await;
        reach(world, "3", "2027-01-20").await;
        world.on("2027-02-08");
        reach(world, "1", "2027-02-08").await;
        let found = way(world, "clients").await;
        assert_eq!(days(&found), [(day("2027-02-08"), 1.0)]);
        assert_eq!(
            (found.start, found.due),
            (Some(day("2027-02-01")), Some(day("2027-02-28")))
        );
        // 4 x 8 / 28 = 1.14
        assert_eq!(found.sentence, "1 of 4 by 8 Feb; the line asks for 1.1");
    });
}

#[test]
fn the_way_agrees_with_how_the_goal_stands() {
    on_both(async |db| {
        let now: Zoned = "2027-02-08T10:30:00+01:00[Europe/Berlin]".parse().unwrap();
        demo(db, &now, None).await.unwrap();
        let context = Context::open(db.clone(), Ids::seeded(1), &now)
            .await
            .unwrap();
        let goals = goal::list(&context, &now, false).await.unwrap();
        let goal = &goals.goals[0];
        let found = insights::burn_up(&context, &now, &goal.id).await.unwrap();
        assert!(near(found.actual, goal.actual));
        assert!(near(found.days.last().unwrap().value, goal.actual));
        assert_eq!(found.line, goal.line);
        assert!(
            found
                .days
                .windows(2)
                .all(|pair| pair[0].date < pair[1].date)
        );
    });
}
