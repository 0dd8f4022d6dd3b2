//! The published figures and how a member edits them.

use legwork_core::benchmark::{Basis, Key, Part, Table, Warmth};
use legwork_core::kind;

fn same(a: f64, b: f64) -> bool {
    (a - b).abs() < f64::EPSILON
}

#[test]
fn the_defaults_are_those_that_were_published() {
    let table = Table::default();
    for (slug, chance, minutes, strength) in [
        ("cold-call", 0.003, 4.0, 0.5),
        ("cold-email", 0.007, 10.0, 1.0),
        ("linkedin-invite", 0.012, 4.0, 1.0),
        ("referral-ask", 0.12, 15.0, 1.0),
        ("lapsed-touch", 0.08, 15.0, 1.0),
        ("networking-event", 0.5, 180.0, 1.0),
    ] {
        let activity = table.find(slug).unwrap();
        assert!(same(activity.chance.value(), chance), "{slug}");
        assert!(same(activity.minutes.value(), minutes), "{slug}");
        assert!(same(activity.strength, strength), "{slug}");
        assert!(kind::find(slug).is_some(), "{slug} is a kind");
    }
    assert!((table.funnel.win_chance(Warmth::Cold) - 0.105).abs() < 1e-12);
    assert!((table.funnel.win_chance(Warmth::Warm) - 0.191_25).abs() < 1e-12);
    // 0.7 of a meeting, each 75 minutes and half a proposal of 180.
    assert!((table.funnel.downstream_minutes(Warmth::Cold) - 115.5).abs() < 1e-9);
}

#[test]
fn every_figure_says_on_what_it_rests() {
    let table = Table::default();
    for key in table.keys() {
        let basis = table.figure(&key).unwrap().basis();
        match basis {
            Basis::Assumption(reason) => assert!(!reason.is_empty(), "{key}"),
            _ => assert!(!basis.sources().is_empty(), "{key}"),
        }
        for source in basis.sources() {
            assert!(source.address.contains('.') && !source.address.contains("://"));
            assert!(!source.says.is_empty() && !source.name.is_empty());
        }
    }
    let call = table.find("cold-call").unwrap();
    assert_eq!(call.chance.basis().sources()[0].year, Some(2025));
    let ceiling = call.ceiling.basis();
    assert!(ceiling.is_assumption() && ceiling.reason().is_some());
}

#[test]
fn a_name_of_a_figure_reads_back() {
    for key in Table::default().keys() {
        assert_eq!(key.to_string().parse::<Key>().unwrap(), key);
    }
    for text in [
        "",
        "cold-call",
        "cold-call.luck",
        "Cold Call.chance",
        "meeting.held.hot",
    ] {
        assert!(text.parse::<Key>().is_err(), "{text}");
    }
}

#[test]
fn ones_own_figure_stands_beside_the_default() {
    let mut table = Table::default();
    for key in table.keys() {
        table.set(&key, 0.25).unwrap();
        let figure = *table.figure(&key).unwrap();
        assert_eq!((figure.value(), figure.own()), (0.25, Some(0.25)), "{key}");
        table.reset(&key).unwrap();
    }
    assert_eq!(table, Table::default());
}

#[test]
fn a_figure_that_makes_no_sense_is_refused() {
    let mut table = Table::default();
    let chance = |slug: &str| Key::Of(slug.to_owned(), Part::Chance);
    assert!(table.set(&chance("cold-call"), 1.5).is_err());
    assert!(table.set(&chance("networking-event"), 1.5).is_ok());
    assert!(table.set(&Key::MeetingMinutes, 0.0).is_err());
    assert!(table.set(&Key::Proposal, f64::NAN).is_err());
    assert!(table.set(&chance("gym"), 0.5).is_err());
    assert!(table.reset(&chance("gym")).is_err());
}

#[test]
fn a_kind_of_ones_own_joins_the_table() {
    let mut table = Table::default();
    assert!(table.add("talk", Warmth::Inbound, 0.4, 0.0, 1.0).is_err());
    assert!(
        table.find("talk").is_none(),
        "nothing is left of what was refused"
    );
    table.add("talk", Warmth::Inbound, 0.4, 240.0, 1.0).unwrap();
    assert_eq!(table.find("talk").unwrap().chance.own(), Some(0.4));
    assert!(table.add("talk", Warmth::Inbound, 0.4, 240.0, 1.0).is_err());
}

#[test]
fn a_narrower_kind_has_the_figures_of_a_wider_one() {
    let table = Table::default();
    let of = |slug| {
        table
            .of(kind::find(slug).unwrap())
            .map(|found| found.slug.as_str())
    };
    assert_eq!(of("lapsed-call"), Some("lapsed-touch"));
    assert_eq!(of("cold-call"), Some("cold-call"));
    assert_eq!(of("gym"), None);
}
