//! "I just did": the act of a commitment, with somebody who was named for it.

use jiff::Zoned;
use serde::Serialize;

use super::names::wanting;
use super::{NAMED, Naming};
use crate::service::activities::{ActivityFields, Named};
use crate::service::board::Board;
use crate::service::context::Context;
use crate::service::find;
use crate::service::log::{LogLine, Logged, log};
use crate::store::Tx;
use crate::{Error, Result};

/// What was just done.
#[derive(Debug, Clone, Default)]
pub struct DoneWith {
    /// With whom: id, start of it, or name.
    pub person: String,
    /// For which commitment; the one that names them when left out.
    pub commitment: Option<String>,
    /// The outcome and whatever else is known.
    pub fields: ActivityFields,
    /// Id chosen by the client, so that a repeated request logs once.
    pub id: Option<String>,
}

/// What was logged, and with whom.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Done {
    /// With whom.
    pub person: Named,
    /// What was logged.
    #[serde(flatten)]
    pub logged: Logged,
}

/// Logs one act of a commitment's kind with a person.
pub async fn done(context: &Context, now: &Zoned, input: &DoneWith) -> Result<Done> {
    let today = context.today(now);
    let mut tx = context.read().await?;
    let person = find::person(context, &mut tx, &input.person).await?;
    let person = Named {
        id: person.person_id.to_string(),
        name: person.name,
    };
    let board = Board::seen(context, &mut tx, today).await?;
    let kind = match (&input.fields.kind, &input.commitment) {
        (Some(kind), _) => kind.clone(),
        (None, Some(words)) => find::commitment(context, &mut tx, today, words).await?.kind,
        (None, None) => named_for(context, &mut tx, &board, &person).await?,
    };
    drop(tx);
    let line = LogLine {
        text: kind.clone(),
        fields: ActivityFields {
            kind: Some(kind),
            people: Some(vec![person.id.clone()]),
            ..input.fields.clone()
        },
        id: input.id.clone(),
        said: None,
    };
    let logged = log(context, now, &line).await?;
    Ok(Done { person, logged })
}

/// The kind of the commitment that names a person, or of the only one that is
/// in force and reaches people.
async fn named_for(
    context: &Context,
    tx: &mut Tx,
    board: &Board,
    person: &Named,
) -> Result<String> {
    let all = Naming::new(context, board, NAMED).all(tx).await?;
    let names = |reach: &&super::Reach| reach.people.iter().any(|one| one.id == person.id);
    if let Some(reach) = all.iter().find(names) {
        return Ok(reach.kind.clone());
    }
    let open = board.held.iter().filter(|held| wanting(held));
    let slugs = open.map(|held| held.row.kind.as_str());
    let mut able: Vec<&str> = slugs
        .filter(|slug| all.iter().any(|reach| reach.kind == *slug))
        .collect();
    able.dedup();
    match able.as_slice() {
        [only] => Ok((*only).to_owned()),
        _ => Err(Error::usage(format!(
            "{} is named for no commitment today: say what you did",
            person.name
        ))
        .hint("--commitment ID, or --kind call")
        .hint("`legwork log \"called NAME\"` takes a whole sentence")),
    }
}
