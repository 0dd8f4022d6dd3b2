//! What the commands that add connectors have in common.

use std::path::{Path, PathBuf};

use legwork_core::parse::date::Sense;

use crate::Result;
use crate::cli::session::Session;
use crate::cli::{edge, files, view};
use crate::service::connect::{self, ConnectorKind, Fields, Secret};

/// What every connector to a server may be told.
#[derive(Debug, clap::Args)]
pub(super) struct Common {
    /// What to call it
    #[arg(long, value_name = "TITLE")]
    title: Option<String>,

    /// The first day that counts; 90 days ago when left out
    #[arg(long, value_name = "DAY")]
    since: Option<String>,

    #[command(flatten)]
    trust: Trust,

    /// Only try it, and say what it sees
    #[arg(long)]
    dry_run: bool,
}

/// What a server is trusted with beyond others.
#[derive(Debug, clap::Args)]
pub(in crate::cli::commands) struct Trust {
    /// Let it reach this server though it is on a private network
    #[arg(long)]
    pub(in crate::cli::commands) allow_private: bool,

    /// Believe the authority whose certificates are in this file (PEM)
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli::commands) ca_file: Option<PathBuf>,
}

/// How to sign in.
#[derive(Debug, clap::Args)]
pub(super) struct Signing {
    /// The name to sign in with
    #[arg(long, value_name = "NAME")]
    pub(super) user: Option<String>,

    /// Read the password from this file; - for standard input; else it is asked for
    #[arg(long, value_name = "FILE")]
    pub(super) password_file: Option<PathBuf>,
}

/// How access tokens of OAuth 2 are renewed.
#[derive(Debug, clap::Args)]
pub(super) struct Renewing {
    /// Renew access tokens at this provider: google, microsoft, or the address
    /// that gives them; what is asked for as the password is a refresh token
    #[arg(long, value_name = "PROVIDER")]
    pub(super) oauth: Option<String>,

    /// The client for which tokens are given
    #[arg(long, value_name = "ID")]
    client_id: Option<String>,

    /// Read the secret of the client from this file, where it has one
    #[arg(long, value_name = "FILE")]
    client_secret_file: Option<PathBuf>,
}

impl Renewing {
    /// Says all of it in the fields of a connector.
    pub(super) fn say(&self, fields: &mut Fields, session: &mut Session) -> Result<()> {
        fields.oauth.clone_from(&self.oauth);
        fields.client_id.clone_from(&self.client_id);
        let file = self.client_secret_file.as_deref();
        let text = file
            .map(|file| files::read_text(file, session))
            .transpose()?;
        fields.client_secret = text.and_then(|text| first_line(&text));
        Ok(())
    }

    /// What is asked for when there is nothing to read it from.
    pub(super) const fn question(&self) -> &'static str {
        if self.oauth.is_some() {
            "Refresh token?"
        } else {
            PASSWORD
        }
    }
}

/// What is asked for to sign in with.
pub(in crate::cli::commands) const PASSWORD: &str = "Password?";

/// Tries a connector, adds it, and says what it sees.
pub(super) fn add(
    kind: ConnectorKind,
    common: &Common,
    mut fields: Fields,
    session: &mut Session,
) -> Result<()> {
    session.go_online()?;
    fields.title.clone_from(&common.title);
    fields.since = session.maybe_day(common.since.as_deref(), Sense::Past)?;
    fields.allow_private = common.trust.allow_private.then_some(true);
    fields.authority = authority(common.trust.ca_file.as_deref(), session)?;
    keep(kind, &fields, common.dry_run, session)
}

/// Tries a connector, adds it unless it is only to be tried, and says what it sees.
pub(super) fn keep(
    kind: ConnectorKind,
    fields: &Fields,
    dry_run: bool,
    session: &mut Session,
) -> Result<()> {
    let outside = session.go_online()?;
    session.answer(
        async |context, now| connect::add(context, &outside, now, kind, fields, dry_run).await,
        view::connector::added,
    )?;
    if dry_run { Ok(()) } else { session.undo_hint() }
}

/// The text of a file of certificates.
pub(in crate::cli::commands) fn authority(
    file: Option<&Path>,
    session: &mut Session,
) -> Result<Option<String>> {
    file.map(|file| files::read_text(file, session)).transpose()
}

/// A password: from a file, from a person who is asked, or from standard input.
pub(in crate::cli::commands) fn password(
    file: Option<&Path>,
    question: &str,
    session: &mut Session,
) -> Result<Option<Secret>> {
    let typed = match file {
        Some(file) => Some(files::read_text(file, session)?),
        None if session.ui.can_ask() => edge::ask_unseen(question, &mut session.ui)?,
        None => Some(files::read_text(Path::new("-"), session)?),
    };
    Ok(typed.and_then(|text| first_line(&text)))
}

/// The first line of a file that holds a secret.
fn first_line(text: &str) -> Option<Secret> {
    let first = text.lines().next().filter(|line| !line.is_empty());
    first.map(Secret::new)
}
