//! Bytes to text, or a problem that says why they are none.

use super::Problem;
use memchr::{memchr, memchr_iter};

/// The text of a file's bytes: UTF-8 with or without a byte order mark, or UTF-16 with one.
pub(super) fn decode(name: &str, bytes: Vec<u8>) -> Result<String, Problem> {
    if let Some(rest) = bytes.strip_prefix(b"\xFF\xFE") {
        return utf16(name, rest, u16::from_le_bytes);
    }
    if let Some(rest) = bytes.strip_prefix(b"\xFE\xFF") {
        return utf16(name, rest, u16::from_be_bytes);
    }
    if let Some(at) = memchr(0, &bytes) {
        return Err(Problem::new(
            name,
            format!("binary file (a zero byte at offset {at})"),
            "give it as text, Markdown or HTML",
        ));
    }
    match String::from_utf8(bytes) {
        Ok(mut text) => {
            if text.starts_with('\u{feff}') {
                text.drain(..'\u{feff}'.len_utf8());
            }
            Ok(text)
        }
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let line = 1 + memchr_iter(b'\n', &error.as_bytes()[..at]).count();
            Err(Problem::new(
                name,
                format!("invalid UTF-8 at byte {at}"),
                "convert the file to UTF-8, for example with iconv",
            )
            .at(line))
        }
    }
}

fn utf16(name: &str, bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, Problem> {
    let units = bytes
        .chunks_exact(2)
        .filter_map(|pair| pair.try_into().ok())
        .map(unit);
    let whole = bytes.len().is_multiple_of(2);
    char::decode_utf16(units)
        .collect::<Result<String, _>>()
        .ok()
        .filter(|_| whole)
        .ok_or_else(|| {
            Problem::new(
                name,
                "invalid UTF-16 after its byte order mark",
                "convert the file to UTF-8, for example with iconv",
            )
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_encodings_are_read_without_their_marks() {
        for bytes in [
            b"5 %".to_vec(),
            b"\xEF\xBB\xBF5 %".to_vec(),
            b"\xFF\xFE5\0 \0%\0".to_vec(),
            b"\xFE\xFF\x005\0 \0%".to_vec(),
        ] {
            assert_eq!(decode("a.txt", bytes).unwrap(), "5 %");
        }
    }

    #[test]
    fn what_is_no_text_says_where() {
        let shown = |bytes: &[u8]| decode("a.txt", bytes.to_vec()).unwrap_err().to_string();
        assert_eq!(
            shown(b"one\ntwo \xC3("),
            "a.txt:2: invalid UTF-8 at byte 8; convert the file to UTF-8, for example with iconv"
        );
        assert!(shown(b"\x7FELF\0").starts_with("a.txt: binary file (a zero byte at offset 4)"));
        assert!(shown(b"\xFF\xFE\x00").contains("invalid UTF-16"));
        assert!(shown(b"\xFF\xFE\x00\xD8").contains("invalid UTF-16"));
    }
}
