//! How a goal stands, for its card and the head of its page.

use jiff::civil::Date;

use super::chance;
use super::measure::Measure;
use crate::service::forecast::Seen;
use crate::service::goal::GoalView;
use crate::web::chart::Bar;
use crate::web::format::Format;
use crate::web::texts::Texts;

/// How one goal stands.
pub(super) struct Card {
    /// Its id.
    pub(super) id: String,
    /// The sentence as typed.
    pub(super) sentence: String,
    /// What it asks for, in plain words.
    pub(super) says: String,
    /// How it stands, in a word or two.
    pub(super) state: String,
    /// The colour in which it stands out; the state says the same.
    pub(super) tone: &'static str,
    /// The amount so far, what the plan line asks for, the days left.
    pub(super) numbers: Vec<(String, String)>,
    /// The way so far, with the plan line.
    pub(super) bar: Option<Bar>,
    /// The words of the bar.
    pub(super) way: String,
    /// How likely it is; none where that is not asked.
    pub(super) chance: Option<String>,
    /// Why it matters.
    pub(super) why: Option<String>,
    /// How many commitments serve it.
    pub(super) serving: String,
}

impl Card {
    /// How a goal stands on a day.
    pub(super) fn of(seen: &Seen, today: Date, texts: Texts, format: Format) -> Self {
        let goal = &seen.goal;
        let measure = Measure::of(goal, format);
        let count = u64::try_from(goal.commitments.len()).unwrap_or(u64::MAX);
        let bar = |done: f64| Bar::way(done, goal.line_progress);
        Self {
            id: goal.id.clone(),
            sentence: goal.sentence.clone(),
            says: goal.says.clone(),
            state: texts
                .say(&format!("goal-state-{}", goal.state))
                .into_owned(),
            tone: tone(&goal.state),
            numbers: numbers(goal, measure, texts, format),
            bar: goal.progress.map(bar),
            way: way(goal, measure, today, texts, format),
            chance: chance::line(&seen.outlook, texts),
            why: goal.why.clone(),
            serving: texts.count("goal-serving", count, &[]),
        }
    }
}

fn tone(state: &str) -> &'static str {
    match state {
        "on_plan" | "there" | "reached" => "good",
        "behind" => "warn",
        "over" | "past" => "bad",
        _ => "quiet",
    }
}

fn numbers(
    goal: &GoalView,
    measure: Measure<'_>,
    texts: Texts,
    format: Format,
) -> Vec<(String, String)> {
    let open = goal.closed.is_none();
    let left = goal.days_left.filter(|_| open);
    let left = left.map(|days| format.whole(u64::try_from(days).unwrap_or(0)));
    let line = goal.line.filter(|_| open);
    let all = [
        ("goal-number-actual", Some(measure.says(goal.actual))),
        ("goal-number-line", line.map(|line| measure.about(line))),
        ("goal-number-left", left),
    ];
    let named =
        |(key, number): (&str, Option<String>)| Some((texts.say(key).into_owned(), number?));
    all.into_iter().filter_map(named).collect()
}

/// "EUR 18,000 of EUR 100,000 by 30 June".
fn way(goal: &GoalView, measure: Measure<'_>, today: Date, texts: Texts, format: Format) -> String {
    let due = goal.due.filter(|_| goal.recurs.is_none());
    let day = due.map_or_else(String::new, |due| format.near(due, today));
    let target = goal.goal.map_or_else(String::new, |to| measure.says(to));
    let parts = [
        ("actual", &*measure.says(goal.actual)),
        ("target", &target),
        ("day", &day),
    ];
    let key = match (goal.goal, due, goal.level) {
        (None, ..) => "goal-way-none",
        (Some(_), None, false) => "goal-way-open",
        (Some(_), Some(_), false) => "goal-way",
        (Some(_), None, true) => "goal-way-level-open",
        (Some(_), Some(_), true) => "goal-way-level",
    };
    texts.tell(key, &parts)
}
