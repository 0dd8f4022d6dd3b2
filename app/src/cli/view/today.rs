//! Today: the date, the hours, one row per commitment, one thing worth saying.

use jiff::civil::Date;

use crate::Result;
use crate::cli::ui::Ui;
use crate::cli::ui::table::{Column, Table};
use crate::cli::ui::text::{Line, Role};
use crate::cli::ui::words;
use crate::service::commitment::CommitmentView;
use crate::service::today::{Standing, Today};
use crate::service::turn::Turn;

use super::{marks, standing};

/// Draws the screen of today.
pub fn draw(today: &Today, ui: &mut Ui) -> Result<()> {
    ui.sides(date(today), hours(today))?;
    let mut commitments: Vec<&Standing> = today.commitments.iter().collect();
    commitments.sort_by_key(|one| (one.turn(), one.period.end));
    ui.line(summary(&commitments))?;
    ui.gap()?;
    let mut table = standing::table();
    for commitment in &commitments {
        table.row(standing::row(commitment, today.date));
    }
    ui.table(&table)?;
    people(&commitments, ui)?;
    last_words(today, ui)
}

/// "3 due today", in the colour that it has in the rows.
fn says(turn: Turn, count: usize) -> Line {
    let (role, word) = match turn {
        Turn::Behind => (Role::Warn, "behind"),
        Turn::Due => (Role::Strong, "due today"),
        Turn::Over => (Role::Bad, "over"),
        Turn::OnPace => (Role::Muted, "on pace"),
        Turn::Done => (Role::Muted, "done"),
        Turn::NothingOwed => (Role::Muted, "not owed"),
    };
    Line::of(role, format!("{count} {word}"))
}

/// "1 behind · 3 due today · 2 on pace · 1 done".
fn summary(sorted: &[&Standing]) -> Line {
    let turns: Vec<Turn> = sorted.iter().map(|one| one.turn()).collect();
    let mut parts: Vec<Line> = turns
        .chunk_by(PartialEq::eq)
        .map(|group| says(group[0], group.len()))
        .collect();
    if turns.first().is_some_and(|first| *first > Turn::Due) {
        parts.insert(0, Line::of(Role::Good, "nothing due today"));
    }
    let joined = parts
        .into_iter()
        .reduce(|line, part| line.muted(" · ").join(part));
    joined.unwrap_or_default()
}

/// Draws what begins later, when nothing is promised for today.
pub fn to_come(commitments: &[CommitmentView], today: Date, ui: &mut Ui) -> Result<()> {
    ui.line("Nothing is promised for today. To come:")?;
    ui.gap()?;
    let mut table = Table::new([
        Column::wrapping("", 0),
        Column::left("", 0),
        Column::left("", 1),
    ]);
    for one in commitments {
        table.row([
            Line::from("  ").plain(&one.title),
            Line::from(format!("from {}", words::short_day(one.start, today))),
            Line::new().muted(&one.promise),
        ]);
    }
    ui.table(&table)
}

fn date(today: &Today) -> Line {
    let date = Line::of(
        Role::Strong,
        format!("{} {}", words::day(today.date), today.date.year()),
    );
    match &today.holiday {
        Some(name) => date.muted(" · ").plain(name),
        None => date,
    }
}

fn hours(today: &Today) -> Line {
    let done = format!("{} h done · ", words::hours(today.hours.done));
    Line::new()
        .muted(done)
        .join(marks::hours_asked(today.hours.asked, today.hours.week))
}

/// Whom to reach, under the promise that names them.
fn people(commitments: &[&Standing], ui: &mut Ui) -> Result<()> {
    for standing in commitments
        .iter()
        .filter(|standing| !standing.people.is_empty())
    {
        ui.gap()?;
        ui.line(Line::new().muted(&standing.title))?;
        for line in names(standing) {
            ui.line(line)?;
        }
    }
    Ok(())
}

fn names(standing: &Standing) -> impl Iterator<Item = Line> {
    standing.people.iter().map(|person| {
        let line = Line::from("  ").plain(&person.name);
        let line = match &person.organisation {
            Some(firm) => line.muted(format!(" @{firm}")),
            None => line,
        };
        line.muted("  ").muted(&person.reason)
    })
}

fn last_words(today: &Today, ui: &mut Ui) -> Result<()> {
    if today.captures_waiting > 0 {
        ui.gap()?;
        ui.line(format!(
            "{} waiting for a yes",
            words::count(today.captures_waiting, "capture")
        ))?;
    }
    if let Some(nudge) = &today.nudge {
        ui.gap()?;
        ui.line(Line::new().accent("→ ").plain(nudge))?;
    }
    if let Some(asks) = &today.asks {
        let title = &asks.title;
        let less = if asks.smaller.is_some() {
            "shrink|"
        } else {
            ""
        };
        ui.hint(Line::new().muted("  answer with ").accent(format!(
            "legwork review decide \"{title}\" {less}recommit|move|pause"
        )))?;
        ui.hint(
            Line::new()
                .muted("  or ")
                .accent(format!("legwork review later \"{title}\"")),
        )?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::ui::capture::screen;
    use crate::cli::view::sample;

    #[test]
    fn the_less_room_the_less_is_said() {
        let drawn = |width| screen(width, "", |ui| draw(&sample::today(), ui));
        insta::assert_snapshot!(drawn(40), @"
        Thu 11 Feb 2027
        0.4 h done · 3.6 h asked of 4 h a week
        1 behind · 2 on pace · 1 done · 1 not
        owed

                             Done  Next
        Make cold calls      3/10  5 today
        Write one blog        0/1  nothing today
        post
        Eat sweets              2  1 left
        Invite people to    10/10  done
        connect on
        LinkedIn
        Reach out to a             nothing owed
        lapsed client

        → 5 cold calls today bring you level.
        ");
        insta::assert_snapshot!(drawn(80), @"
        Thu 11 Feb 2027                           0.4 h done · 3.6 h asked of 4 h a week
        1 behind · 2 on pace · 1 done · 1 not owed

                                                 Done        Due  Next
        Make cold calls             ━━━───│───   3/10          6  5 today        behind
        Write one blog post         ──────────    0/1          0  nothing today  on pace
        Eat sweets                  ━━━━━━────      2  at most 3  1 left         on pace
        Invite people to connect    ━━━━━━│━━━  10/10          6  done
        on LinkedIn
        Reach out to a lapsed                                     nothing owed   paused
        client

        → 5 cold calls today bring you level.
        ");
        insta::assert_snapshot!(drawn(120), @"
        Thu 11 Feb 2027                                   0.4 h done · 3.6 h asked of 4 h a week
        1 behind · 2 on pace · 1 done · 1 not owed

                                                           Done        Due  Next           To finish                      Until
        Make cold calls                       ━━━───│───   3/10          6  5 today        3.5 a day for 2 days  behind   Sun
        Write one blog post                   ──────────    0/1          0  nothing today  1 in 12 days          on pace  Sun
        Eat sweets                            ━━━━━━────      2  at most 3  1 left                               on pace  Sun
        Invite people to connect on LinkedIn  ━━━━━━│━━━  10/10          6  done                                          Sun
        Reach out to a lapsed client                                        nothing owed                         paused

        → 5 cold calls today bring you level.
        ");
    }
}
