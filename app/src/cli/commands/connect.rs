//! `legwork connect`.

pub mod calendar;
pub(super) mod common;
pub mod contacts;
pub mod edit;
pub mod feed;
pub mod folder;
pub mod mail;
pub mod show;

use clap::Subcommand;

use crate::Result;
use crate::cli::session::Session;
use crate::cli::view;
use crate::service::connect;

/// Let Legwork see by itself what you did
///
/// A connector looks at your mail, calendar, feed or folder, and proposes what
/// it sees there. It is tried before it is added. Passwords are asked for, and
/// kept sealed; of mail only the headers are read.
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork connect feed https://acme.example/blog/feed.xml
  legwork connect calendar https://calendar.example/secret/basic.ics --me ann@acme.example
  legwork connect mail ann@acme.example
  legwork connect list
  legwork sync")]
pub struct Args {
    #[command(subcommand)]
    action: Option<Action>,
}

#[derive(Debug, Subcommand)]
enum Action {
    Calendar(calendar::Args),
    Contacts(contacts::Args),
    Feed(feed::Args),
    Folder(folder::Args),
    Mail(mail::Args),
    List(show::ListArgs),
    Show(show::Args),
    Edit(edit::Args),
    Pause(Pause),
    Resume(Resume),
    Remove(Remove),
}

/// Stop looking at one for a while
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork connect pause feed")]
struct Pause {
    /// Id, start of it, or words of its title
    #[arg(value_name = "CONNECTOR", required = true)]
    connector: Vec<String>,
}

/// Look at one again
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork connect resume feed")]
struct Resume {
    /// Id, start of it, or words of its title
    #[arg(value_name = "CONNECTOR", required = true)]
    connector: Vec<String>,
}

/// Take one away, and for good its password
///
/// What it proposed stays in the inbox.
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork connect remove feed")]
struct Remove {
    /// Id, start of it, or words of its title
    #[arg(value_name = "CONNECTOR", required = true)]
    connector: Vec<String>,
}

/// Does what was asked with connectors; lists them when nothing was.
pub fn run(args: &Args, session: &mut Session) -> Result<()> {
    match &args.action {
        None | Some(Action::List(_)) => show::list(session),
        Some(Action::Calendar(args)) => calendar::run(args, session),
        Some(Action::Contacts(args)) => contacts::run(args, session),
        Some(Action::Feed(args)) => feed::run(args, session),
        Some(Action::Folder(args)) => folder::run(args, session),
        Some(Action::Mail(args)) => mail::run(args, session),
        Some(Action::Show(args)) => show::run(args, session),
        Some(Action::Edit(args)) => edit::run(args, session),
        Some(Action::Pause(args)) => pause(&args.connector, session),
        Some(Action::Resume(args)) => resume(&args.connector, session),
        Some(Action::Remove(args)) => remove(&args.connector, session),
    }
}

fn pause(words: &[String], session: &mut Session) -> Result<()> {
    let name = words.join(" ");
    session.change(
        async |context, now| connect::pause(context, now, &name).await,
        |one, _, ui| view::connector::done("paused", one, ui),
    )
}

fn resume(words: &[String], session: &mut Session) -> Result<()> {
    let name = words.join(" ");
    session.change(
        async |context, now| connect::resume(context, now, &name).await,
        |one, _, ui| view::connector::done("resumed", one, ui),
    )
}

fn remove(words: &[String], session: &mut Session) -> Result<()> {
    let name = words.join(" ");
    session.change(
        async |context, now| connect::remove(context, now, &name).await,
        |one, _, ui| view::connector::done("removed", one, ui),
    )
}
