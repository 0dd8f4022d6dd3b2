//! `legwork nudges mail`.

use std::path::PathBuf;

use super::super::connect::common;
use crate::Result;
use crate::cli::session::Session;
use crate::cli::view;
use crate::letter;
use crate::service::nudge::{self, MailFields};

/// Send nudges by mail, through a server of yours
///
/// A trial is sent first; when that goes well, mail is how you are reminded
/// from then on. Connections are always encrypted, the password is kept sealed.
/// Many providers want an app password, made in the settings of the account.
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork nudges mail ann@acme.example --host smtp.acme.example
  legwork nudges mail ann@acme.example --host smtp.acme.example --port 587 --starttls
  pass mail/ann | legwork nudges mail ann@acme.example --password-file -")]
pub(super) struct Args {
    /// Whom the mail is for
    #[arg(value_name = "E-MAIL")]
    to: String,

    /// Whom it is from; the same when left out
    #[arg(long, value_name = "E-MAIL")]
    from: Option<String>,

    /// The server (SMTP); guessed from the address when left out
    #[arg(long, value_name = "HOST")]
    host: Option<String>,

    /// Its port: 465, with --starttls 587
    #[arg(long, value_name = "PORT")]
    port: Option<u16>,

    /// Begin plain and encrypt then
    #[arg(long)]
    starttls: bool,

    /// The name to sign in with; the sender's address when left out
    #[arg(long, value_name = "NAME")]
    user: Option<String>,

    /// Read the password from this file; - for standard input; else it is asked for
    #[arg(long, value_name = "FILE")]
    password_file: Option<PathBuf>,

    /// The server lets anybody in: do not sign in
    #[arg(long, conflicts_with_all = ["user", "password_file"])]
    no_sign_in: bool,

    #[command(flatten)]
    trust: common::Trust,

    /// Only send the trial
    #[arg(long)]
    dry_run: bool,
}

/// Sends a trial and keeps how.
pub(super) fn run(args: &Args, session: &mut Session) -> Result<()> {
    let outside = session.go_online()?;
    let password = if args.no_sign_in {
        None
    } else {
        common::password(args.password_file.as_deref(), common::PASSWORD, session)?
    };
    let fields = MailFields {
        to: args.to.clone(),
        from: args.from.clone(),
        host: args.host.clone(),
        port: args.port,
        starttls: args.starttls,
        user: args.user.clone(),
        password,
        allow_private: args.trust.allow_private,
        authority: common::authority(args.trust.ca_file.as_deref(), session)?,
    };
    session.answer(
        async |context, now| {
            nudge::mail(context, &outside, now, fields, letter::trial, args.dry_run).await
        },
        view::nudge::tried,
    )?;
    if args.dry_run {
        Ok(())
    } else {
        session.undo_hint()
    }
}
