//! The alternate-week test of two activities: begun, shown, given up.

use super::Texts;
use crate::Result;
use crate::service::attribute::Attribution;
use crate::service::attribute::trial::{self, NewTrial, Tested, TrialView, TrialWeek};
use crate::web::answer::{Answer, Toast};
use crate::web::choice::Choice;
use crate::web::format::Format;
use crate::web::sheet::Sheet;
use crate::web::visit::Visit;

/// The part of the section that is about a test.
pub(super) struct Trying {
    /// The newest test.
    pub(super) test: Option<Test>,
    /// The activities that a new one can be of; none while one is running.
    pub(super) choices: Vec<Choice>,
}

/// A test as it stands.
pub(super) struct Test {
    /// Of what, how long and from when.
    pub(super) title: String,
    /// What it has found.
    pub(super) says: String,
    /// What the weeks that count held; nothing while none does.
    pub(super) spent: Vec<String>,
    /// What to do now.
    pub(super) next: Option<String>,
    /// Its weeks: the day it begins, for what, and how it stands.
    pub(super) weeks: Vec<[String; 3]>,
    /// Whether it can be given up.
    pub(super) running: bool,
}

/// The part for these answers.
pub(super) fn trying(found: &Attribution, texts: Texts, format: Format) -> Trying {
    let test = found.trial.as_ref();
    let test = test.map(|trial| shown(trial, found, texts, format));
    let free = test.as_ref().is_none_or(|test| !test.running);
    let choice = |one: &crate::service::attribute::ActivityHour| Choice {
        value: one.kind.clone(),
        label: one.title.clone(),
    };
    let two = found.activities.len() > 1;
    let choices = found.activities.iter().filter(|_| free && two).map(choice);
    Trying {
        choices: choices.collect(),
        test,
    }
}

fn shown(trial: &TrialView, found: &Attribution, texts: Texts, format: Format) -> Test {
    let running = trial.ended_on.is_none() && found.as_of < trial.until;
    let weeks = u64::try_from(trial.weeks.len()).unwrap_or_default();
    let from = format.day_and_year(trial.from);
    let held = [&trial.a, &trial.b]
        .into_iter()
        .filter(|_| trial.a.hours > 0.0);
    let parts = [
        ("a", trial.a.noun.as_str()),
        ("b", trial.b.noun.as_str()),
        ("from", from.as_str()),
    ];
    Test {
        title: texts.count("trial-of", weeks, &parts),
        says: says(trial, texts),
        spent: held.map(|of| spent(of, texts, format)).collect(),
        next: next(trial, found, texts, format),
        weeks: trial
            .weeks
            .iter()
            .map(|week| row(week, trial, texts, format))
            .collect(),
        running,
    }
}

fn says(trial: &TrialView, texts: Texts) -> String {
    let judged = trial.weeks.iter().filter(|week| week.state == "judged");
    let pairs = u64::try_from(judged.count() / 2).unwrap_or_default();
    let (more, less) = match trial.better.as_deref() {
        Some(better) if better == trial.b.kind => (&trial.b.noun, &trial.a.noun),
        _ => (&trial.a.noun, &trial.b.noun),
    };
    let parts = [("more", more.as_str()), ("less", less.as_str())];
    match (trial.better.is_some(), pairs) {
        (true, _) => texts.tell("trial-clear", &parts),
        (false, 0) => texts.say("trial-nothing").into_owned(),
        (false, _) => texts.count("trial-open", pairs, &parts),
    }
}

fn spent(of: &Tested, texts: Texts, format: Format) -> String {
    let hours = format.decimal(of.hours, 1);
    let parts = [("hours", hours.as_str()), ("what", of.noun.as_str())];
    texts.count("trial-spent", of.meetings, &parts)
}

fn next(trial: &TrialView, found: &Attribution, texts: Texts, format: Format) -> Option<String> {
    if let Some(kind) = &trial.this_week {
        return Some(texts.tell("trial-now", &[("what", noun(trial, kind))]));
    }
    if let Some(ended) = trial.ended_on {
        let day = format.day_and_year(ended);
        return Some(texts.tell("trial-ended", &[("day", &day)]));
    }
    let day = format.day_and_year(trial.from);
    (found.as_of < trial.from).then(|| texts.tell("trial-begins", &[("day", &day)]))
}

fn row(week: &TrialWeek, trial: &TrialView, texts: Texts, format: Format) -> [String; 3] {
    let key = format!("trial-week-{}", week.state.replace(' ', "-"));
    [
        format.day(week.start),
        noun(trial, &week.kind).to_owned(),
        texts.say(&key).into_owned(),
    ]
}

fn noun<'a>(trial: &'a TrialView, kind: &str) -> &'a str {
    if trial.a.kind == kind {
        &trial.a.noun
    } else {
        &trial.b.noun
    }
}

/// Begins a test.
pub async fn begin(visit: Visit, sheet: Sheet) -> Answer {
    let done = begun(&visit, &sheet).await;
    visit.answer(&sheet, done)
}

async fn begun(visit: &Visit, sheet: &Sheet) -> Result<Toast> {
    let input = NewTrial {
        a: sheet.typed("a").to_owned(),
        b: sheet.typed("b").to_owned(),
        weeks: sheet.number("weeks")?,
        from: None,
    };
    trial::begin(&visit.context, &visit.now, &input).await?;
    visit.toast("toast-trial-begun", &[]).await
}

/// Gives the running test up.
pub async fn end(visit: Visit, sheet: Sheet) -> Answer {
    let done = ended(&visit).await;
    visit.answer(&sheet, done)
}

async fn ended(visit: &Visit) -> Result<Toast> {
    trial::end(&visit.context, &visit.now).await?;
    visit.toast("toast-trial-ended", &[]).await
}
