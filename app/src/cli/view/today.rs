//! Today: the date, the hours, one row per commitment, one thing worth saying.

use crate::Result;
use crate::cli::ui::Ui;
use crate::cli::ui::text::{Line, Role};
use crate::cli::ui::words;
use crate::service::today::{Standing, Today};

use super::{marks, standing};

/// Draws the screen of today.
pub fn draw(today: &Today, ui: &mut Ui) -> Result<()> {
    ui.sides(date(today), hours(today))?;
    ui.gap()?;
    let mut table = standing::table();
    for commitment in &today.commitments {
        table.row(standing::row(commitment, today.date));
    }
    ui.table(&table)?;
    people(today, ui)?;
    last_words(today, ui)
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
fn people(today: &Today, ui: &mut Ui) -> Result<()> {
    for standing in today
        .commitments
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
        Line::from("  ")
            .plain(&person.name)
            .muted("  ")
            .muted(&person.reason)
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

                             Done  Next
        Make cold calls      3/10  5 today
        Write one blog        0/1  nothing today
        post
        Invite people to    10/10  done
        connect on
        LinkedIn
        Eat sweets        2 max 3  1 left
        Reach out to a             nothing owed
        lapsed client

        → 5 cold calls today bring you level.
        ");
        insta::assert_snapshot!(drawn(80), @"
        Thu 11 Feb 2027                           0.4 h done · 3.6 h asked of 4 h a week

                                                       Done  Due  Next
        Make cold calls                 ━━━───│───     3/10    6  5 today        behind
        Write one blog post             ──────────      0/1    0  nothing today  on pace
        Invite people to connect on     ━━━━━━│━━━    10/10    6  done
        LinkedIn
        Eat sweets                      ━━━━━━────  2 max 3       1 left         on pace
        Reach out to a lapsed client                              nothing owed   paused

        → 5 cold calls today bring you level.
        ");
        insta::assert_snapshot!(drawn(120), @"
        Thu 11 Feb 2027                                   0.4 h done · 3.6 h asked of 4 h a week

                                                             Done  Due  Next           To finish                      Until
        Make cold calls                       ━━━───│───     3/10    6  5 today        3.5 a day for 2 days  behind   Sun
        Write one blog post                   ──────────      0/1    0  nothing today  1 in 12 days          on pace  Sun
        Invite people to connect on LinkedIn  ━━━━━━│━━━    10/10    6  done                                          Sun
        Eat sweets                            ━━━━━━────  2 max 3       1 left                               on pace  Sun
        Reach out to a lapsed client                                    nothing owed                         paused

        → 5 cold calls today bring you level.
        ");
    }
}
