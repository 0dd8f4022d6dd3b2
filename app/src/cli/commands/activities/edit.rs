//! `legwork activities edit`.

use legwork_core::parse::date::Sense;

use crate::Result;
use crate::cli::session::Session;
use crate::cli::view;
use crate::service::activities::ActivityFields;
use crate::service::edit_activity;

/// Change parts of a logged activity
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork activities edit 0199a --quantity 3
  legwork activities edit 0199a --date yesterday --outcome conversation")]
pub struct Args {
    /// Its id, or the start of it
    #[arg(value_name = "ID")]
    id: String,

    /// Kind of activity
    #[arg(long, value_name = "KIND")]
    kind: Option<String>,

    /// How many
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    quantity: Option<i64>,

    /// The day
    #[arg(long, value_name = "DAY")]
    date: Option<String>,

    /// Minutes spent
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    minutes: Option<i64>,

    /// What it led to
    #[arg(long, value_name = "OUTCOME")]
    outcome: Option<String>,

    /// How good it was, 1 to 5
    #[arg(long, value_name = "N")]
    quality: Option<i64>,

    /// With whom; replaces the names, may be given more than once
    #[arg(long = "person", value_name = "NAME")]
    people: Vec<String>,

    /// Organisation
    #[arg(long, value_name = "NAME")]
    at: Option<String>,

    /// Tag; replaces the tags, may be given more than once
    #[arg(long = "tag", value_name = "TAG")]
    tags: Vec<String>,

    /// Free text
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
}

/// Saves the changed parts.
pub fn run(args: &Args, session: &mut Session) -> Result<()> {
    let fields = ActivityFields {
        kind: args.kind.clone(),
        quantity: args.quantity,
        date: session.maybe_day(args.date.as_deref(), Sense::Past)?,
        time: None,
        minutes: args.minutes,
        outcome: args
            .outcome
            .as_ref()
            .map(|word| word.replace([' ', '-'], "_")),
        quality: args.quality,
        people: (!args.people.is_empty()).then(|| args.people.clone()),
        organisation: args.at.clone(),
        tags: (!args.tags.is_empty()).then(|| args.tags.clone()),
        note: args.note.clone(),
    };
    let id = &args.id;
    session.change(
        async |context, now| edit_activity::edit(context, now, id, fields).await,
        |saved, today, ui| view::activity::rows(std::slice::from_ref(&saved.activity), today, ui),
    )
}
