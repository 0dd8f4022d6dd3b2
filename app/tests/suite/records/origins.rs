//! What deals began with, and correcting deals.

use legwork::error::Kind;
use legwork::service::activities::ActivityFields;
use legwork::service::deals::{self, AddDeal, CloseDeal, DealFilter, EditDeal, Expected, OneDeal};
use legwork::service::journal;
use legwork::service::log::{LogLine, log};

use super::{World, day, near, on_each};

/// Logs a line on a day; gives the id of the activity.
async fn did(world: &World, date: &str, line: &str) -> String {
    let line = LogLine {
        text: line.into(),
        fields: ActivityFields {
            date: Some(day(date)),
            ..ActivityFields::default()
        },
        ..LogLine::default()
    };
    let logged = log(&world.context, &world.now, &line).await.unwrap();
    logged.activity.id
}

/// A deal with Ann, opened on 1 February.
async fn with_ann(world: &World, origin: Option<&str>) -> OneDeal {
    let input = AddDeal {
        title: "Quay house".into(),
        person: Some("Ann Lee".into()),
        value: Some("EUR 12,000".into()),
        opened: Some(day("2027-02-01")),
        origin: origin.map(str::to_owned),
        ..AddDeal::default()
    };
    let added = deals::add(&world.context, &world.now, &input).await;
    world.say(added.unwrap())
}

async fn edited(world: &World, input: EditDeal) -> OneDeal {
    let edited = deals::edit(&world.context, &world.now, "quay", &input).await;
    world.say(edited.unwrap())
}

fn origin(text: &str) -> EditDeal {
    EditDeal {
        origin: Some(text.into()),
        ..EditDeal::default()
    }
}

#[test]
fn a_deal_begins_with_the_first_touch_of_those_that_led_to_the_meeting() {
    on_each(async |world| {
        did(world, "2027-01-04", "cold emailed Ann Lee").await;
        let first = "2027-01-04";
        did(world, "2027-01-11", "cold called Ann Lee, meeting booked").await;
        did(world, "2027-01-20", "cold called Ann Lee").await;
        did(world, "2027-02-05", "referral ask to Ann Lee").await;
        did(world, "2027-01-05", "went to the gym with Ann Lee").await;
        let one = with_ann(world, None).await;
        let began = one.began_with.unwrap();
        assert_eq!(
            (began.kind.as_str(), began.date),
            ("cold-email", day(first))
        );
        assert_eq!(began.reason.as_deref(), Some("led_to_meeting"));
        assert_eq!(one.deal.origin, Some(began.activity));
        assert_eq!(one.deal.origin_kind.as_deref(), Some("cold-email"));
        assert_eq!(one.suggested_origin, None);
        let assists: Vec<&str> = one.assists.iter().map(|it| it.says.as_str()).collect();
        assert_eq!(assists, ["2 cold calls"], "what came later is none");
        let listed = deals::list(&world.context, &DealFilter::default()).await;
        let listed = world.say(listed.unwrap()).deals;
        assert_eq!(listed[0].origin_date, Some(day(first)));
    });
}

#[test]
fn the_member_says_otherwise_and_takes_it_back() {
    on_each(async |world| {
        did(world, "2027-01-04", "cold emailed Ann Lee").await;
        let call = did(world, "2027-01-11", "cold called Ann Lee").await;
        with_ann(world, None).await;
        let before = world.rows().await;
        let one = edited(world, origin(&call)).await;
        let began = one.began_with.unwrap();
        assert_eq!((began.kind.as_str(), began.reason), ("cold-call", None));
        assert_eq!(one.suggested_origin.unwrap().kind, "cold-email");
        assert_eq!(one.assists[0].kind, "cold-email");
        let none = edited(world, origin("none")).await;
        assert_eq!((none.began_with, none.deal.origin), (None, None));
        let back = edited(world, origin("suggested")).await;
        assert_eq!(back.began_with.unwrap().kind, "cold-email");
        journal::undo(&world.context, &world.now, 3).await.unwrap();
        assert_eq!(world.rows().await, before);
    });
}

#[test]
fn a_touch_of_the_firm_counts_and_a_deal_may_begin_with_nothing() {
    on_each(async |world| {
        did(world, "2027-01-04", "cold called Bob Ray @Acme").await;
        let input = AddDeal {
            title: "Mill".into(),
            organisation: Some("Acme".into()),
            ..AddDeal::default()
        };
        let (context, now) = (&world.context, &world.now);
        let one = world.say(deals::add(context, now, &input).await.unwrap());
        assert_eq!(one.began_with.unwrap().kind, "cold-call");
        let one = with_ann(world, None).await;
        assert_eq!((one.began_with, one.suggested_origin), (None, None));
        let suggested = origin("suggested");
        let nothing = deals::edit(context, now, "quay", &suggested);
        world.fails(Kind::NotFound, nothing).await;
        let later = did(world, "2027-02-03", "cold called Ann Lee").await;
        let later = origin(&later);
        let later = deals::edit(context, now, "quay", &later);
        let error = world.fails(Kind::Usage, later).await;
        assert!(
            error.to_string().contains("after the deal was opened"),
            "{error}"
        );
        let one = with_ann(world, Some("none")).await;
        assert_eq!(one.deal.origin, None);
    });
}

#[test]
fn every_part_of_a_deal_can_be_corrected() {
    on_each(async |world| {
        did(world, "2027-01-04", "cold called Zed Poe").await;
        with_ann(world, None).await;
        let (context, now) = (&world.context, &world.now);
        let moved = deals::move_to(context, now, "quay", "proposal", Some(day("2027-02-05")));
        moved.await.unwrap();
        let before = world.rows().await;
        let input = EditDeal {
            title: Some("Quay house, both floors".into()),
            person: Some("Bob Ray".into()),
            organisation: Some("Acme".into()),
            value: Some("14.500".into()),
            opened: Some(day("2027-01-25")),
            expected: Expected::On(day("2027-03-31")),
            ..EditDeal::default()
        };
        let deal = edited(world, input).await.deal;
        assert_eq!(deal.title, "Quay house, both floors");
        assert_eq!(deal.person.unwrap().name, "Bob Ray");
        assert_eq!(deal.organisation.unwrap().name, "Acme");
        assert_eq!(
            (deal.value, deal.expected),
            (Some(14_500.0), Some(day("2027-03-31")))
        );
        let days: Vec<_> = deal.moves.iter().map(|step| step.date).collect();
        assert_eq!(
            days,
            [day("2027-01-25"), day("2027-02-05")],
            "the first stage follows"
        );
        let cleared = EditDeal {
            person: Some("none".into()),
            organisation: Some(String::new()),
            value: Some("none".into()),
            expected: Expected::Unknown,
            ..EditDeal::default()
        };
        let deal = edited(world, cleared).await.deal;
        assert_eq!((deal.person, deal.organisation), (None, None));
        assert_eq!(
            (deal.value, deal.currency, deal.expected),
            (None, None, None)
        );
        journal::undo(context, now, 2).await.unwrap();
        assert_eq!(world.rows().await, before);
    });
}

#[test]
fn what_cannot_be_is_refused_with_a_reason() {
    on_each(async |world| {
        with_ann(world, None).await;
        let (context, now) = (&world.context, &world.now);
        deals::move_to(context, now, "quay", "proposal", Some(day("2027-02-05")))
            .await
            .unwrap();
        let edit = EditDeal::default;
        let wrong = [
            (Kind::Usage, edit()),
            (
                Kind::Usage,
                EditDeal {
                    title: Some(" ".into()),
                    ..edit()
                },
            ),
            (
                Kind::Usage,
                EditDeal {
                    value: Some("-5".into()),
                    ..edit()
                },
            ),
            (
                Kind::Usage,
                EditDeal {
                    value: Some("dear".into()),
                    ..edit()
                },
            ),
            (
                Kind::Usage,
                EditDeal {
                    opened: Some(day("2027-02-06")),
                    ..edit()
                },
            ),
            (
                Kind::Usage,
                EditDeal {
                    opened: Some(day("2028-01-01")),
                    ..edit()
                },
            ),
            (
                Kind::Usage,
                EditDeal {
                    expected: Expected::On(day("2027-01-01")),
                    ..edit()
                },
            ),
            (
                Kind::Refused,
                EditDeal {
                    closed: Some(day("2027-02-06")),
                    ..edit()
                },
            ),
            (
                Kind::Refused,
                EditDeal {
                    reason: Some("dear".into()),
                    ..edit()
                },
            ),
            (
                Kind::NotFound,
                origin("0199aaaa-0000-7000-8000-000000000000"),
            ),
        ];
        for (kind, input) in wrong {
            world
                .fails(kind, deals::edit(context, now, "quay", &input))
                .await;
        }
        world
            .fails(
                Kind::NotFound,
                deals::edit(context, now, "castle", &origin("none")),
            )
            .await;
    });
}

#[test]
fn results_of_a_won_deal_follow_and_closed_goals_keep_theirs() {
    on_each(async |world| {
        let goal = "earn EUR 90,000 in revenue in 2027";
        world.goal(goal).await;
        did(world, "2027-01-04", "cold called Zed Poe").await;
        with_ann(world, None).await;
        let (context, now) = (&world.context, &world.now);
        let close = CloseDeal::default();
        deals::won(context, now, "quay", &close).await.unwrap();
        let before = world.rows().await;
        let input = EditDeal {
            value: Some("EUR 15,000".into()),
            closed: Some(day("2027-02-03")),
            reason: Some("the sketch".into()),
            ..EditDeal::default()
        };
        let one = edited(world, input).await;
        assert_eq!(one.counted_for.len(), 1);
        assert_eq!(one.deal.reason.as_deref(), Some("the sketch"));
        assert!(near(world.standing("revenue").await.actual, 15_000.0));
        let dollars = EditDeal {
            value: Some("USD 15,000".into()),
            ..EditDeal::default()
        };
        let one = edited(world, dollars).await;
        assert_eq!(one.not_counted_for.len(), 1, "{one:?}");
        assert!(near(world.standing("revenue").await.actual, 0.0));
        let back = EditDeal {
            value: Some("EUR 11,000".into()),
            ..EditDeal::default()
        };
        assert_eq!(edited(world, back).await.counted_for.len(), 1);
        assert!(near(world.standing("revenue").await.actual, 11_000.0));
        journal::undo(context, now, 3).await.unwrap();
        assert_eq!(world.rows().await, before);
        let closed = legwork::service::goal::CloseGoal::default();
        legwork::service::goal::close(context, now, "revenue", &closed)
            .await
            .unwrap();
        let more = EditDeal {
            value: Some("EUR 99,000".into()),
            ..EditDeal::default()
        };
        edited(world, more).await;
        assert!(near(world.standing("revenue").await.actual, 12_000.0));
    });
}
