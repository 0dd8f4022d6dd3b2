//! Questions for the tests of plans.

use jiff::civil::{Date, date};
use legwork_core::benchmark::Table;
use legwork_core::cadence::Score;
use legwork_core::draw::Seed;
use legwork_core::plan::{Aim, Mix, Model, Question, Season};

/// A Monday; the seasons of the tests begin here.
pub(crate) const TODAY: Date = date(2027, 1, 4);

/// Half a year, by published figures, with three quarters of promises kept.
pub(crate) fn question(hours: f64, aim: Aim) -> Question {
    Question {
        seed: Seed::of(b"a goal on a day"),
        season: season(26 * 7),
        hours,
        aim,
        table: Table::default(),
        records: vec![],
        meetings: [(0, 0); 3],
        kept: vec![],
        adherence: Score { a: 6.0, b: 2.0 },
        open: 0.0,
        abandonment: 0.0,
    }
}

/// So many days from [`TODAY`].
pub(crate) fn season(days: i32) -> Season {
    let last = TODAY.saturating_add(jiff::Span::new().days(days - 1));
    Season::new(TODAY, last, &[])
}

/// The best chance of all mixes there are, one by one, by nothing but
/// [`Model::fits`] and [`Model::chance`].
pub(crate) fn exhaustive(model: &Model) -> f64 {
    let kinds: Vec<_> = model
        .choices()
        .map(|(slug, rungs)| (slug.to_owned(), rungs.to_vec()))
        .collect();
    let mut mixes: Vec<Mix> = vec![model.nothing()];
    let mut named = vec![vec![]];
    for (slug, rungs) in &kinds {
        let raised: Vec<Vec<(&str, _)>> = named
            .iter()
            .flat_map(|mix: &Vec<(&str, _)>| {
                rungs.iter().map(|rung| {
                    let mut mix = mix.clone();
                    mix.push((slug.as_str(), *rung));
                    mix
                })
            })
            .filter(|mix| model.fits(&model.mix(mix.iter().copied())))
            .collect();
        mixes.extend(raised.iter().map(|mix| model.mix(mix.iter().copied())));
        named.extend(raised);
    }
    let chances = mixes.iter().map(|mix| model.chance(mix));
    chances.fold(0.0, f64::max)
}
