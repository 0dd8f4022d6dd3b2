//! `legwork nudges preview`.

use clap::ValueEnum;

use crate::Result;
use crate::cli::session::Session;
use crate::cli::view;
use crate::letter;
use crate::service::nudge::{self, Topic};

/// Show what would be sent now
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork nudges preview
  legwork nudges preview digest
  legwork nudges preview digest --html > digest.html")]
pub(super) struct Args {
    /// The next due thing, or the digest of the week
    #[arg(value_enum, value_name = "WHAT", default_value = "daily")]
    what: What,

    /// As HTML
    #[arg(long)]
    html: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum What {
    Daily,
    Digest,
}

/// Writes the letter and sends nothing.
pub(super) fn run(args: &Args, session: &mut Session) -> Result<()> {
    let outside = session.go_online()?;
    let topic = match args.what {
        What::Daily => Topic::Daily,
        What::Digest => Topic::Digest,
    };
    let letter = session.call(async |context, now| {
        let told = nudge::told(context, &outside, now, topic, None).await?;
        letter::write(&told)
    })?;
    if args.html && !session.json() {
        let html = letter.map(|letter| letter.html).unwrap_or_default();
        return session.ui.raw(html.as_bytes());
    }
    session.show_plainly(&letter, |letter, ui| {
        view::nudge::letter(letter.as_ref(), ui)
    })
}
