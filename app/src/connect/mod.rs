//! The protocols by which Legwork sees what was done: mail, calendars,
//! contacts, feeds, folders.
//!
//! What is here knows the core alone. It is handed an address, a login and what
//! was seen before, and gives sightings; what becomes of them is not its matter.
//! Every connection of the program is made here, behind one [`guard`].

pub mod batch;
pub mod calendar;
pub mod contacts;
mod dav;
pub mod desktop;
pub mod dial;
pub mod fault;
pub mod feed;
pub mod folder;
pub mod guard;
pub mod hook;
pub mod http;
pub mod mail;
pub mod oauth;
pub mod push;
pub mod secret;
pub mod smtp;
pub mod tls;
mod words;

pub use batch::{Batch, Card, Left};
#[cfg(fuzzing)]
pub(crate) use dav::texts;
pub use guard::Guard;
pub use guard::lookup::{Lookup, System};
pub use http::Http;
pub use reqwest::Url;
pub use secret::Secret;
