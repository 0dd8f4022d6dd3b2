//! `legwork month`.

use legwork_core::parse::date::Sense;

use crate::Result;
use crate::cli::session::Session;
use crate::cli::ui::text::Line;
use crate::cli::ui::words;
use crate::cli::view;
use crate::service::span;

/// Show a month, day by day
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork month
  legwork month 2027-01-15")]
pub struct Args {
    /// A day of the month to show; this month when left out
    #[arg(value_name = "DAY")]
    day: Vec<String>,
}

/// Draws one month.
pub fn run(args: &Args, session: &mut Session) -> Result<()> {
    let day = super::joined(&args.day);
    let day = session.maybe_day(day.as_deref(), Sense::Past)?;
    let report = session.call(async |context, now| span::month(context, now, day).await)?;
    let week_start = session.open()?.week_start();
    session.show(&report, |report, _, ui| {
        let first = report.span.start;
        let title = format!("{} {}", words::full_month(first.month()), first.year());
        view::days::draw(report, Line::new().strong(title), week_start, ui)
    })
}
