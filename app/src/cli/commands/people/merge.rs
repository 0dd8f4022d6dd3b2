//! `legwork people merge`, `legwork people split`, `legwork people duplicates` and
//! `legwork people distinct`.

use crate::Result;
use crate::cli::session::Session;
use crate::cli::view;
use crate::service::people::{self, SplitOff};

/// Make two people one; the first stays and takes over everything
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork people merge \"Ann Lee\" \"A. Lee\"
  legwork people merge 3f2a 91bc --json")]
pub struct Merge {
    /// Who stays: id, start of it, or name
    #[arg(value_name = "KEEP")]
    keep: String,

    /// Who goes
    #[arg(value_name = "OTHER")]
    other: String,
}

/// Part a person into two: take a merge back, or name what leaves
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork people split \"Ann Lee\"
  legwork people split \"Ann Lee\" --merged \"A. Lee\"
  legwork people split \"Ann Lee\" --name \"Ann Marsh\" --address ann@quay.example")]
pub struct Split {
    /// Id, start of it, or name
    #[arg(value_name = "PERSON")]
    person: String,

    /// The one to bring back, by name or by the id of the merge; the last when left out
    #[arg(long, value_name = "NAME", conflicts_with = "name")]
    merged: Option<String>,

    /// The name of somebody new, who takes along what follows
    #[arg(long, value_name = "NAME")]
    name: Option<String>,

    /// Address that leaves; may be given more than once
    #[arg(long = "address", value_name = "ADDRESS", requires = "name")]
    addresses: Vec<String>,

    /// Activity that leaves; may be given more than once
    #[arg(long = "activity", value_name = "ACTIVITY", requires = "name")]
    activities: Vec<String>,

    /// Deal that leaves; may be given more than once
    #[arg(long = "deal", value_name = "DEAL", requires = "name")]
    deals: Vec<String>,
}

/// List people who may be one
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork people duplicates
  legwork people duplicates --json")]
pub struct Duplicates {}

/// Remember that two people are not one, so that they are not listed as duplicates
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork people distinct 3f2a 91bc")]
pub struct Distinct {
    /// The one: id, start of it, or name
    #[arg(value_name = "PERSON")]
    one: String,

    /// The other
    #[arg(value_name = "OTHER")]
    other: String,
}

/// Makes two people one.
pub fn merge(args: &Merge, session: &mut Session) -> Result<()> {
    session.change(
        async |context, now| people::merge(context, now, &args.keep, &args.other).await,
        view::person::card,
    )
}

/// Makes two of one.
pub fn split(args: &Split, session: &mut Session) -> Result<()> {
    let off = SplitOff {
        name: args.name.clone(),
        addresses: args.addresses.clone(),
        activities: args.activities.clone(),
        deals: args.deals.clone(),
        merge: args.merged.clone(),
    };
    session.change(
        async |context, now| people::split(context, now, &args.person, &off).await,
        view::person::card,
    )
}

/// Lists who may be one.
pub fn duplicates(_: &Duplicates, session: &mut Session) -> Result<()> {
    session.answer(
        async |context, _| people::duplicates(context).await,
        |found, _, ui| view::pair::list(found, "people", ui),
    )
}

/// Remembers that two are not one.
pub fn distinct(args: &Distinct, session: &mut Session) -> Result<()> {
    session.change(
        async |context, now| people::distinct(context, now, &args.one, &args.other).await,
        view::pair::apart,
    )
}
