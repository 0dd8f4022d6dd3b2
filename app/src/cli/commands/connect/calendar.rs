//! `legwork connect calendar`.

use super::common::{Common, PASSWORD, Signing, add, password};
use crate::Result;
use crate::cli::session::Session;
use crate::service::connect::{ConnectorKind, Fields};

/// Look at your calendar: meetings with others that took place
///
/// The address is the secret address of a calendar in iCalendar form (.ics), or
/// with --user that of a calendar on a server of CalDAV. It is kept sealed.
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork connect calendar https://calendar.example/secret/basic.ics --me ann@acme.example
  legwork connect calendar https://dav.example/ann/sales/ --user ann --me ann@acme.example")]
pub struct Args {
    /// Where the calendar is
    #[arg(value_name = "ADDRESS")]
    address: String,

    /// An e-mail address of yours, so that you are not taken for a guest; may be
    /// given more than once
    #[arg(long, value_name = "E-MAIL")]
    me: Vec<String>,

    #[command(flatten)]
    signing: Signing,

    #[command(flatten)]
    common: Common,
}

/// Adds the calendar.
pub fn run(args: &Args, session: &mut Session) -> Result<()> {
    let signing = &args.signing;
    let signs_in = signing.user.is_some() || signing.password_file.is_some();
    let password = if signs_in {
        password(signing.password_file.as_deref(), PASSWORD, session)?
    } else {
        None
    };
    let fields = Fields {
        address: Some(args.address.clone()),
        user: signing.user.clone(),
        password,
        me: args.me.clone(),
        ..Fields::default()
    };
    add(ConnectorKind::Calendar, &args.common, fields, session)
}
