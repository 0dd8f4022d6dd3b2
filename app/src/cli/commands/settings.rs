//! `legwork settings`.

use clap::Subcommand;

use crate::Result;
use crate::cli::session::Session;
use crate::cli::{done, view};
use crate::service::settings::{self, EditSettings};

/// Show and change settings: hours, currency, week, zone
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork settings
  legwork settings set --hours 5
  legwork settings set --week-start sunday --workdays SU-TH --currency GBP")]
pub struct Args {
    #[command(subcommand)]
    action: Option<Action>,
}

#[derive(Debug, Subcommand)]
enum Action {
    Show(Show),
    Set(Set),
}

/// Show all settings
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork settings show --json")]
struct Show {}

/// Change settings
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork settings set --hours 5
  legwork settings set --zone Europe/Berlin --day-first true")]
struct Set {
    /// Hours a week that you have for selling
    #[arg(long, value_name = "HOURS", allow_negative_numbers = true)]
    hours: Option<f64>,

    /// Currency of amounts that name none: EUR, USD, GBP ...
    #[arg(long, value_name = "CODE")]
    currency: Option<String>,

    /// First day of the week: monday, sunday, saturday ...
    #[arg(long, value_name = "WEEKDAY")]
    week_start: Option<String>,

    /// Days on which you work: MO-FR or MO,TU,WE
    #[arg(long, value_name = "DAYS")]
    workdays: Option<String>,

    /// Month in which your year starts, 1 to 12
    #[arg(long, value_name = "MONTH", allow_negative_numbers = true)]
    year_start: Option<i8>,

    /// Time zone, such as Europe/Berlin; system follows this machine
    #[arg(long, value_name = "ZONE")]
    zone: Option<String>,

    /// Whether 3/4 is the third of April
    #[arg(long, value_name = "true|false")]
    day_first: Option<bool>,

    /// Your name
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
}

/// Shows settings, changed first when that was asked for.
pub fn run(args: &Args, session: &mut Session) -> Result<()> {
    match &args.action {
        None | Some(Action::Show(_)) => {
            let all = settings::settings(session.open()?);
            session.show(&all, |all, _, ui| view::setting::settings(all, ui))
        }
        Some(Action::Set(args)) => set(args, session),
    }
}

fn set(args: &Set, session: &mut Session) -> Result<()> {
    let input = EditSettings {
        hours: args.hours,
        currency: args.currency.clone(),
        week_start: args.week_start.clone(),
        workdays: args.workdays.clone(),
        fiscal_month: args.year_start,
        zone: args.zone.clone(),
        day_first: args.day_first,
        name: args.name.clone(),
    };
    let all = session.call(async |context, now| settings::edit(context, now, input).await)?;
    session.show(&all, |all, _, ui| view::setting::settings(all, ui))?;
    done::undo_hint(session)
}
