//! The options that say what is reviewed.

use crate::{Error, Result};

/// What is reviewed: the week that is due when nothing is said.
#[derive(Debug, Default, clap::Args)]
pub(super) struct Which {
    /// The week, such as 2027-W06
    #[arg(long, value_name = "WEEK", conflicts_with_all = ["month", "quarter"])]
    week: Option<String>,

    /// The month, such as 2027-02; the one that is due without a name
    #[arg(long, value_name = "MONTH", num_args = 0..=1, default_missing_value = "month", conflicts_with = "quarter")]
    month: Option<String>,

    /// The quarter, such as 2027-Q1; the one that is due without a name
    #[arg(long, value_name = "QUARTER", num_args = 0..=1, default_missing_value = "quarter")]
    quarter: Option<String>,
}

impl Which {
    /// The name that the service takes; none for what is due.
    pub(super) fn name(&self) -> Result<Option<String>> {
        let fits = |name: &str, letter: Option<char>| {
            let part = name.rsplit(['-', ' ']).next().unwrap_or(name);
            let first = part.chars().next().map(|first| first.to_ascii_lowercase());
            match letter {
                Some(letter) => first == Some(letter),
                None => first.is_some_and(|first| first.is_ascii_digit() || first == 'm'),
            }
        };
        for (name, letter, like) in [
            (&self.week, Some('w'), "the week 2027-W06"),
            (&self.month, None, "the month 2027-02"),
            (&self.quarter, Some('q'), "the quarter 2027-Q1"),
        ] {
            if let Some(name) = name.as_ref().filter(|name| !fits(name, letter)) {
                return Err(Error::usage(format!("'{name}' is not what was meant"))
                    .hint(format!("name it by year and number, as {like}")));
            }
        }
        let named = [&self.week, &self.month, &self.quarter];
        Ok(named.into_iter().flatten().next().cloned())
    }
}
