//! The runner: what a program does by itself, one turn after another.
//!
//! A server turns every few seconds, `legwork jobs run` once. Any number of them
//! may run on one database: who moves the mark of a member plans, and who takes
//! a job does it.

use crate::error::Kind;
use crate::ids::Ids;
use crate::letter;
use crate::service::connect::Outside;
use crate::service::context::Context;
use crate::service::jobs::{self, Came, Held};
use crate::service::nudge::{self, Note, Way};
use crate::{Error, Result};

/// The most jobs of one turn: a server has other things to do as well.
const MOST: u64 = 20;

/// Plans what is due and does the jobs that are; says how many were done. `here`
/// is the address at which a server listens, if one does.
pub async fn turn(context: &Context, outside: &Outside, here: Option<&str>) -> Result<u64> {
    let now = (outside.clock)();
    jobs::sweep(context, &now).await?;
    nudge::plan(context, &now).await?;
    let speaks = nudge::may_speak(context, &now).await?;
    let may = |kind: &str| kind != nudge::KIND || speaks;
    let mut done = 0;
    while done < MOST {
        let now = (outside.clock)();
        let Some(held) = jobs::take(context, &now, may).await? else {
            break;
        };
        let came = work(context, outside, &held, here).await;
        let now = (outside.clock)();
        jobs::end(context, &now, &held, came, jitter(&context.ids)).await?;
        done += 1;
    }
    Ok(done)
}

/// Does a job; whatever goes wrong is what came of it.
async fn work(context: &Context, outside: &Outside, held: &Held, here: Option<&str>) -> Came {
    let done = match held.kind() {
        nudge::KIND => say(context, outside, held, here).await,
        other => Ok(Came::Never(
            Error::failed(format!("this version does not know how to do '{other}'"))
                .hint("a later version of Legwork made it: update this one"),
        )),
    };
    done.unwrap_or_else(|error| match error.kind() {
        Kind::Busy | Kind::Failed => Came::Again(error),
        _ => Came::Never(error),
    })
}

/// Says what is due by the member's channel.
async fn say(
    context: &Context,
    outside: &Outside,
    held: &Held,
    here: Option<&str>,
) -> Result<Came> {
    let now = (outside.clock)();
    let note: Note = serde_json::from_value(held.payload().clone())
        .map_err(|cause| Error::internal("a job cannot be read", cause))?;
    let told = nudge::told(context, outside, &now, note.topic, here).await?;
    let Some(letter) = letter::write(&told)? else {
        return Ok(Came::Done(Some("nothing was due".to_owned())));
    };
    let id = held.id();
    let way = Way {
        id: &id,
        base: &told.base,
        reply: told.reply.as_deref(),
        note: Some(note),
        expires: held.expires(),
    };
    nudge::send(context, outside, &now, &letter, &way).await
}

/// A number from 0 to 1 by chance.
fn jitter(ids: &Ids) -> f64 {
    let [byte, ..] = ids.secret().unwrap_or([127; 32]);
    f64::from(byte) / 255.0
}
