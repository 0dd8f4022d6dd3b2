//! What is kept of a member's nudges, apart from secrets.

use std::collections::BTreeMap;
use std::fmt;

use jiff::civil::{Time, Weekday};
use legwork_core::cadence::{code_of, weekday_of};
use legwork_core::nudge::{Quiet, Times};
use serde::{Deserialize, Serialize};

use crate::ids::{MemberId, WorkspaceId};
use crate::service::context::Context;
use crate::store::{Json, NudgeSetting, Tx};
use crate::{Error, Result};

/// How nudges reach the member.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Channel {
    /// By e-mail.
    Mail,
    /// As a signed call to another program.
    Webhook,
    /// On the screen of the machine on which `legwork serve` runs.
    Desktop,
    /// In the browsers that the member chose.
    Push,
}

impl Channel {
    /// The stable spelling.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Mail => "mail",
            Self::Webhook => "webhook",
            Self::Desktop => "desktop",
            Self::Push => "push",
        }
    }
}

impl fmt::Display for Channel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// What is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Settings {
    /// The time of the daily nudge by the code of the weekday.
    #[serde(default)]
    pub(super) daily: BTreeMap<String, Time>,
    /// The day and the time of the review.
    #[serde(default)]
    pub(super) review: Option<(String, Time)>,
    /// When quiet begins and ends.
    #[serde(default)]
    pub(super) quiet: Option<(Time, Time)>,
    /// The most messages of a day.
    #[serde(default)]
    pub(super) cap: u32,
    /// How nudges reach the member; none while they are off.
    #[serde(default)]
    pub(super) channel: Option<Channel>,
    /// Under which address the pages are reached.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) base: Option<String>,
    /// How mail is sent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) mail: Option<MailWay>,
    /// Which program is called.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) webhook: Option<HookWay>,
    /// Services of browsers on a private network that may be reached.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) push_allow: Vec<String>,
}

/// How mail is sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct MailWay {
    pub(super) to: String,
    pub(super) from: String,
    pub(super) host: String,
    pub(super) port: u16,
    #[serde(default)]
    pub(super) starttls: bool,
    #[serde(default)]
    pub(super) user: Option<String>,
    #[serde(default)]
    pub(super) allow: Vec<String>,
    #[serde(default)]
    pub(super) authority: Option<String>,
}

/// Which program is called. Its address may be a secret, so only the server is
/// here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct HookWay {
    pub(super) server: String,
    #[serde(default)]
    pub(super) allow: Vec<String>,
}

impl Settings {
    /// What holds until the member says otherwise: nothing is sent; once there
    /// is a channel, at nine on workdays, a digest on the last of them at four,
    /// and quiet from nine in the evening until seven.
    pub(super) fn usual(context: &Context) -> Self {
        let at = |hour| Time::constant(hour, 0, 0, 0);
        let days: Vec<Weekday> = context.workdays().iter().collect();
        let last = days.last().copied().unwrap_or(Weekday::Friday);
        Self {
            daily: days
                .iter()
                .map(|day| (code_of(*day).to_owned(), at(9)))
                .collect(),
            review: Some((code_of(last).to_owned(), at(16))),
            quiet: Some((at(21), at(7))),
            cap: 1,
            channel: None,
            base: None,
            mail: None,
            webhook: None,
            push_allow: Vec::new(),
        }
    }

    /// What is stored for the member, else what is usual.
    pub(super) async fn load(context: &Context, tx: &mut Tx) -> Result<Self> {
        let found = tx.get::<NudgeSetting>(&key(context)).await?;
        let Some(found) = found else {
            return Ok(Self::usual(context));
        };
        let read = serde_json::from_value(found.settings.0);
        read.map_err(|cause| Error::internal("the settings of nudges cannot be read", cause))
    }

    /// The row to store.
    pub(super) fn row(&self, context: &Context) -> NudgeSetting {
        let (workspace_id, member_id) = key(context);
        NudgeSetting {
            workspace_id,
            member_id,
            settings: Json(serde_json::to_value(self).unwrap_or_default()),
        }
    }

    /// The times as the core knows them.
    pub(super) fn times(&self) -> Times {
        let mut times = Times {
            cap: self.cap,
            ..Times::default()
        };
        for (day, time) in &self.daily {
            let place = weekday_of(day).map(Weekday::to_monday_zero_offset);
            let place = place.and_then(|place| times.daily.get_mut(usize::try_from(place).ok()?));
            if let Some(place) = place {
                *place = Some(*time);
            }
        }
        let review = self.review.as_ref();
        times.review = review.and_then(|(day, time)| Some((weekday_of(day)?, *time)));
        times.quiet = self
            .quiet
            .and_then(|(from, until)| Quiet::new(from, until).ok());
        times
    }
}

/// The key of a member's row.
pub(super) const fn key(context: &Context) -> (WorkspaceId, MemberId) {
    (context.workspace_id(), context.member_id)
}
