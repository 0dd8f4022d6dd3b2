//! The options that give or change the terms of a commitment.

use legwork_core::parse::date::Sense;

use crate::Result;
use crate::service::commitment::TermsInput;

use super::session::Session;

/// The options that give or change the terms of a commitment.
#[derive(Debug, Default, clap::Args)]
pub struct Terms {
    /// How many in each period
    #[arg(long, value_name = "N", group = "number")]
    pub count: Option<u32>,

    /// How many at least
    #[arg(long, value_name = "N", group = "number")]
    pub at_least: Option<u32>,

    /// How many at most
    #[arg(long, value_name = "N", group = "number")]
    pub at_most: Option<u32>,

    /// How many, neither more nor less
    #[arg(long, value_name = "N", group = "number")]
    pub exactly: Option<u32>,

    /// Upper end of a range: --count 4 --upto 7
    #[arg(long, value_name = "N", requires = "count")]
    pub upto: Option<u32>,

    /// The period: day, week, month, quarter, year, "2 weeks"
    #[arg(long, value_name = "PERIOD")]
    pub per: Option<String>,

    /// Days on which it is due: MO,WE,FR, workdays or all
    #[arg(long, value_name = "DAYS")]
    pub days: Option<String>,

    /// Kind of activity; 'legwork kinds' lists them
    #[arg(long, value_name = "KIND")]
    pub kind: Option<String>,

    /// What to call it
    #[arg(long, value_name = "WORDS")]
    pub title: Option<String>,

    /// Minutes that one takes
    #[arg(long, value_name = "N")]
    pub minutes: Option<u32>,

    /// First day
    #[arg(long, value_name = "DAY")]
    pub from: Option<String>,

    /// Last day
    #[arg(long, value_name = "DAY")]
    pub until: Option<String>,

    /// How many done too many may count for the next period
    #[arg(long, value_name = "N")]
    pub carry: Option<u32>,
}

impl Terms {
    /// What the service takes.
    pub fn input(&self, session: &mut Session) -> Result<TermsInput> {
        Ok(TermsInput {
            count: self
                .count
                .or(self.at_least)
                .or(self.at_most)
                .or(self.exactly),
            upto: self.upto,
            direction: self.direction().map(str::to_owned),
            per: self.per.clone(),
            days: self.days.clone(),
            kind: self.kind.clone(),
            title: self.title.clone(),
            minutes: self.minutes,
            from: session.maybe_day(self.from.as_deref(), Sense::Future)?,
            until: session.maybe_day(self.until.as_deref(), Sense::Future)?,
            carry: self.carry,
        })
    }

    fn direction(&self) -> Option<&'static str> {
        let said = [
            (self.at_least, "at_least"),
            (self.at_most, "at_most"),
            (self.exactly, "exactly"),
        ];
        said.into_iter()
            .find_map(|(number, direction)| number.map(|_| direction))
    }
}
