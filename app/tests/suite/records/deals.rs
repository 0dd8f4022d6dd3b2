//! Deals: opened, moved, won and lost, and what they count for.

use legwork::error::Kind;
use legwork::service::deals::{self, AddDeal, CloseDeal, DealFilter, OneDeal};
use legwork::service::goal::{self, AddGoal};
use legwork::service::journal;
use legwork::service::people;

use super::{World, day, near, on_each};

/// Won and lost ones too.
const ALL: DealFilter = DealFilter {
    all: true,
    limit: None,
};

fn deal(title: &str, value: &str) -> AddDeal {
    AddDeal {
        title: title.into(),
        value: Some(value.into()),
        ..AddDeal::default()
    }
}

async fn opened(world: &World, input: AddDeal) -> OneDeal {
    let added = deals::add(&world.context, &world.now, &input)
        .await
        .unwrap();
    world.say(added)
}

async fn won(world: &World, title: &str) -> Vec<String> {
    let input = CloseDeal::default();
    let won = deals::won(&world.context, &world.now, title, &input)
        .await
        .unwrap();
    let counted = world.say(won).counted_for;
    let mut titles: Vec<String> = counted.into_iter().map(|goal| goal.title).collect();
    titles.sort();
    titles
}

#[test]
fn a_deal_makes_the_people_it_names_and_keeps_its_stages() {
    on_each(async |world| {
        let mut input = deal("Quay house", "12.500");
        input.person = Some("Ann Lee".into());
        input.organisation = Some("Acme".into());
        input.opened = Some(day("2027-01-20"));
        let one = opened(world, input).await.deal;
        assert_eq!(
            (one.value, one.currency.as_deref()),
            (Some(12_500.0), Some("EUR"))
        );
        assert_eq!(one.person.unwrap().name, "Ann Lee");
        let (context, now) = (&world.context, &world.now);
        let moved = deals::move_to(context, now, "quay", "proposal", Some(day("2027-02-01")));
        assert_eq!(world.say(moved.await.unwrap()).deal.moves.len(), 2);
        let back = deals::move_to(context, now, "quay", "talk", Some(day("2027-01-31")));
        world.fails(Kind::Usage, back).await;
        world
            .fails(
                Kind::Refused,
                deals::move_to(context, now, "quay", "proposal", None),
            )
            .await;
        let ann = world.say(people::show(context, now, "ann").await.unwrap());
        assert_eq!(
            (
                ann.deals.len(),
                ann.person.organisation.unwrap().name.as_str()
            ),
            (1, "Acme")
        );
        let mut second = deal("Second house", "$2k");
        second.person = Some("ann".into());
        let one = opened(world, second).await.deal;
        assert_eq!(one.organisation.unwrap().name, "Acme");
        assert_eq!(one.currency.as_deref(), Some("USD"));
    });
}

#[test]
fn a_won_deal_counts_for_the_goals_it_serves_only() {
    on_each(async |world| {
        let mut growth = AddGoal {
            text: "grow revenue by 20% in 2027".into(),
            ..AddGoal::default()
        };
        growth.baseline = Some("500000".into());
        goal::add(&world.context, &world.now, &growth)
            .await
            .unwrap();
        world.goal("earn $50,000 in revenue in 2027").await;
        world
            .goal("win 8 new clients by the end of June 2027")
            .await;
        world.goal("earn 90,000 EUR in revenue in 2028").await;
        for (title, value) in [("First", "12,500"), ("Second", "7.500"), ("Third", "$900")] {
            let mut input = deal(title, value);
            input.organisation = Some("Acme".into());
            opened(world, input).await;
        }
        let (growth, clients) = (
            "grow revenue by 20% in 2027",
            "win 8 new clients by the end of June 2027",
        );
        assert_eq!(won(world, "first").await, [growth, clients]);
        assert_eq!(won(world, "second").await, [growth]);
        assert_eq!(
            won(world, "third").await,
            ["earn $50,000 in revenue in 2027"]
        );
        assert!(near(world.standing(growth).await.actual, 20_000.0));
        assert!(near(world.standing(clients).await.actual, 1.0));
        let all = world.say(deals::list(&world.context, &ALL).await.unwrap());
        let sums: Vec<(&str, f64)> = all
            .won_value
            .iter()
            .map(|sum| (sum.currency.as_str(), sum.amount))
            .collect();
        assert_eq!(sums, [("EUR", 20_000.0), ("USD", 900.0)]);
        assert!(all.open_value.is_empty());
        let shown = deals::show(&world.context, &world.now, "first")
            .await
            .unwrap();
        assert_eq!(world.say(shown).counted_for.len(), 2);
    });
}

#[test]
fn undo_takes_back_a_win_with_its_results() {
    on_each(async |world| {
        world
            .goal("win 8 new clients by the end of June 2027")
            .await;
        opened(world, deal("Quay", "100")).await;
        let before = world.rows().await;
        won(world, "quay").await;
        let (context, now) = (&world.context, &world.now);
        let closed = CloseDeal::default();
        world
            .fails(Kind::Refused, deals::won(context, now, "quay", &closed))
            .await;
        world
            .fails(
                Kind::Refused,
                deals::move_to(context, now, "quay", "talk", None),
            )
            .await;
        journal::undo(context, now, 1).await.unwrap();
        let mut after = world.rows().await;
        // The day that was seen last stays: time is not undone.
        after.retain(|row| !row.starts_with("last_days"));
        assert_eq!(after, before);
        journal::redo(context, now, 1).await.unwrap();
        assert!(near(world.standing("clients").await.actual, 1.0));
    });
}

#[test]
fn a_named_goal_gets_the_result_or_says_why_not() {
    on_each(async |world| {
        world.goal("earn 90,000 EUR in revenue in 2027").await;
        world.goal("earn $50,000 in revenue in 2027").await;
        opened(world, deal("Quay", "5,000")).await;
        let (context, now) = (&world.context, &world.now);
        let mut input = CloseDeal {
            goal: Some("$50,000".into()),
            reason: Some("price".into()),
            ..CloseDeal::default()
        };
        let error = world
            .fails(Kind::Refused, deals::won(context, now, "quay", &input))
            .await;
        assert!(error.message().contains("another currency"), "{error}");
        input.goal = Some("90,000".into());
        input.value = Some("6,000".into());
        let won = world.say(deals::won(context, now, "quay", &input).await.unwrap());
        assert_eq!((won.counted_for.len(), won.deal.value), (1, Some(6_000.0)));
        assert!(near(world.standing("90,000").await.actual, 6_000.0));
    });
}

#[test]
fn a_lost_deal_counts_for_nothing() {
    on_each(async |world| {
        world
            .goal("win 8 new clients by the end of June 2027")
            .await;
        opened(world, deal("Quay", "100")).await;
        let (context, now) = (&world.context, &world.now);
        let input = CloseDeal {
            reason: Some("too dear".into()),
            ..CloseDeal::default()
        };
        let lost = world.say(deals::lost(context, now, "quay", &input).await.unwrap());
        assert_eq!(
            (lost.deal.status.as_str(), lost.counted_for.len()),
            ("lost", 0)
        );
        assert!(near(world.standing("clients").await.actual, 0.0));
        assert!(
            deals::list(context, &DealFilter::default())
                .await
                .unwrap()
                .deals
                .is_empty()
        );
    });
}

#[test]
fn impossible_deals_are_refused_and_nothing_changes() {
    on_each(async |world| {
        let (context, now) = (&world.context, &world.now);
        let add = async |change: &dyn Fn(&mut AddDeal)| {
            let mut input = deal("Quay", "100");
            input.person = Some("Ann Lee".into());
            change(&mut input);
            deals::add(context, now, &input).await
        };
        let tomorrow = day("2027-02-09");
        world
            .fails(Kind::Usage, add(&|one| one.title = " ".into()))
            .await;
        world
            .fails(Kind::Usage, add(&|one| one.value = Some("-1".into())))
            .await;
        world
            .fails(Kind::Usage, add(&|one| one.value = Some("much".into())))
            .await;
        world
            .fails(Kind::Usage, add(&|one| one.value = Some("JPY 1.5".into())))
            .await;
        world
            .fails(Kind::Usage, add(&|one| one.value = Some("9".repeat(18))))
            .await;
        world
            .fails(Kind::Usage, add(&|one| one.opened = Some(tomorrow)))
            .await;
        world
            .fails(
                Kind::Usage,
                add(&|one| one.expected = Some(day("2027-02-07"))),
            )
            .await;
        world
            .fails(
                Kind::NotFound,
                add(&|one| one.origin = Some("nothing".into())),
            )
            .await;
        opened(world, deal("Quay", "100")).await;
        let close = async |change: &dyn Fn(&mut CloseDeal)| {
            let mut input = CloseDeal::default();
            change(&mut input);
            deals::won(context, now, "quay", &input).await
        };
        world
            .fails(Kind::Usage, close(&|one| one.on = Some(tomorrow)))
            .await;
        world
            .fails(Kind::Usage, close(&|one| one.on = Some(day("2027-02-07"))))
            .await;
        world
            .fails(
                Kind::NotFound,
                close(&|one| one.goal = Some("nothing".into())),
            )
            .await;
    });
}

#[test]
fn open_deals_are_summed_by_stage_and_a_list_is_cut_at_its_limit() {
    on_each(async |world| {
        for (title, value, stage) in [
            ("First", "EUR 100", "talk"),
            ("Second", "USD 7", "talk"),
            ("Third", "EUR 20", "talk"),
            ("Fourth", "EUR 3", "proposal"),
        ] {
            let mut input = deal(title, value);
            input.stage = Some(stage.into());
            opened(world, input).await;
        }
        let (context, now) = (&world.context, &world.now);
        for title in ["third", "second"] {
            let moved = deals::move_to(context, now, title, "proposal", None).await;
            moved.unwrap();
        }
        let two = DealFilter {
            all: false,
            limit: Some(2),
        };
        let listed = world.say(deals::list(context, &two).await.unwrap());
        assert_eq!((listed.deals.len(), listed.more), (2, true));
        let stages: Vec<_> = listed
            .stages
            .iter()
            .map(|one| (one.stage.as_str(), one.deals, one.value.len()))
            .collect();
        // Deals come into talks first, into a proposal 1.67th on average.
        assert_eq!(stages, [("talk", 1, 1), ("proposal", 3, 2)]);
        let known = world.say(deals::stages(context).await.unwrap());
        assert_eq!(known, ["talk", "proposal"]);
    });
}

#[test]
fn a_won_deal_still_says_later_why_it_did_not_count() {
    on_each(async |world| {
        world.goal("earn $50,000 in revenue in 2027").await;
        world
            .goal("win 8 new clients by the end of June 2027")
            .await;
        for title in ["First", "Second"] {
            let mut input = deal(title, "EUR 100");
            input.organisation = Some("Acme".into());
            opened(world, input).await;
            won(world, title).await;
        }
        let (context, now) = (&world.context, &world.now);
        let reasons = async |title: &str| {
            let shown = deals::show(context, now, title).await.unwrap();
            let all = world.say(shown).not_counted_for.into_iter();
            all.map(|not| not.reason).collect::<Vec<_>>()
        };
        let currency = "the deal is in another currency";
        let mut second = reasons("second").await;
        second.sort();
        assert_eq!(second, [currency, "they are a client already"]);
        opened(world, deal("Open", "EUR 1")).await;
        assert!(reasons("open").await.is_empty());
    });
}
