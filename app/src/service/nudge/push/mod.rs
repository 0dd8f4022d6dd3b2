//! Nudges in the browsers that the member chose.
//!
//! `key` says who sends, `device` keeps the browsers, `add` takes one in, `told`
//! is what a browser is told, `deliver` makes one message of a nudge for each of
//! them and sends it, and `later` puts one off at the wish of who got it.

mod add;
mod allow;
mod deliver;
mod device;
mod key;
mod later;
mod told;
mod trial;

pub use add::{DeviceFields, add};
pub use allow::{Allowed, allow};
pub(super) use deliver::send;
pub use device::{Device, Devices, devices_of, remove};
pub(super) use device::{devices, rows};
pub use key::{begin, known};
pub use later::{PutOff, put_off};
pub use trial::trial;
