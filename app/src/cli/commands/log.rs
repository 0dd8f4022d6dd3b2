//! `legwork log`.

use legwork_core::parse::date::Sense;

use crate::cli::session::Session;
use crate::cli::ui::text::Line;
use crate::cli::view;
use crate::service::activities::ActivityFields;
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

    /// How many, instead of the number in the words
    #[arg(long, alias = "count", value_name = "N", allow_negative_numbers = true)]
    pub quantity: Option<i64>,

    /// The day, instead of the one in the words
    #[arg(long, value_name = "DAY")]
    pub date: Option<String>,

    /// Minutes spent
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    pub minutes: Option<i64>,

    /// Kind of activity; 'legwork kinds' lists them
    #[arg(long, value_name = "KIND")]
    pub kind: Option<String>,

    /// What it led to: no answer, voicemail, conversation, meeting booked ...
    #[arg(long, value_name = "OUTCOME")]
    pub outcome: Option<String>,

    /// How good it was, 1 to 5
    #[arg(long, value_name = "N")]
    pub quality: Option<i64>,

    /// With whom; may be given more than once
    #[arg(long = "person", value_name = "NAME")]
    pub people: Vec<String>,

    /// Free text
    #[arg(long, value_name = "TEXT")]
    pub note: Option<String>,
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
        None if args.kind.is_some() => args.kind.clone().unwrap_or_default(),
        None => ask(session)?,
    };
    Ok(LogLine {
        text,
        fields: fields(args, session)?,
        id: None,
    })
}

fn fields(args: &Args, session: &mut Session) -> Result<ActivityFields> {
    Ok(ActivityFields {
        kind: args.kind.clone(),
        quantity: args.quantity,
        date: session.maybe_day(args.date.as_deref(), Sense::Past)?,
        minutes: args.minutes,
        outcome: args
            .outcome
            .as_ref()
            .map(|word| word.replace([' ', '-'], "_")),
        quality: args.quality,
        people: (!args.people.is_empty()).then(|| args.people.clone()),
        note: args.note.clone(),
        ..ActivityFields::default()
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
