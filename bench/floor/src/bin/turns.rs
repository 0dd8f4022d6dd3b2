//! Times whole processes in turn.
//!
//! Reads lines `name<TAB>[VARIABLE=value<TAB>...]program<TAB>argument<TAB>...` and
//! runs them one after the other, round after round (A B C, A B C, ...), so that
//! a machine which slows down or speeds up does so for all of them alike. Prints
//! `name<TAB>median<TAB>fastest<TAB>failures` in milliseconds for each.
//!
//! A line whose name starts with `~` is run between the others but not timed: it
//! puts things back. `{from}` and `{to}` in an argument become two clock times a
//! minute apart, others in every round, for programs that refuse to record the
//! same hour twice.

use std::io::{Read, stdin};
use std::process::{Command, Stdio};
use std::time::Instant;

struct Runner {
    name: String,
    surroundings: Vec<(String, String)>,
    words: Vec<String>,
    times: Vec<f64>,
    failures: usize,
}

impl Runner {
    fn read(line: &str) -> Option<Self> {
        let mut parts = line.split('\t').map(str::to_owned);
        let name = parts.next()?;
        let mut words: Vec<String> = parts.collect();
        let program = words.iter().position(|word| assignment(word).is_none())?;
        let surroundings = words
            .drain(..program)
            .filter_map(|word| assignment(&word))
            .collect();
        (!words.is_empty()).then_some(Self {
            name,
            surroundings,
            words,
            times: Vec::new(),
            failures: 0,
        })
    }

    fn run(&mut self, round: usize, counts: bool) {
        let mut command = Command::new(&self.words[0]);
        command
            .envs(self.surroundings.iter().cloned())
            .args(self.words[1..].iter().map(|word| filled(word, round)))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        let began = Instant::now();
        let done = command.status();
        let took = began.elapsed().as_secs_f64() * 1000.0;
        if counts {
            self.times.push(took);
            self.failures += usize::from(!done.is_ok_and(|status| status.success()));
        }
    }

    fn row(&mut self) -> String {
        self.times.sort_by(f64::total_cmp);
        let median = self.times[self.times.len() / 2];
        format!(
            "{}\t{median:.3}\t{:.3}\t{}",
            self.name, self.times[0], self.failures
        )
    }
}

/// The two sides of `VARIABLE=value`.
fn assignment(word: &str) -> Option<(String, String)> {
    let (name, value) = word.split_once('=')?;
    let is_name = !name.is_empty() && name.bytes().all(|b| b.is_ascii_uppercase() || b == b'_');
    is_name.then(|| (name.to_owned(), value.to_owned()))
}

/// `word` with the clock times of this round.
fn filled(word: &str, round: usize) -> String {
    word.replace("{from}", &clock(round))
        .replace("{to}", &clock(round + 1))
}

/// The minute of the day, as hours and minutes.
fn clock(minute: usize) -> String {
    format!("{:02}:{:02}", minute / 60 % 24, minute % 60)
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let rounds: usize = std::env::args()
        .nth(1)
        .ok_or("give the number of rounds")?
        .parse()?;
    let mut text = String::new();
    stdin().read_to_string(&mut text)?;
    let mut runners: Vec<Runner> = text.lines().filter_map(Runner::read).collect();
    for round in 0..rounds.max(1) + 2 {
        for runner in &mut runners {
            // The first two rounds fill the caches.
            runner.run(round, round >= 2);
        }
    }
    for runner in runners
        .iter_mut()
        .filter(|runner| !runner.name.starts_with('~'))
    {
        println!("{}", runner.row());
    }
    Ok(())
}
