//! A mix, each of its kinds to be chosen by hand, and what it would bring.

use super::given::KIND;
use crate::service::plan::{Choosable, WhatIf};
use crate::web::format::Format;
use crate::web::texts::Texts;
use crate::web::visit::Visit;

/// The mix.
pub(super) struct Mix {
    /// The chance in words, at the adherence so far.
    pub(super) chance: String,
    /// The same when all of it is done, where that is another.
    pub(super) kept: Option<String>,
    /// The share of the bar that is full, in hundredths, for both.
    pub(super) width: (u32, u32),
    /// Wins that it brings and that are needed.
    pub(super) wins: String,
    /// Hours that it takes and that there are.
    pub(super) hours: String,
    pub(super) fits: bool,
    pub(super) kinds: Vec<Kind>,
}

/// One kind with how often it could be promised.
pub(super) struct Kind {
    pub(super) name: String,
    pub(super) title: String,
    pub(super) level: usize,
    pub(super) rungs: Vec<(usize, String)>,
}

impl Mix {
    pub(super) fn new(seen: WhatIf, visit: &Visit) -> Self {
        let (texts, format) = (visit.texts, Format::new(visit.texts));
        let (chance, kept) = seen.words;
        let hours = [
            ("takes", format.hours(seen.takes_hours)),
            ("free", format.hours(seen.free_hours)),
        ];
        let hours = hours.each_ref().map(|(name, text)| (*name, text.as_str()));
        Self {
            kept: (kept != chance).then_some(kept),
            chance,
            width: (
                hundredths(seen.chance),
                hundredths(seen.chance_full_adherence),
            ),
            wins: wins(seen.wins, seen.wins_needed, texts, format),
            hours: texts.tell("plan-hours", &hours),
            fits: seen.fits,
            kinds: seen
                .choices
                .into_iter()
                .map(|choice| kind(choice, texts))
                .collect(),
        }
    }
}

fn wins(wins: f64, needed: Option<u64>, texts: Texts, format: Format) -> String {
    let wins = format.decimal(wins, 1);
    match needed {
        Some(needed) => {
            let needed = format.whole(needed);
            texts.tell("plan-wins", &[("wins", &wins), ("needed", &needed)])
        }
        None => texts.tell("plan-wins-only", &[("wins", &wins)]),
    }
}

fn kind(choice: Choosable, texts: Texts) -> Kind {
    let none = (0, texts.say("plan-none-of-it").into_owned());
    let rungs = choice.rungs.into_iter().enumerate();
    Kind {
        name: format!("{KIND}{}", choice.kind),
        title: choice.title,
        level: choice.level,
        rungs: std::iter::once(none)
            .chain(rungs.map(|(at, rung)| (at + 1, rung)))
            .collect(),
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "0 to 100"
)]
fn hundredths(share: f64) -> u32 {
    (share.clamp(0.0, 1.0) * 100.0).round() as u32
}
