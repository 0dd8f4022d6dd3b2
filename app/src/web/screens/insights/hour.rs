//! What an hour of each activity has come with: rates beside the published
//! ones, money, and each two side by side.

use super::Texts;
use super::well::percent;
use crate::chart::{self, Interval, Intervals};
use crate::service::attribute::{ActivityHour, Attribution, Compared, Published};
use crate::web::figure::Figure;
use crate::web::format::Format;

/// So many pairs are told: the surest.
const PAIRS: usize = 8;

/// The words of the verdicts, the surest first.
const WORDS: [&str; 4] = ["clear", "leaning", "open", "benchmark-only"];

/// The section.
pub(super) struct Hours {
    /// From which day on.
    pub(super) since: String,
    /// The heads of the columns after the first.
    pub(super) heads: Vec<String>,
    /// One row for each activity.
    pub(super) rows: Vec<HourRow>,
    /// What the money is made of, and what is missing for it.
    pub(super) notes: Vec<String>,
    /// The money as a picture.
    pub(super) money: Option<Figure>,
    /// Whether there are two to compare.
    pub(super) compares: bool,
    /// Two side by side, the surest first.
    pub(super) pairs: Vec<Pair>,
    /// How many rest on published rates alone.
    pub(super) quiet: Option<String>,
    /// What each word means.
    pub(super) words: Vec<(String, String)>,
}

/// One activity.
pub(super) struct HourRow {
    /// What it is called.
    pub(super) title: String,
    /// How many came to a meeting, of how many.
    pub(super) met: String,
    /// Its figures.
    pub(super) cells: Vec<Cell>,
}

/// A figure, and what stands beside it.
pub(super) struct Cell {
    /// The head of its column, for where there are no columns.
    pub(super) head: String,
    /// The figure.
    pub(super) says: String,
    /// Its range, or what it rests on.
    pub(super) beside: String,
}

/// Two activities side by side.
pub(super) struct Pair {
    /// The word.
    pub(super) verdict: String,
    /// The same in a sentence.
    pub(super) says: String,
}

/// How the words and numbers of one reader are written.
#[derive(Clone, Copy)]
struct Pen {
    texts: Texts,
    format: Format,
}

/// The section for these answers.
pub(super) fn hours(found: &Attribution, texts: Texts, format: Format) -> Hours {
    let pen = Pen { texts, format };
    let money = found.deal.is_some();
    let heads = pen.heads(money);
    let told = |pair: &&Compared| pair.verdict != "benchmark only";
    let quiet = found.comparisons.iter().filter(|pair| !told(pair)).count();
    let quiet = u64::try_from(quiet).unwrap_or(u64::MAX);
    let pairs = found.comparisons.iter().filter(told).take(PAIRS);
    let from = format.day_and_year(found.from);
    Hours {
        since: texts.tell("hour-since", &[("from", &from)]),
        rows: found
            .activities
            .iter()
            .map(|one| pen.row(one, found, &heads))
            .collect(),
        notes: pen.notes(found),
        money: pen.money(found).filter(|_| money),
        compares: !found.comparisons.is_empty(),
        pairs: pairs.map(|pair| pen.pair(pair, found)).collect(),
        quiet: (quiet > 0).then(|| texts.count("hour-quiet", quiet, &[])),
        words: pen.words(found),
        heads,
    }
}

impl Pen {
    fn say(self, key: &str) -> String {
        self.texts.say(key).into_owned()
    }

    fn heads(self, money: bool) -> Vec<String> {
        let keys = ["hour-rate", "hour-published", "hour-skill", "hour-minutes"];
        let last = money.then_some("hour-money");
        keys.into_iter()
            .chain(last)
            .map(|key| self.say(key))
            .collect()
    }

    fn row(self, one: &ActivityHour, found: &Attribution, heads: &[String]) -> HourRow {
        let (met, acts) = (
            self.format.whole(one.successes),
            self.format.whole(one.acts),
        );
        let figures = [
            (
                self.percent(one.rate),
                self.span(one.rate_low, one.rate_high),
            ),
            (
                self.percent(one.published.own.unwrap_or(one.published.rate)),
                self.per(&one.published),
            ),
            self.skill(one),
            (
                self.format.decimal(one.minutes.each, 0),
                self.say(&format!("minutes-{}", one.minutes.basis)),
            ),
        ];
        let figures = figures.into_iter().chain(self.per_hour(one, found));
        let cell = |(head, (says, beside)): (&String, (String, String))| Cell {
            head: head.clone(),
            says,
            beside,
        };
        HourRow {
            title: one.title.clone(),
            met: self
                .texts
                .tell("hour-met", &[("met", &met), ("acts", &acts)]),
            cells: heads.iter().zip(figures).map(cell).collect(),
        }
    }

    /// A share in hundredths, fine enough to be seen: one call in a thousand is
    /// not nothing.
    fn fine(self, share: f64) -> String {
        match share * 100.0 {
            small if small < 0.095 => self.format.decimal(small, 2),
            _ => percent(share, self.format),
        }
    }

    fn percent(self, share: f64) -> String {
        let share = self.fine(share);
        self.texts.tell("percent", &[("share", &share)])
    }

    fn span(self, low: f64, high: f64) -> String {
        let (low, high) = (self.fine(low), self.fine(high));
        self.texts
            .tell("rate-range", &[("low", &low), ("high", &high)])
    }

    /// "for each dial, 2025".
    fn per(self, published: &Published) -> String {
        let what = self.say(&format!("denominator-{}", published.denominator));
        match published.year {
            None => self.texts.tell("hour-per", &[("what", &what)]),
            Some(year) => self.texts.tell(
                "hour-per-year",
                &[("what", &what), ("year", &year.to_string())],
            ),
        }
    }

    fn skill(self, one: &ActivityHour) -> (String, String) {
        let times = |value: f64| self.format.decimal(value, 1);
        let (low, high) = (times(one.skill.low), times(one.skill.high));
        (
            self.texts
                .tell("hour-times", &[("times", &times(one.skill.times))]),
            self.texts
                .tell("hour-span", &[("low", &low), ("high", &high)]),
        )
    }

    fn per_hour(self, one: &ActivityHour, found: &Attribution) -> Option<(String, String)> {
        let (money, currency) = one.money.zip(found.currency.as_deref())?;
        let (low, high) = (
            self.format.decimal(money.low, 0),
            self.format.decimal(money.high, 0),
        );
        Some((
            self.format.money(money.per_hour, currency),
            self.texts
                .tell("hour-range", &[("low", &low), ("high", &high)]),
        ))
    }

    fn notes(self, found: &Attribution) -> Vec<String> {
        let worth = found.deal.zip(found.currency.as_deref());
        let money = match worth {
            None => self.say("hour-worthless"),
            Some((deal, currency)) => {
                let worth = self.format.money(deal.round(), currency);
                let deals = self.format.whole(found.deals);
                let parts = [("worth", worth.as_str()), ("deals", deals.as_str())];
                self.texts.count("hour-worth", found.deals, &parts)
            }
        };
        let counted = [
            ("hour-currencies", found.other_currencies),
            ("hour-no-origin", found.without_origin),
        ];
        let counted = counted.into_iter().filter(|(_, n)| *n > 0);
        let counted = counted.map(|(key, n)| self.texts.count(key, n, &[]));
        std::iter::once(money).chain(counted).collect()
    }

    fn money(self, found: &Attribution) -> Option<Figure> {
        let rows: Vec<Interval<'_>> = found
            .activities
            .iter()
            .filter_map(|one| {
                let money = one.money?;
                Some(Interval {
                    name: &one.title,
                    low: money.low,
                    mean: money.per_hour,
                    high: money.high,
                })
            })
            .collect();
        let title = self.say("figure-hour");
        let chart = chart::intervals(&Intervals {
            title: &title,
            unit: found.currency.as_deref()?,
            what: &self.say("hour-kind"),
            rows: &rows,
            marks: self.format.marks(),
        });
        Some(Figure::new("hour", title, chart, self.texts))
    }

    fn pair(self, pair: &Compared, found: &Attribution) -> Pair {
        let noun = |slug: &str| {
            let named = found.activities.iter().find(|one| one.kind == slug);
            named.map_or(slug.to_owned(), |one| one.noun.clone())
        };
        let (more, less) = match pair.better.as_deref() {
            Some(better) if better == pair.b => (&pair.b, &pair.a),
            _ => (&pair.a, &pair.b),
        };
        let (more, less) = (noun(more), noun(less));
        let parts = [("more", more.as_str()), ("less", less.as_str())];
        Pair {
            verdict: self.say(&format!("verdict-{}", pair.verdict)),
            says: self.texts.tell(&format!("pair-{}", pair.verdict), &parts),
        }
    }

    fn words(self, found: &Attribution) -> Vec<(String, String)> {
        let from = self.format.day_and_year(found.compared_from);
        let word = |word: &str| {
            let means = format!("means-{word}");
            (
                self.say(&format!("verdict-{word}")),
                self.texts.tell(&means, &[("from", &from)]),
            )
        };
        WORDS.into_iter().map(word).collect()
    }
}
