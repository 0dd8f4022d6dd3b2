//! Tokens and numbers.

use legwork_core::parse::lex::{MAX_CHARS, lex};
use legwork_core::parse::number::{Decimal, cardinal, decimal, ordinal, span, times};

fn texts(source: &str) -> Vec<String> {
    let glue = |glued: bool| if glued { "·" } else { "" };
    lex(source)
        .tokens
        .iter()
        .map(|t| format!("{}{}", glue(t.glued), t.text))
        .collect()
}

#[test]
fn compounds_are_cut_where_the_shape_changes() {
    let cases: &[(&str, &[&str])] = &[
        ("3X/week", &["3", "·x", "·/", "·week"]),
        ("3xs a day", &["3", "·xs", "a", "day"]),
        ("10\u{2013}15", &["10", "·-", "·15"]),
        ("$10k", &["$", "·10", "·k"]),
        ("90-minute", &["90", "·-", "·minute"]),
        ("9am 14:30", &["9", "·am", "14", "·:", "·30"]),
        (
            "don\u{2019}t @Acme #tag // note",
            &["don't", "@", "·acme", "#", "·tag", "//", "note"],
        ),
        ("e.g. 9 a.m. Q3", &["eg", "9", "am", "q3"]),
        ("31.12.2027", &["31", "·.", "·12", "·.", "·2027"]),
        ("1.234,56 or 1,5.", &["1.234,56", "or", "1,5", "·."]),
        ("a\u{a0}b\tc\u{0}d", &["a", "b", "c", "d"]),
        (
            "https://a.example",
            &["https", "·:", "·/", "·/", "·a", "·.", "·example"],
        ),
    ];
    for (source, wanted) in cases {
        assert_eq!(texts(source), *wanted, "{source}");
    }
}

#[test]
fn spans_point_into_the_source() {
    let source = "Caf\u{e9} \u{201c}\u{c9}t\u{e9}\u{201d} 3X";
    let lexed = lex(source);
    assert_eq!(lexed.raw(2, 3), "\u{c9}t\u{e9}");
    assert_eq!(lexed.raw(0, lexed.tokens.len()), source);
    assert_eq!(lexed.raw(9, 3), "");
}

#[test]
fn a_very_long_text_is_cut_and_says_so() {
    let long = "word ".repeat(2_000_000);
    let lexed = lex(&long);
    assert!(lexed.truncated && lexed.tokens.len() <= MAX_CHARS);
    assert!(!lex("two calls").truncated);
}

#[test]
fn digits_are_read_in_both_conventions() {
    let cases = [
        ("1,000", 1000.0),
        ("1,5", 1.5),
        ("1.234,56", 1234.56),
        ("1,234.5", 1234.5),
        ("1.000.000", 1e6),
        ("2.17", 2.17),
    ];
    for (text, wanted) in cases {
        assert_eq!(decimal(text).map(Decimal::to_f64), Some(wanted), "{text}");
    }
    assert_eq!(decimal("31.12.2027"), None);
    assert_eq!(decimal("99999999999999999999"), None);
}

#[test]
fn number_words_are_read() {
    let cases = [
        ("twenty-five", 25.0, 3),
        ("twenty five calls", 25.0, 2),
        ("one hundred and five", 105.0, 4),
        ("a dozen", 12.0, 2),
        ("two dozen calls", 24.0, 2),
        ("half a million", 500_000.0, 3),
        ("a couple of calls", 2.0, 3),
        ("10k", 10_000.0, 2),
        ("1/2", 0.5, 3),
        ("2\u{bd}", 2.5, 2),
        ("one and a half", 1.5, 4),
        ("two thousand three hundred", 2300.0, 4),
        ("half an hour", 0.5, 2),
        ("a thousand words", 1000.0, 2),
        ("1.5 million", 1_500_000.0, 2),
    ];
    for (text, wanted, used) in cases {
        let read = cardinal(&lex(text).tokens, 0).unwrap_or_else(|| panic!("{text}"));
        assert_eq!((read.value.to_f64(), read.used), (wanted, used), "{text}");
    }
    assert!(cardinal(&lex("a call").tokens, 0).is_none());
}

#[test]
fn ranges_and_times_are_read() {
    let range = |text: &str| {
        let read = span(&lex(text).tokens, 0).unwrap_or_else(|| panic!("{text}"));
        (
            read.value.low.to_f64(),
            read.value.high.map(Decimal::to_f64),
            read.used,
        )
    };
    assert_eq!(range("10-15"), (10.0, Some(15.0), 3));
    assert_eq!(range("between 15 and 20"), (15.0, Some(20.0), 4));
    assert_eq!(range("one or two"), (1.0, Some(2.0), 3));
    assert_eq!(range("9-5"), (9.0, None, 1));
    assert!(span(&lex("2+ calls").tokens, 0).is_some_and(|r| r.value.plus && r.used == 2));
    assert!(span(&lex("a few").tokens, 0).is_some_and(|r| r.value.vague));
    for (text, low) in [
        ("3X/week", 3.0),
        ("3xs", 3.0),
        ("twice", 2.0),
        ("three times", 3.0),
    ] {
        let read = times(&lex(text).tokens, 0).unwrap_or_else(|| panic!("{text}"));
        assert!((read.value.low.to_f64() - low).abs() < 1e-9, "{text}");
    }
    assert_eq!(ordinal(&lex("2nd").tokens, 0).map(|r| r.value), Some(2));
    assert_eq!(
        ordinal(&lex("twelfth").tokens, 0).map(|r| r.value),
        Some(12)
    );
}

#[test]
fn twice_the_text_gives_at_most_twice_the_tokens() {
    for pattern in ["1.", "1,", "a.b.", "//", "don't", "(", "½", "é-", "3x/"] {
        let once = lex(&pattern.repeat(100)).tokens.len();
        let twice = lex(&pattern.repeat(200)).tokens.len();
        assert!(twice <= 2 * once + 1, "{pattern}: {once}, then {twice}");
        let ends: usize = lex(&pattern.repeat(200))
            .tokens
            .iter()
            .map(|t| t.end - t.start)
            .sum();
        assert!(
            ends <= pattern.len() * 200,
            "{pattern}: a character was read twice"
        );
    }
}
