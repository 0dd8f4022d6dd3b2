//! The first two minutes: one sentence for a goal, one for a commitment, one
//! for the log. Every step may be skipped.

use crate::Result;
use crate::error::Kind;
use crate::service::{commitment, goal};

use super::commands::{commit, goal as goal_command, log, today};
use super::session::Session;
use super::ui::Ui;
use super::ui::table::{Column, Table};
use super::ui::text::{Line, Role};

/// So often is a sentence asked for again before the step is left for later.
const TRIES: usize = 3;

/// Narrower than this, a command stands below the step that it is for.
const ROOMY: usize = 72;

/// Leads a person through the steps that are left, or shows the commands.
pub fn run(session: &mut Session) -> Result<()> {
    let goals = session.call(async |context, now| goal::list(context, now, false).await)?;
    if !session.ui.can_ask() {
        return steps(&mut session.ui);
    }
    session.ui.note(Line::new().strong("Welcome to Legwork."))?;
    session
        .ui
        .note("A sentence each, in your own words; press Enter to skip.")?;
    if goals.goals.is_empty() {
        step(&GOAL, session)?;
    }
    step(&COMMITMENT, session)?;
    let all = session.call(async |context, now| commitment::list(context, now, false).await)?;
    if all.commitments.is_empty() {
        return steps(&mut session.ui);
    }
    step(&LOG, session)?;
    session.ui.gap()?;
    today::run(&today::Args {}, session)
}

/// The three commands that make a beginning.
fn steps(ui: &mut Ui) -> Result<()> {
    ui.line("Nothing is promised yet. Three sentences to begin:")?;
    ui.gap()?;
    let steps = [GOAL, COMMITMENT, LOG].map(|step| (step.name, step.command));
    let steps = steps
        .into_iter()
        .chain([("or look around first", "legwork demo")]);
    if ui.width() < ROOMY {
        return steps.into_iter().try_for_each(|(name, command)| {
            ui.line(Line::from("  ").muted(name))?;
            ui.line(Line::from("    ").accent(command))
        });
    }
    let mut table = Table::new([Column::left("", 1), Column::wrapping("", 0)]);
    for (name, command) in steps {
        table.row([Line::from("  ").muted(name), Line::new().accent(command)]);
    }
    ui.table(&table)
}

/// One sentence to ask for.
struct Step {
    name: &'static str,
    question: &'static str,
    example: &'static str,
    command: &'static str,
    run: fn(String, &mut Session) -> Result<()>,
}

const GOAL: Step = Step {
    name: "the result you want",
    question: "What result do you want, and by when?",
    example: "grow revenue by 20% in 2027",
    command: "legwork goal add \"grow revenue by 20% in 2027\"",
    run: |text, session| {
        let words = vec![text];
        let args = goal_command::AddArgs {
            words,
            guided: true,
            ..Default::default()
        };
        goal_command::add(&args, session)
    },
};

const COMMITMENT: Step = Step {
    name: "the work you promise",
    question: "What will you do for it, and how often?",
    example: "make two cold calls every day",
    command: "legwork commit \"make two cold calls every day\"",
    run: |text, session| {
        let goal = only_goal(session)?;
        let args = commit::Args {
            words: vec![text],
            goal,
            ..Default::default()
        };
        commit::run(&args, session)
    },
};

const LOG: Step = Step {
    name: "the work you did",
    question: "What did you do already?",
    example: "2 cold calls yesterday",
    command: "legwork log 2 cold calls yesterday",
    run: |text, session| {
        log::run(
            &log::Args {
                words: vec![text],
                ..Default::default()
            },
            session,
        )
    },
};

/// The one open goal, which the first commitment then serves.
fn only_goal(session: &mut Session) -> Result<Option<String>> {
    let goals = session.call(async |context, now| goal::list(context, now, false).await)?;
    Ok(match goals.goals.as_slice() {
        [one] => Some(one.id.clone()),
        _ => None,
    })
}

/// Asks for one sentence and acts on it; what cannot be read is asked again.
fn step(step: &Step, session: &mut Session) -> Result<()> {
    for _ in 0..TRIES {
        session.ui.gap()?;
        session.ui.note(Line::new().strong(step.question))?;
        session
            .ui
            .note(Line::new().muted(format!("such as: {}", step.example)))?;
        let Some(text) = session.ui.ask(Line::new().accent(">"))? else {
            return Ok(());
        };
        match (step.run)(text, session) {
            Ok(()) => return Ok(()),
            Err(error) if matches!(error.kind(), Kind::Usage | Kind::Refused) => {
                session.ui.note(Line::of(Role::Warn, error.message()))?;
            }
            Err(error) => return Err(error),
        }
    }
    Ok(())
}
