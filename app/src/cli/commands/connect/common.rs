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

    /// Let it reach this server though it is on a private network
    #[arg(long)]
    allow_private: bool,

    /// Believe the authority whose certificates are in this file (PEM)
    #[arg(long, value_name = "FILE")]
    ca_file: Option<PathBuf>,

    /// Only try it, and say what it sees
    #[arg(long)]
    dry_run: bool,
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
    fields.allow_private = common.allow_private.then_some(true);
    fields.authority = authority(common.ca_file.as_deref(), session)?;
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

/// A password: from a file, from a person, or from standard input.
pub(in crate::cli::commands) fn password(
    file: Option<&Path>,
    session: &mut Session,
) -> Result<Option<Secret>> {
    let typed = match file {
        Some(file) => Some(files::read_text(file, session)?),
        None if session.ui.can_ask() => edge::ask_unseen("Password?", &mut session.ui)?,
        None => Some(files::read_text(Path::new("-"), session)?),
    };
    let first = typed.and_then(|text| text.lines().next().map(str::to_owned));
    Ok(first.filter(|line| !line.is_empty()).map(Secret::new))
}
