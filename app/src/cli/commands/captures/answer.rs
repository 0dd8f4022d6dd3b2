//! Accepting, correcting and dismissing captures.

use crate::cli::deed::Deed;
use crate::cli::session::Session;
use crate::cli::view;
use crate::service::capture::{self, Which};
use crate::{Error, Result};

/// Accept captures: each becomes an activity
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork captures accept 63c5
  legwork captures accept --all
  legwork captures accept --all --kind \"client email\"")]
pub struct Accept {
    #[command(flatten)]
    which: Choice,
}

/// Turn captures down; they do not come back
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork captures dismiss 63c5
  legwork captures dismiss --all --source feed")]
pub struct Dismiss {
    #[command(flatten)]
    which: Choice,
}

/// Accept a capture as something else than was proposed
///
/// Where a rule would have known better, one is offered.
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork captures correct 63c5 --kind \"client call\" --person \"Ann Lee\" --minutes 30
  legwork captures correct lunch --kind \"client meeting\"")]
pub struct Correct {
    /// The end of its id as it is listed, or words of what it was
    #[arg(value_name = "CAPTURE")]
    capture: String,

    #[command(flatten)]
    deed: Deed,
}

/// Which captures.
#[derive(Debug, clap::Args)]
struct Choice {
    /// The ends of their ids as they are listed, or words of what they were
    #[arg(
        value_name = "CAPTURE",
        required_unless_present = "all",
        conflicts_with = "all"
    )]
    captures: Vec<String>,

    /// All that wait
    #[arg(long)]
    all: bool,

    /// With --all: of this kind only
    #[arg(long, value_name = "KIND", requires = "all")]
    kind: Option<String>,

    /// With --all: of this source only
    #[arg(long, value_name = "SOURCE", requires = "all")]
    source: Option<String>,
}

impl Choice {
    fn which(&self) -> Which {
        if self.all {
            return Which::All {
                source: self.source.clone(),
                kind: self.kind.clone(),
            };
        }
        Which::These(self.captures.clone())
    }
}

/// Accepts.
pub fn accept(args: &Accept, session: &mut Session) -> Result<()> {
    let which = args.which.which();
    session.change(
        async |context, now| capture::accept(context, now, &which).await,
        view::capture::answered,
    )
}

/// Dismisses.
pub fn dismiss(args: &Dismiss, session: &mut Session) -> Result<()> {
    let which = args.which.which();
    session.change(
        async |context, now| capture::dismiss(context, now, &which).await,
        view::capture::answered,
    )
}

/// Corrects.
pub fn correct(args: &Correct, session: &mut Session) -> Result<()> {
    let fields = args.deed.fields(session)?;
    if fields.is_empty() {
        return Err(
            Error::usage("nothing to correct: name what is different").hint(
                "--kind, --person, --minutes, --date; to take it as it is: legwork captures accept",
            ),
        );
    }
    session.change(
        async |context, now| capture::correct(context, now, &args.capture, fields).await,
        view::capture::answered,
    )
}
