//! Which kind of target a figure is.

use super::Target;
use super::figure::{Figure, Measure, Tie};
use super::scan::Scan;
use super::words::{
    Verb, can_be_stock, is_money, is_money_flow, is_rate, is_stock, says_fall, says_rise, verb,
    weight_unit,
};
use crate::parse::among::among;
use crate::vocabulary::Direction;

/// What the words around a figure say.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each clue is there or not, in any mix"
)]
struct Clues {
    verb: Option<Verb>,
    rise: bool,
    fall: bool,
    said_after: bool,
    fresh: bool,
    hold: bool,
    rate: bool,
    stock: bool,
    stockable: bool,
    flow: bool,
    direct: bool,
    recurs: bool,
    /// "add $50k to sales": on top of what there is.
    added: bool,
}

/// The kind of target and the side of the number that counts.
pub(super) fn decide(scan: &Scan<'_>, main: &Figure, metric: Option<&str>) -> (Target, Direction) {
    let clues = clues(scan, main, metric);
    let target = match main.measure {
        Measure::Times if clues.hold => Target::Level,
        Measure::Times => Target::Multiple,
        Measure::Points => points(main, &clues),
        Measure::Percent => percent(main, &clues),
        Measure::Money | Measure::Count => amount(main, &clues),
    };
    let lowered = target == Target::Level && clues.verb == Some(Verb::Fall);
    (
        target,
        if main.cap && target != Target::Reduction && target != Target::Decrease || lowered {
            Direction::AtMost
        } else {
            Direction::AtLeast
        },
    )
}

fn clues(scan: &Scan<'_>, main: &Figure, metric: Option<&str>) -> Clues {
    let source = &scan.source;
    let (behind, ahead) = window(scan, main);
    // "+15% revenue", "-10% costs", but not the hyphen of a name.
    let sign = source.before(main.first, 1);
    let hyphen = main
        .first
        .checked_sub(1)
        .is_some_and(|at| source.tokens()[at].glued);
    let sign = if hyphen { "" } else { sign };
    let near: Vec<&str> = behind.iter().chain(&ahead).copied().collect();
    let new_metric =
        metric.is_some_and(|metric| metric.starts_with("new ") || metric.contains("-new "));
    let in_metric =
        |test: fn(&str) -> bool| metric.is_some_and(|metric| metric.split([' ', '-']).any(test));
    let (verb, direct) = governing(scan, main);
    let all: Vec<&str> = (0..source.tokens().len())
        .map(|at| source.word(at))
        .collect();
    let text = all.join(" ");
    let compared = [
        "more than last",
        "than last",
        "than in",
        "year over year",
        "year - over - year",
        "over last year",
        "vs last",
        "month over month",
        "on last year",
    ]
    .iter()
    .any(|p| text.contains(p));
    let money_metric = in_metric(is_money_flow) && !in_metric(is_rate)
        || metric.is_none() && main.measure == Measure::Money;
    Clues {
        verb,
        rise: near.iter().any(|word| says_rise(word)) || compared || sign == "+",
        fall: near.iter().any(|word| says_fall(word)) || sign == "-",
        said_after: behind.iter().any(|word| says_rise(word) || says_fall(word)),
        fresh: new_metric
            || behind.contains(&"net")
            || near
                .iter()
                .any(|word| matches!(*word, "new" | "additional" | "extra" | "another" | "more")),
        hold: text.contains("at all times")
            || text.contains("at any time")
            || matches!(verb, Some(Verb::Hold)),
        rate: in_metric(is_rate),
        stock: in_metric(is_stock),
        stockable: in_metric(can_be_stock)
            || near.first().is_some_and(|word| weight_unit(word).is_some()),
        flow: money_metric,
        recurs: scan.times.recurs.is_some(),
        direct,
        added: added(scan, main),
    }
}

/// "add $50k to annual revenue".
fn added(scan: &Scan<'_>, main: &Figure) -> bool {
    let source = &scan.source;
    let verb = (1..4).any(|back| matches!(source.before(main.first, back), "add" | "adding"));
    let onto = (main.end + 1..main.end + 6)
        .take_while(|at| !stops(source.word(*at)))
        .any(|at| is_money(source.word(at)));
    verb && source.word(main.end) == "to" && onto
}

/// Words that end a clause.
fn stops(word: &str) -> bool {
    matches!(word, "," | "." | ";" | ":" | "•" | "(" | ")" | "—" | "")
}

/// The words just after the figure, and the nouns just before it, in the same
/// clause.
fn window<'a>(scan: &'a Scan<'_>, main: &Figure) -> (Vec<&'a str>, Vec<&'a str>) {
    let source = &scan.source;
    let behind = (main.end..main.end + 4)
        .map(|at| source.word(at))
        .take_while(|word| {
            !stops(word)
                && !among(
                    "from so because and to or through via by with using thanks",
                    word,
                )
        })
        .collect();
    let mut ahead = Vec::new();
    for at in (main.first.saturating_sub(4)..main.first).rev() {
        let word = source.word(at);
        if stops(word) && word != ":" || verb(word).is_some() && !is_change_noun(scan, at) {
            break;
        }
        if !among("than at least more less fewer lower higher", word) {
            ahead.push(word);
        }
    }
    (behind, ahead)
}

/// "an increase of 10%", "up 10%": the change is named, not done.
fn is_change_noun(scan: &Scan<'_>, at: usize) -> bool {
    let word = scan.source.word(at);
    let said = says_rise(word) || says_fall(word);
    said && (matches!(word, "up" | "down")
        || matches!(scan.source.word(at + 1), "of" | ":" | "target" | "goal"))
}

/// The verb that governs the figure, and whether the figure is its object.
fn governing(scan: &Scan<'_>, main: &Figure) -> (Option<Verb>, bool) {
    let source = &scan.source;
    let (mut direct, mut down) = (true, false);
    if source.word(main.first).starts_with("halv") {
        return (Some(Verb::Fall), true);
    }
    for at in (0..main.first).rev() {
        let word = source.word(at);
        if word == "." || word == ";" {
            break;
        }
        if !scan.free(at) {
            continue;
        }
        // "we have a target of 20": having a target is not reaching it.
        if matches!(word, "goal" | "target" | "quota" | "objective") {
            return (None, false);
        }
        // "go from 3 to 10 clients" raises what there is.
        let raised = source.word(at + 1) == "from" && !among("zero 0 scratch", source.word(at + 2));
        if raised && matches!(word, "go" | "going" | "move" | "moving") {
            return (Some(Verb::Rise), direct);
        }
        let noun = noun_use(scan, at);
        if let Some(found) = verb(word).filter(|_| !noun) {
            return (
                Some(phrasal(word, source.word(at + 1), down).unwrap_or(found)),
                direct,
            );
        }
        down |= word == "down";
        direct &= among(
            "at least about over more than a an of minimum around roughly up say another the in just \
             to by out fewer less no most not",
            word,
        );
    }
    (None, false)
}

/// "bring churn down", "get to".
fn phrasal(word: &str, next: &str, down: bool) -> Option<Verb> {
    match word {
        "bring" | "drive" | "get" | "push" | "take" | "bringing" | "driving" | "getting"
            if down =>
        {
            Some(Verb::Fall)
        }
        "get" | "getting" if next == "to" => Some(Verb::Reach),
        _ => None,
    }
}

/// Nouns that look like verbs: "sales", "a cut", "win rate", "closed deals".
fn noun_use(scan: &Scan<'_>, at: usize) -> bool {
    let source = &scan.source;
    let next_rate = is_rate(source.word(at + 1))
        && !among(
            "increase reduce decrease improve raise grow cut lower boost maintain keep achieve hold \
             have sustain lift increasing reducing improving shorten drop exceed hit reach limit \
             retain slash get bring drive trim shrink",
            source.word(at),
        );
    let article = matches!(
        source.before(at, 1),
        "the" | "a" | "an" | "our" | "my" | "to-" | "%"
    ) && !matches!(source.word(at), "increase" | "decrease");
    let before = source.before(at, 1);
    let particle = matches!(source.word(at), "up" | "down")
        && !matches!(
            before,
            "" | "to" | "and" | "will" | "we" | "." | ":" | "•" | "i"
        );
    let sales = particle
        || among(
            "sales top books savings earnings bookings winning lists list",
            source.word(at),
        );
    let from = source.before(at, 3) == "from" || source.before(at, 2) == "lead";
    let of_time = source.before(at, 1) == "to" && (is_rate(source.before(at, 2)) || from);
    let auxiliary = matches!(source.word(at), "have" | "has")
        && matches!(source.word(at + 1), "to" | "set" | "been" | "got" | "just");
    let glued = source
        .tokens()
        .get(at + 1)
        .is_some_and(|next| next.glued && next.is("-"));
    let spend = matches!(source.word(at), "spend" | "spending")
        && matches!(
            source.word(at + 1),
            "below" | "under" | "to" | "by" | "of" | "is" | "per" | "on"
        );
    auxiliary || spend || glued || next_rate || article || sales || of_time
}

const fn points(main: &Figure, clues: &Clues) -> Target {
    match (main.tie, clues.verb) {
        (Tie::To, _) => Target::Level,
        (_, Some(Verb::Fall)) => Target::Decrease,
        (Tie::By, _) | (_, Some(Verb::Rise | Verb::Add)) => Target::Increase,
        _ => Target::Level,
    }
}

const fn percent(main: &Figure, clues: &Clues) -> Target {
    let falls = matches!(clues.verb, Some(Verb::Fall));
    match main.tie {
        _ if main.cap => Target::Level,
        Tie::To if !clues.said_after => Target::Level,
        Tie::By if falls || clues.fall && !clues.rise => Target::Reduction,
        Tie::By => Target::Growth,
        _ if clues.fall && !matches!(clues.verb, Some(Verb::Rise)) => Target::Reduction,
        _ if clues.rise => Target::Growth,
        Tie::To => Target::Level,
        _ if falls => Target::Reduction,
        _ if matches!(clues.verb, Some(Verb::Rise)) => Target::Growth,
        _ => Target::Level,
    }
}

fn amount(main: &Figure, clues: &Clues) -> Target {
    let level_like = clues.rate || clues.stock || clues.stockable && !clues.flow;
    match (main.tie, clues.verb) {
        (_, Some(Verb::Fall)) => match main.tie {
            Tie::To | Tie::From => Target::Level,
            _ if main.cap && !clues.direct => Target::Level,
            _ if main.cap => Target::Absolute,
            _ => Target::Decrease,
        },
        _ if clues.added => Target::Increase,
        (Tie::By, _) if clues.fall && !clues.rise => Target::Decrease,
        (Tie::By, _) => Target::Increase,
        _ if clues.hold => Target::Level,
        (Tie::To, Some(Verb::Rise)) if clues.recurs && !clues.rate && !clues.stock => {
            Target::Absolute
        }
        (Tie::To, Some(Verb::Rise)) if !clues.fresh && (level_like || !clues.flow) => Target::Level,
        (_, Some(Verb::Rise)) if clues.fresh || clues.flow || main.tie == Tie::To => {
            Target::Absolute
        }
        (_, Some(Verb::Rise)) if clues.direct && main.measure == Measure::Money => Target::Absolute,
        (_, Some(Verb::Rise)) => Target::Increase,
        (_, Some(Verb::Flow)) if main.cap && clues.direct => Target::Absolute,
        _ if clues.fresh => Target::Absolute,
        (_, Some(Verb::Add)) => {
            if (clues.rate || clues.stockable || main.cap) && main.tie == Tie::To && !clues.direct {
                Target::Level
            } else {
                Target::Absolute
            }
        }
        (_, Some(Verb::Reach)) if level_like => Target::Level,
        _ if clues.stock || clues.rate && !clues.flow => Target::Level,
        _ => Target::Absolute,
    }
}

/// Whether an amount without a currency is money all the same: "1.5M in new
/// business", "increase revenue to 500k".
pub(super) fn is_moneyish(metric: Option<&str>, main: &Figure, counted: bool) -> bool {
    main.measure == Measure::Count
        && !counted
        && metric.is_some_and(|metric| metric.split([' ', '-']).any(is_money))
}
