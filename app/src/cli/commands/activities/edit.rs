//! `legwork activities edit`.

use crate::Result;
use crate::cli::deed::Deed;
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

    #[command(flatten)]
    deed: Deed,

    /// Organisation
    #[arg(long, value_name = "NAME")]
    at: Option<String>,

    /// Tag; replaces the tags, may be given more than once
    #[arg(long = "tag", value_name = "TAG")]
    tags: Vec<String>,
}

/// Saves the changed parts.
pub fn run(args: &Args, session: &mut Session) -> Result<()> {
    let fields = ActivityFields {
        organisation: args.at.clone(),
        tags: (!args.tags.is_empty()).then(|| args.tags.clone()),
        ..args.deed.fields(session)?
    };
    let id = &args.id;
    session.change(
        async |context, now| edit_activity::edit(context, now, id, fields).await,
        |saved, today, ui| view::activity::rows(std::slice::from_ref(&saved.activity), today, ui),
    )
}
