//! The store, on both databases.

mod group;
pub(crate) mod harness;
mod journal;
mod migrate;
mod plain;
mod reads;
pub(crate) mod sample;
mod sessions;
mod settings;
mod statements;
