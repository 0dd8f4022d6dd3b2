//! The options that every command understands.

use std::ffi::OsString;

use clap::ValueEnum;

/// The options that every command understands.
#[derive(Debug, Clone, Default, clap::Args)]
#[command(next_help_heading = "Options for every command")]
pub struct Globals {
    /// The database
    #[arg(
        long,
        global = true,
        value_name = "PLACE",
        hide_short_help = true,
        help = "Database: a file or a postgres:// address (else LEGWORK_DB, else yours)"
    )]
    pub db: Option<OsString>,

    /// Print JSON instead of words
    #[arg(long, global = true, hide_short_help = true)]
    pub json: bool,

    /// Print tables as one record per line, separated by tabs
    #[arg(long, global = true, hide_short_help = true)]
    pub plain: bool,

    /// Never ask; fail when something is missing
    #[arg(long, global = true, hide_short_help = true)]
    pub no_input: bool,

    /// When to use colour
    #[arg(
        long,
        global = true,
        value_name = "WHEN",
        default_value = "auto",
        hide_short_help = true
    )]
    pub color: ColourChoice,
}

/// When to colour.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum ColourChoice {
    /// When the output is a terminal
    #[default]
    Auto,
    /// Even into a file
    Always,
    /// Not at all
    Never,
}
