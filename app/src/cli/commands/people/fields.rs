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

    /// What they do there
    #[arg(long, value_name = "ROLE")]
    role: Option<String>,

    /// E-mail address; may be given more than once
    #[arg(long = "email", value_name = "ADDRESS")]
    emails: Vec<String>,

    /// Telephone number; may be given more than once
    #[arg(long = "phone", value_name = "NUMBER")]
    phones: Vec<String>,

    /// Link, such as a profile; may be given more than once
    #[arg(long = "link", value_name = "URL")]
    links: Vec<String>,

    /// Tag, such as golf; may be given more than once
    #[arg(long = "tag", value_name = "TAG")]
    tags: Vec<String>,

    /// Keep in touch every so many days; 0 leaves it to tag and relationship
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
            role: self.role.clone(),
            emails: self.emails.clone(),
            phones: self.phones.clone(),
            links: self.links.clone(),
            tags: self.tags.clone(),
            keep_in_touch: self.keep_in_touch,
            note: self.note.clone(),
            ..PersonFields::default()
        }
    }
}

/// What is no longer so.
#[derive(Debug, clap::Args)]
pub struct Without {
    /// E-mail address to remove; may be given more than once
    #[arg(long = "remove-email", value_name = "ADDRESS")]
    remove_emails: Vec<String>,

    /// Telephone number to remove; may be given more than once
    #[arg(long = "remove-phone", value_name = "NUMBER")]
    remove_phones: Vec<String>,

    /// Link to remove; may be given more than once
    #[arg(long = "remove-link", value_name = "URL")]
    remove_links: Vec<String>,

    /// Tag to remove; may be given more than once
    #[arg(long = "untag", value_name = "TAG")]
    untag: Vec<String>,
}

impl Without {
    /// The same fields, and what is to be removed.
    pub fn input(&self, fields: PersonFields) -> PersonFields {
        PersonFields {
            remove_emails: self.remove_emails.clone(),
            remove_phones: self.remove_phones.clone(),
            remove_links: self.remove_links.clone(),
            untag: self.untag.clone(),
            ..fields
        }
    }
}
