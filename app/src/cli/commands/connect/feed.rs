//! `legwork connect feed`.

use super::common::{Common, add};
use crate::Result;
use crate::cli::session::Session;
use crate::service::connect::{ConnectorKind, Fields};

/// Look at what you publish: a blog, a newsletter, a podcast
///
/// The address is that of a feed (RSS, Atom or JSON), not of a page.
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork connect feed https://acme.example/blog/feed.xml
  legwork connect feed https://acme.example/feed --by \"Ann Lee\" --since \"1 January\"
  legwork connect feed https://acme.example/feed --dry-run")]
pub struct Args {
    /// Where the feed is
    #[arg(value_name = "ADDRESS")]
    address: String,

    /// Only entries of an author whose name holds this
    #[arg(long, value_name = "NAME")]
    by: Option<String>,

    #[command(flatten)]
    common: Common,
}

/// Adds the feed.
pub fn run(args: &Args, session: &mut Session) -> Result<()> {
    let fields = Fields {
        address: Some(args.address.clone()),
        by: args.by.clone(),
        ..Fields::default()
    };
    add(ConnectorKind::Feed, &args.common, fields, session)
}
