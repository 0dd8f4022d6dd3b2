//! The commands in the order in which help lists them.

use clap::{ArgMatches, Args, Command, FromArgMatches};

use crate::Result;

use super::commands as all;
use super::session::Session;

/// One command: its name, where help lists it, its options, its deed.
pub struct Entry {
    /// What is typed after `legwork`.
    pub name: &'static str,
    /// The heading of help under which it stands.
    pub group: Group,
    /// Adds its options and its help to a bare command.
    pub build: fn(Command) -> Command,
    /// Does it.
    pub run: fn(&ArgMatches, &mut Session) -> Result<()>,
}

/// The headings of `legwork --help`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// What one types most.
    Daily,
    /// Goals and commitments.
    Promises,
    /// People, deals, results.
    Selling,
    /// Hours, kinds, holidays.
    Setting,
    /// Files, copies, checks.
    Data,
    /// Help for the shell and for programs.
    Shell,
}

impl Group {
    /// Every heading, in order.
    pub const ALL: [Self; 6] = [
        Self::Daily,
        Self::Promises,
        Self::Selling,
        Self::Setting,
        Self::Data,
        Self::Shell,
    ];

    /// The words of the heading.
    pub const fn heading(self) -> &'static str {
        match self {
            Self::Daily => "Every day",
            Self::Promises => "Goals and commitments",
            Self::Selling => "People and deals",
            Self::Setting => "Hours, kinds and days off",
            Self::Data => "Your data",
            Self::Shell => "For the shell",
        }
    }
}

/// An entry for the command in the module of that name.
macro_rules! entry {
    ($group:ident $name:literal $module:ident) => {
        Entry {
            name: $name,
            group: Group::$group,
            build: all::$module::Args::augment_args,
            run: |matches, session| {
                let args = all::$module::Args::from_arg_matches(matches)
                    .map_err(|error| super::stop::from_clap(&error))?;
                all::$module::run(&args, session)
            },
        }
    };
}

/// Every command.
pub static COMMANDS: &[Entry] = &[
    entry!(Daily "today" today),
    entry!(Daily "next" next),
    entry!(Daily "log" log),
    entry!(Daily "undo" undo),
    entry!(Daily "redo" redo),
    entry!(Daily "week" week),
    entry!(Daily "month" month),
    entry!(Daily "score" score),
    entry!(Daily "review" review),
    entry!(Daily "activities" activities),
    entry!(Daily "captures" captures),
    entry!(Daily "serve" serve),
    entry!(Promises "goal" goal),
    entry!(Promises "commit" commit),
    entry!(Promises "commitments" commitments),
    entry!(Promises "plan" plan),
    entry!(Promises "forecast" forecast),
    entry!(Promises "attribute" attribute),
    entry!(Promises "pause" pause),
    entry!(Promises "parse" parse),
    entry!(Promises "backtest" backtest),
    entry!(Selling "people" people),
    entry!(Selling "organisations" organisations),
    entry!(Selling "deal" deal),
    entry!(Selling "result" result),
    entry!(Selling "connect" connect),
    entry!(Selling "sync" sync),
    entry!(Setting "settings" settings),
    entry!(Setting "nudges" nudges),
    entry!(Setting "partner" partner),
    entry!(Setting "jobs" jobs),
    entry!(Setting "rates" rates),
    entry!(Setting "kinds" kinds),
    entry!(Setting "holidays" holidays),
    entry!(Data "history" history),
    entry!(Data "export" export),
    entry!(Data "import" import),
    entry!(Data "backup" backup),
    entry!(Data "restore" restore),
    entry!(Data "doctor" doctor),
    entry!(Data "demo" demo),
    entry!(Shell "completions" completions),
    entry!(Shell "man" man),
];

/// The command of this name.
pub fn find(name: &str) -> Option<&'static Entry> {
    COMMANDS.iter().find(|entry| entry.name == name)
}
