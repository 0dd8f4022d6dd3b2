//! `legwork parse`.

use clap::Subcommand;
use jiff::ToSpan;
use legwork_core::parse::{self, Setting};

use crate::cli::session::Session;
use crate::{Error, Result};

/// Show how sentences are read; saves nothing
///
/// Give one phrase, or none to read phrases from standard input, one a line.
/// Prints one JSON object per line.
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork parse commitment \"Invite 10 new people to connect on LinkedIn each week\"
  legwork parse goal \"grow revenue by 20% in 2027\"
  legwork parse log 2 cold calls yesterday
  legwork parse commitment < phrases.txt")]
pub struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    Commitment(Commitment),
    Goal(Goal),
    Log(Log),
}

/// Show how a commitment is read
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork parse commitment \"go to the gym 3X/week\"")]
struct Commitment {
    #[command(flatten)]
    phrase: Phrase,
}

/// Show how a goal is read
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork parse goal \"win 8 new clients by the end of June\"")]
struct Goal {
    #[command(flatten)]
    phrase: Phrase,
}

/// Show how a log line is read
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork parse log called Ann Lee, left voicemail")]
struct Log {
    #[command(flatten)]
    phrase: Phrase,
}

#[derive(Debug, clap::Args)]
struct Phrase {
    /// The phrase; standard input when left out
    #[arg(value_name = "PHRASE", allow_negative_numbers = true)]
    words: Vec<String>,
}

/// Prints one reading per phrase.
pub fn run(args: &Args, session: &mut Session) -> Result<()> {
    // The day begins at three in the morning, as everywhere.
    let today = session.now()?.datetime().saturating_sub(3.hours()).date();
    let setting = Setting::new(today);
    match &args.what {
        What::Commitment(args) => each(&args.phrase, session, |text, session| {
            session.ui.json(&parse::commitment(text, &setting))
        }),
        What::Goal(args) => each(&args.phrase, session, |text, session| {
            session.ui.json(&parse::goal(text, &setting))
        }),
        What::Log(args) => each(&args.phrase, session, |text, session| {
            session.ui.json(&parse::log(text, &setting))
        }),
    }
}

/// Calls `read` with the phrase given, or with every line of standard input.
fn each(
    phrase: &Phrase,
    session: &mut Session,
    read: impl Fn(&str, &mut Session) -> Result<()>,
) -> Result<()> {
    if let Some(text) = super::joined(&phrase.words) {
        return read(&text, session);
    }
    if !phrase.words.is_empty() {
        return Err(Error::usage("the phrase is empty"));
    }
    if session.ui.can_ask() {
        return Err(Error::usage("give a phrase, or phrases on standard input")
            .hint("such as: legwork parse log 2 cold calls yesterday"));
    }
    let mut line = Vec::new();
    loop {
        line.clear();
        if session.ui.read_input().read_until(b'\n', &mut line)? == 0 {
            return Ok(());
        }
        let text = String::from_utf8_lossy(&line);
        let text = text.trim_end_matches(['\r', '\n']);
        if !text.trim().is_empty() {
            read(text, session)?;
        }
    }
}
