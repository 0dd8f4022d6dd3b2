//! `legwork demo`.

use std::ffi::OsString;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use crate::cli::session::Session;
use crate::cli::stop::Stop;
use crate::cli::ui::text::{Line, Role};
use crate::cli::{done, edge, invoke_in, parser};
use crate::service::demo::{self, Demo};
use crate::{Error, Result};

/// Look around in a year of an invented firm, in a database of its own
///
/// 'legwork demo' makes the year anew, up to today, and shows today. Any command
/// after it works on that database: nothing of yours is touched.
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork demo
  legwork demo week
  legwork demo log 2 cold calls
  legwork demo --remove")]
pub struct Args {
    /// So many activities instead of the year's own
    #[arg(long, value_name = "N", conflicts_with = "command")]
    activities: Option<u64>,

    /// Delete the demo's database
    #[arg(long, conflicts_with_all = ["activities", "command"])]
    remove: bool,

    /// A command to run in the demo
    #[arg(
        value_name = "COMMAND",
        trailing_var_arg = true,
        allow_hyphen_values = true
    )]
    command: Vec<OsString>,
}

/// Makes the demo, or runs a command in it.
pub fn run(args: &Args, session: &mut Session) -> Result<()> {
    let place = match &session.globals.db {
        Some(_) => session.database()?,
        None => edge::demo_database(&edge::environment)?,
    };
    session.use_database(place.clone());
    if args.remove {
        return remove(&place, session);
    }
    if args.command.is_empty() {
        return fresh(args.activities, &place, session);
    }
    if !Path::new(&place).exists() {
        make(None, session)?;
    }
    inside(&args.command, &place, session)
}

fn make(activities: Option<u64>, session: &mut Session) -> Result<Demo> {
    session.call_db(async |db, now| demo::demo(db, now, activities).await)
}

/// Makes the year anew and shows today of it.
fn fresh(activities: Option<u64>, place: &str, session: &mut Session) -> Result<()> {
    let made = make(activities, session)?;
    if session.json() {
        return session.ui.json(&made);
    }
    session.ui.line(
        Line::new()
            .strong(&made.firm)
            .muted(" · invented, to look around in"),
    )?;
    session.ui.gap()?;
    inside(&["today".into()], place, session)?;
    session.ui.gap()?;
    let more = Line::new()
        .accent("legwork demo week")
        .muted(" and every other command work in it; ");
    session
        .ui
        .note(more.accent("legwork demo --remove").muted(" deletes it"))
}

/// Runs a command on the demo's database.
fn inside(command: &[OsString], place: &str, session: &mut Session) -> Result<()> {
    let mut words = vec![OsString::from("legwork")];
    words.extend(command.iter().cloned());
    session.ui.flush()?;
    let mut globals = session.globals.clone();
    let matches = match parser::read(&words) {
        Ok(matches) => matches,
        Err(Stop::Shown(text)) => return session.ui.raw(text.as_bytes()),
        Err(Stop::Error(error)) => return Err(error),
    };
    let inner = parser::globals(&matches)?;
    globals.json |= inner.json;
    globals.plain |= inner.plain;
    globals.no_input |= inner.no_input;
    globals.db = Some(place.into());
    invoke_in(&matches, globals)
}

/// Deletes the database with the files that stand beside it.
fn remove(place: &str, session: &mut Session) -> Result<()> {
    if place.contains("://") {
        return Err(Error::refused("a demo on a server is removed there"));
    }
    for file in [
        place.to_owned(),
        format!("{place}-wal"),
        format!("{place}-shm"),
    ] {
        match fs::remove_file(&file) {
            Err(error) if error.kind() != ErrorKind::NotFound => {
                return Err(Error::failed(format!("cannot delete {file}: {error}")));
            }
            _ => {}
        }
    }
    done::fact(Role::Good, "removed", place, &mut session.ui)
}
