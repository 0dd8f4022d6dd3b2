//! `legwork goal add`.

use legwork_core::parse::date::Sense;

use crate::Result;
use crate::cli::ask::{self, Question};
use crate::cli::session::Session;
use crate::cli::{done, view};
use crate::service::goal::{self, AddGoal};

/// Set a goal in a sentence
#[derive(Debug, Default, clap::Args)]
#[command(before_help = "\
Examples:
  legwork goal add \"grow revenue by 20% in 2027\" --baseline 500000 --currency EUR
  legwork goal add \"win 8 new clients by the end of June\"
  legwork goal add \"weigh 75 kg by summer\" --baseline 82 --why \"knees\"")]
pub struct Args {
    /// The result you want, with a number and a date
    #[arg(
        value_name = "SENTENCE",
        required = true,
        allow_negative_numbers = true
    )]
    pub words: Vec<String>,

    /// Where things stand now, or stood in the year before
    #[arg(long, value_name = "AMOUNT")]
    pub baseline: Option<String>,

    /// Currency of the amounts: EUR, USD, GBP ...
    #[arg(long, value_name = "CODE")]
    pub currency: Option<String>,

    /// First day that counts
    #[arg(long, value_name = "DAY")]
    pub start: Option<String>,

    /// Last day that counts
    #[arg(long, value_name = "DAY")]
    pub due: Option<String>,

    /// Why it matters to you
    #[arg(long, value_name = "REASON")]
    pub why: Option<String>,

    /// The next step follows by itself, so none is advised
    #[arg(skip)]
    pub guided: bool,
}

/// What may be missing in a goal, and how to ask for it.
const QUESTIONS: &[Question] = &[
    Question::new(
        "baseline",
        "Where do things stand now?",
        "--baseline 500000",
    ),
    Question::new(
        "amount",
        "What is the number to reach?",
        "a number in the sentence",
    ),
    Question::new("currency", "In which currency?", "--currency EUR"),
    Question::new("start", "From which day does it count?", "--start today"),
    Question::new("due", "By when?", "--due \"end of year\""),
    Question::new("why", "Why does it matter to you?", "--why \"...\""),
];

/// Shows how the sentence was read, asks for what is missing, and saves.
pub fn run(args: &Args, session: &mut Session) -> Result<()> {
    let mut input = input(args, session)?;
    loop {
        let asked = input.clone();
        let preview =
            session.call(async |context, now| goal::preview(context, now, &asked).await)?;
        if !session.json() {
            view::goal::preview(&preview, &mut session.ui)?;
        }
        if preview.missing.is_empty() {
            break;
        }
        for (field, answer) in ask::missing(&preview.missing, QUESTIONS, session)? {
            fill(&mut input, field, answer, session)?;
        }
    }
    save(&input, args.guided, session)
}

/// Saves without another look.
fn save(input: &AddGoal, guided: bool, session: &mut Session) -> Result<()> {
    let saved = session.call(async |context, now| goal::add(context, now, input).await)?;
    session.show(&saved, |one, _, ui| {
        done::line("goal set", &one.goal.sentence, ui)?;
        if guided {
            Ok(())
        } else {
            view::goal::advice(&one.goal, ui)
        }
    })?;
    if guided { Ok(()) } else { session.undo_hint() }
}

fn input(args: &Args, session: &mut Session) -> Result<AddGoal> {
    Ok(AddGoal {
        text: args.words.join(" "),
        baseline: args.baseline.clone(),
        currency: args.currency.clone(),
        start: session.maybe_day(args.start.as_deref(), Sense::Future)?,
        due: session.maybe_day(args.due.as_deref(), Sense::Future)?,
        why: args.why.clone(),
    })
}

fn fill(input: &mut AddGoal, field: &str, answer: String, session: &mut Session) -> Result<()> {
    match field {
        "baseline" => input.baseline = Some(answer),
        "currency" => input.currency = Some(answer),
        "start" => input.start = Some(session.day(&answer, Sense::Future)?),
        "due" => input.due = Some(session.day(&answer, Sense::Future)?),
        "why" => input.why = Some(answer),
        _ => input.text = format!("{} {answer}", input.text),
    }
    Ok(())
}
