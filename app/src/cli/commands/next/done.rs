//! `legwork next done`.

use crate::Result;
use crate::cli::deed::Deed;
use crate::cli::session::Session;
use crate::cli::view;
use crate::service::next::{self, DoneWith};

/// Log what you just did with a person, as the commitment that names them says
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork next done \"Ann Lee\"
  legwork next done ann --outcome \"meeting booked\" --note \"Tuesday at ten\"
  legwork next done bob --commitment lapsed")]
pub struct Args {
    /// Id, start of it, or name
    #[arg(value_name = "PERSON")]
    person: String,

    /// The commitment it is for; the one that names them when left out
    #[arg(long, value_name = "COMMITMENT")]
    commitment: Option<String>,

    #[command(flatten)]
    deed: Deed,
}

/// Logs it, and asks for the next step.
pub fn run(args: &Args, session: &mut Session) -> Result<()> {
    let input = DoneWith {
        person: args.person.clone(),
        commitment: args.commitment.clone(),
        fields: args.deed.fields(session)?,
        id: None,
    };
    session.change(
        async |context, now| next::done(context, now, &input).await,
        view::next::done,
    )
}
