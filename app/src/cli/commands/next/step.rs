//! `legwork next step`.

use legwork_core::parse::date::Sense;

use crate::cli::session::Session;
use crate::cli::view;
use crate::service::next;
use crate::{Error, Result};

/// Note what is to be done next with a person: they are due on that day
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork next step \"Ann Lee\" \"send the offer\" --on friday
  legwork next step ann --drop")]
pub struct Args {
    /// Id, start of it, or name
    #[arg(value_name = "PERSON")]
    person: String,

    /// What is to be done
    #[arg(value_name = "WORDS")]
    what: Vec<String>,

    /// The day, which is to come
    #[arg(long, value_name = "DAY", required_unless_present = "drop")]
    on: Option<String>,

    /// Forget the step that is noted
    #[arg(long, conflicts_with_all = ["on", "what"])]
    drop: bool,
}

/// Notes the step, or forgets it.
pub fn run(args: &Args, session: &mut Session) -> Result<()> {
    let person = &args.person;
    if args.drop {
        return session.change(
            async |context, now| next::undo_step(context, now, person).await,
            view::person::card,
        );
    }
    let day = session.maybe_day(args.on.as_deref(), Sense::Future)?;
    let day = day.ok_or_else(|| Error::usage("say on which day: --on friday"))?;
    let what = args.what.join(" ");
    session.change(
        async |context, now| next::step(context, now, person, day, &what).await,
        view::person::card,
    )
}
