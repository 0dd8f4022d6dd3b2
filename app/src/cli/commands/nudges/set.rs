//! `legwork nudges set`.

use crate::cli::session::Session;
use crate::cli::view;
use crate::service::nudge::{self, Choose};
use crate::{Error, Result};

/// Choose times, quiet hours, the channel
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork nudges set --time 09:00
  legwork nudges set --time \"MO-TH 09:00\" --time \"FR 14:00\"
  legwork nudges set --review \"SU 18:00\" --quiet 21:00-08:00
  legwork nudges set --channel desktop --cap 2
  legwork nudges set --time none")]
pub(super) struct Args {
    /// When the next due thing is told, on workdays or these weekdays; may be
    /// given more than once; `none` for never
    #[arg(long, value_name = "TIME")]
    time: Vec<String>,

    /// Weekday and time of the weekly digest; `none` for never
    #[arg(long, value_name = "DAY TIME")]
    review: Option<String>,

    /// Hours in which nothing is said; `none` for none
    #[arg(long, value_name = "FROM-UNTIL")]
    quiet: Option<String>,

    /// The most messages of a day, 1 to 5
    #[arg(long, value_name = "N")]
    cap: Option<u32>,

    /// How: mail, webhook, desktop, push or none
    #[arg(long, value_name = "CHANNEL")]
    channel: Option<String>,

    /// Under which address your pages are reached from outside; `none` for none
    #[arg(long, value_name = "ADDRESS")]
    address: Option<String>,
}

/// Takes over what was said.
pub(super) fn run(args: &Args, session: &mut Session) -> Result<()> {
    let choose = Choose {
        daily: args.time.clone(),
        review: args.review.clone(),
        quiet: args.quiet.clone(),
        cap: args.cap,
        channel: args.channel.clone(),
        base: args.address.clone(),
    };
    let texts = [&args.review, &args.quiet, &args.channel, &args.address];
    if args.time.is_empty() && args.cap.is_none() && texts.into_iter().flatten().next().is_none() {
        return Err(Error::usage("say what is to be different")
            .hint("legwork nudges set --time 09:00 --quiet 21:00-07:00"));
    }
    session.change(
        async |context, now| nudge::set(context, now, &choose).await,
        view::nudge::card,
    )
}
