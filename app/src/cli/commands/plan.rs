//! `legwork plan`.

use crate::Result;
use crate::cli::session::Session;
use crate::cli::view;
use crate::service::plan::{self as service, PlanFor};
use crate::service::share;

/// Find the mix of activities most likely to reach a goal
///
/// Tries every mix that fits your weekly hours, with the hours that the meetings
/// it brings will take, and names the one most likely to reach the goal, given
/// what is known about you and about others who sell.
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork plan
  legwork plan --hours 4 --deal 20000 --win-rate 1/3
  legwork plan --goal revenue --anyway 0
  legwork plan --accept")]
pub struct Args {
    /// The goal: id, start of it, or words of its sentence
    #[arg(long, value_name = "GOAL")]
    pub goal: Option<String>,

    /// Hours a week for selling, instead of those in the settings
    #[arg(long, value_name = "HOURS")]
    pub hours: Option<f64>,

    /// What a typical deal is worth, instead of those that you won
    #[arg(long, value_name = "AMOUNT")]
    pub deal: Option<String>,

    /// The share of your proposals that are won: 1/3, 33% or 0.33
    #[arg(long, value_name = "SHARE", value_parser = share::read)]
    pub win_rate: Option<f64>,

    /// What comes without any of it, instead of what there was before
    #[arg(long, value_name = "AMOUNT")]
    pub anyway: Option<String>,

    /// Weeks after the goal's last day that still count: what if it was later
    #[arg(long, value_name = "WEEKS")]
    pub later: Option<u32>,

    /// Plan as if nothing was promised yet, to see what you would choose today
    #[arg(long, conflicts_with = "accept")]
    pub afresh: bool,

    /// Promise what the plan proposes
    #[arg(long)]
    pub accept: bool,
}

/// Shows the plan; promises it when told to.
pub fn run(args: &Args, session: &mut Session) -> Result<()> {
    let input = PlanFor {
        goal: args.goal.clone(),
        hours: args.hours,
        deal: args.deal.clone(),
        win_rate: args.win_rate,
        anyway: args.anyway.clone(),
        later: args.later,
        afresh: args.afresh,
        mix: None,
    };
    if !args.accept {
        return session.answer(
            async |context, now| service::plan(context, now, &input).await,
            view::plan::draw,
        );
    }
    session.change(
        async |context, now| service::accept(context, now, &input).await,
        view::commitment::saved,
    )
}
