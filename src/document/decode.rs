//! Bytes to text, or a problem that says why they are none.

use super::Problem;
use memchr::{memchr, memchr_iter};

/// How files that are no text begin, what they are, and how to get at their text.
const OTHERS: [(&[u8], &str, &str); 6] = [
    (
        b"%PDF-",
        "a PDF",
        "turn it into text first, for example with `pdftotext -layout FILE`",
    ),
    (
        b"PK\x03\x04",
        "a document of Word or another office program, or an archive",
        "save it as text, or turn it into Markdown, for example with `pandoc FILE -o FILE.md`",
    ),
    (
        b"\xD0\xCF\x11\xE0",
        "a document of an old office program",
        "save it as text, for example with `soffice --convert-to txt:Text FILE`",
    ),
    (
        b"{\\rtf",
        "rich text",
        "save it as text, or turn it into Markdown, for example with `pandoc FILE -o FILE.md`",
    ),
    (
        b"\xFF\xFE\0\0",
        "UTF-32",
        "convert the file to UTF-8, for example with `iconv -f UTF-32 -t UTF-8 FILE`",
    ),
    (
        b"\0\0\xFE\xFF",
        "UTF-32",
        "convert the file to UTF-8, for example with `iconv -f UTF-32 -t UTF-8 FILE`",
    ),
];

/// How much of a file tells which encoding it may be in.
const SAMPLE: usize = 4096;

/// The text of a file's bytes: UTF-8 with or without a byte order mark, or UTF-16 with one.
pub(super) fn decode(name: &str, bytes: Vec<u8>) -> Result<String, Problem> {
    for (start, what, help) in OTHERS {
        if bytes.starts_with(start) {
            return Err(Problem::new(
                name,
                format!("{what}, which is not read"),
                help,
            ));
        }
    }
    if let Some(rest) = bytes.strip_prefix(b"\xFF\xFE") {
        return utf16(name, rest, u16::from_le_bytes);
    }
    if let Some(rest) = bytes.strip_prefix(b"\xFE\xFF") {
        return utf16(name, rest, u16::from_be_bytes);
    }
    if let [0, a, 0, b, ..] | [a, 0, b, 0, ..] = bytes[..]
        && a != 0
        && b != 0
    {
        return Err(Problem::new(
            name,
            "UTF-16 without a byte order mark",
            "convert the file to UTF-8, for example with `iconv -f UTF-16LE -t UTF-8 FILE`",
        ));
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
            let before = &error.as_bytes()[..at];
            // A carriage return ends a line where no line feed follows it.
            let alone = before.iter().zip(before.iter().skip(1));
            let alone = alone.filter(|(byte, next)| **byte == b'\r' && **next != b'\n');
            let line = 1 + memchr_iter(b'\n', before).count() + alone.count();
            let encoding = likely(error.as_bytes());
            Err(Problem::new(
                name,
                format!("invalid UTF-8 at byte {at}"),
                format!(
                    "convert the file to UTF-8, for example with `iconv -f {encoding} -t UTF-8 FILE`"
                ),
            )
            .at(line))
        }
    }
}

/// The encoding that bytes which are no UTF-8 are most likely in.
fn likely(bytes: &[u8]) -> &'static str {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let latin = sample.iter().filter(|b| b.is_ascii_alphabetic()).count();
    // Of a text in Cyrillic nearly every letter is up there, of one in Latin letters the accented ones are.
    match sample.iter().filter(|b| **b >= 0xC0).count() > latin {
        true => "WINDOWS-1251",
        false => "WINDOWS-1252",
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
            "a.txt:2: invalid UTF-8 at byte 8; convert the file to UTF-8, for example with \
             `iconv -f WINDOWS-1252 -t UTF-8 FILE`"
        );
        assert!(shown(b"one\rtwo\r\nthree \xC3(").starts_with("a.txt:3:"));
        assert!(shown(b"\xC2 2023 \xE3\xEE\xE4\xF3").contains("WINDOWS-1251"));
        assert!(shown(b"\x7FELF\0").starts_with("a.txt: binary file (a zero byte at offset 4)"));
        for (bytes, what) in [
            (
                &b"%PDF-1.7"[..],
                "a.txt: a PDF, which is not read; turn it into text",
            ),
            (b"PK\x03\x04\0", "Word"),
            (b"\xD0\xCF\x11\xE0\0", "old office"),
            (b"{\\rtf1 5 %}", "rich text"),
            (b"\xFF\xFE\0\x005\0\0\0", "UTF-32"),
            (b"5\0 \0%\0", "UTF-16 without"),
            (b"\x005\0 \0%", "UTF-16 without"),
        ] {
            assert!(shown(bytes).contains(what), "{what}: {}", shown(bytes));
        }
        assert!(shown(b"\xFF\xFE\x00").contains("invalid UTF-16"));
        assert!(shown(b"\xFF\xFE\x00\xD8").contains("invalid UTF-16"));
    }
}
