//! The member's own rules.

use legwork::error::Kind;
use legwork::service::capture::rules::{self, RuleFields};
use legwork::service::capture::{self, CaptureFilter, CaptureView, Which};
use legwork::service::journal;

use super::super::{World, on_each};
use super::{meeting, sent, taken};

async fn list(world: &World, ignored: bool) -> Vec<CaptureView> {
    let filter = CaptureFilter {
        ignored,
        ..CaptureFilter::default()
    };
    let listed = capture::list(&world.context, &world.now, &filter).await;
    world.say(listed.unwrap()).captures
}

fn stand_up() -> RuleFields {
    RuleFields {
        words: Some("stand-up".into()),
        ignore: true,
        ..RuleFields::default()
    }
}

fn as_client(address: &str) -> RuleFields {
    RuleFields {
        seen: Some("mail".into()),
        address: Some(address.into()),
        kind: Some("client email".into()),
        ..RuleFields::default()
    }
}

async fn seen(world: &World) {
    let all = [
        meeting("1", "2027-02-01", "Stand-up", &["bob@quay.example"]),
        meeting("2", "2027-02-02", "Stand-up", &["bob@quay.example"]),
        meeting("3", "2027-02-03", "Lunch", &["bob@quay.example"]),
        sent("4", "2027-02-04", "ann@acme.example"),
    ];
    taken(world, "work", &all).await;
}

#[test]
fn a_rule_is_tried_on_what_was_seen_before_it_is_saved() {
    on_each(async |world| {
        seen(world).await;
        let first = list(world, false).await.pop().unwrap();
        let which = Which::These(vec![first.id]);
        capture::accept(&world.context, &world.now, &which)
            .await
            .unwrap();
        let before = world.rows().await;
        let trial = rules::test(&world.context, None, &stand_up())
            .await
            .unwrap();
        let trial = world.say(trial);
        assert_eq!(
            (trial.tried, trial.effect.waiting, trial.effect.answered),
            (4, 1, 1)
        );
        assert_eq!(trial.changed[0].now, "Meeting");
        assert_eq!(trial.changed[0].then, "left out");
        assert!(trial.changed[1].answered);
        assert_eq!(world.rows().await, before);
    });
}

#[test]
fn a_rule_applies_to_what_waits_and_what_was_left_out_and_undo_takes_all_of_it_back() {
    on_each(async |world| {
        seen(world).await;
        let before = world.rows().await;
        let (context, now) = (&world.context, &world.now);
        let said = rules::add(context, now, &stand_up()).await.unwrap();
        assert_eq!(
            world.say(said).rules[0].says,
            "anything with 'stand-up' in its title is left out"
        );
        assert_eq!(list(world, false).await.len(), 2);
        let out = list(world, true).await;
        assert_eq!(out.len(), 2);
        assert!(out[0].reason.contains("your rule"), "{}", out[0].reason);
        // Off, and it is as if there were none.
        rules::switch(context, now, "1", false).await.unwrap();
        assert_eq!(list(world, false).await.len(), 4);
        rules::switch(context, now, "1", true).await.unwrap();
        world
            .fails(Kind::Conflict, rules::switch(context, now, "1", true))
            .await;
        journal::undo(context, now, 3).await.unwrap();
        assert_eq!(world.rows().await, before);
    });
}

#[test]
fn the_first_rule_wins_and_the_order_can_be_changed() {
    on_each(async |world| {
        seen(world).await;
        let (context, now) = (&world.context, &world.now);
        rules::add(context, now, &as_client("@acme.example"))
            .await
            .unwrap();
        let leave = RuleFields {
            seen: Some("mail".into()),
            ignore: true,
            ..RuleFields::default()
        };
        rules::add(context, now, &leave).await.unwrap();
        assert_eq!(list(world, true).await.len(), 1);
        rules::move_to(context, now, "2", 1).await.unwrap();
        assert_eq!(list(world, false).await[0].kind, "client-email");
        world
            .fails(Kind::Usage, rules::move_to(context, now, "1", 3))
            .await;
        world
            .fails(Kind::NotFound, rules::remove(context, now, "99"))
            .await;
        rules::remove(context, now, "1").await.unwrap();
        assert_eq!(list(world, true).await.len(), 1);
        let all = world.say(rules::list(context).await.unwrap());
        assert_eq!(all.rules.len(), 1);
        assert_eq!(all.rules[0].place, 1);
        assert!(all.built_in.len() > 20);
    });
}

#[test]
fn a_rule_that_ships_is_switched_off_and_on_and_undo_takes_that_back() {
    on_each(async |world| {
        seen(world).await;
        let (context, now) = (&world.context, &world.now);
        let before = world.rows().await;
        let none = RuleFields::default();
        let trial = rules::test(context, Some("mail-cold"), &none)
            .await
            .unwrap();
        assert_eq!((trial.effect.waiting, trial.effect.ignored), (1, 0));
        assert_eq!(trial.changed[0].now, "left out");
        assert_eq!(trial.changed[0].then, "Cold email");
        let said = rules::switch(context, now, "mail cold", false)
            .await
            .unwrap();
        let said = world.say(said);
        let cold = said.built_in.iter().find(|one| one.id == "mail-cold");
        assert!(!cold.unwrap().active && said.rules.is_empty());
        assert_eq!(list(world, false).await.len(), 3);
        assert!(list(world, true).await[0].reason.contains("no rule says"));
        let again = rules::switch(context, now, "mail-cold", false);
        world.fails(Kind::Conflict, again).await;
        // By its number in the list, too.
        let number = cold.unwrap().place.to_string();
        rules::switch(context, now, &number, true).await.unwrap();
        assert_eq!(list(world, false).await.len(), 4);
        journal::undo(context, now, 1).await.unwrap();
        assert_eq!(list(world, false).await.len(), 3);
        journal::undo(context, now, 1).await.unwrap();
        assert_eq!(world.rows().await, before);
        let stays = rules::switch(context, now, "mail-received", false);
        world.fails(Kind::Refused, stays).await;
    });
}

#[test]
fn a_rule_that_ships_may_stand_among_ones_own() {
    on_each(async |world| {
        seen(world).await;
        let (context, now) = (&world.context, &world.now);
        let leave = RuleFields {
            seen: Some("mail".into()),
            ignore: true,
            ..RuleFields::default()
        };
        rules::add(context, now, &leave).await.unwrap();
        assert_eq!(list(world, false).await.len(), 3);
        let before = world.rows().await;
        let said = rules::move_to(context, now, "mail-cold", 1).await.unwrap();
        let said = world.say(said);
        assert_eq!(said.rules[0].built_in.as_deref(), Some("mail-cold"));
        assert_eq!(said.rules[1].built_in, None);
        assert!(said.built_in.iter().all(|one| one.id != "mail-cold"));
        assert_eq!(list(world, false).await.len(), 4);
        let changed = RuleFields {
            accept: Some(true),
            ..RuleFields::default()
        };
        world
            .fails(Kind::Refused, rules::edit(context, now, "1", &changed))
            .await;
        world
            .fails(
                Kind::Refused,
                rules::edit(context, now, "mail-client", &changed),
            )
            .await;
        world
            .fails(Kind::Refused, rules::test(context, Some("1"), &changed))
            .await;
        world
            .fails(Kind::Refused, rules::remove(context, now, "mail-client"))
            .await;
        // Below the member's own rule it is not heard; removed, it is back.
        rules::move_to(context, now, "mail-cold", 2).await.unwrap();
        assert_eq!(list(world, false).await.len(), 3);
        let back = rules::remove(context, now, "mail-cold").await.unwrap();
        let back = world.say(back);
        assert_eq!(back.rules.len(), 1);
        assert!(
            back.built_in
                .iter()
                .any(|one| one.id == "mail-cold" && one.active)
        );
        journal::undo(context, now, 3).await.unwrap();
        assert_eq!(world.rows().await, before);
    });
}

#[test]
fn a_rule_may_take_over_at_once_and_that_can_be_undone() {
    on_each(async |world| {
        let (context, now) = (&world.context, &world.now);
        let rule = RuleFields {
            accept: Some(true),
            ..as_client("@acme.example")
        };
        rules::add(context, now, &rule).await.unwrap();
        let got = taken(
            world,
            "mail",
            &[sent("1", "2027-02-04", "ann@acme.example")],
        )
        .await;
        assert_eq!((got.accepted, got.proposed), (1, 0));
        assert_eq!(list(world, false).await, []);
        let told = journal::undo(context, now, 1).await.unwrap();
        assert_eq!(told.changes[0].what, "captures accept 1 of mail by rule");
        assert_eq!(list(world, false).await.len(), 1);
        // Turned into one that asks, nothing more is taken over.
        let ask = RuleFields {
            accept: Some(false),
            ..RuleFields::default()
        };
        rules::edit(context, now, "1", &ask).await.unwrap();
        let got = taken(
            world,
            "mail",
            &[sent("2", "2027-02-05", "ann@acme.example")],
        )
        .await;
        assert_eq!((got.accepted, got.proposed), (0, 1));
    });
}

#[test]
fn what_is_not_sure_to_be_new_is_never_taken_over_unasked() {
    on_each(async |world| {
        let (context, now) = (&world.context, &world.now);
        let rule = RuleFields {
            accept: Some(true),
            ..RuleFields::default()
        };
        rules::add(context, now, &rule).await.unwrap();
        let line = legwork::service::log::LogLine {
            text: "2 cold emails".into(),
            ..Default::default()
        };
        legwork::service::log::log(context, now, &line)
            .await
            .unwrap();
        let got = taken(
            world,
            "mail",
            &[sent("1", "2027-02-08", "ann@acme.example")],
        )
        .await;
        assert_eq!((got.accepted, got.proposed), (0, 1));
        let one = list(world, false).await.remove(0);
        assert!(
            one.reason
                .ends_with("you logged 2 cold emails that day, which may be the same"),
            "{}",
            one.reason
        );
    });
}

#[test]
fn own_addresses_make_colleagues() {
    on_each(async |world| {
        let (context, now) = (&world.context, &world.now);
        let own = rules::own_here(context, now, "Me@Harbour.example")
            .await
            .unwrap();
        assert_eq!(world.say(own).addresses, ["me@harbour.example"]);
        let inside = |id| meeting(id, "2027-02-03", "Planning", &["kim@harbour.example"]);
        assert_eq!(taken(world, "work", &[inside("1")]).await.proposed, 0);
        world
            .fails(Kind::Usage, rules::own_here(context, now, "harbour"))
            .await;
        rules::own_no_more(context, now, "me@harbour.example")
            .await
            .unwrap();
        world
            .fails(
                Kind::NotFound,
                rules::own_no_more(context, now, "me@harbour.example"),
            )
            .await;
        assert_eq!(taken(world, "work", &[inside("2")]).await.proposed, 1);
    });
}
