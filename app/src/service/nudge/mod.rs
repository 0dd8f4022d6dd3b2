//! Nudges: the next due thing, and the digest of the week, at a time of the
//! member's choosing, by one channel, and never more than the cap a day.
//!
//! `settings` is what is kept, `clock` reads times as they are typed, `choose`
//! changes them, `mail`, `hook` and `push` set up and use a channel, `turn` turns what
//! is due into a job, `told` gathers what there is to say, `send` sends it, and
//! `token` and `feed` serve the calendar. The rules of time are in the core.

mod choose;
mod clock;
mod feed;
mod hook;
mod mail;
pub mod push;
mod secret;
mod send;
mod settings;
mod token;
mod told;
mod turn;
mod view;

pub use choose::{Choose, off, set};
pub use feed::{Feed, Item, Review, feed};
pub use hook::{HookFields, Hooked, webhook};
pub use mail::{MailFields, mail};
pub use send::{Acts, Deed, Letter, Way, send, try_out};
pub use settings::Channel;
pub use token::{make_feed, revoke_feed, stop, stops};
pub use told::{Told, USUAL, Write, told};
pub use turn::{KIND, Note, Topic, may_speak, plan};
pub use view::{DayTime, HookView, MailView, Nudges, Slot, Span, base, show};
