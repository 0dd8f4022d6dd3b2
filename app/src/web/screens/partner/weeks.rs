//! The last weeks of a commitment as a strip of marks.

use crate::service::review::Tally;
use crate::service::weeks;
use crate::web::format::Format;
use crate::web::texts::Texts;

/// One week: a mark, its colour, and the same in words.
pub(super) struct Week {
    pub(super) tone: &'static str,
    pub(super) mark: String,
    pub(super) heard: String,
}

/// A strip of weeks, oldest first.
pub(super) fn strip(weeks: &[weeks::Week], texts: Texts, format: Format) -> Vec<Week> {
    let week = |week: &weeks::Week| {
        let (tone, mark) = mark(week.tally);
        let (day, said) = (format.day(week.start), said(week.tally, texts));
        let parts = [("day", day.as_str()), ("said", said.as_str())];
        Week {
            tone,
            mark,
            heard: texts.tell("partner-week", &parts),
        }
    };
    weeks.iter().map(week).collect()
}

/// "9 kept, 2 missed" over all of them.
pub(super) fn sum(weeks: &[weeks::Week], texts: Texts) -> String {
    let mut sum = Tally::default();
    let all = weeks.iter().map(|week| week.tally);
    for one in all {
        sum.kept += one.kept;
        sum.missed += one.missed;
        sum.excused += one.excused;
        sum.void += one.void;
    }
    let (n, said) = (weeks.len().to_string(), said(sum, texts));
    let parts = [("n", n.as_str()), ("said", said.as_str())];
    texts.tell("partner-weeks", &parts)
}

/// "4 kept, 1 missed".
pub(super) fn said(tally: Tally, texts: Texts) -> String {
    let counts = [
        ("period-kept", tally.kept),
        ("period-missed", tally.missed),
        ("period-excused", tally.excused),
        ("period-void", tally.void),
        ("period-open", tally.open),
    ];
    let counts = counts.into_iter().filter(|(_, count)| *count > 0);
    let all: Vec<String> = counts
        .map(|(key, count)| texts.count(key, count.into(), &[]))
        .collect();
    if all.is_empty() {
        return texts.say("partner-nothing-ended").into_owned();
    }
    all.join(", ")
}

/// The mark of a week says without its colour what the colour says.
fn mark(tally: Tally) -> (&'static str, String) {
    let owed = tally.kept + tally.missed;
    match (tally.kept, tally.missed) {
        (0, 0) if tally.void + tally.excused > 0 => ("off", "–".to_owned()),
        (0, 0) if tally.open > 0 => ("open", "·".to_owned()),
        (0, 0) => ("none", String::new()),
        (_, 0) => ("kept", "✓".to_owned()),
        (0, _) => ("missed", "✗".to_owned()),
        (kept, _) => ("part", format!("{kept}/{owed}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_says_how_much_of_a_week_was_kept() {
        let tally = |kept, missed, open, void, excused| Tally {
            kept,
            missed,
            open,
            void,
            excused,
        };
        for (tally, expected) in [
            (tally(5, 0, 0, 0, 0), "✓"),
            (tally(4, 0, 1, 0, 0), "✓"),
            (tally(3, 2, 0, 0, 0), "3/5"),
            (tally(0, 1, 0, 4, 0), "✗"),
            (tally(0, 0, 0, 5, 0), "–"),
            (tally(0, 0, 0, 0, 1), "–"),
            (tally(0, 0, 2, 0, 0), "·"),
            (tally(0, 0, 0, 0, 0), ""),
        ] {
            assert_eq!(mark(tally).1, expected, "{tally:?}");
        }
    }
}
