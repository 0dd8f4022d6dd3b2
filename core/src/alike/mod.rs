//! Whether two things that are written differently are the same: telephone
//! numbers, names of organisations.

mod firm;
mod phone;

pub use firm::{bare_domain, bare_firm};
pub use phone::{same_phone, tail};
