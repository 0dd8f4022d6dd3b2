//! What was typed into a form, by the names of its fields.

use std::fmt::Write;
use std::str::FromStr;

use axum::Form;
use axum::extract::{FromRequest, Query, Request};
use axum::response::{IntoResponse, Response};
use jiff::civil::Date;

use crate::{Error, Result};

/// The fields of a form, from the body of a POST or the query of a GET.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sheet(Vec<(String, String)>);

impl Sheet {
    /// The field as typed; empty when it was not sent.
    pub fn typed(&self, name: &str) -> &str {
        let found = self.0.iter().find(|(key, _)| key == name);
        found.map_or("", |(_, value)| value)
    }

    /// Every field with its value, in the order in which they were sent.
    pub fn fields(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Every value of a field that may be sent several times, as typed.
    pub fn all(&self, name: &str) -> impl Iterator<Item = &str> {
        let of = move |(key, _): &&(String, String)| key == name;
        self.0.iter().filter(of).map(|(_, value)| value.as_str())
    }

    /// The field without the spaces around it; none when nothing is left.
    pub fn get(&self, name: &str) -> Option<&str> {
        Some(self.typed(name).trim()).filter(|text| !text.is_empty())
    }

    /// The same as an owned text.
    pub fn text(&self, name: &str) -> Option<String> {
        self.get(name).map(str::to_owned)
    }

    /// The field as typed, if it was sent at all: an empty one that was sent
    /// means none, and what the form does not have stays.
    pub fn sent(&self, name: &str) -> Option<String> {
        self.all(name).next().map(str::to_owned)
    }

    /// Several names in one field, parted by commas.
    pub fn names(&self, name: &str) -> Option<Vec<String>> {
        let parts = self.get(name)?.split(',').map(str::trim);
        Some(
            parts
                .filter(|part| !part.is_empty())
                .map(str::to_owned)
                .collect(),
        )
    }

    /// A whole number.
    pub fn number<T: FromStr>(&self, name: &str) -> Result<Option<T>> {
        self.read(name, "a whole number")
    }

    /// A number that may have a fraction.
    pub fn decimal(&self, name: &str) -> Result<Option<f64>> {
        self.read(name, "a number such as 4.5")
    }

    /// A day as `<input type="date">` sends it.
    pub fn day(&self, name: &str) -> Result<Option<Date>> {
        self.read(name, "a day such as 2027-02-08")
    }

    fn read<T: FromStr>(&self, name: &str, what: &str) -> Result<Option<T>> {
        let Some(text) = self.get(name) else {
            return Ok(None);
        };
        let read = text.parse().map(Some);
        read.map_err(|_| Error::usage(format!("'{text}' is not {what}")))
    }
}

impl<const N: usize> From<[(&str, &str); N]> for Sheet {
    fn from(fields: [(&str, &str); N]) -> Self {
        Self(
            fields
                .map(|(key, value)| (key.to_owned(), value.to_owned()))
                .into(),
        )
    }
}

impl FromIterator<(String, String)> for Sheet {
    fn from_iter<I: IntoIterator<Item = (String, String)>>(fields: I) -> Self {
        Self(fields.into_iter().collect())
    }
}

impl<S: Send + Sync> FromRequest<S> for Sheet {
    type Rejection = Response;

    async fn from_request(request: Request, state: &S) -> std::result::Result<Self, Response> {
        if request.method().is_safe() {
            let query = Query::try_from_uri(request.uri());
            return query
                .map(|Query(fields)| Self(fields))
                .map_err(IntoResponse::into_response);
        }
        let form = Form::from_request(request, state).await;
        form.map(|Form(fields)| Self(fields))
            .map_err(IntoResponse::into_response)
    }
}

/// A text as it stands in the query of a link.
pub fn query(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => {
                out.push(char::from(byte));
            }
            // Writing to a string cannot fail.
            _ => _ = write!(out, "%{byte:02X}"),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_is_read_as_what_it_is() {
        let sheet = Sheet::from([
            ("n", " 3 "),
            ("who", "Ann Lee, ,Bob"),
            ("day", "2027-02-30"),
        ]);
        assert_eq!(sheet.number::<u32>("n").unwrap(), Some(3));
        assert_eq!(sheet.names("who").unwrap(), ["Ann Lee", "Bob"]);
        assert_eq!(sheet.number::<u32>("none").unwrap(), None);
        assert!(sheet.day("day").is_err());
        assert!(sheet.number::<u32>("who").is_err());
    }

    #[test]
    fn a_query_holds_any_text() {
        assert_eq!(query("20% & ü"), "20%25%20%26%20%C3%BC");
    }
}
