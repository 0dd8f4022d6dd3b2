//! The verbs and nouns by which people say what kind of target they mean.

use crate::parse::among::among;

/// What a verb does to its figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verb {
    /// Makes something larger: grow, increase.
    Rise,
    /// Makes something smaller: reduce, lose.
    Fall,
    /// Keeps something where it is: maintain, hold.
    Hold,
    /// Arrives at a level: reach, hit, have.
    Reach,
    /// Adds new ones: add, acquire, sign.
    Add,
    /// Makes things happen: earn, sell, publish.
    Flow,
}

const RISE: &[&str] = &[
    "grow",
    "grew",
    "grown",
    "increase",
    "boost",
    "raise",
    "lift",
    "expand",
    "improve",
    "accelerate",
    "bump",
    "up",
    "enhance",
    "outgrow",
    "outperform",
    "uplift",
    "elevate",
    "strengthen",
    "jump",
    "scale",
    "ramp",
];
const FALL: &[&str] = &[
    "reduce", "decrease", "cut", "lower", "drop", "shrink", "trim", "lose", "lost", "shed",
    "shave", "knock", "minimise", "minimize", "slash", "decline", "down", "shorten", "limit",
    "curb", "halve",
];
const HOLD: &[&str] = &[
    "maintain", "keep", "kept", "hold", "held", "sustain", "stay", "carry", "retain", "preserve",
    "remain", "weigh",
];
const REACH: &[&str] = &[
    "beat", "reach", "hit", "have", "has", "achieve", "attain", "exceed", "surpass", "meet",
    "get to", "own", "arrive", "cross", "top", "average",
];
const ADD: &[&str] = &[
    "pay",
    "repay",
    "clear",
    "reactivate",
    "add",
    "acquire",
    "gain",
    "sign",
    "win",
    "won",
    "onboard",
    "recruit",
    "enroll",
    "enrol",
    "attract",
    "bring",
    "land",
    "book",
    "hire",
    "open",
    "find",
    "get",
    "obtain",
    "secure",
    "convert",
    "capture",
    "close",
    "sell",
    "sold",
];
const FLOW: &[&str] = &[
    "earn", "make", "generate", "complete", "publish", "deliver", "produce", "drive", "bill",
    "invoice", "save", "write", "launch", "collect", "run", "do", "create", "build", "yield",
    "read", "donate", "invest", "list", "receive", "spend", "ship",
];

/// The class of a verb in any of its regular forms.
pub(super) fn verb(word: &str) -> Option<Verb> {
    let stem = bare(word);
    let has = |list: &[&str]| {
        list.iter().any(|entry| {
            *entry == word || (entry.len() > 3 || word.len() > 3) && bare(entry) == stem
        })
    };
    [
        (RISE, Verb::Rise),
        (FALL, Verb::Fall),
        (HOLD, Verb::Hold),
        (REACH, Verb::Reach),
        (ADD, Verb::Add),
        (FLOW, Verb::Flow),
    ]
    .into_iter()
    .find(|(list, _)| has(list))
    .map(|(_, class)| class)
}

/// A verb without its ending: "closing", "closed" and "closes" become "clos".
fn bare(word: &str) -> &str {
    let cut = ["ing", "ed", "es", "s"]
        .iter()
        .find_map(|end| word.strip_suffix(end).filter(|rest| rest.len() > 2));
    let cut = cut.unwrap_or(word);
    let cut = cut.strip_suffix('e').unwrap_or(cut);
    let mut ends = cut.chars().rev();
    match (ends.next(), ends.next()) {
        (Some(a), Some(b)) if a == b && !matches!(a, 'a' | 'e' | 'i' | 'o' | 'u') => {
            &cut[..cut.len() - a.len_utf8()]
        }
        _ => cut,
    }
}

/// Words that call a percentage a rise.
pub(super) fn says_rise(word: &str) -> bool {
    among(
        "growth increase more higher bigger larger uplift lift boost rise improvement gain gains \
             yoy up jump raise expansion better bump hike spike surge mom qoq growing faster",
        word,
    )
}

/// Words that call a percentage a fall.
pub(super) fn says_fall(word: &str) -> bool {
    among(
        "reduction decrease less fewer lower drop cut decline down shorter smaller cheaper \
             savings",
        word,
    )
}

/// Measures that are held at a level by nature: rates, averages, scores.
pub(super) fn is_rate(word: &str) -> bool {
    among(
        "per rate rates ratio margin margins score scores nps csat average avg cycle cycles time \
             times cost costs price prices size churn retention share attainment conversion \
             satisfaction utilization utilisation occupancy rating ratings ctr cac acv aov ltv arpu \
             arpa renewal expenses overhead spending spend debt weight fat bmi turnaround length \
             attrition engagement adherence accuracy uptime dso    ",
        word,
    )
}

/// Things of which one has a stock, so that a bare number is a level.
pub(super) fn is_stock(word: &str) -> bool {
    among(
        "mrr arr subscriber subscribers follower followers listings headcount valuation active \
             fans worth members recurring balance runway paying employees aum",
        word,
    )
}

/// Things of which one may have a stock, when the verb says so.
pub(super) fn can_be_stock(word: &str) -> bool {
    is_stock(word)
        || is_rate(word)
        || among(
            "customer customers client clients account accounts user users students stores partners \
             patients connections contacts sources locations agents tenants retainers staff people \
             list visitors reviews sites pounds lbs kg kilos kgs savings fund pipeline team \
             properties units countries cities kilograms stone logos sellers stars community audience",
            word,
        )
}

/// Amounts of money that come in over time.
pub(super) fn is_money_flow(word: &str) -> bool {
    among(
        "revenue revenues sales income profit profits turnover bookings business gci commission \
             commissions earnings billings fees funding gmv ebitda salary production donations \
             takings billing",
        word,
    )
}

/// Measures that are money by nature.
pub(super) fn is_money(word: &str) -> bool {
    is_money_flow(word)
        || among(
            "mrr arr costs cost cac acv aov ltv arpu pipeline price spend expenses debt worth \
             valuation savings overhead budget aum",
            word,
        )
}

/// Units of body weight.
pub(super) fn weight_unit(word: &str) -> Option<&'static str> {
    Some(match word {
        "pound" | "pounds" | "lb" | "lbs" => "pound",
        "kg" | "kgs" | "kilo" | "kilos" | "kilogram" | "kilograms" => "kg",
        "stone" => "stone",
        _ => return None,
    })
}

/// The singular of a plural noun.
pub(super) fn singular(word: &str) -> String {
    let lower = word.to_lowercase();
    if lower == "people" {
        return "person".to_owned();
    }
    if let Some(stem) = lower.strip_suffix("ies").filter(|stem| stem.len() > 1) {
        return format!("{stem}y");
    }
    for ending in ["sses", "ches", "shes", "xes"] {
        if lower.ends_with(ending) {
            return lower[..lower.len() - 2].to_owned();
        }
    }
    let plain = lower
        .strip_suffix('s')
        .filter(|stem| stem.len() > 2 && !stem.ends_with(['s', 'u', 'i']));
    plain.map_or_else(|| lower.clone(), str::to_owned)
}
