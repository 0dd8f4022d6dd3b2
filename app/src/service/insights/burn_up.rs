//! The way of one goal: its results so far against its plan line.

use jiff::Zoned;
use jiff::civil::Date;
use legwork_core::goal::Course;
use legwork_core::money::{Decimal, Money};
use serde::Serialize;

use crate::Result;
use crate::service::context::Context;
use crate::service::goal::{Aim, Link, counted, reckon};
use crate::service::{SCHEMA, amount, find};
use crate::store::{self, GoalResult};

/// The results of one goal against its plan line.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct BurnUp {
    /// Version of this shape.
    pub schema: u8,
    /// The goal.
    pub goal: Link,
    /// What is measured.
    pub metric: String,
    /// ISO 4217 code, when the metric is money.
    pub currency: Option<String>,
    /// Whether it is a level, read again each time, rather than a sum.
    pub level: bool,
    /// As of this date.
    pub date: Date,
    /// The first day that counts; of the current period for a goal that comes back.
    pub start: Option<Date>,
    /// The last day that counts.
    pub due: Option<Date>,
    /// Where the plan line begins: 0 for a sum, the baseline for a level.
    pub from: Option<f64>,
    /// The figure to reach.
    pub target: Option<f64>,
    /// How it stands now.
    pub actual: f64,
    /// What the plan line asks for by the end of today.
    pub line: Option<f64>,
    /// The figure at the end of each day on which it changed.
    pub days: Vec<DayFigure>,
    /// The figure and the line at the end of each month, and today.
    pub months: Vec<MonthFigure>,
    /// How it stands, in one sentence.
    pub sentence: String,
}

/// The figure at the end of a day.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct DayFigure {
    /// The day.
    pub date: Date,
    /// The sum of the results until then, or the last level.
    pub value: f64,
}

/// The figure and the line at the end of a month.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct MonthFigure {
    /// The last day of the month; today within the current month, and the last
    /// day that counts within the last.
    pub date: Date,
    /// The sum of the results until then, or the last level; none for a day to
    /// come, and before the first level.
    pub value: Option<f64>,
    /// Where the plan line stands at the end of that day.
    pub line: Option<f64>,
}

/// How far a goal has come, day by day and month by month, and what its plan
/// line asks for. `goal` is an id, the start of one, or words.
pub async fn burn_up(context: &Context, now: &Zoned, goal: &str) -> Result<BurnUp> {
    let today = context.today(now);
    let mut tx = context.read().await?;
    let row = find::goal(context, &mut tx, goal).await?;
    let results = store::result::for_goal(&mut tx, context.workspace_id(), row.goal_id).await?;
    let aim = Aim::stored(&row);
    let stands = reckon(&aim, &results, today, context);
    let course = stands
        .way
        .and_then(|(from, to)| stands.days.course(from, to));
    let days = figures(
        &aim,
        &until(&aim, &results, today, |day| stands.days.hold(day)),
    );
    let first = stands
        .days
        .first
        .or_else(|| days.first().map(|day| day.date));
    let months = months(first, stands.days.last, today);
    let told = Told {
        aim: &aim,
        actual: stands.actual,
        target: stands.way.map(|way| way.1),
        line: stands.line,
    };
    Ok(BurnUp {
        schema: SCHEMA,
        goal: Link {
            id: row.goal_id.to_string(),
            title: row.sentence.clone(),
        },
        metric: aim.metric.clone(),
        currency: aim.money().map(|currency| currency.code().to_owned()),
        level: aim.is_level(),
        date: today,
        start: first,
        due: stands.days.last,
        from: stands.way.map(|way| way.0),
        target: told.target,
        actual: stands.actual,
        line: stands.line,
        months: by_month(&aim, &days, &months, course, today),
        days,
        sentence: told.says(today),
    })
}

/// The results that count by today, earliest first.
fn until<'a>(
    aim: &Aim,
    results: &'a [GoalResult],
    today: Date,
    counts: impl Fn(Date) -> bool,
) -> Vec<&'a GoalResult> {
    let level = aim.is_level();
    let fits = |row: &&GoalResult| {
        let day = row.day.date();
        day <= today && (level || counts(day))
    };
    let mut found: Vec<&GoalResult> = counted(aim, results).filter(fits).collect();
    found.sort_by_key(|row| (row.day.date(), row.created.micros()));
    found
}

/// The figure at the end of each day with a result.
fn figures(aim: &Aim, results: &[&GoalResult]) -> Vec<DayFigure> {
    let mut figures: Vec<DayFigure> = Vec::new();
    let mut amounts: Vec<Decimal> = vec![Decimal::whole(0)];
    for row in results {
        let Some(value) = amount::stored(&row.amount) else {
            continue;
        };
        // One running sum while it is exact; once it is not, the parts of it.
        match amounts.pop() {
            Some(sum) if !aim.is_level() => match sum.plus(value) {
                Some(sum) => amounts.push(sum),
                None => amounts.extend([sum, value]),
            },
            _ => amounts.push(value),
        }
        let figure = DayFigure {
            date: row.day.date(),
            value: amount::sum(&amounts),
        };
        if figures.last().is_some_and(|last| last.date == figure.date) {
            figures.pop();
        }
        figures.push(figure);
    }
    figures
}

/// The ends of the months from the first day to the last, and today.
fn months(first: Option<Date>, last: Option<Date>, today: Date) -> Vec<Date> {
    /// A goal of fifty years is shown by its first fifty.
    const MOST: usize = 600;
    let Some(first) = first else {
        return Vec::new();
    };
    let last = last.unwrap_or(today);
    let next = |end: &Date| end.tomorrow().ok().map(Date::last_of_month);
    let ends = std::iter::successors(Some(first.last_of_month()), next).take(MOST);
    let before = ends.take_while(|end| *end < last);
    let mut all: Vec<Date> = before.chain([last]).collect();
    if (first..=last).contains(&today) {
        all.push(today);
    }
    all.sort_unstable();
    all.dedup();
    all
}

fn by_month(
    aim: &Aim,
    days: &[DayFigure],
    months: &[Date],
    course: Option<Course>,
    today: Date,
) -> Vec<MonthFigure> {
    let nothing = (!aim.is_level()).then_some(0.0);
    let figure = |date: &Date| {
        let until = days.partition_point(|day| day.date <= *date);
        let last = until.checked_sub(1).and_then(|at| days.get(at));
        MonthFigure {
            date: *date,
            value: last
                .map(|day| day.value)
                .or(nothing)
                .filter(|_| *date <= today),
            line: course.map(|course| course.line(*date)),
        }
    };
    months.iter().map(figure).collect()
}

/// What the sentence tells.
struct Told<'a> {
    aim: &'a Aim,
    actual: f64,
    target: Option<f64>,
    line: Option<f64>,
}

impl Told<'_> {
    /// "EUR 18,000 of EUR 100,000 by 23 Nov; the line asks for EUR 24,500".
    fn says(&self, today: Date) -> String {
        let (actual, day) = (self.figure(self.actual), today.strftime("%-d %b"));
        let way = match self.target.map(|target| self.figure(target)) {
            None => return format!("{actual} by {day}; there is no figure to reach yet"),
            Some(target) if self.aim.is_level() => format!("{actual} on {day}, towards {target}"),
            Some(target) => format!("{actual} of {target} by {day}"),
        };
        match self.line {
            Some(line) => format!("{way}; the line asks for {}", self.figure(line)),
            None => format!("{way}; without a last day there is no line"),
        }
    }

    /// A figure as it is said: money to its whole unit, anything else to one
    /// digit; what is exact in less is said in less.
    fn figure(&self, value: f64) -> String {
        let money = self.aim.money();
        let scale = u8::from(money.is_none());
        let value = decimal(value, scale);
        let text = match money {
            Some(currency) => Money::from_major(value, currency)
                .map_or_else(|_| value.to_string(), |money| money.to_string()),
            None => amount::says(value, None),
        };
        match self.aim.unit.as_deref() {
            Some(unit @ ("kg" | "lb" | "st" | "g")) => format!("{text} {unit}"),
            Some("percent") if self.aim.is_level() => format!("{text} %"),
            _ => text,
        }
    }
}

/// The nearest number with so many digits after the point; the largest that
/// can be held stands for all beyond it.
#[expect(
    clippy::cast_possible_truncation,
    reason = "a cast of a float saturates, which is what is wanted"
)]
fn decimal(value: f64, scale: u8) -> Decimal {
    let up = 10_f64.powi(i32::from(scale));
    Decimal::new((value * up).round() as i64, scale)
}
