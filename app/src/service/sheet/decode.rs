//! The text of bytes, in the encodings that tables are exported in: UTF-8,
//! UTF-16 as Excel writes "Unicode text", and the code page of Windows.

/// What the bytes 80 to 9F stand for in Windows-1252; all others are what they
/// are in Unicode. Source: the WHATWG Encoding Standard, "windows-1252".
const WINDOWS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// The text, without a mark of its encoding. `None` when it is none.
pub fn text(bytes: Vec<u8>) -> Option<String> {
    match bytes.as_slice() {
        [0xff, 0xfe, rest @ ..] => return of_pairs(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => return of_pairs(rest, u16::from_be_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => return String::from_utf8(rest.to_vec()).ok(),
        _ => {}
    }
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => return Some(text),
        Err(error) => error.into_bytes(),
    };
    // No text of one byte a letter has a zero in it.
    (!bytes.contains(&0)).then(|| bytes.into_iter().map(windows).collect())
}

fn of_pairs(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Option<String> {
    let (pairs, left) = bytes.as_chunks::<2>();
    let units: Vec<u16> = pairs.iter().copied().map(unit).collect();
    left.is_empty().then(|| String::from_utf16(&units).ok())?
}

/// What a byte of Windows-1252 stands for.
pub(in crate::service) fn windows(byte: u8) -> char {
    let low = byte.checked_sub(0x80).map(usize::from);
    let own = low.and_then(|at| WINDOWS.get(at)).copied();
    own.unwrap_or(char::from(byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_read_in_every_encoding_they_are_exported_in() {
        let wanted = "Verkäufer;„Größe“;12 €\nÉtape;œuvre;5\n";
        let pairs = |unit: fn(u16) -> [u8; 2]| wanted.encode_utf16().flat_map(unit);
        let little: Vec<u8> = [0xff, 0xfe]
            .into_iter()
            .chain(pairs(u16::to_le_bytes))
            .collect();
        let big: Vec<u8> = [0xfe, 0xff]
            .into_iter()
            .chain(pairs(u16::to_be_bytes))
            .collect();
        let marked = [b"\xef\xbb\xbf", wanted.as_bytes()].concat();
        let windows = b"Verk\xe4ufer;\x84Gr\xf6\xdfe\x93;12 \x80\n\xc9tape;\x9cuvre;5\n".to_vec();
        for bytes in [wanted.as_bytes().to_vec(), marked, little, big, windows] {
            assert_eq!(text(bytes).as_deref(), Some(wanted));
        }
    }

    #[test]
    fn what_is_no_text_is_none() {
        for bytes in [
            &b"\xff\xfea"[..],
            b"\xff\xfe\x00\xd8",
            b"\x89PNG\0\xff",
            b"\xef\xbb\xbf\xff",
        ] {
            assert_eq!(text(bytes.to_vec()), None, "{bytes:?}");
        }
        assert_eq!(text(Vec::new()).as_deref(), Some(""));
    }
}
