//! What, how often, how well, and how far it led.

use jiff::Zoned;
use legwork::error::Kind;
use legwork::ids::Ids;
use legwork::service::Context;
use legwork::service::deals::{self, AddDeal, CloseDeal};
use legwork::service::demo::demo;
use legwork::service::insights::{self, Insights, KindInsight, RateView, span};

use super::work;
use crate::records::{World, day, near, on_each};
use crate::store::harness::on_both;

/// The two weeks up to Monday 8 February.
async fn two_weeks(world: &World) -> Insights {
    let range = span(day("2027-01-26"), day("2027-02-08"));
    let answer = insights::insights(&world.context, &world.now, range).await;
    world.say(answer.unwrap())
}

fn of<'a>(found: &'a Insights, kind: &str) -> &'a KindInsight {
    found.kinds.iter().find(|one| one.kind == kind).unwrap()
}

#[test]
fn each_kind_says_how_much_and_how_often_beside_the_days_before() {
    on_each(async |world| {
        work(world).await;
        let found = two_weeks(world).await;
        assert_eq!(found.before, span(day("2027-01-12"), day("2027-01-25")));
        // Minutes: 180 as usual, 50 + 75, 4 of 10, 15 + 5 of 4.
        let slugs: Vec<&str> = found.kinds.iter().map(|one| one.kind.as_str()).collect();
        assert_eq!(
            slugs,
            ["proposal", "prospect-meeting", "cold-email", "cold-call"]
        );
        let calls = of(&found, "cold-call");
        let now = calls.now;
        assert_eq!((now.acts, now.units, now.active_days), (5, 8, 3));
        assert_eq!((now.minutes, now.usual_minutes), (15, 20));
        assert!(near(now.per_week, 4.0));
        let before = calls.before;
        assert_eq!((before.acts, before.units, before.active_days), (2, 5, 2));
        assert_eq!((before.minutes, before.usual_minutes), (0, 20));
        assert!(near(before.per_week, 2.5));
        assert_eq!(calls.weekdays, [0, 6, 0, 2, 0, 0, 0]);
        assert_eq!(of(&found, "cold-email").before.units, 0);
    });
}

#[test]
fn rates_are_taken_among_what_is_known() {
    on_each(async |world| {
        work(world).await;
        let found = two_weeks(world).await;
        let calls = of(&found, "cold-call");
        assert_eq!(calls.known, 7);
        let counts: Vec<(&str, i64, i64)> = calls
            .outcomes
            .iter()
            .map(|one| (one.outcome.as_str(), one.units, one.units_before))
            .collect();
        assert_eq!(
            counts,
            [
                ("no_answer", 1, 4),
                ("voicemail", 2, 0),
                ("conversation", 3, 1),
                ("meeting_booked", 1, 0)
            ]
        );
        // Wilson at z² = 1.642374: (3/7 + z²/14 ± z √(12/343 + z²/196)) / (1 + z²/7).
        let talks = &calls.outcomes[2];
        let want = RateView {
            hits: 3,
            of: 7,
            share: 0.4286,
            low: 0.2260,
            high: 0.6583,
        };
        assert_eq!(talks.rate, Some(want));
        assert_eq!(
            talks.rate_before.map(|rate| (rate.hits, rate.of)),
            Some((1, 5))
        );
        assert!(of(&found, "cold-email").outcomes.is_empty());
    });
}

async fn deal(world: &World, title: &str, won: bool) {
    let (context, now) = (&world.context, &world.now);
    let input = AddDeal {
        title: title.into(),
        value: Some("900".into()),
        opened: Some(day("2027-01-20")),
        ..AddDeal::default()
    };
    deals::add(context, now, &input).await.unwrap();
    for (stage, on) in [
        ("Quote sent", "2027-02-04"),
        ("Offer changed", "2027-02-05"),
    ] {
        let moved = deals::move_to(context, now, title, stage, Some(day(on)));
        moved.await.unwrap();
    }
    if won {
        let input = CloseDeal::default();
        deals::won(context, now, title, &input).await.unwrap();
    }
}

/// A step: its name, how many, and so many out of so many.
type Step<'a> = (&'a str, i64, Option<(u64, u64)>);

fn steps(funnel: &insights::Funnel) -> Vec<Step<'_>> {
    let step = |one: &insights::Step| {
        let rate = one.rate.map(|rate| (rate.hits, rate.of));
        (one.step, one.count, rate)
    };
    funnel.steps.iter().map(step).collect()
}

#[test]
fn the_funnel_counts_each_step_once() {
    on_each(async |world| {
        work(world).await;
        let found = two_weeks(world).await;
        assert_eq!(
            steps(&found.funnel),
            [
                // 8 calls, 4 mails, 2 meetings.
                ("touches", 14, None),
                // 3 talks, 1 booked, 1 held; who did not come said nothing.
                ("conversations", 5, Some((5, 14))),
                // One was booked and one was held: the same, as far as is known.
                ("meetings", 1, Some((1, 5))),
                ("proposals", 1, Some((1, 1))),
                ("won", 0, Some((0, 1))),
            ]
        );
        assert_eq!(
            steps(&found.funnel_before)[..2],
            [("touches", 5, None), ("conversations", 1, Some((1, 5)))]
        );
        deal(world, "First", true).await;
        deal(world, "Second", false).await;
        let found = two_weeks(world).await;
        assert_eq!(
            steps(&found.funnel)[3..],
            // More offers than meetings are no rate of them.
            [("proposals", 2, None), ("won", 1, Some((1, 2)))]
        );
    });
}

#[test]
fn days_without_anything_have_insights_without_anything() {
    on_each(async |world| {
        let found = two_weeks(world).await;
        assert!(found.kinds.is_empty());
        assert!(found.funnel.steps.iter().all(|step| step.count == 0));
        assert!(found.funnel.steps.iter().all(|step| step.rate.is_none()));
        let (context, now) = (&world.context, &world.now);
        let to_come = span(day("2027-02-09"), day("2027-03-01"));
        let asked = insights::insights(context, now, to_come);
        world.fails(Kind::Usage, asked).await;
        let lately = insights::lately(context, now);
        assert_eq!(lately, span(day("2026-11-10"), day("2027-02-08")));
    });
}

#[test]
fn the_demo_has_believable_insights() {
    on_both(async |db| {
        let now: Zoned = "2027-02-08T10:30:00+01:00[Europe/Berlin]".parse().unwrap();
        demo(db, &now, None).await.unwrap();
        let context = Context::open(db.clone(), Ids::seeded(1), &now)
            .await
            .unwrap();
        let lately = insights::lately(&context, &now);
        let found = insights::insights(&context, &now, lately).await.unwrap();
        assert!(found.kinds.len() >= 8, "{found:?}");
        let counts: Vec<i64> = found.funnel.steps.iter().map(|step| step.count).collect();
        assert!(
            counts.windows(2).all(|pair| pair[0] > pair[1]),
            "{counts:?}"
        );
        assert!(counts[4] > 0, "{counts:?}");
        let calls = of(&found, "cold-call");
        assert_eq!(calls.weekdays[5..], [0, 0]);
        let talks = calls
            .outcomes
            .iter()
            .find(|one| one.outcome.as_str() == "conversation");
        let rate = talks.unwrap().rate.unwrap();
        assert!(rate.low > 0.1 && rate.high < 0.4, "{rate:?}");
    });
}
