//! `legwork week`.

use legwork_core::parse::date::Sense;

use crate::Result;
use crate::cli::session::Session;
use crate::cli::ui::text::Line;
use crate::cli::ui::words;
use crate::cli::view;
use crate::service::span;

/// Show a week, day by day
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork week
  legwork week 2027-02-08
  legwork week last friday")]
pub struct Args {
    /// A day of the week to show; this week when left out
    #[arg(value_name = "DAY")]
    day: Vec<String>,
}

/// Draws one week.
pub fn run(args: &Args, session: &mut Session) -> Result<()> {
    let day = super::joined(&args.day);
    let day = session.maybe_day(day.as_deref(), Sense::Past)?;
    let report = session.call(async |context, now| span::week(context, now, day).await)?;
    let week_start = session.open()?.week_start();
    session.show(&report, |report, today, ui| {
        let last = report.span.end.yesterday().unwrap_or(report.span.end);
        let title = format!("Week of {}", words::span(report.span.start, last, today));
        view::days::draw(report, Line::new().strong(title), week_start, ui)
    })
}
