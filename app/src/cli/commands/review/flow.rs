//! The guided review: one question at a time, each answered by Enter or a
//! letter. Everything is saved at once, so it can be left at any point.

use legwork_core::parse::date::Sense;

use super::answer::{Answer, read};
use super::which::Which;
use crate::cli::commands::commit;
use crate::cli::session::Session;
use crate::cli::ui::text::Line;
use crate::cli::view;
use crate::service::log::{self, LogLine};
use crate::service::review::{self as service, Choice, Decide, Facts, Reviewed};
use crate::{Error, Result};

/// How a question ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Next {
    /// It was answered.
    On,
    /// The rest is for another time.
    Stop,
}

/// Leads through the review.
pub(super) fn run(which: &Which, session: &mut Session) -> Result<()> {
    let name = which.name()?;
    let facts = read_facts(name.as_deref(), session)?;
    session.show(&facts, view::review::facts)?;
    if !facts.open {
        return session.ui.note("These days are only looked at.");
    }
    if facts.left == 0 && facts.finished.is_some() {
        return session.show(&facts, view::review::rest);
    }
    let asked = lead(&facts, session)?;
    if asked == Next::Stop {
        return session
            .ui
            .note(Line::from("Go on later with ").accent("legwork review"));
    }
    let name = facts.name.clone();
    let finished =
        session.call(async |context, now| service::finish(context, now, Some(&name)).await)?;
    session.show(&finished, view::review::finished)
}

fn read_facts(name: Option<&str>, session: &mut Session) -> Result<Facts> {
    session.call(async |context, now| service::facts(context, now, name).await)
}

/// Asks everything there is to ask.
fn lead(facts: &Facts, session: &mut Session) -> Result<Next> {
    if !facts.unlogged.is_empty() && catch_up(facts, session)? == Next::Stop {
        return Ok(Next::Stop);
    }
    for one in facts.commitments.iter().filter(|one| one.unconfirmed > 0) {
        if silence(one, facts, session)? == Next::Stop {
            return Ok(Next::Stop);
        }
    }
    // What was just logged may have changed what is advised.
    let facts = read_facts(Some(&facts.name), session)?;
    let left: Vec<&Reviewed> = facts
        .commitments
        .iter()
        .filter(|one| one.is_left())
        .collect();
    for (at, one) in left.iter().enumerate() {
        session.ui.note("")?;
        let place = format!("{} of {}", at + 1, left.len());
        view::review::question(one, &place, &mut session.ui)?;
        if decide(one, &facts.name, session)? == Next::Stop {
            return Ok(Next::Stop);
        }
    }
    promise_more(session)
}

/// "Anything you did and did not log?": lines until an empty one.
fn catch_up(facts: &Facts, session: &mut Session) -> Result<Next> {
    let today = session.today()?;
    session.ui.gap()?;
    view::review::unlogged(facts, today, &mut session.ui)?;
    loop {
        let Some(line) = session
            .ui
            .reply("Anything you did and did not log? (Enter: no)")?
        else {
            return Ok(Next::Stop);
        };
        if line.is_empty() {
            return Ok(Next::On);
        }
        let line = LogLine {
            text: line,
            ..LogLine::default()
        };
        let logged = session.call(async |context, now| log::log(context, now, &line).await);
        match logged {
            Ok(logged) => session.show(&logged, view::activity::logged)?,
            Err(error) => session.ui.note(error.message())?,
        }
    }
}

/// Silence is not success until it is confirmed.
fn silence(one: &Reviewed, facts: &Facts, session: &mut Session) -> Result<Next> {
    let question = format!(
        "{}: kept, is that so? (Enter: yes, or the day it was not)",
        one.title
    );
    loop {
        let Some(answer) = session.ui.reply(question.as_str())? else {
            return Ok(Next::Stop);
        };
        let yes = matches!(answer.to_ascii_lowercase().as_str(), "" | "y" | "yes");
        let done = if yes {
            let (name, id) = (facts.name.clone(), one.id.clone());
            session
                .call(async |context, now| service::confirm(context, now, Some(&name), &id).await)
                .map(|_| ())
        } else {
            slip(one, &answer, session)
        };
        match done {
            Ok(()) => return Ok(Next::On),
            Err(error) => session.ui.note(error.message())?,
        }
    }
}

/// Logs the slip of a limit on the day that was typed.
fn slip(one: &Reviewed, day: &str, session: &mut Session) -> Result<()> {
    let date = session.day(day, Sense::Past)?;
    let kind = one.standing.as_ref().map(|now| now.kind.clone());
    let line = LogLine {
        text: kind.clone().unwrap_or_else(|| one.title.clone()),
        fields: crate::service::activities::ActivityFields {
            kind,
            date: Some(date),
            ..Default::default()
        },
        ..LogLine::default()
    };
    let logged = session.call(async |context, now| log::log(context, now, &line).await)?;
    session.show(&logged, view::activity::logged)
}

/// Decides on one commitment.
fn decide(one: &Reviewed, review: &str, session: &mut Session) -> Result<Next> {
    let advised = one.advice.as_ref();
    let word = advised.map_or("keep", |advice| advice.choice.as_str());
    let count = advised.and_then(|advice| advice.count);
    let count = count.map_or_else(String::new, |count| format!(" to {count}"));
    let question = format!("Enter: {word}{count}, q: stop here");
    loop {
        let Some(typed) = session.ui.reply(question.as_str())? else {
            return Ok(Next::Stop);
        };
        let done = match read(&typed) {
            Ok(Answer::Stop) => return Ok(Next::Stop),
            Ok(answer) => {
                input(one, review, answer, session).and_then(|input| save(input, session))
            }
            Err(error) => Err(error),
        };
        match done {
            Ok(()) => return Ok(Next::On),
            Err(error) => session.ui.note(error.message())?,
        }
    }
}

fn save(input: Decide, session: &mut Session) -> Result<()> {
    let decided = session.call(async |context, now| service::decide(context, now, input).await)?;
    session.show(&decided, view::review::decided)
}

/// What was typed, as it is decided. What is missing is asked for.
fn input(one: &Reviewed, review: &str, answer: Answer, session: &mut Session) -> Result<Decide> {
    let advice = one.advice.as_ref();
    let (choice, what, reason) = match answer {
        Answer::Chosen {
            choice,
            what,
            reason,
        } => (choice, what, reason),
        Answer::Advised { reason } => {
            let word = advice.map_or("keep", |advice| advice.choice.as_str());
            (word.parse()?, None, reason)
        }
        Answer::Stop => return Err(Error::usage("nothing was decided")),
    };
    let mut input = Decide {
        review: Some(review.to_owned()),
        commitment: one.id.clone(),
        choice,
        count: None,
        days: None,
        until: None,
        from: None,
        reason,
    };
    match choice {
        Choice::Shrink | Choice::Raise | Choice::Recommit => {
            input.count = number(one, choice, what)?;
        }
        Choice::Move => input.days = Some(need(what, "On which days? (MO,WE)", session)?),
        Choice::Pause => {
            let day = need(what, "Until which day?", session)?;
            input.until = Some(session.day(&day, Sense::Future)?);
        }
        Choice::Keep | Choice::Retire | Choice::Archive => {}
    }
    Ok(input)
}

/// The number that was typed, or the one that was offered.
fn number(one: &Reviewed, choice: Choice, what: Option<String>) -> Result<Option<u32>> {
    let offered = one
        .offers
        .iter()
        .find(|offer| offer.choice == choice.as_str());
    let Some(typed) = what else {
        return Ok(offered.and_then(|offer| offer.count));
    };
    let wrong = |_| Error::usage(format!("'{typed}' is not a whole number"));
    typed.parse().map(Some).map_err(wrong)
}

fn need(what: Option<String>, question: &str, session: &mut Session) -> Result<String> {
    let typed = match what {
        Some(typed) => Some(typed),
        None => session.ui.ask(question)?,
    };
    typed.ok_or_else(|| Error::usage("nothing was said: choose again"))
}

/// New commitments, by sentence, until an empty line.
fn promise_more(session: &mut Session) -> Result<Next> {
    session.ui.note("")?;
    loop {
        let Some(sentence) = session.ui.reply("Anything new to promise? (Enter: no)")? else {
            return Ok(Next::On);
        };
        if sentence.is_empty() {
            return Ok(Next::On);
        }
        let args = commit::Args {
            words: vec![sentence],
            ..commit::Args::default()
        };
        if let Err(error) = commit::run(&args, session) {
            session.ui.note(error.message())?;
        }
    }
}
