//! What a goal measures: the noun phrase next to its figure.

use super::figure::{Figure, Measure, Source};
use super::scan::Scan;
use super::words::{is_money_flow, verb, weight_unit};
use crate::parse::among::among;

/// Words that end a noun phrase.
fn is_boundary(word: &str) -> bool {
    // "we're", "I'll" and the like stand for a verb; "year's" does not.
    word.contains('\'') && !word.ends_with("'s")
        || among(
            "by in for with per at on from to that who which and each through via within over before \
             during until till into than so because just while since under below above where when if \
             but or as using across is are was be will should we i you they spending all every \
             without ready starting compared vs versus after around about up down how what it between \
             this next last least more instead alone can must due no our my your their has have",
            word,
        )
}

/// Words without meaning at the start of a noun phrase.
fn is_lead(word: &str) -> bool {
    among(
        "the a an our my your their its his her current number of total overall amount worth in \
             more additional extra my-self level existing some this from rate-of and assigned roughly \
             about year's month's quarter's last",
        word,
    )
}

/// The words of the metric, as typed in lower case, or `None`.
pub(super) fn metric(scan: &Scan<'_>, main: &Figure) -> Option<String> {
    let behind = || after(scan, main);
    let ahead = || before(scan, main);
    let found = match main.measure {
        Measure::Count if is_unit(scan.source.word(main.end)) => ahead().or_else(behind),
        Measure::Count | Measure::Money => behind().or_else(ahead),
        // "20% growth in revenue", "increase revenue by 20%", "90% retention".
        _ => ahead().or_else(behind),
    };
    let first = || {
        scan.figures
            .first()
            .filter(|first| first.first != main.first)
    };
    found
        .or_else(|| implied(scan, main))
        .or_else(|| before(scan, first()?))
        .or_else(|| after(scan, first()?))
}

/// Words that measure something else: days of a cycle, stars of a rating.
fn is_unit(word: &str) -> bool {
    among(
        "days day hours hour weeks minutes months stars points seconds",
        word,
    )
}

/// The noun phrase after the figure.
fn after(scan: &Scan<'_>, main: &Figure) -> Option<String> {
    let source = &scan.source;
    let mut at = main.end;
    // "20% increase in revenue", "2% revenue growth".
    let leads = |word: &str| {
        is_lead(word)
            || among(
                "growth increase reduction decrease improvement rise drop uplift boost decline fewer less \
             higher lower -",
                word,
            )
    };
    while at < main.end + 5 && leads(source.word(at)) && scan.free(at) {
        at += 1;
    }
    if let Some(weight) = weight_unit(source.word(at)) {
        let of = source.word(at + 1) == "of";
        return if of {
            phrase(scan, at + 2)
        } else {
            Some(
                if weight.is_empty() {
                    "pounds"
                } else {
                    "weight"
                }
                .to_owned(),
            )
        };
    }
    phrase(scan, at)
}

fn phrase(scan: &Scan<'_>, from: usize) -> Option<String> {
    let source = &scan.source;
    let mut words = Vec::new();
    let mut at = from;
    while words.len() < 6 && scan.free(at) {
        let Some(token) = source.tokens().get(at) else {
            break;
        };
        let hyphen = token.is("-") && token.glued && !words.is_empty();
        let quote = token.is("\"");
        if quote || hyphen {
            at += 1;
            continue;
        }
        if !token.is_word() || is_boundary(&token.text) || words.len() > 1 && ends_noun(source, at)
        {
            break;
        }
        let joined = token.glued && at > from && source.before(at, 1) == "-";
        words.push((joined, token.text.as_str()));
        at += 1;
    }
    joined(&words)
}

/// A participle after the noun: "clients booked", "posts published" stay, but
/// "customers spending" ends.
fn ends_noun(source: &Source<'_>, at: usize) -> bool {
    source.word(at).ends_with("ing") && verb(source.word(at)).is_some()
}

fn joined(words: &[(bool, &str)]) -> Option<String> {
    let mut out = String::new();
    for (glued, word) in words {
        if !out.is_empty() {
            out.push(if *glued { '-' } else { ' ' });
        }
        out.push_str(word);
    }
    let trimmed = out.trim_end_matches(" growth").trim_end_matches(" of");
    (!trimmed.is_empty()
        && !among(
            "growth of goal target year or old yoy net gross raise bump",
            trimmed,
        ))
    .then(|| trimmed.to_owned())
}

/// The noun phrase between the verb and the figure, or before "of".
fn before(scan: &Scan<'_>, main: &Figure) -> Option<String> {
    let source = &scan.source;
    let factor = main.measure == Measure::Times || source.word(main.first).starts_with("halv");
    if factor && main.end - main.first == 1 && !matches!(source.word(main.first), "x") {
        // "double our revenue": the object follows the verb.
        if let Some(found) = after(scan, main) {
            return Some(found);
        }
    }
    let mut end = main.first;
    let mut steps = 0;
    while end > 0 && steps < 12 {
        let word = source.before(end, 1);
        let unit = end > 1 && is_unit(word) && scan.figure_at(end - 2);
        let skip = unit || is_link(word) || scan.figure_at(end - 1) || scan.dated(end - 1);
        if !skip {
            break;
        }
        end -= 1;
        steps += 1;
    }
    let mut start = end;
    while start > 0 && end - start < 6 && scan.free(start - 1) {
        let Some(token) = source.tokens().get(start - 1) else {
            break;
        };
        let hyphen = token.is("-") && token.glued;
        let to_name = token.is("to")
            && among(
                "close hire market value sql opportunity lead win",
                source.word(start),
            );
        let in_name = to_name
            || token.is_any(&["on", "per"]) && end - start > 0
            || token.is("of")
                && end - start > 0
                && start > 1
                && !matches!(
                    source.before(start, 2),
                    "goal" | "target" | "quota" | "objective"
                );
        let links = start < end || !acts_directly(source, start - 1, main);
        let noun = links
            && token.is_word()
            && !is_boundary(&token.text)
            && !is_goal_word(&token.text)
            && !acts(source, start - 1);
        if !(noun || hyphen || in_name) {
            break;
        }
        start -= 1;
    }
    while start < end && (is_lead(source.word(start)) || source.word(start) == "-") {
        start += 1;
    }
    let words: Vec<(bool, &str)> = (start..end)
        .filter(|at| source.word(*at) != "-")
        .map(|at| (at > start && source.before(at, 1) == "-", source.word(at)))
        .collect();
    joined(&words)
}

/// A verb right before its figure: "close 80%", "book $1.2M".
fn acts_directly(source: &Source<'_>, at: usize, main: &Figure) -> bool {
    at + 1 == main.first
        && verb(source.word(at)).is_some()
        && !matches!(
            source.word(at),
            "sales" | "earnings" | "savings" | "bookings" | "wins" | "listings"
        )
}

/// A verb in its place: "increase" in "increase sales", but not "close" in
/// "time to close" nor "booking" in "booking rate".
fn acts(source: &Source<'_>, at: usize) -> bool {
    let word = source.word(at);
    let noun = among(
        "sales sale earnings list lead leads savings bookings win average sign open run booking \
             close closing meet top up lift read book books cost score retained billing recurring \
             listings wins",
        word,
    );
    let article = matches!(source.word(at + 1), "a" | "an" | "the" | "our" | "my")
        && at + 2 < source.tokens().len();
    let compound =
        source.tokens().get(at).is_some_and(|token| token.glued) && source.before(at, 1) == "-";
    verb(word).is_some() && (!noun || article) && !compound
        || among(
            "double move did do beat triple quadruple halve want wants need needs see go us help \
             let's would like then could going",
            word,
        )
}

/// Links between metric and figure.
fn is_link(word: &str) -> bool {
    among(
        "worth by to of at is are least about around roughly approximately a an minimum : - — = < > ≥ ≤ \
             be should from under below above than less more over to- currently up → ~ ( reach \
             reaches hit hits exceed exceeds another nearly almost just as no most was will an- \
             another- further down out fewer within goal target",
        word,
    )
}

fn is_goal_word(word: &str) -> bool {
    among(
        "goal goals target targets objective objectives quota aim set plan example key result kr \
             want trying increase decrease reduction improvement",
        word,
    )
}

/// What the verb alone says: earning is income, selling is sales.
fn implied(scan: &Scan<'_>, main: &Figure) -> Option<String> {
    let source = &scan.source;
    let words = (0..source.tokens().len()).map(|at| source.word(at));
    for word in words {
        let metric = match word {
            "earn" | "earning" | "earned" => "income",
            "make" | "making" if main.measure == Measure::Money => "income",
            "sell" | "selling" | "sold" | "sales" => "sales",
            "close" | "closing" | "closed" | "book" | "win" if main.measure == Measure::Money => {
                "sales"
            }
            "save" | "saving" => "savings",
            "raise" | "raising" if main.measure == Measure::Money => "funds raised",
            "weigh" | "weight" => "weight",
            "bill" | "billing" => "billings",
            _ if is_money_flow(word) => word,
            _ => continue,
        };
        return Some(metric.to_owned());
    }
    None
}
