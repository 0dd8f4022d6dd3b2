//! `legwork serve` on a real socket.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};

use tempfile::TempDir;

fn serve(folder: &TempDir, words: &[&str]) -> Child {
    Command::new(env!("CARGO_BIN_EXE_legwork"))
        .args(["serve", "--json"])
        .args(words)
        .env_clear()
        .env("HOME", folder.path())
        .env("LEGWORK_DB", folder.path().join("legwork.db"))
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

/// The address and the key that the server prints when it is ready.
fn begun(server: &mut Child) -> (String, String) {
    let mut line = String::new();
    let mut out = BufReader::new(server.stdout.take().unwrap());
    while !line.ends_with("}\n") && out.read_line(&mut line).unwrap() > 0 {}
    let told: serde_json::Value = serde_json::from_str(&line).unwrap();
    let opens = told["link"].as_str().unwrap();
    let (_, key) = opens.split_once("key=").unwrap();
    (told["address"].as_str().unwrap().to_owned(), key.to_owned())
}

fn ask(address: &str, request: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    let request = request.replace("HOST", address).replace('\n', "\r\n");
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

#[test]
fn it_opens_by_its_link_and_stops_when_told() {
    let folder = tempfile::tempdir().unwrap();
    let mut server = serve(&folder, &["--listen", "127.0.0.1:0"]);
    let (address, key) = begun(&mut server);
    assert_eq!(key.len(), 64);
    let alive = ask(
        &address,
        "GET /healthz HTTP/1.1\nHost: HOST\nConnection: close\n\n",
    );
    assert!(
        alive.starts_with("HTTP/1.1 200") && alive.ends_with("ok"),
        "{alive}"
    );
    let body = format!("key={key}");
    let enter = format!(
        "POST /enter HTTP/1.1\nHost: HOST\nOrigin: http://HOST\nConnection: close\n\
         Content-Type: application/x-www-form-urlencoded\nContent-Length: {}\n\n{body}",
        body.len()
    );
    let entered = ask(&address, &enter);
    assert!(entered.starts_with("HTTP/1.1 303"), "{entered}");
    let cookie = entered
        .lines()
        .find_map(|line| line.strip_prefix("set-cookie: "))
        .and_then(|line| line.split(';').next())
        .unwrap();
    let today = format!("GET / HTTP/1.1\nHost: HOST\nCookie: {cookie}\nConnection: close\n\n");
    let today = ask(&address, &today);
    assert!(today.contains("Three sentences to begin"), "{today}");

    let mut second = serve(&folder, &["--listen", &address]);
    assert_eq!(second.wait().unwrap().code(), Some(5));
    let mut said = String::new();
    second
        .stderr
        .take()
        .unwrap()
        .read_to_string(&mut said)
        .unwrap();
    assert!(said.contains("is in use"), "{said}");

    stop(&server);
    let ended = server.wait().unwrap();
    assert!(ended.success(), "{ended}");
}

/// Asks a server to end, as the system does.
fn stop(server: &Child) {
    let told = Command::new("kill").arg(server.id().to_string()).status();
    assert!(told.unwrap().success());
}

#[test]
fn it_is_not_shown_to_other_machines_by_accident() {
    let folder = tempfile::tempdir().unwrap();
    let mut server = serve(&folder, &["--listen", "0.0.0.0:0"]);
    assert_eq!(server.wait().unwrap().code(), Some(4));
    let mut said = String::new();
    server
        .stderr
        .take()
        .unwrap()
        .read_to_string(&mut said)
        .unwrap();
    assert!(said.contains("--allow-remote"), "{said}");
}

#[test]
fn it_goes_on_when_the_system_has_no_more_files_for_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut server = Command::new("sh")
        .args([
            "-c",
            "ulimit -n 48 && exec \"$0\" serve --json --listen 127.0.0.1:0",
        ])
        .arg(env!("CARGO_BIN_EXE_legwork"))
        .env("HOME", folder.path())
        .env("LEGWORK_DB", folder.path().join("legwork.db"))
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let (address, _) = begun(&mut server);
    let many: Vec<TcpStream> = (0..100)
        .map(|_| TcpStream::connect(&address).unwrap())
        .collect();
    drop(many);
    let alive = "GET /healthz HTTP/1.1\nHost: HOST\nConnection: close\n\n";
    assert!(ask(&address, alive).ends_with("ok"));
    stop(&server);
    assert!(server.wait().unwrap().success());
}
