//! `legwork nudges webhook`.

use crate::Result;
use crate::cli::session::Session;
use crate::cli::view;
use crate::letter;
use crate::service::nudge::{self, HookFields};

/// Tell another program instead: a signed call with JSON
///
/// A trial is sent first. The key by which the program knows that it was Legwork
/// who called is shown once; docs/NUDGES.md says how to check it.
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork nudges webhook https://hook.example/secret-path
  legwork nudges webhook http://192.168.1.20:8080/legwork --allow-private")]
pub(super) struct Args {
    /// The address that is called
    #[arg(value_name = "ADDRESS")]
    address: String,

    /// Let it reach this server though it is on a private network
    #[arg(long)]
    allow_private: bool,
}

/// Calls the program and keeps its address.
pub(super) fn run(args: &Args, session: &mut Session) -> Result<()> {
    let outside = session.go_online()?;
    let fields = HookFields {
        address: args.address.clone(),
        allow_private: args.allow_private,
    };
    session.change(
        async |context, now| nudge::webhook(context, &outside, now, &fields, letter::trial).await,
        view::nudge::hooked,
    )
}
