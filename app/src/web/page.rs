//! The frame of every page: what `templates/page.html` shows around a screen.

use std::borrow::Cow;

use askama::Template;
use axum::http::header::{self, HeaderValue};
use axum::response::{IntoResponse, Response};

use super::answer::{Refused, Said, Toast};
use super::cookies::Cookie;
use super::device::Device;
use super::failure::{HTML, Shown};
use super::format::Format;
use super::texts::Texts;
use super::visit::Visit;
use super::{assets, routes};
use crate::Error;
use crate::ids::ActivityId;

/// The frame of one page.
#[derive(Debug)]
pub struct Page {
    /// The name of the screen: the key of its title, and its place in the menu.
    pub screen: &'static str,
    /// What was asked for, so that forms can lead back to it.
    pub path: String,
    /// Whether someone is signed in: only then there is a menu.
    pub member: bool,
    /// Whether only the content is wanted.
    pub fragment: bool,
    /// A new id for what the quick log will save.
    pub id: String,
    /// What the browser was told about itself.
    pub device: Device,
    /// Whether the browser is to forget all that it keeps.
    pub forget: bool,
    texts: Texts,
    said: Said,
    spent: Option<HeaderValue>,
}

/// One entry of the menu.
#[derive(Debug)]
pub struct Link {
    /// The name of the screen.
    pub screen: &'static str,
    /// Where it leads.
    pub path: &'static str,
    /// What it is called.
    pub label: String,
    /// The letter that leads there after `g`.
    pub key: &'static str,
    /// Whether it is the page itself.
    pub here: bool,
    /// Whether it has room on a phone.
    pub always: bool,
    /// What it is for.
    pub purpose: String,
}

impl Page {
    /// The frame of a screen for someone who is signed in.
    pub fn new(visit: &Visit, screen: &'static str) -> Self {
        Self {
            screen,
            path: visit.path.clone(),
            member: true,
            fragment: visit.fragment,
            id: new_id(visit),
            device: visit.device,
            forget: false,
            texts: visit.texts,
            said: visit.said.clone(),
            spent: visit.flashed.then(|| Cookie::Flash.clear(&visit.app)),
        }
    }

    /// A frame without a menu, for whoever is not signed in.
    pub fn bare(texts: Texts, screen: &'static str) -> Self {
        Self {
            screen,
            path: "/".to_owned(),
            member: false,
            fragment: false,
            id: String::new(),
            device: Device::default(),
            forget: false,
            texts,
            said: Said::default(),
            spent: None,
        }
    }

    /// A text by its key.
    pub fn say(&self, key: &str) -> Cow<'static, str> {
        self.texts.say(key)
    }

    /// The language, as HTML names it.
    pub fn language(&self) -> &'static str {
        self.texts.language()
    }

    /// How numbers and dates are written.
    pub const fn format(&self) -> Format {
        Format::new(self.texts)
    }

    /// The address of a file of ours.
    pub fn asset(&self, name: &str) -> &'static str {
        assets::address(name)
    }

    /// The menu.
    pub fn menu(&self) -> Vec<Link> {
        let link = |&(path, screen, key)| Link {
            screen,
            path,
            label: self.say(screen).into_owned(),
            key,
            here: screen == self.screen,
            always: routes::ALWAYS.contains(&path),
            purpose: self.say(&format!("{screen}-for")).into_owned(),
        };
        routes::MENU.iter().map(link).collect()
    }

    /// What was done, if it has not been said yet.
    pub const fn toast(&self) -> Option<&Toast> {
        self.said.toast.as_ref()
    }

    /// Why a form was refused, if it was.
    pub fn refused(&self, form: &str) -> Option<&Refused> {
        let refused = self.said.refused.as_ref();
        refused.filter(|refused| refused.form == form)
    }

    /// What was typed into a field of a form that was refused.
    pub fn typed(&self, form: &str, field: &str) -> &str {
        self.refused(form)
            .map_or("", |refused| refused.typed.typed(field))
    }

    /// What a field holds: what was typed if its form was refused, or else what
    /// is stored.
    pub fn value<'a>(&'a self, form: &str, field: &str, stored: &'a str) -> &'a str {
        self.refused(form)
            .map_or(stored, |refused| refused.typed.typed(field))
    }
}

/// A new id for something that a form will save, so that a form that is sent
/// twice saves once.
pub fn new_id(visit: &Visit) -> String {
    let id: ActivityId = visit.context.ids.ordered(visit.now.timestamp());
    id.to_string()
}

/// Renders a screen within its frame.
pub fn show(page: &Page, screen: &impl Template) -> Shown {
    let html = screen
        .render()
        .map_err(|cause| Error::internal("a page cannot be made", cause))?;
    let mut response: Response = ([(header::CONTENT_TYPE, HTML)], html).into_response();
    if let Some(spent) = &page.spent {
        let headers = response.headers_mut();
        headers.append(header::SET_COOKIE, spent.clone());
    }
    Ok(response)
}
