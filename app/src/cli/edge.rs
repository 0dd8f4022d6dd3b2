//! The edge: the one place that reads the clock, the environment and the
//! terminal. Everything below is told what it needs.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::io::{self, BufRead, BufReader, BufWriter, ErrorKind, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use jiff::fmt::temporal::DateTimeParser;
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

use crate::ids::Ids;
use crate::service::connect::Outside;
use crate::store::Db;
use crate::{Error, Result};

use super::globals::{ColourChoice, Globals};
use super::ui::style::Palette;
use super::ui::{Look, Ui};

/// Widest line we ever draw: beyond it the eye loses the row.
const WIDEST: usize = 160;

/// Reads one variable of the environment.
pub type Env<'a> = &'a dyn Fn(&str) -> Option<OsString>;

/// The process's own environment.
#[expect(clippy::disallowed_methods, reason = "this is the edge")]
pub fn environment(name: &str) -> Option<OsString> {
    std::env::var_os(name)
}

/// The arguments of the process.
pub fn arguments() -> Vec<OsString> {
    std::env::args_os().collect()
}

/// The program that runs: it is started anew to read what cannot be trusted.
pub fn program() -> Option<PathBuf> {
    std::env::current_exe().ok()
}

/// What time it is: `LEGWORK_NOW` when set, else the system's clock and zone.
pub fn now(env: Env) -> Result<Zoned> {
    match set(env, "LEGWORK_NOW") {
        Some(text) => fixed_now(&text.to_string_lossy()),
        None => Ok(clock()),
    }
}

/// A clock to be asked again and again, by a program that runs for long: it
/// stands still when `LEGWORK_NOW` is set.
pub fn watch(env: Env) -> Result<Watch> {
    match set(env, "LEGWORK_NOW") {
        Some(text) => {
            let fixed = fixed_now(&text.to_string_lossy())?;
            Ok(Box::new(move || fixed.clone()))
        }
        None => Ok(Box::new(clock)),
    }
}

/// What [`watch`] gives.
pub type Watch = Box<dyn Fn() -> Zoned + Send + Sync>;

#[expect(clippy::disallowed_methods, reason = "this is the edge")]
fn clock() -> Zoned {
    Zoned::now()
}

fn fixed_now(text: &str) -> Result<Zoned> {
    let malformed = || {
        Error::usage(format!(
            "LEGWORK_NOW is not a moment with an offset: '{text}'"
        ))
        .hint(
            clock()
                .strftime("write it like %Y-%m-%dT%H:%M:%S%:z")
                .to_string(),
        )
    };
    let pieces = DateTimeParser::new()
        .parse_pieces(text)
        .map_err(|_| malformed())?;
    let (Some(time), Some(offset)) = (pieces.time(), pieces.to_numeric_offset()) else {
        return Err(malformed());
    };
    let moment = pieces
        .date()
        .to_datetime(time)
        .to_zoned(TimeZone::fixed(offset));
    moment.map_err(|_| {
        Error::usage(format!("LEGWORK_NOW lies outside the calendar: '{text}'")).hint(format!(
            "the calendar ends at {}",
            Timestamp::MAX.strftime("%FT%TZ")
        ))
    })
}

/// Ids made from the operating system's randomness.
pub fn ids() -> Result<Ids> {
    let mut probe = [0; 16];
    getrandom::fill(&mut probe)
        .map_err(|cause| Error::failed(format!("this system gives no random numbers: {cause}")))?;
    // A source that answered once goes on answering; and should two ids ever
    // be equal, the database refuses the second.
    Ok(Ids::new(Box::new(|bytes| _ = getrandom::fill(bytes))))
}

/// Which database: `--db`, else `LEGWORK_DB`, else the data folder's own. One
/// that was named must lie in a folder that is there: a folder that is not is
/// a slip of the finger, and a new database in it would look like lost data.
pub fn database(globals: &Globals, env: Env) -> Result<String> {
    let chosen = globals.db.clone().or_else(|| set(env, "LEGWORK_DB"));
    match chosen {
        Some(place) => in_a_folder(text_of(place)?),
        None => text_of(data_folder(env)?.join("legwork.db").into_os_string()),
    }
}

/// What connectors need of the world. The key that seals passwords lies in
/// `LEGWORK_KEY`, else beside one's own database, whichever database is used.
pub fn outside(env: Env) -> Result<Outside> {
    let key = match set(env, "LEGWORK_KEY") {
        Some(file) => PathBuf::from(file),
        None => data_folder(env)?.join("key"),
    };
    Ok(Outside::new(key, watch(env)?))
}

/// Asks for something that is not to be seen while it is typed.
pub fn ask_unseen(question: &str, ui: &mut Ui) -> Result<Option<String>> {
    let unseen = echo("-echo");
    let answer = ui.ask(question);
    if unseen {
        echo("echo");
        ui.note("")?;
    }
    answer
}

/// Tells the terminal whether to show what is typed; false when it did not hear.
fn echo(how: &str) -> bool {
    let told = Command::new("stty").arg(how).stderr(Stdio::null()).status();
    told.is_ok_and(|status| status.success())
}

/// Whether `--db` names a file that is not there, and so will be made: it may
/// be a slip of the finger.
pub fn is_new(globals: &Globals, place: &str) -> bool {
    let path = place.strip_prefix("sqlite:").unwrap_or(place);
    globals.db.is_some() && !Db::is_server(place) && !Path::new(path).exists()
}

fn in_a_folder(place: String) -> Result<String> {
    let file = Path::new(place.strip_prefix("sqlite:").unwrap_or(&place));
    let folder = file
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    let is_missing = |folder: &&Path| {
        // What cannot be looked into may be there; opening the file will tell.
        fs::metadata(folder).is_err_and(|error| error.kind() == ErrorKind::NotFound)
    };
    match folder.filter(is_missing) {
        Some(folder) if !Db::is_server(&place) => Err(Error::not_found(format!(
            "there is no folder '{}' to keep the database in",
            folder.display()
        ))
        .hint("make the folder first, or name another file with --db or LEGWORK_DB")),
        _ => Ok(place),
    }
}

/// The database that `legwork demo` keeps apart from one's own.
pub fn demo_database(env: Env) -> Result<String> {
    text_of(data_folder(env)?.join("demo.db").into_os_string())
}

fn text_of(place: OsString) -> Result<String> {
    let place = place
        .into_string()
        .map_err(|place| Error::usage(format!("'{}' is not a readable name", place.display())))?;
    if place.trim().is_empty() {
        return Err(Error::usage("the name of the database is empty"));
    }
    if place.contains('\0') {
        return Err(Error::usage(
            "the name of the database contains a zero byte",
        ));
    }
    let known = ["postgres:", "postgresql:", "sqlite:"];
    if place.contains("://") && !known.iter().any(|scheme| place.starts_with(scheme)) {
        return Err(Error::usage(format!(
            "'{place}' is no address of a database that is known"
        ))
        .hint("give a file, or postgres://user@host/name"));
    }
    Ok(place)
}

/// `legwork/` in the folder where this system keeps data.
fn data_folder(env: Env) -> Result<PathBuf> {
    let at = |name: &str| {
        set(env, name)
            .map(PathBuf::from)
            .filter(|path| path.is_absolute())
    };
    let home = at("HOME");
    let base = if cfg!(windows) {
        at("LOCALAPPDATA")
    } else if cfg!(target_os = "macos") {
        home.map(|home| home.join("Library/Application Support"))
    } else {
        at("XDG_DATA_HOME").or_else(|| home.map(|home| home.join(".local/share")))
    };
    base.map(|base| base.join("legwork")).ok_or_else(|| {
        Error::usage("there is no home folder to keep the data in")
            .hint("name a database with --db FILE or LEGWORK_DB")
    })
}

/// The terminal as this run may use it.
pub fn ui(globals: &Globals, env: Env) -> Ui {
    let (stdout, stderr, stdin) = (io::stdout(), io::stderr(), io::stdin());
    let (out_tty, err_tty) = (stdout.is_terminal(), stderr.is_terminal());
    let look = Look {
        out: Palette::new(coloured(globals.color, env, out_tty)),
        err: Palette::new(coloured(globals.color, env, err_tty)),
        width: width(env, out_tty),
        interactive: stdin.is_terminal() && err_tty && !globals.no_input,
        json: globals.json,
        plain: globals.plain,
    };
    let out: Box<dyn Write> = Box::new(BufWriter::new(stdout));
    // Not locked: a second session in the same run may read on.
    let input: Box<dyn BufRead> = Box::new(BufReader::new(stdin));
    Ui::new(out, Box::new(stderr), input, look)
}

/// `NO_COLOR` wins, then `--color`, then `CLICOLOR_FORCE`, then the terminal.
fn coloured(choice: ColourChoice, env: Env, terminal: bool) -> bool {
    if set(env, "NO_COLOR").is_some() {
        return false;
    }
    match choice {
        ColourChoice::Always => true,
        ColourChoice::Never => false,
        ColourChoice::Auto if set(env, "CLICOLOR_FORCE").is_some_and(|value| value != "0") => true,
        ColourChoice::Auto => terminal && set(env, "TERM").as_deref() != Some(OsStr::new("dumb")),
    }
}

/// `COLUMNS`, else the terminal, else 80.
fn width(env: Env, terminal: bool) -> usize {
    let asked = set(env, "COLUMNS").and_then(|text| text.to_str()?.parse::<usize>().ok());
    let seen = || terminal.then(terminal_size::terminal_size).flatten();
    let columns = asked.or_else(|| seen().map(|(width, _)| usize::from(width.0)));
    columns
        .filter(|&columns| columns > 0)
        .unwrap_or(80)
        .clamp(20, WIDEST)
}

/// A variable that is present and not empty.
fn set(env: Env, name: &str) -> Option<OsString> {
    env(name).filter(|value| !value.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn env<'a>(pairs: &'a [(&str, &str)]) -> impl Fn(&str) -> Option<OsString> + 'a {
        |name| {
            pairs
                .iter()
                .find(|pair| pair.0 == name)
                .map(|pair| pair.1.into())
        }
    }

    #[test]
    fn the_clock_can_be_fixed() {
        let fixed = now(&env(&[("LEGWORK_NOW", "2027-02-08T09:30:00+01:00")])).unwrap();
        assert_eq!(fixed.datetime().to_string(), "2027-02-08T09:30:00");
        assert!(fixed_now("2027-02-08T09:30:00Z").is_ok());
        for bad in [
            "2027-02-08T09:30:00",
            "2027-02-30T09:30:00Z",
            "tomorrow",
            "2027-02-08",
        ] {
            assert_eq!(
                fixed_now(bad).unwrap_err().kind(),
                crate::error::Kind::Usage,
                "{bad}"
            );
        }
    }

    #[test]
    fn no_color_wins_unless_it_is_empty() {
        use ColourChoice::{Always, Auto, Never};
        assert!(!coloured(Always, &env(&[("NO_COLOR", "1")]), true));
        assert!(coloured(Always, &env(&[("NO_COLOR", "")]), false));
        assert!(!coloured(Never, &env(&[("CLICOLOR_FORCE", "1")]), true));
        assert!(coloured(Auto, &env(&[("CLICOLOR_FORCE", "1")]), false));
        assert!(!coloured(Auto, &env(&[("TERM", "dumb")]), true));
        assert!(!coloured(Auto, &env(&[]), false));
    }

    #[test]
    fn columns_are_believed_when_they_make_sense() {
        assert_eq!(width(&env(&[("COLUMNS", "60")]), false), 60);
        assert_eq!(width(&env(&[("COLUMNS", "0")]), false), 80);
        assert_eq!(width(&env(&[("COLUMNS", "wide")]), false), 80);
        assert_eq!(width(&env(&[("COLUMNS", "9999")]), false), WIDEST);
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn the_database_is_where_it_was_asked_for() {
        let place = |pairs: &[(&str, &str)]| database(&Globals::default(), &env(pairs)).unwrap();
        assert_eq!(
            place(&[("HOME", "/h")]),
            "/h/.local/share/legwork/legwork.db"
        );
        assert_eq!(place(&[("XDG_DATA_HOME", "/x")]), "/x/legwork/legwork.db");
        assert_eq!(
            place(&[("XDG_DATA_HOME", "x"), ("HOME", "/h")])[..8],
            *"/h/.loca"
        );
        assert_eq!(place(&[("LEGWORK_DB", "work.db")]), "work.db");
        assert!(database(&Globals::default(), &env(&[])).is_err());
    }
}
