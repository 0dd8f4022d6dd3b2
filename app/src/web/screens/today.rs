//! Today: each commitment with its three numbers, its bar and its plus.

use askama::Template;
use jiff::civil::Date;

use crate::service::today::{Hours, Standing, Today};
use crate::service::warning::Asks;
use crate::service::{commitment, goal, today};
use crate::web::chart::Bar;
use crate::web::choice::{Choice, outcomes};
use crate::web::failure::Shown;
use crate::web::format::Format;
use crate::web::page::{Page, new_id, show};
use crate::web::screens::next::{Asked, Name, Nobody, asked, of_standing};
use crate::web::sheet::Sheet;
use crate::web::texts::Texts;
use crate::web::visit::Visit;

/// The screen.
#[derive(Template)]
#[template(path = "today.html")]
struct Screen {
    page: Page,
    day: String,
    iso: String,
    hours: String,
    nudge: Option<String>,
    /// What can be answered to it.
    answers: Option<Answers>,
    /// How many captures wait, if any do.
    waiting: Option<String>,
    rows: Vec<Row>,
    outcomes: Vec<Choice>,
    later: Vec<String>,
    first: Option<FirstSteps>,
    asked: Option<Asked>,
    asked_next: &'static str,
    tomorrow: String,
}

/// What can be answered to the question of the early warning.
struct Answers {
    id: String,
    /// One tap, where the step has one: choice, number, label.
    tap: Option<(&'static str, Option<u32>, String)>,
}

/// One commitment.
struct Row {
    form: String,
    details: String,
    log_id: String,
    kind: String,
    title: String,
    promise: String,
    state: String,
    tone: &'static str,
    streak: Option<String>,
    numbers: [(String, String); 3],
    bar: Bar,
    sentence: String,
    /// How much the plus logs, where one is too little to be worth a tap.
    step: Option<u64>,
    plus: String,
    more: String,
    id: String,
    people: Vec<Name>,
    /// Why there is nobody.
    nobody: Option<Nobody>,
}

/// What a newcomer has done already.
struct FirstSteps {
    goal: Option<String>,
}

/// Shows today, or leads a newcomer to a first goal, commitment and log.
pub async fn page(visit: Visit, sheet: Sheet) -> Shown {
    let today = today::today(&visit.context, &visit.now).await?;
    let page = Page::new(&visit, "today");
    let mut screen = screen(page, &visit, today);
    screen.asked = asked(&visit, &sheet).await?;
    if screen.rows.is_empty() {
        nothing_yet(&mut screen, &visit).await?;
    }
    show(&screen.page, &screen)
}

fn screen(page: Page, visit: &Visit, mut today: Today) -> Screen {
    today
        .commitments
        .sort_by_key(|one| (one.turn(), one.period.end));
    let (texts, format) = (visit.texts, page.format());
    let named = today.holiday.iter().map(|name| format!(" · {name}"));
    Screen {
        day: std::iter::once(format.day(today.date))
            .chain(named)
            .collect(),
        iso: today.date.to_string(),
        hours: hours(today.hours, texts, format),
        waiting: u64::try_from(today.captures_waiting)
            .ok()
            .filter(|count| *count > 0)
            .map(|count| texts.count("captures-waiting", count, &[])),
        nudge: today.nudge,
        answers: today.asks.map(|asks| answers(asks, texts)),
        rows: today
            .commitments
            .iter()
            .map(|standing| row(standing, today.date, visit, format))
            .collect(),
        outcomes: outcomes(texts),
        later: Vec::new(),
        first: None,
        asked: None,
        asked_next: "/",
        tomorrow: tomorrow(today.date),
        page,
    }
}

fn answers(asks: Asks, texts: Texts) -> Answers {
    let choice = match (asks.step.as_str(), asks.smaller) {
        ("archive", _) => Some(("archive", None)),
        ("recommit", count) => Some(("recommit", count)),
        (_, Some(count)) => Some(("shrink", Some(count))),
        (_, None) => None,
    };
    let label = |(choice, count): (&'static str, Option<u32>)| {
        let number = count.map_or_else(String::new, |count| count.to_string());
        let key = match (choice, count) {
            ("recommit", None) => "tap-recommit-same".to_owned(),
            _ => format!("tap-{choice}"),
        };
        (choice, count, texts.tell(&key, &[("n", &number)]))
    };
    Answers {
        tap: choice.map(label),
        id: asks.commitment,
    }
}

/// The first day that a next step can have.
pub(super) fn tomorrow(today: Date) -> String {
    today.tomorrow().unwrap_or(today).to_string()
}

/// Nothing is promised for today: what begins later, or how to begin.
async fn nothing_yet(screen: &mut Screen, visit: &Visit) -> crate::Result<()> {
    let all = commitment::list(&visit.context, &visit.now, false).await?;
    let (texts, format, today) = (
        visit.texts,
        screen.page.format(),
        visit.context.today(&visit.now),
    );
    if !all.commitments.is_empty() {
        let line = |one: &commitment::CommitmentView| {
            let parts = [
                ("title", one.title.as_str()),
                ("promise", one.promise.as_str()),
                ("day", &format.near(one.start, today)),
            ];
            texts.tell("later-one", &parts)
        };
        screen.later = all.commitments.iter().map(line).collect();
        return Ok(());
    }
    let goals = goal::list(&visit.context, &visit.now, false).await?;
    let said = |goal: &goal::GoalView| texts.tell("step-goal-done", &[("goal", &goal.sentence)]);
    screen.first = Some(FirstSteps {
        goal: goals.goals.first().map(said),
    });
    Ok(())
}

/// The hours of a week, in a sentence.
pub(super) fn hours(hours: Hours, texts: Texts, format: Format) -> String {
    let over = hours.asked - hours.week;
    let key = if over >= 0.05 { "hours-over" } else { "hours" };
    let parts = [
        ("done", format.hours(hours.done)),
        ("asked", format.hours(hours.asked)),
        ("week", format.hours(hours.week)),
        ("over", format.hours(over)),
    ];
    texts.tell(
        key,
        &parts.each_ref().map(|(name, text)| (*name, text.as_str())),
    )
}

fn row(standing: &Standing, today: Date, visit: &Visit, format: Format) -> Row {
    let texts = visit.texts;
    let step = standing.step();
    let n = format.whole(step);
    let title = [("title", standing.title.as_str()), ("n", n.as_str())];
    let plus = match step {
        _ if is_limit(standing) => "plus-slip",
        1 => "plus-one",
        _ => "plus-some",
    };
    Row {
        form: format!("plus-{}", standing.id),
        details: format!("details-{}", standing.id),
        log_id: new_id(visit),
        kind: standing.kind.clone(),
        title: standing.title.clone(),
        promise: standing.promise.clone(),
        state: texts.say(&format!("state-{}", standing.state)).into_owned(),
        tone: tone(standing),
        streak: (standing.streak > 0).then(|| texts.count("streak", standing.streak.into(), &[])),
        numbers: numbers(standing, texts, format),
        bar: bar(standing),
        sentence: sentence(standing, today, texts, format),
        step: (step > 1).then_some(step),
        plus: texts.tell(plus, &title),
        more: texts.tell("details-of", &title),
        id: standing.id.clone(),
        people: of_standing(standing, visit),
        nobody: standing.lack.as_ref().map(|lack| Nobody::of(lack, visit)),
    }
}

/// At most: the number is a limit, not a goal.
fn is_limit(standing: &Standing) -> bool {
    standing.direction == "at_most"
}

/// What a limit still allows.
fn left(standing: &Standing) -> u64 {
    standing.required.saturating_sub(standing.done)
}

/// The three numbers with their names: never a per cent.
fn numbers(standing: &Standing, texts: Texts, format: Format) -> [(String, String); 3] {
    let numbers = if is_limit(standing) {
        [
            ("number-done", standing.done),
            ("number-limit", standing.required),
            ("number-left", left(standing)),
        ]
    } else {
        [
            ("number-done", standing.done),
            ("number-due", standing.due_by_now),
            ("number-today", standing.next.today),
        ]
    };
    numbers.map(|(key, number)| (texts.say(key).into_owned(), format.whole(number)))
}

pub(super) fn bar(standing: &Standing) -> Bar {
    if is_limit(standing) {
        return Bar::limit(standing.done, standing.required);
    }
    Bar::promise(standing.done, standing.due_by_now, standing.required)
}

/// The colour in which a row stands out; its words say the same.
pub(super) fn tone(standing: &Standing) -> &'static str {
    match (standing.state.as_str(), standing.status.as_str()) {
        (_, "broken") | ("over" | "at_risk" | "behind_unrecoverable", _) => "bad",
        (_, "met") | ("ahead" | "on_pace", _) => "good",
        ("behind", _) => "warn",
        _ => "quiet",
    }
}

/// How a period stands, in one sentence: the words of its bar.
pub(super) fn sentence(standing: &Standing, today: Date, texts: Texts, format: Format) -> String {
    let last = standing
        .period
        .end
        .yesterday()
        .unwrap_or(standing.period.end);
    let until = if last == today {
        texts.say("day-tonight").into_owned()
    } else {
        format.near(last, today)
    };
    let over = standing.done.saturating_sub(standing.required);
    let parts = [
        ("done", format.whole(standing.done)),
        ("required", format.whole(standing.required)),
        ("today", format.whole(standing.next.today)),
        ("left", format.whole(left(standing))),
        ("over", format.whole(over)),
        ("until", until),
    ];
    texts.tell(
        sentence_key(standing),
        &parts.each_ref().map(|(name, text)| (*name, text.as_str())),
    )
}

fn sentence_key(standing: &Standing) -> &'static str {
    let over = standing.done > standing.required;
    match standing.status.as_str() {
        "void" => "sentence-free",
        _ if standing.state == "paused" => "sentence-free",
        _ if is_limit(standing) && over => "sentence-over",
        _ if is_limit(standing) && standing.required == 0 => "sentence-clean",
        _ if is_limit(standing) => "sentence-limit",
        "met" => "sentence-met",
        _ if standing.next.today == 0 => "sentence-nothing",
        _ => "sentence-open",
    }
}
