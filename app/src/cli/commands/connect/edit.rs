//! `legwork connect edit`.

use std::path::PathBuf;

use jiff::Zoned;
use legwork_core::parse::date::Sense;

use super::common::{Renewing, authority, password};
use crate::Result;
use crate::cli::session::Session;
use crate::cli::view;
use crate::service::Context;
use crate::service::connect::{self, Fields};

/// Change a connector: its password, its address, its title
///
/// It is tried with what is new before that is kept.
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork connect edit calendar --password
  legwork connect edit calendar --title \"Work calendar\" --me ann@other.example
  legwork connect edit mail --oauth microsoft --client-id ID
  legwork connect edit feed --address https://acme.example/new/feed.xml")]
pub struct Args {
    /// Id, start of it, or words of its title
    #[arg(value_name = "CONNECTOR")]
    connector: String,

    /// What to call it
    #[arg(long, value_name = "TITLE")]
    title: Option<String>,

    /// Where to look
    #[arg(long, value_name = "ADDRESS")]
    address: Option<String>,

    /// The server of mail
    #[arg(long, value_name = "HOST")]
    host: Option<String>,

    /// Its port
    #[arg(long, value_name = "PORT")]
    port: Option<u16>,

    /// Whether a connection begins plain and is encrypted then
    #[arg(long, value_name = "true|false")]
    starttls: Option<bool>,

    /// Whether the password is an access token of OAuth 2
    #[arg(long, value_name = "true|false")]
    oauth2: Option<bool>,

    #[command(flatten)]
    renewing: Renewing,

    /// The folder of sent mail; `none` to find it
    #[arg(long, value_name = "FOLDER")]
    sent: Option<String>,

    /// The folder of received mail; `none` for the usual one
    #[arg(long, value_name = "FOLDER")]
    inbox: Option<String>,

    /// What you mail to this address is logged; `none` for no such address
    #[arg(long, value_name = "E-MAIL")]
    log_to: Option<String>,

    /// The name to sign in with
    #[arg(long, value_name = "NAME")]
    user: Option<String>,

    /// Ask for a new password
    #[arg(long)]
    password: bool,

    /// Read a new password from this file; - for standard input
    #[arg(long, value_name = "FILE")]
    password_file: Option<PathBuf>,

    /// One more e-mail address of yours; may be given more than once
    #[arg(long, value_name = "E-MAIL")]
    me: Vec<String>,

    /// Only entries of an author whose name holds this; `none` for all
    #[arg(long, value_name = "NAME")]
    by: Option<String>,

    /// The first day that counts
    #[arg(long, value_name = "DAY")]
    since: Option<String>,

    /// Whether its server may be on a private network
    #[arg(long, value_name = "true|false")]
    allow_private: Option<bool>,

    /// Believe the authority whose certificates are in this file (PEM)
    #[arg(long, value_name = "FILE")]
    ca_file: Option<PathBuf>,
}

/// Saves what was changed.
pub fn run(args: &Args, session: &mut Session) -> Result<()> {
    let outside = session.go_online()?;
    let renews = args.renewing.oauth.as_ref().is_some_and(|to| to != "none");
    let password = if args.password || args.password_file.is_some() || renews {
        let question = args.renewing.question();
        password(args.password_file.as_deref(), question, session)?
    } else {
        None
    };
    let mut fields = Fields {
        title: args.title.clone(),
        address: args.address.clone(),
        host: args.host.clone(),
        port: args.port,
        starttls: args.starttls,
        oauth2: args.oauth2,
        sent: args.sent.clone(),
        inbox: args.inbox.clone(),
        log_to: args.log_to.clone(),
        user: args.user.clone(),
        password,
        me: args.me.clone(),
        by: args.by.clone(),
        since: session.maybe_day(args.since.as_deref(), Sense::Past)?,
        allow_private: args.allow_private,
        authority: authority(args.ca_file.as_deref(), session)?,
        ..Fields::default()
    };
    args.renewing.say(&mut fields, session)?;
    let name = &args.connector;
    let work = async |context: &Context, now: &Zoned| {
        connect::edit(context, &outside, now, name, &fields).await
    };
    let edited = session.call(work)?;
    session.show(&edited, view::connector::edited)?;
    if edited.undoable {
        session.undo_hint()
    } else {
        Ok(())
    }
}
