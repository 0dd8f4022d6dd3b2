//! `legwork rates`.

use clap::Subcommand;

use crate::Result;
use crate::cli::session::Session;
use crate::cli::view;
use crate::service::rates as service;

/// See the figures behind plans and forecasts, and put your own in their place
///
/// Plans start from published figures: how many cold calls lead to a meeting,
/// how many proposals are won. Your own log blends into them by itself; where
/// you know better at once, say so here.
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork rates
  legwork rates show cold-call.chance
  legwork rates set proposal.won 1/3
  legwork rates set deal.worth 20000
  legwork rates reset proposal.won")]
pub struct Args {
    #[command(subcommand)]
    action: Option<Action>,
}

#[derive(Debug, Subcommand)]
enum Action {
    List(List),
    Show(Show),
    Set(Set),
    Reset(Reset),
}

/// List every figure with what is published, what you said and what your log shows
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork rates list
  legwork rates list --json")]
struct List {}

/// Show one figure with its source and its reasoning
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork rates show cold-call.chance
  legwork rates show proposal.won.warm")]
struct Show {
    /// The figure, as `legwork rates` names it
    #[arg(value_name = "FIGURE")]
    name: String,
}

/// Put your own figure in place of a published one
///
/// A kind of your own has no published figures: say first how often one leads
/// to a meeting, and plans can choose it.
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork rates set proposal.won 1/3
  legwork rates set deal.worth \"EUR 20,000\"
  legwork rates set cold-call.ceiling 0
  legwork rates set workshop.chance 5%")]
struct Set {
    /// The figure, as `legwork rates` names it
    #[arg(value_name = "FIGURE")]
    name: String,

    /// The value: a share as 1/3, 33% or 0.33, else a number or an amount
    #[arg(value_name = "VALUE", allow_hyphen_values = true)]
    value: String,
}

/// Go back to the published figure
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork rates reset proposal.won
  legwork rates reset cold-call.minutes")]
struct Reset {
    /// The figure, as `legwork rates` names it
    #[arg(value_name = "FIGURE")]
    name: String,
}

/// Does what was asked with figures; lists them when nothing was.
pub fn run(args: &Args, session: &mut Session) -> Result<()> {
    match &args.action {
        None | Some(Action::List(_)) => session.answer(
            async |context, now| service::rates(context, now).await,
            view::rate::list,
        ),
        Some(Action::Show(Show { name })) => session.answer(
            async |context, now| service::rate(context, now, name).await,
            view::rate::one,
        ),
        Some(Action::Set(Set { name, value })) => session.change(
            async |context, now| service::set(context, now, name, value).await,
            view::rate::one,
        ),
        Some(Action::Reset(Reset { name })) => session.change(
            async |context, now| service::reset(context, now, name).await,
            view::rate::one,
        ),
    }
}
