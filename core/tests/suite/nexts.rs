//! Whom to reach next.

use std::collections::{BTreeMap, BTreeSet};

use jiff::ToSpan;
use jiff::civil::{Date, date};
use legwork_core::kind;
use legwork_core::next::{
    Approach, Business, Candidate, Deal, Facts, Last, REST, Story, apart, choose, due_on, in_turn,
    lapses_on, nobody, reason, usual, whom,
};
use legwork_core::vocabulary::{Audience, Relationship};
use proptest::prelude::*;

const TODAY: Date = date(2027, 2, 8);

const KNOWN: Facts = Facts {
    never: false,
    snoozed_until: None,
    step: None,
    added: date(2026, 1, 1),
    touched: None,
    every: Some(90),
};

#[test]
fn a_person_is_due_a_rhythm_after_the_last_touch() {
    let touched = Facts {
        touched: Some(date(2026, 11, 1)),
        ..KNOWN
    };
    assert_eq!(due_on(&touched), Some(date(2027, 1, 30)));
    assert_eq!(due_on(&KNOWN), Some(date(2026, 1, 1)));
    let without = Facts {
        every: None,
        ..touched
    };
    assert_eq!(due_on(&without), None);
}

#[test]
fn a_next_step_decides_alone_and_a_snooze_puts_either_off() {
    let stepped = Facts {
        step: Some(date(2027, 3, 1)),
        touched: Some(date(2020, 1, 1)),
        ..KNOWN
    };
    assert_eq!(due_on(&stepped), Some(date(2027, 3, 1)));
    let snoozed = Facts {
        snoozed_until: Some(date(2027, 4, 1)),
        ..stepped
    };
    assert_eq!(due_on(&snoozed), Some(date(2027, 4, 1)));
    let never = Facts {
        never: true,
        ..stepped
    };
    assert_eq!(due_on(&never), None);
}

#[test]
fn everybody_one_sells_to_has_a_usual_rhythm() {
    for one in Relationship::ALL {
        assert_eq!(usual(*one).is_some(), *one != Relationship::Other, "{one}");
    }
}

#[test]
fn a_client_lapses_when_touch_and_deal_are_both_long_ago() {
    let lapses =
        |touched, won, open| lapses_on(Relationship::Client, touched, Business { won, open });
    let (touched, won) = (Some(date(2026, 1, 1)), Some(date(2025, 1, 1)));
    assert_eq!(lapses(touched, won, false), Some(date(2026, 6, 30)));
    assert_eq!(lapses(touched, None, false), Some(date(2027, 1, 1)));
    assert_eq!(lapses(None, won, false), Some(date(2026, 1, 1)));
    assert_eq!(lapses(touched, won, true), None);
    assert_eq!(lapses(None, None, false), None);
    let prospect = lapses_on(Relationship::Prospect, touched, Business::default());
    assert_eq!(prospect, None);
}

fn reached(slug: &str) -> Option<Vec<Relationship>> {
    let kind = kind::find(slug).unwrap();
    whom(kind, None, None).map(|whom| whom.relationships.to_vec())
}

#[test]
fn a_kind_says_whom_it_reaches() {
    use Relationship::{Client, Lapsed, Partner, Prospect, Referrer};
    assert_eq!(reached("client-touch"), Some(vec![Client]));
    assert_eq!(reached("cold-call"), Some(vec![Prospect]));
    assert_eq!(reached("door-knock"), Some(vec![Prospect]));
    assert_eq!(reached("lapsed-touch"), Some(vec![Lapsed, Client]));
    assert_eq!(reached("partner-touch"), Some(vec![Partner]));
    let all = vec![Prospect, Client, Lapsed, Referrer, Partner];
    assert_eq!(reached("meeting"), Some(all.clone()));
    assert_eq!(reached("touch"), Some(all));
    for nobody in ["newsletter", "blog-post", "linkedin-post", "crm", "gym"] {
        if kind::find(nobody).is_some() {
            assert_eq!(reached(nobody), None, "{nobody}");
        }
    }
}

#[test]
fn an_invitation_is_for_everybody_who_is_known_unless_an_audience_is_named() {
    let kind = kind::find("linkedin-invite").unwrap();
    let invite = whom(kind, None, None).unwrap();
    assert!(invite.is_invitation());
    assert_eq!(invite.relationships, Relationship::ALL);
    let clients = whom(kind, Some(Audience::Client), None).unwrap();
    assert!(clients.is_invitation());
    assert_eq!(clients.relationships, [Relationship::Client]);
    let call = whom(kind::find("cold-call").unwrap(), None, None).unwrap();
    assert_eq!(call.approach, Approach::Cold);
    let meeting = whom(kind::find("meeting").unwrap(), None, None).unwrap();
    assert_eq!(meeting.approach, Approach::Known);
}

#[test]
fn where_nobody_is_named_it_says_what_helps() {
    let of = |audience| whom(kind::find("touch").unwrap(), Some(audience), None).unwrap();
    let mut said = BTreeSet::new();
    for audience in Audience::ALL {
        said.insert(nobody(&of(*audience), false));
    }
    assert_eq!(said.len(), Audience::ALL.len());
    assert!(nobody(&of(Audience::Referrer), false).contains("sends you work"));
    assert!(nobody(&of(Audience::Client), true).contains("put off"));
    let invite = whom(kind::find("linkedin-invite").unwrap(), None, None).unwrap();
    assert!(nobody(&invite, true).starts_with("Nobody to invite"));
    assert_ne!(nobody(&invite, true), nobody(&invite, false));
}

#[test]
fn the_audience_of_a_commitment_wins_over_the_kind() {
    let meeting = kind::find("meeting").unwrap();
    let with = whom(meeting, Some(Audience::Referrer), None).unwrap();
    assert_eq!(with.relationships, [Relationship::Referrer]);
    let news = kind::find("newsletter").unwrap();
    assert_eq!(whom(news, Some(Audience::Client), None), None);
}

const CALL: Last<'static> = Last {
    day: date(2026, 11, 6),
    noun: "call",
    own: true,
    firm: false,
};

const STORY: Story<'static> = Story {
    relationship: Relationship::Client,
    lapsed: false,
    step: None,
    last: Some(CALL),
    deal: Some(Deal::Won(date(2026, 5, 20))),
    invite: false,
    due: date(2027, 2, 4),
};

#[test]
fn the_reason_is_a_sentence() {
    assert_eq!(
        reason(&STORY, TODAY),
        "client, 94 days since your call, deal closed in May"
    );
    let lapsed = Story {
        lapsed: true,
        deal: Some(Deal::Won(date(2025, 5, 20))),
        ..STORY
    };
    assert_eq!(
        reason(&lapsed, TODAY),
        "client gone quiet, 94 days since your call, deal closed in May 2025"
    );
    let planned = Story {
        step: Some((TODAY, "send the offer")),
        deal: Some(Deal::Open(date(2027, 1, 3))),
        due: TODAY,
        ..STORY
    };
    assert_eq!(
        reason(&planned, TODAY),
        "client, next step today: send the offer, 94 days since your call, deal open since January"
    );
    let early = Story {
        relationship: Relationship::Prospect,
        last: None,
        deal: None,
        due: date(2028, 3, 1),
        ..STORY
    };
    assert_eq!(
        reason(&early, TODAY),
        "prospect, never touched, due on 1 March 2028"
    );
    let invited = Story {
        invite: true,
        ..early
    };
    assert_eq!(
        reason(&invited, TODAY),
        "prospect, never touched, no LinkedIn profile on record"
    );
}

#[test]
fn a_prospect_who_bought_is_not_told_as_one_who_did_not() {
    let prospect = Story {
        relationship: Relationship::Prospect,
        ..STORY
    };
    assert_eq!(
        reason(&prospect, TODAY),
        "prospect, 94 days since your call, deal won in May: a client by now?"
    );
    let back = Story {
        relationship: Relationship::Lapsed,
        ..prospect.clone()
    };
    assert_eq!(
        reason(&back, TODAY),
        "lapsed client, 94 days since your call, deal won in May: a client again?"
    );
    let colleague = Story {
        deal: Some(Deal::WonThere(date(2026, 5, 20))),
        ..prospect
    };
    assert_eq!(
        reason(&colleague, TODAY),
        "prospect, 94 days since your call, deal closed with the organisation in May"
    );
}

fn candidates() -> impl Strategy<Value = Vec<Candidate<u32, u8>>> {
    let one = (
        -400..400_i64,
        proptest::option::of(0..800_i64),
        any::<[bool; 3]>(),
        proptest::option::of(0..6_u8),
    );
    proptest::collection::vec(one, 0..40).prop_map(|all| {
        let numbered = (0_u32..).zip(all);
        numbered
            .map(
                |(who, (due, touched, [step, snoozed, spare], firm))| Candidate {
                    who,
                    firm,
                    due: TODAY.saturating_add(due.days()),
                    touched: touched.map(|ago| TODAY.saturating_sub(ago.days())),
                    step,
                    snoozed,
                    spare,
                },
            )
            .collect()
    })
}

proptest! {
    #[test]
    fn nobody_is_named_twice_and_nobody_out_of_turn(
        all in candidates(), n in 0_usize..6, period in 0..40_i64,
    ) {
        let since = TODAY.saturating_sub(period.days());
        let mut named = BTreeSet::new();
        let turns = in_turn(&all, TODAY, since);
        let able = apart(&turns, &named);
        let first = choose(&turns, n, &mut named);
        let second = choose(&turns, n, &mut named);
        prop_assert!(first.len() <= n);
        prop_assert!(first.iter().all(|who| !second.contains(who)));
        let of: BTreeMap<u32, &Candidate<u32, u8>> = all.iter().map(|one| (one.who, one)).collect();
        for who in first.iter().chain(&second) {
            let one = of[who];
            let fresh = one.touched.is_some_and(|day| day >= since);
            prop_assert!(!fresh || (one.step && one.due <= TODAY));
            if one.due > TODAY {
                prop_assert!(!one.snoozed && !one.step);
                let rested = TODAY.saturating_sub((REST - 1).days());
                prop_assert!(one.touched.is_none_or(|day| day < rested));
            }
        }
        let order: Vec<_> = first.iter().map(|who| (of[who].due, of[who].touched)).collect();
        prop_assert!(order.is_sorted());
        // As many firms as there are, and colleagues only where that is too few.
        let wanted = || first.iter().map(|who| of[who]).filter(|one| !one.spare);
        let firms: BTreeSet<u8> = wanted().filter_map(|one| one.firm).collect();
        let alone = wanted().filter(|one| one.firm.is_none()).count();
        prop_assert_eq!(firms.len() + alone, able.min(n));
        prop_assert_eq!(first.len(), turns.len().min(n));
        // Whoever is due and not named waits behind everybody who is, unless
        // a colleague is named.
        let last = order.last().copied();
        if first.len() == n && n > 0 {
            let ahead = all.iter().filter(|one| {
                Some((one.due, one.touched)) < last && !first.contains(&one.who)
                    && !one.spare && one.firm.is_none_or(|firm| !firms.contains(&firm))
                    && one.due <= TODAY && one.touched.is_none_or(|day| day < since)
            });
            prop_assert_eq!(ahead.count(), 0);
        }
    }

    #[test]
    fn the_order_of_candidates_does_not_matter(all in candidates(), n in 0_usize..6) {
        let back: Vec<_> = all.iter().rev().copied().collect();
        let (mut a, mut b) = (BTreeSet::new(), BTreeSet::new());
        prop_assert_eq!(
            choose(&in_turn(&all, TODAY, TODAY), n, &mut a),
            choose(&in_turn(&back, TODAY, TODAY), n, &mut b)
        );
    }

    /// Three are named a day and touched at once: nobody waits longer past the
    /// day they are due than it takes to go once round.
    #[test]
    fn everybody_gets_a_turn(people in 1_usize..60, every in 1_u32..40) {
        let round = people.div_ceil(3);
        let rhythm = usize::try_from(every).unwrap();
        let (mut touched, mut last) = (vec![None; people], vec![0_usize; people]);
        for day in 0..(round + rhythm) * 3 {
            let today = TODAY.saturating_add(i64::try_from(day).unwrap().days());
            let due = |touched| due_on(&Facts { added: TODAY, touched, every: Some(every), ..KNOWN });
            let candidate = |(who, touched): (usize, &Option<Date>)| Candidate {
                who,
                firm: None::<u8>,
                due: due(*touched).unwrap(),
                touched: *touched,
                step: false,
                snoozed: false,
                spare: false,
            };
            let all: Vec<_> = touched.iter().enumerate().map(candidate).collect();
            for who in choose(&in_turn(&all, today, today), 3, &mut BTreeSet::new()) {
                touched[who] = Some(today);
                last[who] = day;
            }
            let waited = last.iter().map(|last| day - last).max().unwrap();
            prop_assert!(waited <= round + rhythm, "{waited} days");
        }
    }
}
