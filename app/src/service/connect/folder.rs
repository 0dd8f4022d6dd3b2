//! Which folder is meant.

use std::fs;
use std::path::Path;

use crate::{Error, Result};

/// The whole path of a folder that is there.
pub fn folder_at(path: &Path) -> Result<String> {
    let shown = path.display();
    let whole = fs::canonicalize(path)
        .map_err(|error| Error::not_found(format!("there is no folder {shown}: {error}")))?;
    if !whole.is_dir() {
        return Err(Error::usage(format!("{shown} is no folder")));
    }
    let whole = whole.to_str().map(str::to_owned);
    whole.ok_or_else(|| Error::usage("its name cannot be written down"))
}
