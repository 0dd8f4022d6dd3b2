//! How often: the year day by day, the weekdays, week by week.

use jiff::civil::Date;

use super::Texts;
use super::choose::Chosen;
use crate::chart::{self, HeatMap, Noun, PeriodBar, Periods, WeekdayBars};
use crate::service::insights::{self, Rhythm, WeekUnits, Year, YearOf};
use crate::web::figure::Figure;
use crate::web::format::Format;
use crate::web::visit::Visit;
use crate::{Error, Result};

/// The three pictures; none when there is nothing in any of them.
pub(super) async fn figures(visit: &Visit, chosen: &Chosen) -> Result<Vec<Figure>> {
    let year = YearOf {
        year: chosen.year.parse().map_err(|_| no_year(&chosen.year))?,
        kind: chosen.kind().map(str::to_owned),
    };
    let year = insights::year(&visit.context, &visit.now, &year).await?;
    let range = chosen.range.span(visit);
    let rhythm = insights::rhythm(&visit.context, &visit.now, range, chosen.kind()).await?;
    let did = |week: &WeekUnits| week.units > 0 || week.before > 0;
    if year.units == 0 && !rhythm.weeks.iter().any(did) {
        return Ok(Vec::new());
    }
    let (one, many) = nouns(&rhythm, visit.texts);
    let noun = Noun {
        one: &one,
        many: &many,
    };
    Ok(vec![
        calendar(visit, &year, noun),
        by_weekday(visit, &rhythm, noun),
        by_week(visit.texts, &rhythm, noun),
    ])
}

/// Whether there are more weeks than their picture has room for.
pub(super) fn is_cut(figures: &[Figure]) -> bool {
    const ROOM: usize = 12;
    let weeks = figures.iter().find(|figure| figure.id == "weeks");
    weeks.is_some_and(|figure| figure.rows.len() > ROOM)
}

fn no_year(text: &str) -> Error {
    let text: String = text.chars().take(20).collect();
    Error::usage(format!("'{text}' is not a year"))
}

/// What is counted: things of one kind, or whatever was done.
fn nouns(rhythm: &Rhythm, texts: Texts) -> (String, String) {
    let all = || {
        (
            texts.say("unit-one").into_owned(),
            texts.say("unit-many").into_owned(),
        )
    };
    rhythm.nouns.clone().unwrap_or_else(all)
}

fn calendar(visit: &Visit, year: &Year, noun: Noun<'_>) -> Figure {
    let days: Vec<(Date, i64)> = year.days.iter().map(|day| (day.date, day.units)).collect();
    let number = year.year.to_string();
    let parts = [("what", noun.many), ("year", number.as_str())];
    let title = visit.texts.tell("figure-year", &parts);
    let chart = chart::heat_map(&HeatMap {
        title: &title,
        noun,
        year: year.year,
        days: &days,
        week_start: visit.context.week_start(),
        marks: Format::new(visit.texts).marks(),
    });
    Figure::new("year", title, chart, visit.texts)
}

fn by_weekday(visit: &Visit, rhythm: &Rhythm, noun: Noun<'_>) -> Figure {
    let title = visit.texts.tell("figure-weekdays", &[("what", noun.many)]);
    let chart = chart::weekdays(&WeekdayBars {
        title: &title,
        noun,
        units: rhythm.weekdays,
        week_start: visit.context.week_start(),
        marks: Format::new(visit.texts).marks(),
    });
    Figure::new("weekdays", title, chart, visit.texts)
}

/// Week by week, the newest first, each beside the same week of the days before.
fn by_week(texts: Texts, rhythm: &Rhythm, noun: Noun<'_>) -> Figure {
    let title = texts.tell("figure-weeks", &[("what", noun.many)]);
    let format = Format::new(texts);
    let name = |week: &WeekUnits| {
        let day = format.near(week.start, rhythm.span.start);
        texts.tell("week-from", &[("day", &day)])
    };
    let names: Vec<String> = rhythm.weeks.iter().map(name).collect();
    let bars = rhythm.weeks.iter().zip(&names);
    let bars: Vec<PeriodBar<'_>> = bars
        .map(|(week, name)| PeriodBar {
            name,
            now: week.units,
            before: week.before,
        })
        .collect();
    let (now, before) = (texts.say("weeks-now"), texts.say("weeks-before"));
    let chart = chart::periods(&Periods {
        title: &title,
        now: &now,
        before: &before,
        bars: &bars,
        marks: format.marks(),
    });
    Figure::new("weeks", title, chart, texts)
}
