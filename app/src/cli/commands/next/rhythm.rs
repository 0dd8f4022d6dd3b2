//! `legwork next rhythm`.

use crate::cli::session::Session;
use crate::cli::view;
use crate::service::next::{self, Whose};
use crate::{Error, Result};

/// Show or set how often people are touched who stand alike, or share a tag
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork next rhythm
  legwork next rhythm 60 --as client
  legwork next rhythm 30 --tag golf
  legwork next rhythm 0 --as client")]
pub struct Args {
    /// Days from one touch to the next; 0 goes back to what is usual
    #[arg(value_name = "DAYS")]
    days: Option<u32>,

    /// Of everybody who stands so: prospect, client, lapsed, referrer, partner, other
    #[arg(long = "as", value_name = "RELATIONSHIP", requires = "days")]
    relationship: Option<String>,

    /// Of everybody with this tag
    #[arg(
        long,
        value_name = "TAG",
        requires = "days",
        conflicts_with = "relationship"
    )]
    tag: Option<String>,
}

/// Shows every rhythm, or sets one.
pub fn run(args: &Args, session: &mut Session) -> Result<()> {
    let Some(days) = args.days else {
        return session.answer(
            async |context, _| next::rhythms(context).await,
            view::next::rhythms,
        );
    };
    let whose = match (&args.tag, &args.relationship) {
        (Some(tag), _) => Whose::Tag(tag.clone()),
        (None, Some(word)) => Whose::Relationship(word.clone()),
        (None, None) => {
            return Err(Error::usage("say whose rhythm it is")
                .hint("--as client, or --tag golf")
                .hint("for one person: `legwork people edit PERSON --keep-in-touch 30`"));
        }
    };
    session.change(
        async |context, now| next::set_rhythm(context, now, &whose, days).await,
        view::next::rhythms,
    )
}
