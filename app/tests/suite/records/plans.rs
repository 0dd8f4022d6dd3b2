//! Plans: from a goal and some hours to promises.

use legwork::error::Kind;
use legwork::service::commitment::{self, AddCommitment};
use legwork::service::deals::{self, AddDeal};
use legwork::service::goal::AddGoal;
use legwork::service::plan::{self, PlanFor, PlanView};
use legwork::service::{goal, journal, rates};

use super::{World, on_each};

/// Grow revenue by a fifth, from half a million.
async fn growth(world: &World) {
    let input = AddGoal {
        text: "grow revenue by 20% in 2027".into(),
        baseline: Some("500000".into()),
        currency: Some("EUR".into()),
        ..AddGoal::default()
    };
    let added = goal::add(&world.context, &world.now, &input).await.unwrap();
    world.say(added);
}

fn consultant() -> PlanFor {
    PlanFor {
        hours: Some(4.0),
        deal: Some("20000".into()),
        win_rate: Some(1.0 / 3.0),
        ..PlanFor::default()
    }
}

async fn planned(world: &World, input: &PlanFor) -> PlanView {
    let plan = plan::plan(&world.context, &world.now, input).await.unwrap();
    world.say(plan)
}

#[test]
fn a_goal_and_some_hours_become_promises() {
    on_each(async |world| {
        growth(world).await;
        let plan = planned(world, &consultant()).await;
        assert_eq!(plan.state, "open");
        assert!((1..=3).contains(&plan.commitments.len()));
        assert!(plan.takes_hours <= plan.free_hours + 0.01, "{plan:?}");
        // Eight tenths of four hours.
        assert!((plan.free_hours - 3.2).abs() < 0.01, "{plan:?}");
        assert!(plan.chance_without <= plan.chance && plan.chance <= plan.chance_full_adherence);
        assert_eq!(plan, planned(world, &consultant()).await, "it flickers");
        assert!(plan.says.len() > 4 && plan.assumes.len() == 2, "{plan:?}");
    });
}

#[test]
fn more_hours_never_make_a_goal_less_likely_and_more_to_do_never_more() {
    on_each(async |world| {
        growth(world).await;
        let mut before = 0.0;
        for hours in [1.0, 2.0, 4.0, 8.0, 16.0, 40.0] {
            let input = PlanFor {
                hours: Some(hours),
                ..consultant()
            };
            let plan = planned(world, &input).await;
            assert!(
                plan.chance >= before,
                "{hours} hours: {} after {before}",
                plan.chance
            );
            before = plan.chance;
        }
        let alone = PlanFor {
            anyway: Some("0".into()),
            ..consultant()
        };
        let plan = planned(world, &consultant()).await;
        let alone = planned(world, &alone).await;
        assert!(alone.chance <= plan.chance && alone.wins_needed > plan.wins_needed);
    });
}

#[test]
fn what_is_accepted_is_promised_at_once_and_taken_back_at_once() {
    on_each(async |world| {
        growth(world).await;
        let (context, now) = (&world.context, &world.now);
        let plan = planned(world, &consultant()).await;
        let made = plan::accept(context, now, &consultant()).await.unwrap();
        let made = world.say(made);
        assert_eq!(made.commitments.len(), plan.commitments.len());
        for (made, proposed) in made.commitments.iter().zip(&plan.commitments) {
            assert_eq!(made.kind, proposed.kind);
            assert_eq!(made.goal.as_ref().map(|goal| &goal.id), Some(&plan.goal.id));
        }
        let again = planned(world, &consultant()).await;
        assert!(again.taken_hours > 0.0);
        let kept = |kind: &str| plan.commitments.iter().any(|one| one.kind == kind);
        assert!(
            again.commitments.iter().all(|one| !kept(&one.kind)),
            "{again:?}"
        );
        let afresh = PlanFor {
            afresh: true,
            ..consultant()
        };
        let mut as_at_first = planned(world, &afresh).await;
        assert!(as_at_first.taken_hours < 0.01, "{as_at_first:?}");
        as_at_first.commitments.retain(|one| kept(&one.kind));
        assert!(!as_at_first.commitments.is_empty());
        world
            .fails(Kind::Refused, plan::accept(context, now, &afresh))
            .await;
        journal::undo(context, now, 1).await.unwrap();
        let left = commitment::list(context, now, false).await.unwrap();
        assert!(left.commitments.is_empty());
    });
}

#[test]
fn a_goal_that_counts_clients_needs_no_worth_of_a_deal() {
    on_each(async |world| {
        world
            .goal("win 3 new clients by the end of December 2027")
            .await;
        let plan = planned(world, &PlanFor::default()).await;
        assert_eq!(plan.wins_needed, Some(3));
        assert!(!plan.commitments.is_empty());
    });
}

#[test]
fn what_no_plan_can_be_made_for_is_said() {
    on_each(async |world| {
        let (context, now) = (&world.context, &world.now);
        let none = PlanFor::default();
        world
            .fails(Kind::NotFound, plan::plan(context, now, &none))
            .await;
        growth(world).await;
        world
            .fails(Kind::Usage, plan::plan(context, now, &none))
            .await;
        for hours in [-1.0, f64::NAN, 200.0] {
            let input = PlanFor {
                hours: Some(hours),
                ..consultant()
            };
            world
                .fails(Kind::Usage, plan::plan(context, now, &input))
                .await;
        }
        let idle = PlanFor {
            hours: Some(0.0),
            ..consultant()
        };
        assert_eq!(planned(world, &idle).await.state, "no_time");
        world
            .fails(Kind::Refused, plan::accept(context, now, &idle))
            .await;
        let worthless = PlanFor {
            deal: Some("0".into()),
            ..consultant()
        };
        assert_eq!(planned(world, &worthless).await.state, "worthless");
        world
            .goal("win 3 new clients by the end of December 2027")
            .await;
        world
            .fails(Kind::Usage, plan::plan(context, now, &none))
            .await;
    });
}

#[test]
fn what_was_said_for_good_needs_not_be_said_again() {
    on_each(async |world| {
        let (context, now) = (&world.context, &world.now);
        growth(world).await;
        rates::set(context, now, "deal.worth", "20000")
            .await
            .unwrap();
        rates::set(context, now, "proposal.won", "1/3")
            .await
            .unwrap();
        let bare = PlanFor {
            hours: Some(4.0),
            ..PlanFor::default()
        };
        let said = planned(world, &bare).await;
        assert_eq!(said, planned(world, &consultant()).await);
        assert_eq!(said.deal, Some(20_000.0));
    });
}

#[test]
fn a_promise_in_minutes_stands_for_the_acts_that_fit_into_them() {
    on_each(async |world| {
        growth(world).await;
        let (context, now) = (&world.context, &world.now);
        let promise = AddCommitment {
            text: "80 minutes of cold calls a week".into(),
            ..AddCommitment::default()
        };
        commitment::commit(context, now, &promise).await.unwrap();
        let plan = planned(world, &consultant()).await;
        // 80 minutes and what eats of meetings follows, nowhere near 80 acts.
        assert!((1.3..2.0).contains(&plan.taken_hours), "{plan:?}");
        assert!(plan.chance_without < 0.5, "{plan:?}");
    });
}

#[test]
fn what_won_deals_do_not_add_up_to_is_not_planned_with_deals() {
    on_each(async |world| {
        world.goal("write 10 articles by the end of 2027").await;
        let (context, now) = (&world.context, &world.now);
        let articles = PlanFor {
            goal: Some("articles".into()),
            ..consultant()
        };
        world
            .fails(Kind::Refused, plan::plan(context, now, &articles))
            .await;
        assert!(plan::goals(context).await.unwrap().is_empty());
    });
}

#[test]
fn a_mix_by_hand_is_weighed_and_can_be_promised() {
    on_each(async |world| {
        growth(world).await;
        let (context, now) = (&world.context, &world.now);
        let (plan, best) = plan::study(context, now, &consultant()).await.unwrap();
        assert!((best.chance - plan.chance).abs() < 1e-9, "{best:?}");
        let by_hand = PlanFor {
            mix: Some(vec![("cold-call".into(), 5)]),
            ..consultant()
        };
        let (same, hand) = plan::study(context, now, &by_hand).await.unwrap();
        assert_eq!(same, plan);
        assert!(hand.chance <= best.chance && hand.fits, "{hand:?}");
        let made = plan::accept(context, now, &by_hand).await.unwrap();
        let kinds: Vec<&str> = made
            .commitments
            .iter()
            .map(|one| one.kind.as_str())
            .collect();
        assert_eq!(kinds, ["cold-call"]);
        let wrong = PlanFor {
            mix: Some(vec![("cold-call".into(), 500)]),
            ..consultant()
        };
        world
            .fails(Kind::Refused, plan::accept(context, now, &wrong))
            .await;
    });
}

#[test]
fn a_later_date_never_makes_a_goal_less_likely() {
    on_each(async |world| {
        growth(world).await;
        let mut before = 0.0;
        for later in [0, 8, 26, 52] {
            let input = PlanFor {
                later: Some(later),
                ..consultant()
            };
            let seen = plan::what_if(&world.context, &world.now, &input)
                .await
                .unwrap();
            assert!(seen.chance >= before, "{later} weeks: {seen:?}");
            before = seen.chance;
        }
        let input = PlanFor {
            later: Some(5_000),
            ..consultant()
        };
        world
            .fails(Kind::Usage, plan::plan(&world.context, &world.now, &input))
            .await;
    });
}

#[test]
fn open_deals_count_where_nothing_else_is_taken_to_come() {
    on_each(async |world| {
        growth(world).await;
        let (context, now) = (&world.context, &world.now);
        let alone = PlanFor {
            anyway: Some("0".into()),
            ..consultant()
        };
        let (before, as_before) = (
            planned(world, &alone).await,
            planned(world, &consultant()).await,
        );
        for title in ["Audit", "Website", "Training"] {
            let deal = AddDeal {
                title: title.into(),
                value: Some("EUR 200000".into()),
                opened: Some(jiff::civil::date(2027, 2, 1)),
                ..AddDeal::default()
            };
            deals::add(context, now, &deal).await.unwrap();
        }
        let after = planned(world, &alone).await;
        assert!(after.wins > before.wins + 1.0, "{after:?}");
        assert!(after.chance >= before.chance, "{after:?}");
        assert_eq!(after.assumes.len(), before.assumes.len() + 1);
        // They are part of what there was before.
        assert_eq!(planned(world, &consultant()).await, as_before);
    });
}
