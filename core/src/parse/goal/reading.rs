//! From the parts of a sentence to its reading.

use super::decide::{decide, is_moneyish};
use super::figure::{Figure, Measure};
use super::metric::metric;
use super::scan::Scan;
use super::words::{singular, weight_unit};
use super::{GoalReading, Smart, Target};
use crate::money::Decimal;
use crate::parse::Setting;
use crate::parse::among::among;
use crate::parse::date::{Calendar, Sense};
use crate::parse::lex::lex;
use crate::parse::sense::{self, Nonsense};
use crate::vocabulary::Direction;

/// Reads a goal sentence. Never fails: what cannot be read is in `needs`.
pub fn goal(text: &str, setting: &Setting<'_>) -> GoalReading {
    let lexed = lex(text);
    let scan = Scan::new(&lexed, setting);
    let (main, from) = scan.main();
    let why = scan.reason();
    let mut reading = blank(text, &scan);
    reading.why = why;
    match main {
        Some(main) => fill(&mut reading, &scan, main, from),
        None => reading.metric = without_figure(&scan),
    }
    reading.smart = Smart {
        specific: reading.metric.is_some(),
        measurable: reading.amount.is_some(),
        achievable: None,
        relevant: reading.why.is_some(),
        time_bound: reading.due.is_some() || reading.recurs.is_some(),
    };
    let rest = rest_of_needs(&reading, &scan, setting);
    reading.needs.extend(rest);
    if let Some(wrong) = sense::among(&lexed.tokens, Some(Calendar::new(setting, Sense::Future))) {
        question(&mut reading, &wrong);
    }
    reading
}

/// Says what cannot be meant and asks for it, unless that was done.
fn question(reading: &mut GoalReading, wrong: &Nonsense) {
    let field = match wrong {
        Nonsense::NoSuchDay(_) => "due",
        Nonsense::TooLarge(_) | Nonsense::BelowZero => "amount",
    };
    if !reading.needs.contains(&field) {
        reading.needs.insert(0, field);
    }
    if reading.notes.is_empty() {
        reading.notes.push(wrong.to_string());
    }
}

fn blank(text: &str, scan: &Scan<'_>) -> GoalReading {
    GoalReading {
        schema: 1,
        input: text.to_owned(),
        metric: None,
        target: None,
        amount: None,
        unit: None,
        currency: None,
        from: None,
        start: scan.times.start,
        due: scan.times.due,
        direction: Direction::AtLeast,
        recurs: scan.times.recurs,
        smart: Smart {
            specific: false,
            measurable: false,
            achievable: None,
            relevant: false,
            time_bound: false,
        },
        needs: Vec::new(),
        why: None,
        notes: scan.times.problem.iter().cloned().collect(),
    }
}

fn fill(reading: &mut GoalReading, scan: &Scan<'_>, main: Figure, from: Option<Figure>) {
    reading.metric = metric(scan, &main);
    let (target, direction) = decide(scan, &main, reading.metric.as_deref());
    let counted = is_counted(scan, &main);
    let weight = weight_of(scan, &main);
    let moneyish = weight.is_none() && is_moneyish(reading.metric.as_deref(), &main, counted);
    let money = (main.measure == Measure::Money && weight.is_none()) || moneyish;
    reading.target = Some(target);
    // "from 62 to 45 days" wants less.
    let falls = target == Target::Level
        && from.is_some_and(|from| from.value.to_f64() > main.value.to_f64());
    reading.direction = if falls { Direction::AtMost } else { direction };
    reading.amount = Some(main.value);
    reading.currency = if weight.is_some() {
        None
    } else {
        main.currency
            .or_else(|| from.and_then(|from| from.currency))
            .or_else(|| aside_currency(scan, &main))
    };
    reading.unit = weight
        .map(str::to_owned)
        .or_else(|| unit(scan, &main, money, reading.metric.as_deref()));
    reading.from = from.map(|from| baseline(&main, &from));
    if weight.is_some() && reading.metric.is_none() {
        reading.metric = Some("weight".to_owned());
    }
    let fields = [
        (
            reading.metric.is_none() || is_vague(reading.metric.as_deref()),
            "metric",
        ),
        (scan.second_goal(&main, from.as_ref()), "target"),
        (
            main.unclear
                || !main.value.to_f64().is_finite()
                || main.value.mantissa() == 0 && target != Target::Level,
            "amount",
        ),
        (money && reading.currency.is_none(), "currency"),
        (
            target.needs_baseline() && reading.from.is_none(),
            "baseline",
        ),
    ];
    reading.needs.extend(
        fields
            .iter()
            .filter(|(needed, _)| *needed)
            .map(|(_, name)| *name),
    );
}

/// "from 10 to 15k" gives a baseline of 10k: the scale belongs to both.
fn baseline(main: &Figure, from: &Figure) -> Decimal {
    if !main.scaled || from.scaled || from.measure != Measure::Count {
        return from.value;
    }
    let fits = |scale: &i64| main.value.as_whole().is_some_and(|value| value >= *scale);
    let scale = [1_000_000_000, 1_000_000, 1_000].into_iter().find(fits);
    let grown = scale.and_then(|scale| from.value.times(Decimal::whole(scale)));
    grown
        .filter(|grown| grown.to_f64() < main.value.to_f64())
        .unwrap_or(from.value)
}

fn is_vague(metric: Option<&str>) -> bool {
    matches!(
        metric,
        Some(
            "business"
                | "company"
                | "firm"
                | "it"
                | "things"
                | "practice"
                | "growth"
                | "agency"
                | "team"
        )
    )
}

/// Whether a noun that can be counted follows the figure.
fn is_counted(scan: &Scan<'_>, main: &Figure) -> bool {
    scan.free(main.end) && {
        let word = scan.source.word(main.end);
        let token = scan.source.tokens().get(main.end);
        let next = scan.source.word(main.end + 1);
        let money_word = super::words::is_money(word) && !matches!(word, "sales")
            || matches!(word, "new" | "qualified" | "net" | "additional")
                && super::words::is_money(next)
                && next != "sales";
        token.is_some_and(crate::parse::lex::Token::is_word)
            && !among("in of by from per for and to or with on at as so", word)
            && !money_word
    }
}

/// Pounds that are weight, not sterling, and other units of weight.
fn weight_of(scan: &Scan<'_>, main: &Figure) -> Option<&'static str> {
    let source = &scan.source;
    let last = source.before(main.end, 1);
    if main.measure == Measure::Money {
        let bodily = (0..source.tokens().len()).any(|at| {
            among(
                "lose weigh weight losing shed muscle fat lbs body bench squat deadlift lost",
                source.word(at),
            )
        });
        return weight_unit(last).filter(|_| {
            bodily
                && source.tokens()[main.first..main.end]
                    .iter()
                    .all(|t| t.text != "£")
        });
    }
    weight_unit(source.word(main.end)).filter(|_| main.measure == Measure::Count)
}

/// The currency of a count with its value: "10 accounts with $50k each".
fn aside_currency(scan: &Scan<'_>, main: &Figure) -> Option<crate::money::Currency> {
    let same = matches!(
        main.measure,
        Measure::Count | Measure::Times | Measure::Money
    );
    scan.figures
        .iter()
        .filter(|_| same)
        .find_map(|figure| figure.currency)
}

fn unit(scan: &Scan<'_>, main: &Figure, money: bool, metric: Option<&str>) -> Option<String> {
    match main.measure {
        Measure::Percent => Some("percent".to_owned()),
        Measure::Points => Some("points".to_owned()),
        Measure::Times => Some("times".to_owned()),
        _ if money => Some("money".to_owned()),
        _ if is_counted(scan, main) => {
            let word = scan.source.word(main.end);
            let duration = crate::parse::date::unit(word).is_some()
                || matches!(word, "hours" | "minutes" | "hour");
            let head = if duration {
                Some(word)
            } else {
                metric.and_then(head_noun)
            };
            head.map(singular)
        }
        _ => None,
    }
}

/// The noun of a noun phrase: "calls" in "sales calls booked".
fn head_noun(metric: &str) -> Option<&str> {
    let metric = metric.split(" of ").next()?;
    let mut words = metric.split(' ').rev();
    let last = words.next()?;
    let participle = last.len() > 4 && last.ends_with("ed");
    Some(words.next().filter(|_| participle).unwrap_or(last))
}

/// The metric of a sentence without a figure: the object of its verb.
fn without_figure(scan: &Scan<'_>) -> Option<String> {
    let end = scan.source.tokens().len();
    let none = Figure {
        first: end,
        end,
        value: Decimal::whole(0),
        measure: Measure::Percent,
        currency: None,
        unclear: false,
        tie: super::figure::Tie::Bare,
        scaled: false,
        cap: false,
    };
    metric(scan, &none)
}

fn rest_of_needs(
    reading: &GoalReading,
    scan: &Scan<'_>,
    setting: &Setting<'_>,
) -> Vec<&'static str> {
    let behind = reading.due.is_some_and(|due| due < setting.today);
    let late = reading
        .start
        .zip(reading.due)
        .is_some_and(|(start, due)| start > due);
    let no_due = reading.due.is_none() && reading.recurs.is_none();
    let fields = [
        (
            reading.amount.is_none() && reading.metric.is_none(),
            "metric",
        ),
        (reading.amount.is_none(), "amount"),
        (
            no_due || behind || late || scan.times.unclear || scan.times.problem.is_some(),
            "due",
        ),
        (scan.times.rhythm_unclear, "recurs"),
        (reading.why.is_none(), "why"),
    ];
    fields
        .iter()
        .filter(|(needed, _)| *needed)
        .map(|(_, name)| *name)
        .collect()
}
