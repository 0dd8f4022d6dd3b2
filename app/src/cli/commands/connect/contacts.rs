//! `legwork connect contacts`.

use super::common::{Common, PASSWORD, Signing, add, password};
use crate::Result;
use crate::cli::session::Session;
use crate::service::connect::{ConnectorKind, Fields};

/// Take over whoever is in your address book (CardDAV)
///
/// Whoever is known by an e-mail address gets what is missing, others are added
/// as people. Nobody is ever changed or taken away at the server.
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork connect contacts https://dav.example/ann/contacts/ --user ann")]
pub struct Args {
    /// Where the address book is
    #[arg(value_name = "ADDRESS")]
    address: String,

    #[command(flatten)]
    signing: Signing,

    #[command(flatten)]
    common: Common,
}

/// Adds the address book.
pub fn run(args: &Args, session: &mut Session) -> Result<()> {
    let file = args.signing.password_file.as_deref();
    let fields = Fields {
        address: Some(args.address.clone()),
        user: args.signing.user.clone(),
        password: password(file, PASSWORD, session)?,
        ..Fields::default()
    };
    add(ConnectorKind::Contacts, &args.common, fields, session)
}
