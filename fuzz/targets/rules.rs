//! Any rules at all for any acts at all: the first that fits decides, the same
//! way every time, and what a correction teaches holds for what was corrected.
//! A rule goes through JSON unchanged; any JSON that is a rule can be read out.
#![no_main]

use legwork_core::classify::address::comparable;
use legwork_core::classify::{
    Act, Confidence, Decision, Rule, Sort, Then, When, Who, Whom, decide, from_correction, from_dismissals, seen,
    summary,
};
use legwork_core::sighting::Flow;
use legwork_core::vocabulary::Relationship;
use libfuzzer_sys::arbitrary::{Result, Unstructured};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(rules) = serde_json::from_slice::<Vec<Rule>>(bytes) {
        let act = act(&mut Unstructured::new(bytes)).unwrap_or_else(|_| unreachable!("zeros follow"));
        hold(&rules, &act);
    }
    let mut given = Unstructured::new(bytes);
    let Ok(count) = given.int_in_range(0..=6) else { return };
    let Ok(rules) = (0..count).map(|_| rule(&mut given)).collect::<Result<Vec<Rule>>>() else {
        return;
    };
    let Ok(acts) = (0..3).map(|_| act(&mut given)).collect::<Result<Vec<Act>>>() else {
        return;
    };
    acts.iter().for_each(|act| hold(&rules, act));
    learn(&rules, &acts);
});

fn hold(rules: &[Rule], act: &Act) {
    let verdict = decide(rules, act);
    assert_eq!(decide(rules, act), verdict);
    assert!(!verdict.reason.is_empty() && !seen(act, None).is_empty() && !summary(act).is_empty());
    let settles = |rule: &Rule| rule.when.fits(act) && !matches!(rule.then, Then::Log { kind: None, .. });
    assert_eq!(verdict.own, rules.iter().position(settles));
    for rule in rules {
        assert!(!rule.says(str::to_owned).is_empty());
        let text = serde_json::to_string(rule).expect("a rule is written");
        assert_eq!(&serde_json::from_str::<Rule>(&text).expect("a rule is read"), rule);
    }
}

/// What is learned of an act that came from the member fits it, and decides
/// when it comes first.
fn learn(rules: &[Rule], acts: &[Act]) {
    let [latest, before @ ..] = acts else { return };
    if latest.flow != Flow::Out {
        return;
    }
    for (learned, kind) in [
        (from_correction(latest, "meeting"), Some("meeting")),
        (from_dismissals(latest, before), None),
    ] {
        let Some(learned) = learned else { continue };
        assert!(learned.when.fits(latest), "{learned:?} {latest:?}");
        let mut all = vec![learned];
        all.extend_from_slice(rules);
        let verdict = decide(&all, latest);
        assert_eq!(verdict.own, Some(0));
        match verdict.decision {
            Decision::Propose { kind: found, .. } => assert_eq!(found.as_deref(), kind),
            Decision::Ignore(_) => assert_eq!(kind, None),
        }
    }
}

fn rule(given: &mut Unstructured<'_>) -> Result<Rule> {
    let when = When {
        seen: some(given, Sort::ALL)?,
        flow: some(given, Flow::ALL)?,
        reply: given.arbitrary()?,
        bulk: given.arbitrary()?,
        whom: some(given, Whom::ALL)?,
        address: given.arbitrary()?,
        words: given.arbitrary()?,
        least: given.arbitrary::<Option<u8>>()?.map(|least| u32::from(least % 4)),
        most: given.arbitrary::<Option<u8>>()?.map(|most| u32::from(most % 4)),
        source: given.arbitrary()?,
    };
    let then = if given.arbitrary()? {
        Then::Ignore
    } else {
        Then::Log {
            kind: given.arbitrary()?,
            confidence: *given.choose(Confidence::ALL)?,
            accept: given.arbitrary()?,
        }
    };
    Ok(Rule { when, then })
}

fn act(given: &mut Unstructured<'_>) -> Result<Act> {
    let count = given.int_in_range(0..=3)?;
    let people = (0..count).map(|_| who(given)).collect::<Result<Vec<Who>>>()?;
    Ok(Act {
        source: given.arbitrary()?,
        sort: *given.choose(Sort::ALL)?,
        flow: *given.choose(Flow::ALL)?,
        reply: given.arbitrary()?,
        bulk: given.arbitrary()?,
        people,
        title: given.arbitrary()?,
        minutes: given.arbitrary()?,
    })
}

fn who(given: &mut Unstructured<'_>) -> Result<Who> {
    let text: String = given.arbitrary()?;
    let address = comparable(&text).or_else(|| comparable(&format!("{text}@acme.example")));
    Ok(Who {
        label: address.clone().unwrap_or_else(|| "somebody".to_owned()),
        address,
        relationship: some(given, Relationship::ALL)?,
        wrote: given.arbitrary()?,
        own: given.arbitrary()?,
    })
}

fn some<T: Copy>(given: &mut Unstructured<'_>, all: &[T]) -> Result<Option<T>> {
    Ok(if given.arbitrary()? { Some(*given.choose(all)?) } else { None })
}
