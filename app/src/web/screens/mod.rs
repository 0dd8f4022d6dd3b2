//! The screens: one file each, in the words of the menu.

pub mod activities;
pub mod commit;
pub mod commitments;
pub mod connectors;
pub mod deals;
pub mod device;
pub mod enter;
pub mod goals;
pub mod import;
pub mod inbox;
pub mod insights;
pub mod keys;
pub mod log;
pub mod menu;
pub mod next;
pub mod nudges;
pub mod organisations;
pub mod paper;
pub mod partner;
pub mod people;
pub mod plan;
pub mod review;
pub mod settings;
pub mod today;
pub mod week;
