//! How the words around a figure tie it to the goal.

use super::figure::{Figure, Measure, Source, Tie};
use super::words::weight_unit;
use crate::parse::among::among;

/// Words that may stand between "by" or "to" and the figure.
fn is_filler(word: &str) -> bool {
    among(
        "at least about around roughly approximately approx nearly almost a an minimum of ~ over \
             more than another total the some say just up additional further our my current ( maximum \
             max most no less fewer under below exactly only well min not full solid",
        word,
    )
}

/// Finds how the figure is tied to the goal, and whether it is a cap.
pub(super) fn tie(source: &Source<'_>, figure: &mut Figure) {
    if figure.tie == Tie::Bare {
        figure.tie = tie_before(source, figure.first);
    }
    let after = (source.word(figure.end), source.word(figure.end + 1));
    if matches!(after.0, "each" | "apiece") || aside_after(source, figure) {
        figure.tie = Tie::Aside;
    }
    if matches!(
        after,
        ("or", "less" | "fewer" | "lower" | "under")
            | ("at", "most")
            | ("max" | "maximum" | "tops", _)
    ) {
        figure.cap = true;
    }
    let window = figure.first.saturating_sub(4)..figure.first;
    let words: Vec<&str> = window.map(|at| source.word(at)).collect();
    let joined = words.join(" ");
    figure.cap |= [
        "less than",
        "fewer than",
        "lower than",
        "no more than",
        "not more than",
        "at most",
        "no higher than",
        "not exceed",
        "maximum of",
    ]
    .iter()
    .any(|cap| joined.ends_with(cap) || joined.ends_with(&format!("{cap} a")))
        || matches!(
            words.last(),
            Some(&("<" | "≤" | "under" | "below" | "beneath" | "max"))
        );
    figure.cap |= joined.ends_with("< =")
        || joined.ends_with("up to")
            && matches!(figure.measure, Measure::Money | Measure::Count)
            && figure.tie != Tie::To;
}

/// "5 clients with $50k": a remark. "each one spending at least £500".
fn tie_before(source: &Source<'_>, first: usize) -> Tie {
    let mut at = first;
    for _ in 0..5 {
        let word = source.before(at, 1);
        match word {
            "by" => return Tie::By,
            "to" if source.before(at, 2) != "up" || rises_to(source, at) => return Tie::To,
            "from" | "currently" | "baseline" | "today's" => return Tie::From,
            "at" if source.word(at) != "least"
                && source.word(at) != "most"
                && stands_at(source, at) =>
            {
                return Tie::From;
            }
            "→" | ">" if source.before(at, 2) == "-" || word == "→" => return Tie::To,
            "worth" | "spending" | "averaging" | "=" | "paying" | "valued" if at > 1 => {
                return Tie::Aside;
            }
            "at" | "@" if at > 1 && figure_is_price(source, first) => return Tie::Aside,
            "with" if at > 2 && source.before(at, 2) != "up" && source.before(at, 2) != "end" => {
                return Tie::Aside;
            }
            "than"
                if matches!(
                    source.before(at, 2),
                    "more" | "less" | "fewer" | "lower" | "higher" | "greater" | "better"
                ) => {}
            "under" | "below" => return Tie::To,
            _ if is_filler(word) => {}
            _ => return Tie::Bare,
        }
        at -= 1;
    }
    Tie::Bare
}

/// "currently at 20", "we're at 20".
fn stands_at(source: &Source<'_>, at: usize) -> bool {
    matches!(
        source.before(at, 2),
        "currently" | "we're" | "i'm" | "now" | "sitting" | "presently"
    ) || matches!(
        (source.before(at, 3), source.before(at, 2)),
        ("we", "are") | ("i", "am")
    )
}

/// "get the rate up to 40": not a cap.
fn rises_to(source: &Source<'_>, at: usize) -> bool {
    let rising = |word: &str| {
        among(
            "get bring push move take drive grow getting bringing increase raise",
            word,
        )
    };
    (3..9).any(|back| rising(source.before(at, back)))
}

/// "40 customers at $99": the price of each.
fn figure_is_price(source: &Source<'_>, first: usize) -> bool {
    let sign = source
        .tokens()
        .get(first)
        .is_some_and(|token| token.is_any(&["$", "£", "€"]));
    let plain = |at: usize| {
        !matches!(source.before(at, 1), "$" | "£" | "€") && source.tokens()[at].is_number()
    };
    let counted = (0..first).any(plain);
    sign && counted
}

/// "$2,000 per client": a remark, unless the word after "per" is a time.
fn aside_after(source: &Source<'_>, figure: &Figure) -> bool {
    let unit = source.word(figure.end + 1);
    source.word(figure.end) == "per"
        && figure.measure == Measure::Money
        && weight_unit(unit).is_none()
        && super::time::period(unit).is_none()
        && !matches!(unit, "annum" | "hour" | "day")
}
