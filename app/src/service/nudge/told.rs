//! What there is to say, gathered; what is made of it is a matter of words.

use jiff::Zoned;

use super::secret;
use super::send::{Letter, reply};
use super::settings::{Channel, Settings};
use super::turn::Topic;
use crate::Result;
use crate::service::connect::Outside;
use crate::service::context::Context;
use crate::service::review::{self, Facts};
use crate::service::today::{self, Today};

/// The address at which `legwork serve` listens unless it is told otherwise.
pub const USUAL: &str = "http://127.0.0.1:7777";

/// What a letter is written from.
#[derive(Debug, Clone, PartialEq)]
pub struct Told {
    /// The member's name; empty until given.
    pub name: String,
    /// How everything stands.
    pub today: Today,
    /// What the week came to, for a digest.
    pub facts: Option<Facts>,
    /// Where a line to log can be sent as an answer.
    pub reply: Option<String>,
    /// Under which address the pages are reached.
    pub base: String,
    /// The address that ends the nudges without signing in.
    pub stop: Option<String>,
}

/// Writes a letter of what was told.
pub type Write = fn(&Told) -> Result<Letter>;

/// A letter that only shows that it arrives, as `write` writes it. `stop` is what
/// will end the nudges once they are set up.
pub(super) async fn trial(
    context: &Context,
    outside: &Outside,
    now: &Zoned,
    stop: Option<String>,
    write: Write,
) -> Result<Letter> {
    let told = told(context, outside, now, Topic::Daily, None).await?;
    let stop = stop.map(|stop| format!("{}/stop/{stop}", told.base));
    write(&Told { stop, ..told })
}

/// Gathers what there is to say about a topic. `here` is the address at which
/// a server listens, if one runs.
pub async fn told(
    context: &Context,
    outside: &Outside,
    now: &Zoned,
    topic: Topic,
    here: Option<&str>,
) -> Result<Told> {
    let mut tx = context.read().await?;
    let settings = Settings::load(context, &mut tx).await?;
    let by_mail = settings.channel == Some(Channel::Mail);
    // A secret that cannot be opened is told of when the letter is to be sent.
    let inside = secret::open(context, outside, &mut tx, Channel::Mail).await;
    drop(tx);
    let base = settings
        .base
        .unwrap_or_else(|| here.unwrap_or(USUAL).to_owned());
    let stop = inside.ok().and_then(|inside| inside.stop);
    let stop = stop.map(|stop| format!("{base}/stop/{stop}"));
    let facts = match topic {
        Topic::Daily => None,
        Topic::Digest => Some(review::facts(context, now, None).await?),
    };
    Ok(Told {
        name: context.member_name.clone(),
        today: today::today(context, now).await?,
        facts,
        reply: if by_mail {
            reply(context, now).await?
        } else {
            None
        },
        base,
        stop: stop.filter(|_| by_mail),
    })
}
