//! `legwork completions`.

use clap_complete::Shell;

use crate::Result;
use crate::cli::parser;
use crate::cli::session::Session;

/// Print completions for your shell
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork completions bash > ~/.local/share/bash-completion/completions/legwork
  legwork completions zsh > ~/.zfunc/_legwork
  legwork completions fish > ~/.config/fish/completions/legwork.fish")]
pub struct Args {
    /// The shell
    #[arg(value_name = "SHELL")]
    shell: Shell,
}

/// Writes the script to standard output.
pub fn run(args: &Args, session: &mut Session) -> Result<()> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut parser::command(), "legwork", &mut script);
    session.ui.raw(&script)
}
