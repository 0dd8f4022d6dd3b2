//! The store, on both databases.

mod harness;
mod journal;
mod migrate;
mod plain;
mod reads;
mod sample;
mod settings;
mod statements;
