//! `legwork settings`.

use clap::Subcommand;

use crate::Result;
use crate::cli::session::Session;
use crate::cli::view;
use crate::service::settings::{self, EditSettings};

/// Show and change settings: hours, currency, week, zone
#[derive(Debug, clap::Args)]
#[command(
    before_help = "\
Examples:
  legwork settings
  legwork settings --hours 5
  legwork settings --week-start sunday --workdays SU,MO,TU,WE,TH --currency GBP",
    args_conflicts_with_subcommands = true
)]
pub struct Args {
    #[command(subcommand)]
    action: Option<Action>,

    #[command(flatten)]
    changes: Changes,
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
    #[command(flatten)]
    changes: Changes,
}

#[derive(Debug, clap::Args)]
#[group(skip)]
struct Changes {
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
        Some(Action::Set(args)) => set(&args.changes, session),
        None if args.changes.any() => set(&args.changes, session),
        None | Some(Action::Show(_)) => {
            let all = settings::settings(session.open()?);
            session.show(&all, view::setting::settings)
        }
    }
}

impl Changes {
    fn input(&self) -> EditSettings {
        EditSettings {
            hours: self.hours,
            currency: self.currency.clone(),
            week_start: self.week_start.clone(),
            workdays: self.workdays.clone(),
            fiscal_month: self.year_start,
            zone: self.zone.clone(),
            day_first: self.day_first,
            name: self.name.clone(),
        }
    }

    /// Whether anything is to be changed.
    fn any(&self) -> bool {
        let words = [
            &self.currency,
            &self.week_start,
            &self.workdays,
            &self.zone,
            &self.name,
        ];
        self.hours.is_some()
            || self.year_start.is_some()
            || self.day_first.is_some()
            || words.into_iter().any(Option::is_some)
    }
}

fn set(args: &Changes, session: &mut Session) -> Result<()> {
    let input = args.input();
    session.change(
        async |context, now| settings::edit(context, now, input).await,
        view::setting::settings,
    )
}
