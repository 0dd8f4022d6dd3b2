//! The figures behind plans: published, said, and seen.

use legwork::error::Kind;
use legwork::service::deals::{self, AddDeal, CloseDeal};
use legwork::service::journal;
use legwork::service::kinds::{self, EditKind};
use legwork::service::log::{self, LogLine};
use legwork::service::plan::{self, PlanFor};
use legwork::service::rates::{self, RateView};

use super::{World, on_each};

async fn rate(world: &World, name: &str) -> RateView {
    let all = rates::rates(&world.context, &world.now).await.unwrap();
    let mut found = world.say(all).rates.into_iter();
    found.find(|rate| rate.name == name).unwrap()
}

async fn set(world: &World, name: &str, value: &str) {
    let set = rates::set(&world.context, &world.now, name, value).await;
    world.say(set.unwrap());
}

#[test]
fn a_figure_of_ones_own_stands_beside_the_published_one_until_it_is_taken_back() {
    on_each(async |world| {
        let (context, now) = (&world.context, &world.now);
        let before = rate(world, "cold-call.chance").await;
        assert_eq!((before.published, before.own), (Some(0.003), None));
        assert!(!before.sources.is_empty());
        set(world, "cold-call.chance", "1%").await;
        let own = rate(world, "cold-call.chance").await;
        assert_eq!((own.published, own.own), (Some(0.003), Some(0.01)));
        assert_eq!(own.value, Some(0.01));
        rates::reset(context, now, "cold-call.chance")
            .await
            .unwrap();
        assert_eq!(rate(world, "cold-call.chance").await, before);
        journal::undo(context, now, 1).await.unwrap();
        assert_eq!(rate(world, "cold-call.chance").await, own);
        journal::undo(context, now, 1).await.unwrap();
        assert_eq!(rate(world, "cold-call.chance").await, before);
    });
}

#[test]
fn one_win_rate_is_that_of_all_proposals_unless_more_is_said_of_some() {
    on_each(async |world| {
        set(world, "proposal.won", "1 in 3").await;
        set(world, "proposal.won.warm", "50%").await;
        for (name, value) in [
            ("proposal.won.cold", 1.0 / 3.0),
            ("proposal.won.inbound", 1.0 / 3.0),
            ("proposal.won.warm", 0.5),
        ] {
            assert_eq!(rate(world, name).await.value, Some(value), "{name}");
        }
    });
}

#[test]
fn what_makes_no_sense_is_refused_and_changes_nothing() {
    on_each(async |world| {
        let (context, now) = (&world.context, &world.now);
        for (name, value, kind) in [
            ("zorb", "1", Kind::NotFound),
            ("zorb.chance", "5%", Kind::NotFound),
            ("cold-call.luck", "5%", Kind::NotFound),
            ("cold-call.chance", "3", Kind::Usage),
            ("cold-call.chance", "", Kind::Usage),
            ("cold-call.minutes", "0", Kind::Usage),
            ("cold-call.minutes", "soon", Kind::Usage),
            ("cold-call.ceiling", "-1", Kind::Usage),
            ("networking-event.chance", "21", Kind::Usage),
            ("proposal.won", "0", Kind::Usage),
            ("deal.worth", "0", Kind::Usage),
            ("coffee.minutes", "20", Kind::Usage),
        ] {
            let set = rates::set(context, now, name, value);
            world.fails(kind, set).await;
        }
        let reset = rates::reset(context, now, "cold-call.chance");
        world.fails(Kind::NotFound, reset).await;
    });
}

#[test]
fn a_kind_of_ones_own_can_be_planned_once_its_chance_is_said() {
    on_each(async |world| {
        let (context, now) = (&world.context, &world.now);
        let workshop = EditKind {
            minutes: Some(30),
            selling: Some(true),
            ..EditKind::default()
        };
        kinds::add(context, now, "workshop", workshop)
            .await
            .unwrap();
        let minutes = rates::set(context, now, "workshop.minutes", "20");
        world.fails(Kind::Usage, minutes).await;
        set(world, "workshop.chance", "60%").await;
        set(world, "workshop.minutes", "20").await;
        assert_eq!(rate(world, "workshop.minutes").await.value, Some(20.0));
        world
            .goal("win 3 new clients by the end of December 2027")
            .await;
        let plan = plan::plan(context, now, &PlanFor::default()).await.unwrap();
        assert_eq!(world.say(plan).commitments[0].kind, "workshop");
    });
}

#[test]
fn a_kind_may_be_called_by_its_words() {
    on_each(async |world| {
        set(world, "coffee.chance", "20%").await;
        assert_eq!(rate(world, "meeting.chance").await.own, Some(0.2));
        let (context, now) = (&world.context, &world.now);
        rates::reset(context, now, "coffee.chance").await.unwrap();
        let all = rates::rates(context, now).await.unwrap().rates;
        assert!(all.iter().all(|one| one.name != "meeting.chance"));
        set(world, "mixer.minutes", "120").await;
        let event = rate(world, "networking-event.minutes").await;
        assert_eq!(event.own, Some(120.0));
    });
}

#[test]
fn what_was_done_blends_into_the_figures_by_itself() {
    on_each(async |world| {
        let (context, now) = (&world.context, &world.now);
        for text in [
            "5 referral asks, 100 minutes, yesterday",
            "1 referral ask yesterday, meeting booked",
        ] {
            let line = LogLine {
                text: text.into(),
                ..LogLine::default()
            };
            log::log(context, now, &line).await.unwrap();
        }
        for won in [true, false, false] {
            let deal = AddDeal {
                title: "Audit".into(),
                ..AddDeal::default()
            };
            let deal = deals::add(context, now, &deal).await.unwrap().deal;
            let close = CloseDeal::default();
            if won {
                deals::won(context, now, &deal.id, &close).await.unwrap();
            } else {
                deals::lost(context, now, &deal.id, &close).await.unwrap();
            }
        }
        let chance = rate(world, "referral-ask.chance").await.learned.unwrap();
        assert_eq!((chance.of, chance.led), (6, Some(1)));
        assert!(chance.mean > 0.12 && chance.mean < 0.25, "{chance:?}");
        assert!(chance.low < Some(chance.mean) && Some(chance.mean) < chance.high);
        let minutes = rate(world, "referral-ask.minutes").await.learned.unwrap();
        // Five of 15 by default and five of 20: 17.5 in the middle.
        assert!((minutes.mean - 17.5).abs() < 0.01, "{minutes:?}");
        let won = rate(world, "proposal.won.inbound").await.learned.unwrap();
        assert_eq!((won.of, won.led), (3, Some(1)));
    });
}
