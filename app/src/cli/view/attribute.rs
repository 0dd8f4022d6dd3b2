//! What an hour of each activity has come with.

use jiff::civil::Date;
use legwork_core::attribute::Verdict;

use crate::Result;
use crate::cli::ui::Ui;
use crate::cli::ui::table::{Column, Table};
use crate::cli::ui::text::{Line, Role};
use crate::cli::ui::words;
use crate::service::attribute::{ActivityHour, Attribution, Compared, MoneyHour, Published};

use super::{empty, marks};

/// Draws the table, then the sentences, then each two side by side.
pub fn draw(found: &Attribution, sources: bool, today: Date, ui: &mut Ui) -> Result<()> {
    if found.activities.is_empty() {
        return empty::hours(ui);
    }
    let since = words::short_day(found.from, today);
    ui.line(
        Line::new()
            .strong("What an hour has come with")
            .muted(format!(", since {since}")),
    )?;
    ui.gap()?;
    ui.table(&table(found))?;
    if !found.says.is_empty() {
        ui.gap()?;
    }
    for sentence in &found.says {
        ui.line(sentence.as_str())?;
    }
    pairs(found, today, ui)?;
    money(found, ui)?;
    trial(found, ui)?;
    if sources {
        return published(found, ui);
    }
    Ok(())
}

fn table(found: &Attribution) -> Table {
    let mut table = Table::new([
        Column::wrapping("Activity, meetings", 0),
        Column::right("Rate", 0),
        Column::right("Published", 2),
        Column::right("Minutes", 4),
        Column::right("An hour", 0),
    ]);
    for one in &found.activities {
        let money = one
            .money
            .map(|money| per_hour(money, found.currency.as_deref()));
        table.row([
            named(one),
            rate(one),
            Line::new().muted(percent(one.published.rate)),
            Line::from(format!("{:.0}", one.minutes.each)),
            money.unwrap_or_default(),
        ]);
    }
    table
}

/// "Cold call 31 of 431".
fn named(one: &ActivityHour) -> Line {
    let (met, acts) = (words::whole(one.successes), words::whole(one.acts));
    Line::new()
        .strong(&one.title)
        .muted(format!(" {met} of {acts}"))
}

/// "1.2% (0.6-2.1)".
fn rate(one: &ActivityHour) -> Line {
    let range = format!(" ({}-{})", bare(one.rate_low), bare(one.rate_high));
    Line::from(percent(one.rate)).muted(range)
}

/// "EUR 120 (40-260)".
fn per_hour(money: MoneyHour, currency: Option<&str>) -> Line {
    let range = format!(
        " ({}-{})",
        marks::number(money.low),
        marks::number(money.high)
    );
    Line::from(marks::amount(money.per_hour, currency, None)).muted(range)
}

fn percent(share: f64) -> String {
    format!("{}%", bare(share))
}

/// A share in hundredths: small ones to a tenth or finer, so that they are not
/// nothing.
fn bare(share: f64) -> String {
    let percent = share * 100.0;
    match percent {
        _ if percent >= 9.95 => format!("{percent:.0}"),
        _ if percent >= 0.095 => format!("{percent:.1}"),
        _ => format!("{percent:.2}"),
    }
}

/// What is said of two activities side by side, with what the words mean.
fn pairs(found: &Attribution, today: Date, ui: &mut Ui) -> Result<()> {
    if found.comparisons.is_empty() {
        return Ok(());
    }
    ui.gap()?;
    let mut table = Table::new([
        Column::wrapping("Two side by side", 0),
        Column::left("", 0),
        Column::left("More", 0),
    ]);
    let told = |pair: &&Compared| pair.verdict != Verdict::BenchmarkOnly.as_str();
    for pair in found.comparisons.iter().filter(told) {
        let title = |slug: &str| title(found, slug);
        table.row([
            Line::from(format!("{} · {}", title(&pair.a), title(&pair.b))),
            verdict(pair),
            Line::from(pair.better.as_deref().map(title).unwrap_or_default()),
        ]);
    }
    if !table.is_empty() {
        ui.table(&table)?;
    }
    let quiet = found.comparisons.iter().filter(|pair| !told(pair)).count();
    if quiet > 0 {
        let pairs = words::count(quiet, "pair");
        ui.line(Line::new().muted(format!("{pairs}: benchmark only")))?;
    }
    ui.gap()?;
    let from = words::short_day(found.compared_from, today);
    ui.line(Line::new().muted(format!(
        "Clear: proven against \"as much\", from {from} on, however often you look; leaning: \
         four to one, may still turn; open: neither; benchmark only: nothing has come of one \
         of them yet. What came with what is not what caused it."
    )))
}

fn title(found: &Attribution, slug: &str) -> String {
    let named = found.activities.iter().find(|one| one.kind == slug);
    named.map_or_else(|| slug.to_owned(), |one| one.title.clone())
}

fn verdict(pair: &Compared) -> Line {
    match pair.verdict.as_str() {
        word if word == Verdict::Clear.as_str() => Line::of(Role::Good, word),
        word if word == Verdict::Leaning.as_str() => Line::of(Role::Warn, word),
        word => Line::new().muted(word),
    }
}

/// What the money is made of, or what is missing for it.
fn money(found: &Attribution, ui: &mut Ui) -> Result<()> {
    let says = match found.deal {
        Some(deal) => {
            let worth = marks::amount(deal.round(), found.currency.as_deref(), None);
            let deals = words::count(found.deals, "won deal");
            format!("Money: {deals}, {worth} on average.")
        }
        None => "No money yet: win a deal with a value, and an hour says what it came with.".into(),
    };
    ui.line(Line::new().muted(says))?;
    if found.without_origin > 0 {
        let deals = words::count(found.without_origin, "won deal");
        ui.line(
            Line::new()
                .muted(format!("{deals} without an origin: "))
                .accent("legwork deal edit DEAL --origin suggested"),
        )?;
    }
    Ok(())
}

/// How the test of two activities stands.
fn trial(found: &Attribution, ui: &mut Ui) -> Result<()> {
    let Some(trial) = &found.trial else {
        return Ok(());
    };
    ui.gap()?;
    ui.line(
        Line::new()
            .strong(format!("Test of {} and {}: ", trial.a.noun, trial.b.noun))
            .plain(&trial.says),
    )?;
    ui.line(
        Line::new()
            .muted("Its weeks: ")
            .accent("legwork attribute trial"),
    )
}

/// Where the published rates were read.
fn published(found: &Attribution, ui: &mut Ui) -> Result<()> {
    for one in &found.activities {
        ui.gap()?;
        ui.line(
            Line::new()
                .strong(&one.title)
                .muted(counted(&one.published)),
        )?;
        for source in &one.published.sources {
            let year = source
                .year
                .map(|year| format!(" {year}"))
                .unwrap_or_default();
            ui.line(format!("  {}{year}: {}", source.name, source.says))?;
            ui.line(Line::new().muted(format!("  {}", source.address)))?;
        }
        if let Some(reason) = &one.published.reason {
            let from = one.published.sources.first();
            let kind = from.map_or("an assumption", |_| "worked out");
            ui.line(format!("  {kind}: {reason}"))?;
        }
    }
    Ok(())
}

/// ": 0.3% of dials".
fn counted(published: &Published) -> String {
    format!(": {} by {}", percent(published.rate), published.denominator)
}
