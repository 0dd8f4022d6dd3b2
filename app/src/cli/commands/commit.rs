//! `legwork commit`.

use legwork_core::parse::date::Sense;

use crate::cli::ask::{self, Question};
use crate::cli::session::Session;
use crate::cli::terms::Terms;
use crate::cli::ui::text::Line;
use crate::cli::view;
use crate::service::commitment as service;
use crate::service::commitment::{AddCommitment, CommitmentPreview};
use crate::{Error, Result};

use super::goal;

/// Promise an activity: what, how many, how often
#[derive(Debug, Default, clap::Args)]
#[command(before_help = "\
Examples:
  legwork commit \"Make two cold calls every day\"
  legwork commit \"Invite 10 new people to connect on LinkedIn each week\" --minutes 3
  legwork commit \"Write a newsletter\" --per month --goal revenue
  legwork commit \"stop eating sweets\"")]
pub struct Args {
    /// What you will do
    #[arg(
        value_name = "SENTENCE",
        required = true,
        allow_negative_numbers = true
    )]
    pub words: Vec<String>,

    /// Answers and overrides
    #[command(flatten)]
    pub terms: Terms,

    /// The goal it serves: id, start of it, or words of its sentence
    #[arg(long, value_name = "GOAL")]
    pub goal: Option<String>,

    /// Save without asking anything
    #[arg(long, short = 'y')]
    pub yes: bool,
}

/// What may be missing in a commitment, and how to ask for it.
const QUESTIONS: &[Question] = &[
    Question::new("count", "How many?", "--count 2"),
    Question::new("min", "How many?", "--count 2"),
    Question::new("max", "How many at most?", "--at-most 3"),
    Question::new("per", "Per day, week or month?", "--per week"),
    Question::new("period", "Per day, week or month?", "--per week"),
    Question::new("every", "Every how many?", "--per \"2 weeks\""),
    Question::new("kind", "What sort of activity is it?", "--kind cold-call"),
    Question::new("days", "On which days?", "--days MO,WE,FR"),
    Question::new("minutes", "How many minutes does one take?", "--minutes 10"),
    Question::new(
        "direction",
        "At least or at most that many?",
        "--at-least 2 or --at-most 2",
    ),
    Question::new("from", "From which day?", "--from monday"),
    Question::new("until", "Until which day?", "--until \"end of year\""),
    Question::new("goal", "Which goal does it serve?", "--goal revenue"),
];

/// Shows how the sentence was read, asks for what is missing, and saves.
pub fn run(args: &Args, session: &mut Session) -> Result<()> {
    let mut input = AddCommitment {
        text: args.words.join(" "),
        terms: args.terms.input(session)?,
        goal: args.goal.clone(),
    };
    if args.yes {
        session.ui.never_ask();
    }
    loop {
        let asked = input.clone();
        let preview =
            session.call(async |context, now| service::preview(context, now, &asked).await)?;
        if let Some(goal) = &preview.result {
            return result(goal, &input, session);
        }
        show(&preview, session)?;
        if preview.missing.is_empty() {
            return save(&input, session);
        }
        for (field, answer) in ask::missing(&preview.missing, QUESTIONS, session)? {
            fill(&mut input, field, answer, session)?;
        }
    }
}

fn show(preview: &CommitmentPreview, session: &mut Session) -> Result<()> {
    if session.json() {
        return Ok(());
    }
    view::commitment::preview(preview, &mut session.ui)
}

fn save(input: &AddCommitment, session: &mut Session) -> Result<()> {
    session.change(
        async |context, now| service::commit(context, now, input).await,
        view::commitment::saved,
    )
}

/// The control test: what cannot be promised may be wanted.
fn result(goal: &str, input: &AddCommitment, session: &mut Session) -> Result<()> {
    let Err(refusal) = save(input, session) else {
        return Ok(());
    };
    if !session.ui.can_ask() || session.json() {
        return Err(refusal);
    }
    session.ui.note(refusal.message())?;
    if !session
        .ui
        .confirm(Line::from("Make it a goal instead?"), false)?
    {
        return Err(refusal);
    }
    let words = vec![goal.to_owned()];
    goal::add(
        &goal::AddArgs {
            words,
            ..goal::AddArgs::default()
        },
        session,
    )
}

fn fill(
    input: &mut AddCommitment,
    field: &str,
    answer: String,
    session: &mut Session,
) -> Result<()> {
    let number = || {
        answer
            .parse()
            .map_err(|_| Error::usage(format!("'{answer}' is not a whole number")))
    };
    match field {
        "count" | "min" => input.terms.count = Some(number()?),
        "max" => {
            input.terms.count = Some(number()?);
            input.terms.direction = Some("at_most".to_owned());
        }
        "minutes" => input.terms.minutes = Some(number()?),
        "per" | "period" | "every" => input.terms.per = Some(answer),
        "kind" => input.terms.kind = Some(answer),
        "days" => input.terms.days = Some(answer),
        "direction" => input.terms.direction = Some(answer.replace(' ', "_")),
        "from" => input.terms.from = Some(session.day(&answer, Sense::Future)?),
        "until" => input.terms.until = Some(session.day(&answer, Sense::Future)?),
        "goal" => input.goal = Some(answer),
        other => {
            return Err(Error::usage(format!(
                "nothing answers '{other}'; say it in the sentence"
            )));
        }
    }
    Ok(())
}
