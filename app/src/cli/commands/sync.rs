//! `legwork sync`.

use std::sync::Arc;

use tokio::sync::Notify;

use crate::cli::progress::Progress;
use crate::cli::session::Session;
use crate::cli::view;
use crate::service::connect;
use crate::{Error, Result};

/// Look at the connectors now, and take over what is new
///
/// A run that was broken off goes on where it stopped; nothing is taken twice.
/// `legwork serve` looks by itself.
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork sync
  legwork sync feed
  legwork sync --json")]
pub struct Args {
    /// One connector: id, start of it, or words of its title; all when left out
    #[arg(value_name = "CONNECTOR")]
    connector: Vec<String>,
}

/// Looks, and says what was seen. Fails when a connector does.
pub fn run(args: &Args, session: &mut Session) -> Result<()> {
    let outside = session.go_online()?;
    let name = super::joined(&args.connector);
    let mut progress = Progress::new("looking", session).after(0);
    let synced = session.call(async |context, _| {
        heed(&outside.stop);
        let tell = &mut |title: &str, done, of| {
            progress.name(&format!("looking at {title}"));
            progress.tell(done, of);
        };
        connect::sync(context, &outside, name.as_deref(), tell).await
    })?;
    progress.end();
    session.show(&synced, view::connector::synced)?;
    if synced.is_stopped() {
        return Err(Error::failed("stopped before the end").hint("go on from there: legwork sync"));
    }
    let failed: Vec<&str> = synced.failed().map(|one| one.title.as_str()).collect();
    if failed.is_empty() {
        return Ok(());
    }
    Err(Error::failed(format!(
        "{} of {} could not be looked at: {}",
        failed.len(),
        synced.connectors.len(),
        failed.join(", ")
    )))
}

/// Has looking end in good order when the person presses Ctrl-C.
fn heed(stop: &Arc<Notify>) {
    let stop = Arc::clone(stop);
    tokio::spawn(async move {
        if tokio::signal::ctrl_c().await.is_ok() {
            stop.notify_one();
        }
    });
}
