//! Answers HTTP and commits one row durably for each POST: the least that a
//! server can do. `floor-serve DATABASE MOST` lets MOST requests share a commit;
//! 1 gives each its own. Prints its address, and serves until it is ended.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::spawn;

use legwork_floor::{open, path};

/// What a request says, and where its connection waits for the commit.
type Job = (String, Sender<()>);

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let most: usize = std::env::args()
        .nth(2)
        .ok_or("give how many requests may share a commit")?
        .parse()?;
    let mut db = open(&path()?)?;
    let listener = TcpListener::bind("127.0.0.1:0")?;
    println!("{}", listener.local_addr()?);
    let (jobs, waiting) = channel();
    spawn(move || accept(&listener, &jobs));
    while let Some(group) = next(&waiting, most) {
        let change = db.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
        for (note, _) in &group {
            change
                .prepare_cached(
                    "insert into floor_entry (day, quantity, note) values (?1, ?2, ?3)",
                )?
                .execute(("2027-02-08", 1, note))?;
        }
        change.commit()?;
        for (_, done) in group {
            // Who hung up need not be told.
            let _ = done.send(());
        }
    }
    Ok(())
}

/// All that wait now, at most so many; waits for the first.
fn next(waiting: &Receiver<Job>, most: usize) -> Option<Vec<Job>> {
    let mut group = vec![waiting.recv().ok()?];
    group.extend(waiting.try_iter().take(most - 1));
    Some(group)
}

fn accept(listener: &TcpListener, jobs: &Sender<Job>) {
    for stream in listener.incoming().flatten() {
        let jobs = jobs.clone();
        // A connection that breaks off is over.
        spawn(move || drop(answer(&stream, &jobs)));
    }
}

/// Answers the requests of one connection.
fn answer(mut stream: &TcpStream, jobs: &Sender<Job>) -> std::io::Result<()> {
    stream.set_nodelay(true)?;
    let mut from = BufReader::new(stream);
    let (done, committed) = channel();
    while let Some(length) = head(&mut from)? {
        let mut body = vec![0; length];
        from.read_exact(&mut body)?;
        let body = String::from_utf8_lossy(&body).into_owned();
        if jobs.send((body, done.clone())).is_err() || committed.recv().is_err() {
            return Ok(());
        }
        stream.write_all(b"HTTP/1.1 303 See Other\r\nlocation: /\r\ncontent-length: 0\r\n\r\n")?;
    }
    Ok(())
}

/// Reads the head of a request and gives the length of its body; none at the end.
fn head(from: &mut impl BufRead) -> std::io::Result<Option<usize>> {
    let (mut length, mut line) = (0, String::new());
    loop {
        line.clear();
        if from.read_line(&mut line)? == 0 {
            return Ok(None);
        }
        let Some((name, value)) = line.split_once(':') else {
            if line == "\r\n" {
                return Ok(Some(length));
            }
            continue;
        };
        if name.eq_ignore_ascii_case("content-length") {
            length = value.trim().parse().unwrap_or(0);
        }
    }
}
