//! The options that say what was done, for a new activity or a change of one.

use legwork_core::parse::date::Sense;

use crate::Result;
use crate::service::activities::ActivityFields;

use super::session::Session;

/// The options that say what was done; they win over the words of a line.
#[derive(Debug, Default, clap::Args)]
pub struct Deed {
    /// How many
    #[arg(long, alias = "count", value_name = "N", allow_negative_numbers = true)]
    pub quantity: Option<i64>,

    /// The day
    #[arg(long, value_name = "DAY")]
    pub date: Option<String>,

    /// Minutes spent
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    pub minutes: Option<i64>,

    /// Kind of activity; 'legwork kinds' lists them
    #[arg(long, value_name = "KIND")]
    pub kind: Option<String>,

    /// What it led to: no answer, voicemail, conversation, meeting booked ...
    #[arg(long, value_name = "OUTCOME")]
    pub outcome: Option<String>,

    /// How good it was, 1 to 5
    #[arg(long, value_name = "N")]
    pub quality: Option<i64>,

    /// With whom; may be given more than once
    #[arg(long = "person", value_name = "NAME")]
    pub people: Vec<String>,

    /// Free text
    #[arg(long, value_name = "TEXT")]
    pub note: Option<String>,
}

impl Deed {
    /// What the service takes.
    pub fn fields(&self, session: &mut Session) -> Result<ActivityFields> {
        let outcome = self.outcome.as_ref();
        Ok(ActivityFields {
            kind: self.kind.clone(),
            quantity: self.quantity,
            date: session.maybe_day(self.date.as_deref(), Sense::Past)?,
            minutes: self.minutes,
            outcome: outcome.map(|word| word.replace([' ', '-'], "_")),
            quality: self.quality,
            people: (!self.people.is_empty()).then(|| self.people.clone()),
            note: self.note.clone(),
            ..ActivityFields::default()
        })
    }
}
