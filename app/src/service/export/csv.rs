//! Spreadsheets as RFC 4180 has them, safe to open: no cell that comes from
//! outside can be taken for a formula.

use std::fmt::Display;
use std::io::{self, Write};

/// Writes a table of cells.
pub(in crate::service) struct Csv<W: Write> {
    out: W,
    begun: bool,
}

impl<W: Write> Csv<W> {
    /// Begins a table with these column names.
    pub(in crate::service) fn new(out: W, names: &[&str]) -> io::Result<Self> {
        let mut csv = Self { out, begun: false };
        for name in names {
            csv.text(name)?;
        }
        csv.end_row()?;
        Ok(csv)
    }

    /// A cell of text, quoted where needed. What a spreadsheet would take for
    /// a formula gets an apostrophe in front, and so does text that begins
    /// with one: taking one off again gives every text back.
    pub(in crate::service) fn text(&mut self, text: &str) -> io::Result<()> {
        self.comma()?;
        let mark = if is_risky(text) { "'" } else { "" };
        if text.contains(['"', ',', '\n', '\r']) || text.starts_with(char::is_whitespace) {
            write!(self.out, "\"{mark}{}\"", text.replace('"', "\"\""))
        } else {
            write!(self.out, "{mark}{text}")
        }
    }

    /// A cell of text, or an empty one.
    pub(in crate::service) fn maybe(&mut self, text: Option<&str>) -> io::Result<()> {
        self.text(text.unwrap_or_default())
    }

    /// A cell that we make ourselves and that stays a number or a date.
    pub(in crate::service) fn plain(&mut self, value: impl Display) -> io::Result<()> {
        self.comma()?;
        write!(self.out, "{value}")
    }

    /// The same, or an empty cell.
    pub(in crate::service) fn known(&mut self, value: Option<impl Display>) -> io::Result<()> {
        match value {
            Some(value) => self.plain(value),
            None => self.plain(""),
        }
    }

    /// Ends a row.
    pub(in crate::service) fn end_row(&mut self) -> io::Result<()> {
        self.begun = false;
        self.out.write_all(b"\r\n")
    }

    /// Ends the table.
    pub(in crate::service) fn finish(mut self) -> io::Result<W> {
        self.out.flush()?;
        Ok(self.out)
    }

    fn comma(&mut self) -> io::Result<()> {
        if std::mem::replace(&mut self.begun, true) {
            self.out.write_all(b",")?;
        }
        Ok(())
    }
}

/// Whether a spreadsheet might run this text, or drop its first character.
fn is_risky(text: &str) -> bool {
    let bare = text.trim_start_matches(|c: char| c.is_whitespace() || c.is_control());
    text.starts_with(['\'', '\t', '\r', '\0']) || bare.starts_with(['=', '+', '-', '@'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(text: &str) -> String {
        let mut csv = Csv {
            out: Vec::new(),
            begun: false,
        };
        csv.text(text).unwrap();
        String::from_utf8(csv.finish().unwrap()).unwrap()
    }

    #[test]
    fn cells_are_quoted_where_they_must_be() {
        assert_eq!(cell("plain"), "plain");
        assert_eq!(cell("a, b"), "\"a, b\"");
        assert_eq!(cell("say \"yes\""), "\"say \"\"yes\"\"\"");
        assert_eq!(cell("two\nlines"), "\"two\nlines\"");
    }

    #[test]
    fn formulas_are_made_harmless() {
        for risky in [
            "=1+1", "+49 30 1", "-2", "@sum", " =x", "\u{1}=x", "'quoted",
        ] {
            let cell = cell(risky);
            assert!(cell.trim_start_matches('"').starts_with('\''), "{cell}");
        }
        assert_eq!(cell("\t=x"), "\"'\t=x\"");
    }

    #[test]
    fn numbers_stay_numbers() {
        let mut csv = Csv::new(Vec::new(), &["a", "b", "c"]).unwrap();
        csv.plain(-12).unwrap();
        csv.known(None::<i64>).unwrap();
        csv.known(Some("2027-02-08")).unwrap();
        csv.end_row().unwrap();
        let text = String::from_utf8(csv.finish().unwrap()).unwrap();
        assert_eq!(text, "a,b,c\r\n-12,,2027-02-08\r\n");
    }
}
