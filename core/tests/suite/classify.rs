//! What an act that was seen counts as: examples, and rules of rules.

use jiff::civil::{Date, date};
use legwork_core::classify::{
    Act, Confidence, Decision, Deed, Entry, Order, Rule, Sort, Then, Verdict, When, Who, Whom,
    decide, defaults, from_correction, from_dismissals, is_same,
};
use legwork_core::kind;
use legwork_core::sighting::{Flow, Seen};
use legwork_core::vocabulary::Relationship;
use proptest::prelude::*;

fn who(address: &str, relationship: Option<Relationship>, wrote: bool) -> Who {
    Who {
        label: address.into(),
        address: Some(address.into()),
        relationship,
        wrote,
        own: address.ends_with("@own.example"),
    }
}

fn mail(people: Vec<Who>, reply: bool) -> Act {
    let seen = Seen::Mail {
        flow: Flow::Out,
        people: Vec::new(),
        subject: Some("Your new office".into()),
        reply,
        bulk: false,
    };
    Act::new("mail", &seen, people)
}

fn meeting(title: &str, people: Vec<Who>) -> Act {
    let seen = Seen::Meeting {
        title: title.into(),
        people: Vec::new(),
        minutes: Some(45),
    };
    Act::new("calendar", &seen, people)
}

fn kind_of(verdict: &Verdict) -> &str {
    match &verdict.decision {
        Decision::Propose { kind, .. } => kind.as_deref().unwrap_or("as it says"),
        Decision::Ignore(_) => "ignored",
    }
}

#[test]
fn mail_is_judged_by_whom_it_went_to() {
    use Relationship::{Client, Lapsed, Partner, Prospect, Referrer};
    let rows = [
        (None, false, false, "cold-email", "who never wrote to you"),
        (None, true, false, "email", "who had written to you"),
        (None, false, true, "follow-up", "an answer sent to"),
        (Some(Client), false, false, "client-email", "a client"),
        (Some(Client), true, true, "client-email", "a client"),
        (Some(Lapsed), true, false, "lapsed-touch", "a lapsed client"),
        (
            Some(Prospect),
            false,
            false,
            "cold-email",
            "a prospect who never wrote",
        ),
        (
            Some(Prospect),
            true,
            false,
            "prospect-touch",
            "a prospect who had written",
        ),
        (Some(Prospect), true, true, "follow-up", "a prospect"),
        (
            Some(Referrer),
            true,
            false,
            "referrer-touch",
            "a referral source",
        ),
        (Some(Partner), false, false, "partner-touch", "a partner"),
    ];
    for (stands, wrote, reply, kind, why) in rows {
        let verdict = decide(
            &[],
            &mail(vec![who("ann@acme.example", stands, wrote)], reply),
        );
        assert_eq!(kind_of(&verdict), kind, "{stands:?} {wrote} {reply}");
        assert!(verdict.reason.contains(why), "{}", verdict.reason);
        assert!(verdict.reason.contains("ann@acme.example"));
    }
}

#[test]
fn the_reason_names_whom_the_rule_looked_for() {
    let stranger = who("bob@quay.example", None, false);
    let client = who("ann@acme.example", Some(Relationship::Client), true);
    let verdict = decide(&[], &mail(vec![stranger, client], false));
    assert_eq!(
        verdict.reason,
        "sent to ann@acme.example, a client, and one more"
    );
}

#[test]
fn a_meeting_counts_when_somebody_from_outside_takes_part() {
    let own = || who("kim@own.example", None, false);
    let verdict = decide(&[], &meeting("Stand-up", vec![own()]));
    assert_eq!(kind_of(&verdict), "ignored");
    let with = vec![own(), who("bob@quay.example", None, false)];
    let verdict = decide(&[], &meeting("Lunch", with));
    assert_eq!(kind_of(&verdict), "meeting");
    assert_eq!(
        verdict.reason,
        "a meeting of 45 minutes with bob@quay.example"
    );
}

#[test]
fn what_was_published_is_told_by_its_source() {
    let entry = |source: &str| {
        let seen = Seen::Entry {
            title: "On roofs".into(),
            link: None,
            author: None,
        };
        kind_of(&decide(&[], &Act::new(source, &seen, Vec::new()))).to_owned()
    };
    assert_eq!(entry("feed:https://own.example/blog"), "blog-post");
    assert_eq!(entry("feed:newsletter"), "newsletter");
    assert_eq!(entry("Podcast"), "podcast");
    assert_eq!(entry("linkedin"), "linkedin-post");
    assert_eq!(entry("feed"), "blog-post");
}

#[test]
fn every_rule_that_ships_names_a_kind_there_is_and_can_be_read() {
    for one in defaults() {
        if let Then::Log {
            kind: Some(slug), ..
        } = &one.rule.then
        {
            assert!(kind::find(slug).is_some(), "{slug}");
        }
        let ignores = one.rule.then == Then::Ignore;
        assert_eq!(ignores, !one.because.is_empty());
        let said = one.rule.says(str::to_owned);
        assert!(said.len() > 12 && !said.contains("  "), "{said}");
    }
}

#[test]
fn every_rule_that_ships_has_a_name_of_its_own() {
    let names: Vec<&str> = defaults().iter().map(|one| one.name).collect();
    let mut once = names.clone();
    once.sort_unstable();
    once.dedup();
    assert_eq!(once.len(), names.len());
    // They are written into databases and scripts.
    for name in [
        "mail-cold",
        "mail-client",
        "meeting-other",
        "entry-blog",
        "line",
    ] {
        assert!(names.contains(&name), "{name}");
    }
    let stays = |name: &str| defaults().iter().any(|one| one.name == name && one.stays());
    assert!(stays("mail-received") && stays("invitation-received") && !stays("mail-cold"));
}

#[test]
fn a_rule_that_ships_can_be_done_without_or_asked_first() {
    let cold = mail(vec![who("ann@acme.example", None, false)], false);
    let said = |said: &[(Entry, bool)]| {
        let order = Order::of(said.iter().map(|(entry, on)| (entry, *on)));
        order.decide(&cold)
    };
    assert_eq!(kind_of(&said(&[])), "cold-email");
    let off = (Entry::built_in("mail-cold"), false);
    let none = said(std::slice::from_ref(&off));
    assert_eq!(kind_of(&none), "ignored");
    assert!(
        none.reason.contains("no rule says what it is"),
        "{}",
        none.reason
    );
    // Placed, it is asked before the member's own that stand below it.
    let own = Rule {
        when: When::default(),
        then: Then::Ignore,
    };
    let own = (Entry::Own(own), true);
    assert_eq!(kind_of(&said(std::slice::from_ref(&own))), "ignored");
    let placed = (Entry::built_in("mail-cold"), true);
    assert_eq!(kind_of(&said(&[placed.clone(), own.clone()])), "cold-email");
    assert_eq!(kind_of(&said(&[own, placed])), "ignored");
    // One that this version does not know is passed over.
    assert_eq!(
        kind_of(&said(&[(Entry::built_in("gone"), true)])),
        "cold-email"
    );
}

#[test]
fn a_rule_without_a_kind_takes_over_only_what_is_sure() {
    let rule = Rule {
        when: When::default(),
        then: Then::Log {
            kind: None,
            confidence: Confidence::High,
            accept: true,
        },
    };
    let at_once = |act: &Act| match decide(std::slice::from_ref(&rule), act).decision {
        Decision::Propose { accept, .. } => accept,
        Decision::Ignore(_) => false,
    };
    let sure = who("ann@acme.example", Some(Relationship::Client), true);
    assert!(at_once(&mail(vec![sure], false)));
    let unsure = who("bob@quay.example", None, true);
    assert!(!at_once(&mail(vec![unsure], false)));
}

#[test]
fn a_correction_teaches_by_the_domain_or_where_anybody_has_one_by_the_address() {
    let taught = |address: &str| {
        let act = mail(vec![who(address, None, false)], false);
        let rule = from_correction(&act, "client-email").unwrap();
        assert_eq!(
            kind_of(&decide(std::slice::from_ref(&rule), &act)),
            "client-email"
        );
        rule.when.address.unwrap()
    };
    assert_eq!(taught("ann@acme.example"), "@acme.example");
    assert_eq!(taught("ann@gmail.com"), "ann@gmail.com");
}

#[test]
fn dismissals_teach_from_the_second_on() {
    let lunch = |address: &str| meeting("Lunch", vec![who(address, None, false)]);
    let (first, second) = (lunch("bob@quay.example"), lunch("eve@dock.example"));
    assert_eq!(from_dismissals(&second, &[]), None);
    // What they have in common is the title.
    let rule = from_dismissals(&second, std::slice::from_ref(&first)).unwrap();
    assert_eq!(rule.when.words.as_deref(), Some("Lunch"));
    // Where several things are in common, it is the address.
    let rule = from_dismissals(&second, std::slice::from_ref(&second)).unwrap();
    assert_eq!(rule.when.address.as_deref(), Some("@dock.example"));
    assert_eq!(kind_of(&decide(&[rule], &second)), "ignored");
}

fn sorts() -> impl Strategy<Value = Sort> {
    proptest::sample::select(Sort::ALL)
}

prop_compose! {
    fn people()(
        name in "[a-c]@(acme|quay|own|gmail)\\.(example|com)",
        stands in proptest::option::of(proptest::sample::select(Relationship::ALL)),
        wrote: bool,
    ) -> Who {
        who(&name, stands, wrote)
    }
}

prop_compose! {
    fn acts()(
        sort in sorts(),
        received: bool,
        reply: bool,
        bulk: bool,
        people in proptest::collection::vec(people(), 0..5),
        title in "(Lunch|Stand-up|\\PC{0,12})",
        source in "(mail|feed:blog|feed:newsletter|\\PC{0,8})",
        minutes in proptest::option::of(0_u32..600),
    ) -> Act {
        let flow = if received { Flow::In } else { Flow::Out };
        Act { source, sort, flow, reply, bulk, people, title, minutes }
    }
}

prop_compose! {
    fn whens()(
        seen in proptest::option::of(sorts()),
        whom in proptest::option::of(proptest::sample::select(Whom::ALL)),
        address in proptest::option::of("(@acme\\.example|a@quay\\.example|\\PC{0,6})"),
        words in proptest::option::of("(lunch|stand|\\PC{0,6})"),
        source in proptest::option::of("(feed|mail|\\PC{0,6})"),
        reply: Option<bool>,
        least in proptest::option::of(0_u32..4),
        most in proptest::option::of(0_u32..4),
    ) -> When {
        When { seen, flow: None, reply, bulk: None, whom, address, words, least, most, source }
    }
}

fn thens() -> impl Strategy<Value = Then> {
    let log = |(kind, accept): (Option<&'static str>, bool)| Then::Log {
        kind: kind.map(str::to_owned),
        confidence: Confidence::Middle,
        accept,
    };
    let kinds = proptest::option::of(proptest::sample::select(vec!["email", "meeting", "call"]));
    prop_oneof![Just(Then::Ignore), (kinds, any::<bool>()).prop_map(log)]
}

fn rules() -> impl Strategy<Value = Vec<Rule>> {
    let rule = (whens(), thens()).prop_map(|(when, then)| Rule { when, then });
    proptest::collection::vec(rule, 0..8)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// The first rule of one's own that fits and says what to do decides, and
    /// none after it is heard.
    #[test]
    fn the_first_rule_that_fits_decides(rules in rules(), act in acts()) {
        let verdict = decide(&rules, &act);
        let says = |rule: &Rule| !matches!(rule.then, Then::Log { kind: None, .. });
        let first = rules.iter().position(|rule| rule.when.fits(&act) && says(rule));
        prop_assert_eq!(verdict.own, first);
        if let Some(first) = first {
            let alone = decide(&rules[first..=first], &act);
            prop_assert_eq!(&alone.decision, &verdict.decision);
            prop_assert_eq!(decide(&rules[..=first], &act), verdict.clone());
        }
        prop_assert!(!verdict.reason.trim().is_empty());
    }

    /// A rule that does not fit changes nothing, wherever it stands.
    #[test]
    fn a_rule_that_does_not_fit_is_as_if_it_were_not_there(
        rules in rules(), more in whens(), act in acts(), at in 0_usize..8,
    ) {
        prop_assume!(!more.fits(&act));
        let before = decide(&rules, &act);
        let mut with = rules.clone();
        let at = at.min(rules.len());
        with.insert(at, Rule { when: more, then: Then::Ignore });
        let after = decide(&with, &act);
        prop_assert_eq!(after.decision, before.decision);
        prop_assert_eq!(after.reason, before.reason);
    }

    /// What is received is never proposed by the rules that ship with Legwork.
    #[test]
    fn nothing_that_others_did_is_proposed(act in acts(), invited: bool) {
        let sort = if invited { Sort::Invitation } else { Sort::Mail };
        let act = Act { sort, flow: Flow::In, ..act };
        let left_out = matches!(decide(&[], &act).decision, Decision::Ignore(_));
        prop_assert!(left_out);
    }

    /// A rule is kept as it is.
    #[test]
    fn a_rule_is_read_back_as_it_was_written(rules in rules()) {
        let text = serde_json::to_string(&rules).unwrap();
        let back: Vec<Rule> = serde_json::from_str(&text).unwrap();
        prop_assert_eq!(back, rules);
    }

    /// A lesson fits what it was learnt from, and does what was meant.
    #[test]
    fn a_lesson_holds_for_what_it_was_learnt_from(act in acts(), before in proptest::collection::vec(acts(), 0..6)) {
        let act = Act { flow: Flow::Out, ..act };
        if let Some(rule) = from_correction(&act, "call") {
            let verdict = decide(std::slice::from_ref(&rule), &act);
            prop_assert_eq!(kind_of(&verdict), "call");
        }
        if let Some(rule) = from_dismissals(&act, &before) {
            let verdict = decide(&[rule], &act);
            prop_assert_eq!(kind_of(&verdict), "ignored");
        }
    }

    /// Sameness does not ask which report came first, and one act is the same as itself.
    #[test]
    fn sameness_goes_both_ways(one in deeds(), other in deeds()) {
        let counts = |a: &str, b: &str| kind::find(a).is_some_and(|kind| kind.counts_for(b));
        prop_assert_eq!(is_same(&one, &other, counts), is_same(&other, &one, counts));
        prop_assert!(is_same(&one, &one, counts));
        if is_same(&one, &other, counts) {
            prop_assert_eq!(one.day, other.day);
        }
    }
}

fn days() -> impl Strategy<Value = Date> {
    (1_i8..3).prop_map(|day| date(2027, 2, day))
}

prop_compose! {
    fn deeds()(
        day in days(),
        kind in proptest::sample::select(vec!["email", "client-email", "touch", "blog-post", "meeting"]),
        people in proptest::collection::btree_set("[a-c]", 0..3),
        title in "(|One|one |Two)",
    ) -> Deed {
        Deed { day, kind: kind.into(), people, title }
    }
}

/// Found by the fuzzer: a source whose name ends in a space.
#[test]
fn a_rule_that_was_learned_fits_whatever_the_source_is_called() {
    let act = Act::new(
        "feed blog ",
        &Seen::Entry {
            title: "Walls".to_owned(),
            link: None,
            author: None,
        },
        Vec::new(),
    );
    let rule = from_correction(&act, "blog-post").unwrap();
    assert!(rule.when.fits(&act), "{rule:?}");
}
