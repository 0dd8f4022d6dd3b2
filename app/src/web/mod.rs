//! The web app: pages made on the server, for a browser on the same machine.
//!
//! One file per screen in [`screens`], one template per screen, one line per route in
//! [`routes`]. A handler reads the request, calls one use case, and shows its
//! answer; nothing here reads the clock, the environment or the database.

pub mod answer;
pub mod assets;
pub mod chart;
pub mod choice;
pub mod cookies;
pub mod device;
pub mod failure;
pub mod figure;
pub mod format;
pub mod gate;
pub mod guard;
pub mod live;
pub mod page;
pub mod probes;
pub mod region;
pub mod router;
pub mod routes;
pub mod screens;
pub mod server;
pub mod sheet;
pub mod state;
pub mod texts;
pub mod transfer;
pub mod visit;

pub use router::router;
pub use state::App;
