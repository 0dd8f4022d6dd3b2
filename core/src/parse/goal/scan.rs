//! One pass over a goal sentence: its figures, its dates, its reason.

use super::figure::{Figure, Measure, Source, Tie, figure};
use super::pair::{past, settle};
use super::tie::tie;
use super::time::Times;
use crate::parse::Setting;
use crate::parse::lex::Lexed;

/// What a token belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cover {
    Free,
    Time,
    Figure,
}

/// The parts of a sentence.
pub(super) struct Scan<'a> {
    /// The sentence.
    pub source: Source<'a>,
    /// Every figure, in order.
    pub figures: Vec<Figure>,
    /// Dates and rhythm.
    pub times: Times,
    cover: Vec<Cover>,
}

impl<'a> Scan<'a> {
    /// Reads a sentence.
    pub(super) fn new(lexed: &'a Lexed<'a>, setting: &Setting<'_>) -> Self {
        let mut scan = Self {
            source: Source::new(lexed),
            figures: Vec::new(),
            times: Times::default(),
            cover: vec![Cover::Free; lexed.tokens.len()],
        };
        let mut at = 0;
        while at < lexed.tokens.len() {
            at += scan.step(at, setting).max(1);
        }
        settle(&scan.source, &mut scan.figures);
        past(&scan.source, &mut scan.figures, &scan.times.past);
        scan
    }

    fn step(&mut self, at: usize, setting: &Setting<'_>) -> usize {
        // "customers at $99/month": the rhythm of a price is not the goal's.
        let price = self
            .figures
            .last()
            .is_some_and(|f| f.tie == Tie::Aside && f.end == at);
        let rhythm = self.times.recurs;
        self.times.after_baseline = self
            .figures
            .last()
            .is_some_and(|f| f.tie == Tie::From && f.end == at);
        if let Some(used) = self.times.take(&self.source, at, setting) {
            if price {
                self.times.recurs = rhythm;
            }
            self.paint(at, used, Cover::Time);
            return used;
        }
        if let Some(mut found) = figure(&self.source, at) {
            tie(&self.source, &mut found);
            let used = found.end - at;
            self.paint(at, used, Cover::Figure);
            self.figures.push(found);
            return used;
        }
        1
    }

    fn paint(&mut self, at: usize, used: usize, cover: Cover) {
        for cell in self.cover.iter_mut().skip(at).take(used) {
            *cell = cover;
        }
    }

    /// Whether token `at` is neither date nor figure; false past the end.
    pub(super) fn free(&self, at: usize) -> bool {
        self.cover.get(at) == Some(&Cover::Free)
    }

    /// Whether token `at` belongs to a date.
    pub(super) fn dated(&self, at: usize) -> bool {
        self.cover.get(at) == Some(&Cover::Time)
    }

    /// Whether token `at` belongs to a figure.
    pub(super) fn figure_at(&self, at: usize) -> bool {
        self.cover.get(at) == Some(&Cover::Figure)
    }

    /// The figure that is the goal, and the one where it stands now.
    pub(super) fn main(&self) -> (Option<Figure>, Option<Figure>) {
        let factor = self
            .figures
            .iter()
            .find(|figure| figure.measure == Measure::Times);
        let aims: Vec<&Figure> = self
            .figures
            .iter()
            .filter(|f| !matches!(f.tie, Tie::From | Tie::Aside))
            .collect();
        let named = aims.iter().copied().find(|figure| self.is_named(figure));
        let main = factor
            .or(named)
            .or_else(|| self.strongest(&aims))
            .or(self.figures.first())
            .copied();
        let from = main.and_then(|main| self.baseline(&main));
        (main, from)
    }

    /// "a goal of 20", "target: 20", "the goal is to close 20".
    fn is_named(&self, figure: &Figure) -> bool {
        let words = (1..=3).map(|back| self.source.before(figure.first, back));
        words
            .take(3)
            .any(|word| matches!(word, "goal" | "target" | "quota" | "objective"))
    }

    /// The first figure with a measure, else the first.
    fn strongest(&self, aims: &[&Figure]) -> Option<&Figure> {
        let tied = |figure: &&&Figure| figure.tie == Tie::To && self.baseline(figure).is_some();
        let found = aims.iter().find(tied).or_else(|| {
            aims.iter()
                .find(|f| f.measure != Measure::Count || self.free(f.end))
        });
        let first = found.or(aims.first()).copied()?;
        self.figures
            .iter()
            .find(|figure| figure.first == first.first)
    }

    /// The figure said to be the present value.
    fn baseline(&self, main: &Figure) -> Option<Figure> {
        let said = self
            .figures
            .iter()
            .find(|f| f.tie == Tie::From && f.first != main.first && f.measure != Measure::Times);
        let range = || {
            let at = self
                .figures
                .iter()
                .position(|figure| figure.first == main.first)?;
            let next = if main.measure == Measure::Times {
                self.figures.get(at + 1)
            } else {
                None
            }?;
            let after = self
                .figures
                .get(at + 2)
                .filter(|after| after.tie == Tie::To)?;
            (after.measure == next.measure).then_some(next)
        };
        said.or_else(range).copied()
    }

    /// Whether a second figure is a goal of its own.
    pub(super) fn second_goal(&self, main: &Figure, from: Option<&Figure>) -> bool {
        self.figures.iter().any(|figure| {
            figure.first != main.first
                && from.is_none_or(|from| from.first != figure.first)
                && !matches!(figure.tie, Tie::From | Tie::Aside)
                && (main.measure != Measure::Times || from.is_none())
                && (figure.measure != Measure::Count || self.free(figure.end))
        })
    }

    /// The reason given, as typed: what follows "because" or "so that".
    pub(super) fn reason(&self) -> Option<String> {
        let tokens = self.source.tokens();
        for at in 0..tokens.len() {
            let words = [
                self.source.word(at),
                self.source.word(at + 1),
                self.source.word(at + 2),
            ];
            let skip = match words {
                ["because" | "since", "of", _] => 2,
                ["so", "that", _] | ["so" | "since", "i" | "we" | "my" | "our", _] => {
                    2 - usize::from(words[1] != "that")
                }
                ["in", "order", "to"] => 3,
                ["because", ..]
                | ["to", "pay" | "afford" | "fund", _]
                | ["for", "my" | "our", "family" | "kids" | "health"] => 1,
                _ => continue,
            };
            let text = self
                .source
                .lexed
                .raw(at + skip, tokens.len())
                .trim_end_matches(['.', '!', ' ']);
            return (!text.is_empty()).then(|| text.to_owned());
        }
        None
    }
}
