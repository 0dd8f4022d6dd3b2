//! Saying something on the screen of this machine, through the program that its
//! desktop brings along: a library for that would be larger than this one.

use std::io::ErrorKind;
use std::process::{Command, Stdio};

use super::fault::Unsent;
use crate::Error;

/// What `osascript` does with its two arguments: they are data, never script.
const SCRIPT: [&str; 3] = [
    "on run argv",
    "display notification (item 2 of argv) with title (item 1 of argv)",
    "end run",
];

/// Shows a title and a text. Waits until the desktop has taken them.
pub fn show(title: &str, text: &str) -> Result<(), Unsent> {
    let mut command = command(title, text);
    let ran = command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    match ran {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => Err(Unsent::again(
            Error::failed("the desktop took no notification")
                .hint("run `legwork serve` within the session of the desktop"),
        )),
        Err(error) if error.kind() == ErrorKind::NotFound => Err(Unsent::never(
            Error::failed("this machine has no program that shows notifications")
                .hint("on Debian: apt-get install libnotify-bin; or choose another channel"),
        )),
        Err(error) => Err(Unsent::again(Error::failed(format!(
            "no notification could be shown: {error}"
        )))),
    }
}

fn command(title: &str, text: &str) -> Command {
    if cfg!(target_os = "macos") {
        let mut command = Command::new("osascript");
        for line in SCRIPT {
            command.args(["-e", line]);
        }
        command.args([title, text]);
        return command;
    }
    let mut command = Command::new("notify-send");
    command.args(["--app-name=Legwork", "--", title, text]);
    command
}
