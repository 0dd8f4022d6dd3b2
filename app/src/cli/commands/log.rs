//! `legwork log`.

use crate::cli::deed::Deed;
use crate::cli::session::Session;
use crate::cli::ui::text::Line;
use crate::cli::view;
use crate::service::log::{self, LogLine};
use crate::{Error, Result};

/// Log what you did, in your own words
#[derive(Debug, Default, clap::Args)]
#[command(before_help = "\
Examples:
  legwork log called Ann Lee, left voicemail
  legwork log 2 cold calls yesterday
  legwork log \"met Bob @Acme 45m // wants quote\"
  legwork log newsletter --date 2027-02-05 --minutes 90")]
pub struct Args {
    /// What you did: how many, what, with whom, how long; // starts a note
    #[arg(value_name = "WORDS", allow_negative_numbers = true)]
    pub words: Vec<String>,

    /// What the words leave out
    #[command(flatten)]
    pub deed: Deed,
}

/// Saves the line and shows what it did to the commitments.
pub fn run(args: &Args, session: &mut Session) -> Result<()> {
    let line = line(args, session)?;
    session.change(
        async |context, now| log::log(context, now, &line).await,
        view::activity::logged,
    )
}

fn line(args: &Args, session: &mut Session) -> Result<LogLine> {
    let text = match super::joined(&args.words) {
        Some(text) => text,
        None => match &args.deed.kind {
            Some(kind) => kind.clone(),
            None => ask(session)?,
        },
    };
    Ok(LogLine {
        text,
        fields: args.deed.fields(session)?,
        ..LogLine::default()
    })
}

fn ask(session: &mut Session) -> Result<String> {
    let nothing =
        || Error::usage("say what you did").hint("such as: legwork log 2 cold calls yesterday");
    if !session.ui.can_ask() {
        return Err(nothing());
    }
    session
        .ui
        .ask(Line::from("What did you do?"))?
        .ok_or_else(nothing)
}
