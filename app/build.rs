//! How the released program is linked.
//!
//! A program that may stand at any address writes its own address into every
//! table that points into itself, each time it starts: 55,000 places on 370
//! pages here, most of them the time zones that calendars are read with. That
//! took as long as everything else a command does. At a fixed address the tables
//! are ready in the file, and only what is used of them is read.

use std::env;

#[expect(
    clippy::disallowed_methods,
    reason = "cargo says so, and in no other way"
)]
fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let is = |name: &str, wanted: &str| env::var(name).is_ok_and(|value| value == wanted);
    let linux = is("CARGO_CFG_TARGET_OS", "linux") && is("CARGO_CFG_TARGET_ENV", "gnu");
    if linux && is("PROFILE", "release") {
        println!("cargo::rustc-link-arg-bins=-no-pie");
    }
}
