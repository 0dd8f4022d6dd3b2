//! The screens: one file each, in the words of the menu.

pub mod activities;
pub mod coming;
pub mod commit;
pub mod commitments;
pub mod deals;
pub mod enter;
pub mod goal;
pub mod keys;
pub mod log;
pub mod people;
pub mod today;
pub mod week;
