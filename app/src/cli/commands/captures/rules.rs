//! `legwork captures rules`.

use clap::Subcommand;

use crate::Result;
use crate::cli::session::Session;
use crate::cli::view;
use crate::service::capture::rules::{self, RuleFields};

/// Decide by rules what is proposed, accepted or left out
///
/// Rules are asked from the top; the first that fits decides. Yours come first,
/// then those that ship with Legwork, which can be switched off, or moved up
/// among yours. A change of rules applies to what waits and to what was left out,
/// and is undone with it.
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork captures rules
  legwork captures rules test --seen mail --address @acme.example --kind \"client email\"
  legwork captures rules add --seen mail --address @acme.example --kind \"client email\" --accept
  legwork captures rules add --seen meeting --words \"stand-up\" --ignore
  legwork captures rules move 3 1
  legwork captures rules off 2
  legwork captures rules off mail-cold")]
pub struct Args {
    #[command(subcommand)]
    action: Option<Action>,
}

#[derive(Debug, Subcommand)]
enum Action {
    List(List),
    Add(Add),
    Edit(Edit),
    Move(Move),
    Off(Off),
    On(On),
    Remove(Remove),
    Test(Test),
}

/// List the rules in the order in which they are asked
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork captures rules list --json")]
struct List {}

/// Add a rule above the others
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork captures rules add --seen mail --address @acme.example --kind \"client email\"
  legwork captures rules add --seen meeting --to client --accept
  legwork captures rules add --words \"stand-up\" --ignore")]
struct Add {
    #[command(flatten)]
    fields: Fields,
}

/// Change a rule
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork captures rules edit 1 --accept
  legwork captures rules edit 2 --words \"\" --address @acme.example")]
struct Edit {
    /// Its number in the list, or its id
    #[arg(value_name = "RULE")]
    rule: String,

    #[command(flatten)]
    fields: Fields,
}

/// Move a rule to another place
///
/// One that ships with Legwork comes among yours by that.
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork captures rules move 3 1
  legwork captures rules move meeting-client 2")]
struct Move {
    /// Its number in the list, its name, or its id
    #[arg(value_name = "RULE")]
    rule: String,

    /// The number it is to have
    #[arg(value_name = "PLACE")]
    place: usize,
}

/// Switch a rule off, yours or one that ships with Legwork
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork captures rules off 2
  legwork captures rules off mail-cold")]
struct Off {
    #[command(flatten)]
    one: One,
}

/// Switch a rule on again
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork captures rules on 2
  legwork captures rules on mail-cold")]
struct On {
    #[command(flatten)]
    one: One,
}

/// Remove a rule
///
/// One that ships with Legwork and was moved goes back to where it always
/// stands; `off` switches it off.
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork captures rules remove 2")]
struct Remove {
    #[command(flatten)]
    one: One,
}

/// Which rule.
#[derive(Debug, clap::Args)]
struct One {
    /// Its number in the list, its name, or its id
    #[arg(value_name = "RULE")]
    rule: String,
}

/// Try a rule on what was seen so far, and save nothing
///
/// With --rule, what is said is tried as a change of that rule; with nothing
/// more said, it shows what that rule does.
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork captures rules test --words \"stand-up\" --ignore
  legwork captures rules test --rule 1
  legwork captures rules test --rule 1 --accept --json")]
struct Test {
    /// A rule that is there: its number in the list, its name, or its id
    #[arg(long, value_name = "RULE")]
    rule: Option<String>,

    #[command(flatten)]
    fields: Fields,
}

/// What can be said of a rule.
#[derive(Debug, clap::Args)]
struct Fields {
    /// What was seen: mail, meeting, entry, invitation, line
    #[arg(long, value_name = "SORT")]
    seen: Option<String>,

    /// With or to whom: client, lapsed, prospect, prospect-who-wrote, referrer, partner, wrote, never-wrote, anyone, nobody
    #[arg(long = "to", visible_alias = "with", value_name = "WHOM")]
    whom: Option<String>,

    /// An address, or all of a domain: @acme.example
    #[arg(long, value_name = "ADDRESS")]
    address: Option<String>,

    /// Words in the subject or the title
    #[arg(long, value_name = "WORDS")]
    words: Option<String>,

    /// Mail that answers another one (true), or that does not (false)
    #[arg(long, value_name = "BOOL")]
    reply: Option<bool>,

    /// With so many people or more
    #[arg(long, value_name = "N")]
    least: Option<u32>,

    /// With so many people at most
    #[arg(long, value_name = "N")]
    most: Option<u32>,

    /// A word of the name of the source
    #[arg(long, value_name = "WORD")]
    source: Option<String>,

    /// It is an activity of this kind; "" leaves the kind to the rules below
    #[arg(long, value_name = "KIND")]
    kind: Option<String>,

    /// How sure that is: high, middle, low
    #[arg(long, value_name = "HOW")]
    confidence: Option<String>,

    /// Accept it at once
    #[arg(long, conflicts_with_all = ["ask", "ignore"])]
    accept: bool,

    /// Ask before it is accepted
    #[arg(long, conflicts_with = "ignore")]
    ask: bool,

    /// Leave it out
    #[arg(long)]
    ignore: bool,
}

impl Fields {
    fn input(&self) -> RuleFields {
        RuleFields {
            seen: self.seen.clone(),
            whom: self.whom.clone(),
            address: self.address.clone(),
            words: self.words.clone(),
            reply: self.reply,
            least: self.least,
            most: self.most,
            source: self.source.clone(),
            kind: self.kind.clone(),
            confidence: self.confidence.clone(),
            accept: (self.accept || self.ask).then_some(self.accept),
            ignore: self.ignore,
        }
    }
}

/// Does what was asked with rules; lists them when nothing was.
pub fn run(args: &Args, session: &mut Session) -> Result<()> {
    match &args.action {
        None | Some(Action::List(_)) => session.answer(
            async |context, _| rules::list(context).await,
            view::rule::list,
        ),
        Some(Action::Add(Add { fields })) => session.change(
            async |context, now| rules::add(context, now, &fields.input()).await,
            view::rule::list,
        ),
        Some(Action::Edit(Edit { rule, fields })) => session.change(
            async |context, now| rules::edit(context, now, rule, &fields.input()).await,
            view::rule::list,
        ),
        Some(Action::Move(Move { rule, place })) => session.change(
            async |context, now| rules::move_to(context, now, rule, *place).await,
            view::rule::list,
        ),
        Some(Action::Off(Off { one })) => switch(&one.rule, false, session),
        Some(Action::On(On { one })) => switch(&one.rule, true, session),
        Some(Action::Remove(Remove { one: One { rule } })) => session.change(
            async |context, now| rules::remove(context, now, rule).await,
            view::rule::list,
        ),
        Some(Action::Test(Test { rule, fields })) => session.answer(
            async |context, _| rules::test(context, rule.as_deref(), &fields.input()).await,
            view::rule::trial,
        ),
    }
}

fn switch(rule: &str, on: bool, session: &mut Session) -> Result<()> {
    session.change(
        async |context, now| rules::switch(context, now, rule, on).await,
        view::rule::list,
    )
}
