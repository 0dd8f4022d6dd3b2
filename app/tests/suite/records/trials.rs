//! The alternate-week test: begun, kept, judged, given up.

use jiff::ToSpan;
use jiff::civil::Date;
use legwork::error::Kind;
use legwork::service::attribute::attribute;
use legwork::service::attribute::trial::{NewTrial, TrialView, begin, end};
use legwork::service::journal;

use super::{World, day, did, on_each};

fn calls_or_asks(weeks: u32) -> NewTrial {
    NewTrial {
        a: "cold call".into(),
        b: "referral-ask".into(),
        weeks: Some(weeks),
        from: None,
    }
}

async fn begun(world: &World, weeks: u32) -> TrialView {
    let input = calls_or_asks(weeks);
    let found = begin(&world.context, &world.now, &input).await.unwrap();
    world.say(found).trial.unwrap()
}

async fn now(world: &World) -> Option<TrialView> {
    let found = attribute(&world.context, &world.now).await.unwrap();
    world.say(found).trial
}

/// An hour in each week for the kind whose week it is; `met` come of a call.
async fn keep(world: &World, trial: &TrialView, met: bool) {
    for week in &trial.weeks {
        let date = week.start.to_string();
        let kind = week.kind.as_str();
        let led = (met && kind == "cold-call").then_some("meeting_booked");
        for _ in 0..3 {
            did(world, &date, (kind, 1), Some(20), led).await;
        }
    }
}

fn later(world: &mut World, date: &str) {
    let date: Date = date.parse().unwrap();
    world.now = world.now.with().date(date).build().unwrap();
}

#[test]
fn a_test_that_is_kept_tells_the_better_one_once_it_is_clear() {
    on_each(async |world| {
        let trial = begun(world, 12).await;
        assert_eq!(
            (trial.from, trial.until),
            (day("2027-02-08"), day("2027-05-03"))
        );
        for pair in trial.weeks.chunks(2) {
            assert_ne!(pair[0].kind, pair[1].kind);
        }
        assert_eq!(
            trial.this_week.as_deref(),
            Some(trial.weeks[0].kind.as_str())
        );
        assert_eq!(trial.weeks[0].state, "now");
        assert_eq!(trial.weeks[1].state, "to come");
        later(world, "2027-05-03");
        keep(world, &trial, true).await;
        // The last answers are still due.
        let waits = now(world).await.unwrap();
        assert_eq!(waits.weeks[11].state, "waiting");
        assert_eq!((waits.this_week, waits.verdict), (None, "open"));
        later(world, "2027-09-06");
        let found = now(world).await.unwrap();
        assert!(
            found.weeks.iter().all(|week| week.state == "judged"),
            "{found:?}"
        );
        // Six weeks of either, an hour in each; three meetings of each week of calls.
        assert_eq!((found.a.hours, found.a.meetings), (6.0, 18));
        assert_eq!((found.b.hours, found.b.meetings), (6.0, 0));
        // 2 rho^3 / (rho^3 + 1) in each pair, to the sixth: the mean over
        // 1/8, 1/4, 1/2, 2, 4 and 8.
        let stake = [0.125_f64, 0.25, 0.5, 2.0, 4.0, 8.0].map(|rho| {
            let cube = rho.powi(3);
            (2.0 * cube / (cube + 1.0)).powi(6)
        });
        let mean = stake.iter().sum::<f64>() / 6.0;
        assert!((found.stake - mean).abs() < 0.01, "{} {mean}", found.stake);
        assert_eq!(
            (found.verdict, found.better.as_deref()),
            ("clear", Some("cold-call"))
        );
        assert!(
            found
                .says
                .starts_with("Clear: an hour of cold calls brings more")
        );
    });
}

#[test]
fn weeks_that_were_not_kept_do_not_count() {
    on_each(async |world| {
        let trial = begun(world, 4).await;
        later(world, "2027-03-08");
        keep(world, &trial, false).await;
        // Two hours more of calls in the week that was for asks.
        let asks = trial.weeks.iter().find(|week| week.kind == "referral-ask");
        let date = asks.unwrap().start.to_string();
        did(world, &date, ("cold-call", 30), Some(120), None).await;
        later(world, "2027-09-06");
        let found = now(world).await.unwrap();
        let states: Vec<&str> = found.weeks.iter().map(|week| week.state).collect();
        assert_eq!(states, ["broken", "broken", "judged", "judged"]);
        assert_eq!((found.a.hours, found.b.hours), (1.0, 1.0));
        assert!(
            found.says.starts_with("Open: 1 pair of weeks"),
            "{}",
            found.says
        );
    });
}

#[test]
fn one_test_runs_at_a_time_and_is_given_up_and_undone() {
    on_each(async |world| {
        begun(world, 12).await;
        let again = calls_or_asks(4);
        let (context, now_) = (&world.context, &world.now);
        let error = world
            .fails(Kind::Conflict, begin(context, now_, &again))
            .await;
        assert!(error.message().contains("until 2027-05-03"), "{error}");
        later(world, "2027-03-10");
        let ended = end(&world.context, &world.now)
            .await
            .unwrap()
            .trial
            .unwrap();
        // Four weeks are over: the two whole pairs stay.
        assert_eq!(ended.weeks.len(), 4);
        assert_eq!(ended.ended_on, Some(day("2027-03-10")));
        world
            .fails(Kind::NotFound, end(&world.context, &world.now))
            .await;
        journal::undo(&world.context, &world.now, 1).await.unwrap();
        assert_eq!(now(world).await.unwrap().weeks.len(), 12);
        journal::undo(&world.context, &world.now, 1).await.unwrap();
        assert_eq!(now(world).await, None);
    });
}

#[test]
fn what_cannot_be_tested_is_refused() {
    on_each(async |world| {
        let wrong = |a: &str, b: &str, weeks: u32| NewTrial {
            a: a.into(),
            b: b.into(),
            weeks: Some(weeks),
            from: None,
        };
        let (context, now) = (&world.context, &world.now);
        for (input, kind) in [
            (wrong("cold-call", "cold call", 12), Kind::Usage),
            (wrong("cold-call", "referral-ask", 11), Kind::Usage),
            (wrong("cold-call", "referral-ask", 54), Kind::Usage),
            (wrong("cold-call", "gym", 12), Kind::Usage),
            (wrong("cold-call", "juggling", 12), Kind::NotFound),
            (
                NewTrial {
                    from: Some(world.context.today(now).saturating_sub(1.day())),
                    ..calls_or_asks(12)
                },
                Kind::Usage,
            ),
        ] {
            world.fails(kind, begin(context, now, &input)).await;
        }
        let later = NewTrial {
            from: Some(day("2027-02-10")),
            ..calls_or_asks(4)
        };
        let found = begin(context, now, &later).await.unwrap().trial.unwrap();
        assert_eq!((found.from, found.this_week), (day("2027-02-15"), None));
    });
}
