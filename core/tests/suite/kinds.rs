//! The catalogue of kinds and how words find them.

use legwork_core::kind::{Kind, catalogue, find, is_valid, matcher, slug};
use legwork_core::parse::lex::lex;

fn found(text: &str) -> &'static str {
    matcher::find_in(&lex(text).tokens, &[])
        .and_then(|f| find(&f.kind.slug))
        .map_or("", |k| &k.slug)
}

#[test]
fn the_catalogue_is_consistent() {
    let mut seen = std::collections::BTreeSet::new();
    for kind in catalogue() {
        assert!(seen.insert(&kind.slug), "twice: {}", kind.slug);
        assert!(is_valid(&kind.slug), "{}", kind.slug);
        assert!(
            kind.minutes > 0 && kind.said().next().is_some(),
            "{}",
            kind.slug
        );
        for wider in kind.wider() {
            let wider =
                find(wider).unwrap_or_else(|| panic!("{} counts as unknown {wider}", kind.slug));
            assert!(
                wider.wider().all(|w| kind.counts_for(w)),
                "{} is not closed",
                kind.slug
            );
        }
    }
    assert_eq!(find("cold-call").map(|k| k.minutes), Some(4));
}

#[test]
fn every_kind_is_found_by_its_own_name() {
    for kind in catalogue() {
        assert_eq!(found(&kind.one), kind.slug, "{}", kind.one);
        assert_eq!(found(&kind.many), kind.slug, "{}", kind.many);
    }
}

#[test]
fn words_are_matched_in_any_form() {
    let cases = [
        ("called Ann Lee, left voicemail", "call"),
        ("2 cold calls yesterday", "cold-call"),
        ("calling five customers", "client-call"),
        ("met Bob for coffee", "meeting"),
        ("e-mailed three people", "email"),
        ("sent two cold e-mails", "cold-email"),
        ("sent out our e-newsletter", "newsletter"),
        (
            "invited six people to connect on LinkedIn",
            "linkedin-invite",
        ),
        ("posted on LinkedIn", "linkedin-post"),
        ("wrote a blog post", "blog-post"),
        ("followed up with the school", "follow-up"),
        ("asked Tom for a referral", "referral-ask"),
        ("reached out to a former client", "lapsed-touch"),
        ("went to the gym", "gym"),
        ("ran 5 miles", "run"),
        ("bananas", ""),
    ];
    for (text, wanted) in cases {
        assert_eq!(found(text), wanted, "{text}");
    }
}

#[test]
fn own_kinds_come_first() {
    let mine = [Kind::custom("Cold call script")];
    let tokens = lex("write 2 cold call scripts").tokens;
    let kind = matcher::find_in(&tokens, &mine).map(|f| f.kind.slug.clone());
    assert_eq!(kind.as_deref(), Some("cold-call-script"));
}

#[test]
fn slugs_are_short_and_plain() {
    assert_eq!(slug("Café visits, Zürich!"), "café-visits-zürich");
    assert_eq!(slug("  "), "activity");
    assert!(slug(&"word ".repeat(100)).len() <= 40);
    assert!(!is_valid("Two Words"));
}

#[test]
fn whoever_one_promised_to_reach_may_be_reached_in_any_way() {
    use legwork_core::vocabulary::Relationship;
    let reached = [
        (Relationship::Client, "client-touch"),
        (Relationship::Lapsed, "lapsed-touch"),
        (Relationship::Prospect, "prospect-touch"),
        (Relationship::Referrer, "referrer-touch"),
        (Relationship::Partner, "partner-touch"),
    ];
    for (relationship, promised) in reached {
        for general in ["call", "email", "message", "linkedin-message", "meeting"] {
            let counts = |kind: &&Kind| {
                kind.audience == relationship.audience()
                    && kind.counts_for(general)
                    && kind.counts_for(promised)
            };
            let any = catalogue().iter().find(counts);
            assert!(any.is_some(), "{general} with a {relationship}");
        }
    }
}
