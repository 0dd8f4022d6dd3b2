//! A stream of a table that is cut off where a field grows too long, before
//! anything keeps it: one quote that is never closed would else take the rest of
//! a file into memory.

use std::io::{self, Read};

/// The longest field: 1 MiB.
pub(super) const LONGEST: usize = 1 << 20;

/// What the error says; `table.rs` tells the line.
pub(super) const TOO_LONG: &str = "a field is longer than 1 MB";

/// Where in a row the stream stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// At the start of a field.
    Start,
    /// In a field without quotes.
    Bare,
    /// In a field in quotes.
    Quoted,
    /// After a quote within quotes: the end of the field, or one of two.
    Closing,
}

/// A stream of fields none of which is too long.
pub(super) struct Guard<R> {
    inner: R,
    delimiter: u8,
    place: Place,
    length: usize,
}

impl<R> Guard<R> {
    /// Watches over a stream whose fields are parted by `delimiter`.
    pub(super) const fn new(inner: R, delimiter: u8) -> Self {
        Self {
            inner,
            delimiter,
            place: Place::Start,
            length: 0,
        }
    }

    /// Whether all fields stay short enough with these bytes.
    fn passes(&mut self, bytes: &[u8]) -> bool {
        for byte in bytes {
            self.length += 1;
            let parts = *byte == self.delimiter || *byte == b'\n';
            self.place = match self.place {
                Place::Quoted if *byte == b'"' => Place::Closing,
                Place::Quoted => Place::Quoted,
                Place::Start | Place::Closing if *byte == b'"' => Place::Quoted,
                _ if parts => {
                    self.length = 0;
                    Place::Start
                }
                _ => Place::Bare,
            };
            if self.length > LONGEST {
                return false;
            }
        }
        true
    }
}

impl<R: Read> Read for Guard<R> {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(to)?;
        let bytes = to.get(..read).unwrap_or_default();
        if self.passes(bytes) {
            return Ok(read);
        }
        Err(io::Error::new(io::ErrorKind::InvalidData, TOO_LONG))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &[u8]) -> io::Result<usize> {
        let mut all = Vec::new();
        Guard::new(text, b',').read_to_end(&mut all)
    }

    #[test]
    fn only_a_field_can_be_too_long() {
        let row = b"a,\"b \"\"c\"\", d\ne\",f\n".repeat(LONGEST / 8);
        assert_eq!(read(&row).unwrap(), row.len());
        let open = [b"a,\"b\n".as_slice(), &b"x,\n".repeat(LONGEST / 2)].concat();
        assert_eq!(read(&open).unwrap_err().to_string(), TOO_LONG);
        assert!(read(&vec![b'x'; LONGEST + 1]).is_err());
    }
}
