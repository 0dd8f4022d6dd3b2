//! What the forecast says of a goal: the chance, the range, what it is made of,
//! what promises would change, and what would narrow it; or why there is none.

use jiff::civil::Date;

use super::chance;
use super::measure::Measure;
use crate::chart;
use crate::service::forecast::{Cause, Forecast, Gap, Lack, Outlook, Parts, Seen, Told};
use crate::web::figure::Figure;
use crate::web::format::Format;
use crate::web::texts::Texts;

/// The part of the page that tells of the chance.
pub(super) struct Ahead {
    /// The sentence that says most.
    pub(super) says: String,
    /// Where the figure will probably lie.
    pub(super) range: Option<String>,
    /// The chance as it is, and if every promise was kept.
    pub(super) numbers: Vec<(String, String)>,
    /// What the gap between the two means.
    pub(super) gap: Option<String>,
    /// What the expected figure is made of.
    pub(super) parts: Option<Figure>,
    /// What would narrow the range.
    pub(super) narrows: Vec<String>,
    /// Words at the end.
    pub(super) notes: Vec<String>,
    /// Where to do something about it, and what that is called.
    pub(super) way: Option<(String, String)>,
    /// Whether it can be kept, and what is kept so far.
    pub(super) keep: Option<String>,
}

/// What is said of a goal on a day.
pub(super) fn ahead(seen: &Seen, today: Date, texts: Texts) -> Ahead {
    let format = Format::new(texts);
    let measure = Measure::of(&seen.goal, format);
    match &seen.outlook {
        Outlook::Said(said) => match &said.told {
            Some(told) if told.decided => over(said, told, measure, texts),
            Some(told) => open(seen, said, told, (measure, today), texts),
            None => none(texts.say("goal-chance-unknown").into_owned()),
        },
        Outlook::Lacks(lack) => lacks(lack, &seen.goal.id, texts),
        Outlook::Closed | Outlook::Unasked => none(texts.say("ahead-closed").into_owned()),
    }
}

const fn none(says: String) -> Ahead {
    Ahead {
        says,
        range: None,
        numbers: Vec::new(),
        gap: None,
        parts: None,
        narrows: Vec::new(),
        notes: Vec::new(),
        way: None,
        keep: None,
    }
}

/// Its last day is over.
fn over(said: &Forecast, told: &Told, measure: Measure<'_>, texts: Texts) -> Ahead {
    let key = if told.share > 0.5 {
        "ahead-reached"
    } else {
        "ahead-missed"
    };
    let actual = measure.says(said.p50.unwrap_or(told.goal.actual));
    let target = told
        .goal
        .goal
        .map_or_else(String::new, |to| measure.says(to));
    none(texts.tell(key, &[("actual", &actual), ("target", &target)]))
}

fn open(
    seen: &Seen,
    said: &Forecast,
    told: &Told,
    (measure, today): (Measure<'_>, Date),
    texts: Texts,
) -> Ahead {
    let note = |holds: bool, key: &str| holds.then(|| texts.say(key).into_owned());
    let commit = said.parts.is_some() && !told.promised;
    let notes = [
        note(commit, "ahead-promise-nothing"),
        note(told.only_new, "ahead-only-new"),
        note(told.rhythm_changed, "ahead-rhythm"),
        note(told.waits, "ahead-waits"),
    ];
    let href = "/commitments/new".to_owned();
    Ahead {
        says: headline(told, measure, today, texts),
        range: range(said, measure, texts),
        numbers: numbers(told, texts),
        gap: told.gap().map(|gap| gap_says(gap, texts)),
        parts: parts(said, told, measure, texts),
        narrows: told
            .narrowed_by
            .iter()
            .map(|cause| narrow(*cause, texts))
            .collect(),
        notes: notes.into_iter().flatten().collect(),
        way: commit.then(|| (href, texts.say("goal-work-commit").into_owned())),
        keep: Some(kept(seen.kept.unwrap_or_default(), texts)),
    }
}

/// "About 3 in 10 (30 %) to reach EUR 600,000 by 31 December".
fn headline(told: &Told, measure: Measure<'_>, today: Date, texts: Texts) -> String {
    let target = told
        .goal
        .goal
        .map_or_else(String::new, |to| measure.says(to));
    let day = Format::new(texts).near(told.days.1, today);
    let key = if told.is_limit() {
        "ahead-within"
    } else {
        "ahead-reach"
    };
    let parts = [
        ("chance", &*chance::words(told.share, texts)),
        ("number", &*chance::number(told.share, texts)),
        ("target", &target),
        ("day", &day),
    ];
    texts.tell(key, &parts)
}

fn range(said: &Forecast, measure: Measure<'_>, texts: Texts) -> Option<String> {
    let rough = |figure: f64| measure.rough(figure);
    let (low, middle, high) = (rough(said.p10?), rough(said.p50?), rough(said.p90?));
    let parts = [("low", &*low), ("middle", &*middle), ("high", &*high)];
    Some(texts.tell("ahead-range", &parts))
}

/// The two chances side by side, where there are promises to keep.
fn numbers(told: &Told, texts: Texts) -> Vec<(String, String)> {
    let Some(full) = told.share_full.filter(|_| told.promised) else {
        return Vec::new();
    };
    let both = [("ahead-yours", told.share), ("ahead-full", full)];
    let named = |(key, share): (&str, f64)| {
        let chance = chance::words(share, texts);
        (texts.say(key).into_owned(), chance)
    };
    both.map(named).into()
}

fn gap_says(gap: Gap, texts: Texts) -> String {
    match gap {
        Gap::Worth(more) => {
            let points = Format::new(texts).decimal(more * 100.0, 0);
            texts.tell("ahead-gap-worth", &[("points", &points)])
        }
        Gap::Elsewhere => texts.say("ahead-gap-elsewhere").into_owned(),
        Gap::Little => texts.say("ahead-gap-little").into_owned(),
    }
}

/// The four parts as a picture.
fn parts(said: &Forecast, told: &Told, measure: Measure<'_>, texts: Texts) -> Option<Figure> {
    let Parts {
        won,
        open,
        work_done,
        work_promised,
    } = said.parts?;
    let names = ["won", "open", "done", "promised"];
    let names = names.map(|name| texts.say(&format!("ahead-part-{name}")));
    let amounts = [won, open, work_done, work_promised];
    let title = texts.say("ahead-parts-title").into_owned();
    let rough = amounts.map(|amount| measure.rough(amount));
    let all = measure.rough(amounts.iter().sum());
    let sentence = texts.tell(
        "ahead-parts",
        &[
            ("won", &rough[0]),
            ("open", &rough[1]),
            ("done", &rough[2]),
            ("promised", &rough[3]),
            ("all", &all),
        ],
    );
    let unit = Some(measure.unit()).filter(|unit| !unit.is_empty());
    let chart = chart::parts(&chart::Parts {
        title: &title,
        sentence: &sentence,
        unit: unit.unwrap_or(&told.goal.metric),
        parts: [0, 1, 2, 3].map(|place| (&*names[place], amounts[place])),
        target: told.goal.goal?,
        range: (said.p10?, said.p50?, said.p90?),
        marks: Format::new(texts).marks(),
    });
    Some(Figure::new("parts", title, chart, texts))
}

/// What to do to know more.
fn narrow(cause: Cause, texts: Texts) -> String {
    let (key, count) = match cause {
        Cause::AmountsMissing(count) => ("narrow-amounts", count),
        Cause::FewClosed(0) => ("narrow-closed-none", 0),
        Cause::FewClosed(count) => ("narrow-closed", count),
        Cause::OpenDeals(count) => ("narrow-open", count),
        Cause::Adherence => ("narrow-adherence", 0),
        Cause::NoPool => ("narrow-pool", 0),
        Cause::Time => ("narrow-time", 0),
    };
    texts.count(key, count.into(), &[])
}

fn kept((count, today): (usize, bool), texts: Texts) -> String {
    let count = u64::try_from(count).unwrap_or(u64::MAX);
    match (count, today) {
        (0, _) => texts.say("ahead-kept-none").into_owned(),
        (_, true) => texts.count("ahead-kept-today", count, &[]),
        (_, false) => texts.count("ahead-kept", count, &[]),
    }
}

/// Why there is no forecast, and where to do something about it.
fn lacks(lack: &Lack, goal: &str, texts: Texts) -> Ahead {
    let page = |place: &str| format!("/goals/{goal}{place}");
    let edit = || page("?edit=1#goal-edit");
    let (key, href) = match lack {
        Lack::Figure => ("figure", edit()),
        Lack::Baseline => ("baseline", edit()),
        Lack::LastDay => ("day", edit()),
        Lack::Worth(_) => ("worth", "/deals/new".to_owned()),
        Lack::Results(_) => ("results", page("#results")),
        Lack::Other(_) => ("other", edit()),
    };
    let why = match lack {
        Lack::Other(why) => texts.tell("lack-other", &[("why", why)]),
        _ => texts.say(&format!("lack-{key}")).into_owned(),
    };
    let to = texts.say(&format!("lack-{key}-way")).into_owned();
    Ahead {
        way: Some((href, to)),
        ..none(why)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_is_missing_there_is_a_way_to_it() {
        let euro = legwork_core::money::Currency::from_code("EUR").unwrap();
        for (lack, why, way) in [
            (Lack::Figure, "no figure", "/goals/7?edit=1#goal-edit"),
            (Lack::Baseline, "at the start", "/goals/7?edit=1#goal-edit"),
            (Lack::LastDay, "no last day", "/goals/7?edit=1#goal-edit"),
            (Lack::Worth(euro), "what a deal is worth", "/deals/new"),
            (
                Lack::Results(String::new()),
                "first result",
                "/goals/7#results",
            ),
            (
                Lack::Other("too large".into()),
                "too large",
                "/goals/7?edit=1#goal-edit",
            ),
        ] {
            let said = lacks(&lack, "7", Texts::default());
            assert!(said.says.contains(why), "{}", said.says);
            assert_eq!(said.way.map(|way| way.0).as_deref(), Some(way));
        }
    }
}
