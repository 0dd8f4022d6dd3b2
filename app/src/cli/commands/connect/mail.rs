//! `legwork connect mail`.

use super::common::{Common, Renewing, Signing, add, password};
use crate::Result;
use crate::cli::session::Session;
use crate::service::connect::{ConnectorKind, Fields};

/// Look at your mail: whom you wrote to, and who wrote back
///
/// Of a mail only the headers are read, never its text. Connections are always
/// encrypted. Many providers want an app password, made in the settings of the
/// account. With --oauth, Legwork signs in by OAuth 2 and renews its access
/// tokens by itself; --oauth2 takes an access token that ends after an hour or so.
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork connect mail ann@acme.example
  legwork connect mail ann@acme.example --host mail.acme.example --user ann
  legwork connect mail ann@acme.example --log-to ann+log@acme.example
  legwork connect mail ann@acme.example --oauth google --client-id ID --client-secret-file secret.txt
  pass mail/ann | legwork connect mail ann@acme.example --password-file -")]
pub struct Args {
    /// Your address
    #[arg(value_name = "E-MAIL")]
    address: String,

    /// The server (IMAP); guessed from the address when left out
    #[arg(long, value_name = "HOST")]
    host: Option<String>,

    /// Its port: 993, with --starttls 143
    #[arg(long, value_name = "PORT")]
    port: Option<u16>,

    /// Begin plain and encrypt then
    #[arg(long)]
    starttls: bool,

    #[command(flatten)]
    signing: Signing,

    /// The password is an access token of OAuth 2 (XOAUTH2)
    #[arg(long, conflicts_with = "oauth")]
    oauth2: bool,

    #[command(flatten)]
    renewing: Renewing,

    /// One more address of yours; may be given more than once
    #[arg(long, value_name = "E-MAIL")]
    me: Vec<String>,

    /// The folder of sent mail; found when left out
    #[arg(long, value_name = "FOLDER")]
    sent: Option<String>,

    /// The folder of received mail
    #[arg(long, value_name = "FOLDER")]
    inbox: Option<String>,

    /// What you mail to this address is logged: the subject is the line
    #[arg(long, value_name = "E-MAIL")]
    log_to: Option<String>,

    #[command(flatten)]
    common: Common,
}

/// Adds the mailbox.
pub fn run(args: &Args, session: &mut Session) -> Result<()> {
    let file = args.signing.password_file.as_deref();
    let mut fields = Fields {
        address: Some(args.address.clone()),
        host: args.host.clone(),
        port: args.port,
        starttls: args.starttls.then_some(true),
        user: args.signing.user.clone(),
        password: password(file, args.renewing.question(), session)?,
        oauth2: args.oauth2.then_some(true),
        me: args.me.clone(),
        sent: args.sent.clone(),
        inbox: args.inbox.clone(),
        log_to: args.log_to.clone(),
        ..Fields::default()
    };
    args.renewing.say(&mut fields, session)?;
    add(ConnectorKind::Mail, &args.common, fields, session)
}
