//! `legwork nudges feed`.

use serde::Serialize;

use crate::Result;
use crate::cli::session::Session;
use crate::cli::view;
use crate::service::nudge;

/// Show what is due in your calendar, under a secret address
///
/// Makes a new address and ends the one before. Whoever knows it sees what is
/// due, and nothing else; it is shown once. Your calendar must be able to reach
/// `legwork serve`.
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork nudges feed
  legwork nudges feed --off")]
pub(super) struct Args {
    /// End it: the address opens nothing any more
    #[arg(long)]
    off: bool,
}

/// The address of a feed, or that there is none any more.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct Address {
    schema: u8,
    /// The whole address; `null` when the feed was ended.
    pub(in crate::cli) address: Option<String>,
}

/// Makes an address, or ends the feed.
pub(super) fn run(args: &Args, session: &mut Session) -> Result<()> {
    let address = session.call(async |context, now| {
        if args.off {
            nudge::revoke_feed(context).await?;
            return Ok(None);
        }
        let path = nudge::make_feed(context, now).await?;
        let shown = nudge::show(context, now).await?;
        let base = shown.base.unwrap_or_else(|| nudge::USUAL.to_owned());
        Ok(Some(format!("{base}{path}")))
    })?;
    let answer = Address {
        schema: crate::service::SCHEMA,
        address,
    };
    session.show_plainly(&answer, view::nudge::feed)
}
