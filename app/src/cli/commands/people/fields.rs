//! What can be said of a person.

use crate::service::people::PersonFields;

/// What can be said of a person.
#[derive(Debug, clap::Args)]
pub struct Fields {
    /// How they stand to you: prospect, client, lapsed, referrer, partner, other
    #[arg(long = "as", value_name = "RELATIONSHIP")]
    relationship: Option<String>,

    /// Where they work
    #[arg(long, value_name = "ORGANISATION")]
    at: Option<String>,

    /// E-mail address; may be given more than once
    #[arg(long = "email", value_name = "ADDRESS")]
    emails: Vec<String>,

    /// Telephone number; may be given more than once
    #[arg(long = "phone", value_name = "NUMBER")]
    phones: Vec<String>,

    /// Link, such as a profile; may be given more than once
    #[arg(long = "link", value_name = "URL")]
    links: Vec<String>,

    /// Keep in touch every so many days
    #[arg(long, value_name = "DAYS")]
    keep_in_touch: Option<u32>,

    /// Free text
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
}

impl Fields {
    /// What the service takes, with this name.
    pub fn input(&self, name: Option<String>) -> PersonFields {
        PersonFields {
            name,
            relationship: self.relationship.clone(),
            organisation: self.at.clone(),
            emails: self.emails.clone(),
            phones: self.phones.clone(),
            links: self.links.clone(),
            keep_in_touch: self.keep_in_touch,
            note: self.note.clone(),
            id: None,
        }
    }
}
