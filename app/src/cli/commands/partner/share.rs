//! `legwork partner share`.

use legwork_core::parse::date::Sense;
use serde::Serialize;

use crate::Result;
use crate::cli::session::Session;
use crate::cli::{dates, view};
use crate::service::nudge;
use crate::service::partner::{self, Share, Shared};

/// Make a link for somebody; it is shown this once
///
/// It holds for 90 days unless you say otherwise, and for a year at most. What
/// continues a commitment that you chose, after a fresh start, is seen as well.
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork partner share Ann \"cold calls\" newsletter
  legwork partner share Ann \"cold calls\" --reviews --until 2027-06-30
  legwork partner share \"my coach\" \"blog post\" --for 6w")]
pub(super) struct Args {
    /// Whom it is for, as they will read it
    #[arg(value_name = "NAME")]
    name: String,

    /// What they see: the id, the start of it, or words of each title
    #[arg(value_name = "COMMITMENT", required = true)]
    commitments: Vec<String>,

    /// What your reviews of these commitments came to as well, without reasons
    #[arg(long)]
    reviews: bool,

    /// The last day on which it opens anything
    #[arg(long, value_name = "DAY", conflicts_with = "lasts")]
    until: Option<String>,

    /// For how long: 90d, 12w, 6m
    #[arg(long = "for", id = "lasts", value_name = "TIME")]
    lasts: Option<String>,
}

/// A link that was made.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct Shown {
    #[serde(flatten)]
    pub(in crate::cli) shared: Shared,
    /// The whole address, shown this once.
    pub(in crate::cli) address: String,
    /// Whether it is known how others reach the server.
    #[serde(skip)]
    pub(in crate::cli) reachable: bool,
}

/// Makes the link.
pub(super) fn run(args: &Args, session: &mut Session) -> Result<()> {
    let until = match (&args.until, &args.lasts) {
        (Some(day), _) => Some(session.day(day, Sense::Future)?),
        (None, Some(span)) => Some(dates::ahead(span, session.today()?)?),
        (None, None) => None,
    };
    let input = Share {
        id: None,
        name: args.name.clone(),
        commitments: args.commitments.clone(),
        reviews: args.reviews,
        until,
    };
    let shown = session.call(async |context, now| {
        let shared = partner::share(context, now, &input).await?;
        let base = nudge::base(context).await?;
        let path = shared.path.as_str();
        Ok(Shown {
            address: format!("{}{path}", base.as_deref().unwrap_or(nudge::USUAL)),
            reachable: base.is_some(),
            shared,
        })
    })?;
    session.show(&shown, view::partner::shared)
}
