//! `legwork doctor`.

use crate::cli::session::Session;
use crate::cli::ui::Ui;
use crate::cli::ui::table::{Column, Table};
use crate::cli::ui::text::{Line, Role};
use crate::service::doctor::{self, Report, State};
use crate::{Error, Result};

/// Check the database: is it whole, safe and fitting
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork doctor
  legwork doctor --fix
  legwork doctor --json")]
pub struct Args {
    /// Make sums anew that do not fit the activities, and open again what was
    /// sealed while the clock was ahead
    #[arg(long)]
    fix: bool,
}

/// Makes every check; fails when one does.
pub fn run(args: &Args, session: &mut Session) -> Result<()> {
    let report = session.call_db(async |db, now| doctor::doctor(db, now, args.fix).await)?;
    session.show_plainly(&report, draw)?;
    match report.state {
        State::Fail => Err(Error::failed("the database is not well")),
        _ => Ok(()),
    }
}

fn draw(report: &Report, ui: &mut Ui) -> Result<()> {
    let mut table = Table::new([
        Column::left("", 0),
        Column::left("", 0),
        Column::wrapping("", 0),
    ]);
    for check in &report.checks {
        let (role, mark) = match check.state {
            State::Ok => (Role::Good, "✓"),
            State::Fail => (Role::Bad, "✗"),
            State::Warn => (Role::Warn, "!"),
        };
        table.row([
            Line::of(role, mark),
            Line::from(&check.check),
            Line::from(&check.says),
        ]);
        if let Some(advice) = &check.advice {
            table.row([Line::new(), Line::new(), Line::new().accent(advice)]);
        }
    }
    ui.table(&table)?;
    if report.fixed {
        ui.line(Line::of(Role::Good, "✓ ").plain("put right what could be"))?;
    }
    Ok(())
}
