//! The rows of a file that cannot be read, as a file to put right and to send
//! again.

use std::fs;
use std::path::Path;

use super::{found, over, wanted};
use crate::service::import::foreign::{self, Wanted};
use crate::web::failure::Shown;
use crate::web::sheet::{Sheet, query};
use crate::web::transfer::{self, Scratch, attachment};
use crate::web::visit::Visit;
use crate::{Error, Result};

/// Sends the rows that are left out of a file that waits, or that were left out
/// when it was taken over.
pub async fn file(visit: Visit, sheet: Sheet) -> Shown {
    let held = sheet.typed("held");
    let folder = Scratch::new(&visit.app)?;
    let to = folder.file("skipped.csv");
    let name = match left(&visit, held) {
        Some((path, name)) => {
            fs::copy(path, &to).map_err(Error::from)?;
            name
        }
        None => write(&visit, &sheet, held, &to).await?,
    };
    if !to.exists() {
        return Err(Error::not_found("nothing is left out of this file").into());
    }
    let file = transfer::File::open(&to, folder)?;
    Ok(attachment(file, "text/csv; charset=utf-8", &called(&name)))
}

/// Writes what would be left out of a file that waits; gives the name of the
/// file.
async fn write(visit: &Visit, sheet: &Sheet, held: &str, to: &Path) -> Result<String> {
    let (path, name) = found(visit, held)?;
    let wanted = Wanted {
        skipped: Some(to.to_owned()),
        ..wanted(visit, sheet, &foreign::columns(&path), true)
    };
    over(visit, path, name.clone(), &wanted).await?;
    Ok(name)
}

/// Where the rows can be had that were left out of a file that was taken over,
/// and the name of the file.
pub(super) fn taken(visit: &Visit, key: &str) -> Option<(String, String)> {
    let (_, name) = left(visit, key)?;
    Some((format!("/import/skipped?held={}", query(key)), name))
}

fn left(visit: &Visit, key: &str) -> Option<(std::path::PathBuf, String)> {
    let whose = (visit.context.workspace_id(), visit.context.member_id);
    visit.app.waiting.left(key, whose)
}

/// Where the rows can be had that are left out of a file that waits, read as it
/// is shown.
pub(super) fn address(held: &str, sheet: &Sheet) -> String {
    let told = sheet.fields().filter(|(name, value)| {
        let known = ["owner", "me", "currency"].contains(name) || name.starts_with("column-");
        known && !value.is_empty()
    });
    let told = told.map(|(name, value)| format!("&{}={}", query(name), query(value)));
    format!(
        "/import/skipped?held={}{}",
        query(held),
        told.collect::<String>()
    )
}

/// The name of the file that is sent, of plain letters alone.
fn called(name: &str) -> String {
    let stem = Path::new(name).file_stem().unwrap_or_default();
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    let stem = stem.to_string_lossy();
    let stem: String = stem.chars().filter(|c| plain(*c)).take(60).collect();
    let stem = if stem.is_empty() { "import" } else { &stem };
    format!("{stem}.skipped.csv")
}

#[cfg(test)]
mod tests {
    use super::called;

    #[test]
    fn a_file_is_called_after_the_one_that_was_sent() {
        assert_eq!(called("deals 2027.csv"), "deals2027.skipped.csv");
        assert_eq!(called("\"\r\n.csv"), "import.skipped.csv");
        assert_eq!(called("../../etc/passwd"), "passwd.skipped.csv");
    }
}
