//! Sentences of commitment: a table of invented ones with what each means.
//!
//! `phrases.tsv` has a phrase and what is expected of it: `>=5`, `<=3`,
//! `=1`, ranges as `>=3..5`, or `-` for no number; the period as `1w`, `2m`,
//! `-`; then, as needed, `days=`, `k=` (kind), `u=` (unit), `m=` (minutes of
//! one), `o` (a result), `also=` (further commitments or the kind of the
//! next), `?` (a question is as good as the reading).

use jiff::civil::date;
use legwork_core::kind::Kind;
use legwork_core::parse::lex::MAX_CHARS;
use legwork_core::parse::phrase::describe;
use legwork_core::parse::{CommitmentReading, Days, Need, Setting, commitment};
use legwork_core::vocabulary::{Class, Direction};
use proptest::prelude::*;

fn read(text: &str) -> CommitmentReading {
    commitment(text, &Setting::new(date(2027, 2, 8)))
}

fn shown(reading: &CommitmentReading) -> String {
    let number = |n: Option<legwork_core::parse::number::Decimal>| n.map(|n| n.to_string());
    let (min, max) = (number(reading.min), number(reading.max));
    let (sign, numbers) = match (reading.direction, min, max) {
        (Direction::AtLeast, Some(min), None) => (">=", min),
        (Direction::AtLeast, Some(min), Some(max)) => (">=", format!("{min}..{max}")),
        (Direction::AtMost, None, Some(max)) => ("<=", max),
        (Direction::AtMost, Some(min), Some(max)) => ("<=", format!("{min}..{max}")),
        (Direction::Exactly, Some(min), Some(max)) if min == max => ("=", min),
        (_, None, None) => ("", "-".to_owned()),
        other => ("", format!("{other:?}")),
    };
    let period = reading.period.map_or("-".to_owned(), |p| {
        format!("{}{}", reading.every, &p.as_str()[..1])
    });
    format!("{sign}{numbers} {period}")
}

fn days(reading: &CommitmentReading) -> String {
    match &reading.days {
        None => String::new(),
        Some(Days::Workdays) => "workdays".to_owned(),
        Some(Days::All) => "all".to_owned(),
        Some(days) => serde_json::to_string(days)
            .unwrap_or_default()
            .replace(['[', ']', '"'], ""),
    }
}

/// Whether a reading has one more property of the table.
fn has(reading: &CommitmentReading, property: &str) -> bool {
    match property.split_once('=') {
        Some(("days", wanted)) => days(reading) == wanted,
        Some(("k", wanted)) => reading.kind.as_deref() == Some(wanted),
        Some(("u", wanted)) => reading.quantity_unit == wanted,
        Some(("m", wanted)) => reading.minutes.map(|m| m.to_string()).as_deref() == Some(wanted),
        Some(("also", wanted)) => match wanted.parse::<usize>() {
            Ok(count) => reading.also.len() == count,
            Err(_) => reading
                .also
                .iter()
                .any(|other| other.kind.as_deref() == Some(wanted)),
        },
        _ => match property {
            "o" => reading.class == Class::Outcome,
            "a" => reading.class == Class::Activity,
            _ => property == "?",
        },
    }
}

#[test]
fn the_table_is_read_as_meant() {
    let mut wrong = Vec::new();
    for line in include_str!("phrases.tsv")
        .lines()
        .filter(|line| !line.is_empty())
    {
        let (phrase, wanted) = line.split_once('\t').expect("a phrase and its meaning");
        let reading = read(phrase);
        let mut parts = wanted.split(' ');
        let core = format!(
            "{} {}",
            parts.next().unwrap_or(""),
            parts.next().unwrap_or("")
        );
        let properties: Vec<&str> = parts.collect();
        let asks = properties.contains(&"?") && !reading.needs.is_empty();
        let right = shown(&reading) == core && properties.iter().all(|p| has(&reading, p));
        if !right && !asks {
            wrong.push(format!("{phrase}\n    wanted {wanted}\n    found  {} days={} k={:?} u={} m={:?} {} also={} needs={:?}", shown(&reading), days(&reading), reading.kind, reading.quantity_unit, reading.minutes, reading.class, reading.also.len(), reading.needs));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} wrong\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn what_can_be_meant_in_two_ways_is_asked() {
    for (sentence, need) in [
        ("3 calls a day but only 2 on Fridays", Need::Days),
        ("3 calls a day, 5 on Fridays", Need::Days),
        (
            "call 2 prospects on Mondays and 3 on Thursdays",
            Need::Count,
        ),
        (
            "don't skip more than 1 day of prospecting a week",
            Need::Direction,
        ),
        ("never miss more than 2 workouts a month", Need::Count),
        (
            "never let a proposal go unanswered for more than 2 days",
            Need::Period,
        ),
        ("no email before 10am", Need::Period),
        ("no calls after 18:00", Need::Period),
        (
            "once on Monday and twice on Thursday go to the gym",
            Need::Period,
        ),
    ] {
        let reading = read(sentence);
        assert!(
            reading.needs.contains(&need),
            "{sentence}: {:?}",
            reading.needs
        );
    }
    for sentence in [
        "no meetings on Fridays",
        "don't skip the weekly review",
        "never go more than 60 days without calling each client",
        "no phone at night",
    ] {
        let reading = read(sentence);
        assert!(reading.needs.is_empty(), "{sentence}: {:?}", reading.needs);
    }
}

#[test]
fn no_number_of_a_part_without_a_noun_is_lost() {
    let reading = read("3 calls a day but only 2 on Fridays");
    let [friday] = reading.also.as_slice() else {
        panic!("{} more", reading.also.len());
    };
    assert_eq!(
        (shown(&reading), days(&reading)),
        (">=3 1d".to_owned(), "workdays".to_owned())
    );
    assert_eq!(
        (shown(friday), days(friday)),
        ("<=2 1w".to_owned(), "FR".to_owned())
    );
    assert_eq!(friday.kind.as_deref(), Some("call"));
}

/// The sentences with which the product was first explained, whole.
const FOUNDING: [(&str, &str); 11] = [
    (
        "Make two cold calls every day",
        r#"{"kind":"cold-call","title":"Make cold calls","min":2,"period":"day","days":"workdays","audience":"prospect","channel":"phone"}"#,
    ),
    (
        "Reach out to three current clients every day",
        r#"{"kind":"client-touch","title":"Reach out to current clients","min":3,"quantity_unit":"people","period":"day","days":"workdays","audience":"client"}"#,
    ),
    (
        "Send two cold emails each day",
        r#"{"kind":"cold-email","title":"Send cold emails","min":2,"period":"day","days":"workdays","audience":"prospect","channel":"email"}"#,
    ),
    (
        "Invite 10 new people to connect on LinkedIn each week",
        r#"{"kind":"linkedin-invite","title":"Invite people to connect on LinkedIn","min":10,"quantity_unit":"people","period":"week","channel":"linkedin"}"#,
    ),
    (
        "Reach out to one former or lapsed client every week to try to rekindle a relationship",
        r#"{"kind":"lapsed-touch","title":"Reach out to a former or lapsed client to try to rekindle a relationship","min":1,"quantity_unit":"people","period":"week","audience":"lapsed"}"#,
    ),
    (
        "Post relevant information on my LinkedIn profile 3X/week",
        r#"{"kind":"linkedin-post","title":"Post relevant information on my LinkedIn profile","min":3,"period":"week","channel":"linkedin"}"#,
    ),
    (
        "Send out a monthly e-newsletter to our database",
        r#"{"kind":"newsletter","title":"Send out an e-newsletter to our database","min":1,"period":"month","channel":"email"}"#,
    ),
    (
        "Write one blog post each month to showcase our subject matter expertise",
        r#"{"kind":"blog-post","title":"Write a blog post to showcase our subject matter expertise","min":1,"period":"month","channel":"web"}"#,
    ),
    (
        "go to the gym 3X/week",
        r#"{"kind":"gym","title":"Go to the gym","min":3,"period":"week"}"#,
    ),
    (
        "walk in the neighborhood 2X/week",
        r#"{"kind":"walk","title":"Walk in the neighborhood","min":2,"period":"week"}"#,
    ),
    (
        "stop eating sweets",
        r#"{"kind":"sweets","title":"Stop eating sweets","direction":"at_most","min":null,"max":0}"#,
    ),
];

/// What a reading has when the sentence says nothing of it, in field order.
const USUAL: &str = r#"{"schema":1,"input":"","kind":null,"title":"","direction":"at_least","min":null,"max":null,"quantity_unit":"times","every":1,"period":null,"days":null,"audience":null,"channel":null,"from":null,"until":null,"time_of_day":null,"class":"activity","needs":[]}"#;

#[test]
fn the_founding_sentences_are_read_whole() {
    for (sentence, said) in FOUNDING {
        let mut wanted: serde_json::Value = serde_json::from_str(USUAL).expect("the usual");
        let said: serde_json::Value = serde_json::from_str(said).expect("what is said");
        wanted["input"] = sentence.into();
        for (name, value) in said.as_object().expect("fields") {
            wanted[name] = value.clone();
        }
        let found = serde_json::to_value(read(sentence)).expect("a reading is JSON");
        assert_eq!(found, wanted, "{sentence}");
    }
}

#[test]
fn the_fields_stand_in_the_documented_order() {
    let text = serde_json::to_string(&read("Walk")).expect("JSON");
    let mut at = 0;
    for name in USUAL
        .split('"')
        .filter(|part| part.chars().all(|c| c.is_ascii_lowercase() || c == '_') && !part.is_empty())
    {
        if let Some(next) = text.find(&format!("\"{name}\":")) {
            assert!(next >= at, "{name} is out of order");
            at = next;
        }
    }
}

#[test]
fn the_canonical_wording_is_plain() {
    let cases = [
        ("Make two cold calls every day", "2 every workday"),
        ("No more than 3 meetings a week", "at most 3 a week"),
        (
            "Invite 10 people to connect on LinkedIn each week",
            "10 people a week",
        ),
        ("Newsletter every other week", "1 every other week"),
        (
            "Practise 45 minutes on Tuesday and Thursday",
            "45 minutes on Tuesdays and Thursdays",
        ),
        ("Blog post every Tuesday", "1 a week on Tuesdays"),
        ("Run 3-4 times a week", "3-4 a week"),
        ("Stop smoking", "none"),
        ("Call every prospect every 6 weeks", "1 every 6 weeks"),
        ("Meditate daily", "1 every day"),
        ("Exactly one post a week", "exactly 1 a week"),
    ];
    for (sentence, wanted) in cases {
        assert_eq!(describe(&read(sentence)), wanted, "{sentence}");
    }
}

#[test]
fn title_and_wording_read_as_the_same_commitment() {
    for line in include_str!("phrases.tsv")
        .lines()
        .filter(|line| !line.contains('?'))
    {
        let first = read(line.split('\t').next().unwrap_or(""));
        let again = read(&format!("{} {}", first.title, describe(&first)));
        assert_eq!(
            shown(&again),
            shown(&first),
            "{line}\n{} {}",
            first.title,
            describe(&first)
        );
        assert_eq!(
            days(&again),
            days(&first),
            "{line}\n{} {}",
            first.title,
            describe(&first)
        );
    }
}

#[test]
fn only_the_beginning_of_a_very_long_text_is_read() {
    let long = "call two clients a day and ".repeat(400_000);
    let reading = read(&long);
    assert!(reading.needs.contains(&Need::Shorter));
    let start: String = long.chars().take(MAX_CHARS).collect();
    assert_eq!(reading.also.len(), read(&start).also.len());
}

#[test]
fn own_kinds_are_read_first() {
    let mine = [Kind::custom("Golf round")];
    let setting = Setting {
        kinds: &mine,
        ..Setting::new(date(2027, 2, 8))
    };
    assert_eq!(
        commitment("Two golf rounds with clients a month", &setting)
            .kind
            .as_deref(),
        Some("golf-round")
    );
}

proptest! {
    #[test]
    fn any_text_gives_a_reading(text in "\\PC{0,200}") {
        prop_assert_eq!(read(&text).input, text);
    }

    #[test]
    fn any_mix_of_its_own_words_gives_a_reading(words in prop::collection::vec(prop::sample::select(WORDS), 0..40), glue in "[ ,/-]") {
        let reading = read(&words.join(&glue));
        prop_assert!(serde_json::to_string(&reading).is_ok());
        prop_assert!(reading.every >= 1);
        describe(&reading);
    }
}

/// Words of the grammar, to be thrown together at random.
const WORDS: &[&str] = &[
    "no",
    "more",
    "than",
    "at",
    "least",
    "a",
    "day",
    "every",
    "other",
    "week",
    "3x",
    "10-15",
    "half",
    "an",
    "hour",
    "without",
    "monday",
    "and",
    "friday",
    "call",
    "clients",
    "(",
    ")",
    "$",
    "5",
    "k",
    "1/2",
    "9am",
    "by",
    "until",
    "june",
    "never",
    "stop",
    "limit",
    "to",
    "the",
    "first",
    "of",
    "month",
    "but",
    "99999999999",
    "once",
    "each",
    "1000",
    "0",
    "in",
    "within",
    "except",
    "weekends",
    "30",
    "minutes",
    "//",
    "=",
    "2nd",
    "bi",
    "weekly",
    "one",
    "on",
    "daily",
    "from",
    "between",
    ":",
    "14:30",
    "½",
    "é",
    "\u{2014}",
];
