//! The date that a file's name carries, for documents that say none themselves.

use super::dates::{Found, numeric};
use crate::period::Day;

/// The date in a file's name: `2024-02-01-almaty.txt`, `talks_20240201.md`; the words of one that does not exist.
pub(super) fn in_file_name(name: &str) -> Option<Result<Day, String>> {
    let name = name.rsplit('/').next().unwrap_or(name);
    let mut wrong = None;
    let bytes = name.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let length = bytes[at..]
            .iter()
            .take_while(|byte| byte.is_ascii_digit())
            .count();
        let found = match length {
            0 => {
                at += 1;
                continue;
            }
            8 => name.get(at..at + 8).and_then(|run| {
                let dashed = format!("{}-{}-{}", &run[..4], &run[4..6], &run[6..]);
                numeric(&dashed, 0)
            }),
            4 => numeric(&name[at..].replacen('_', "-", 2), 0),
            _ => numeric(name, at),
        };
        match found {
            Some(Found { day: Ok(day), .. }) => return Some(Ok(day)),
            // Eight digits that are no day are a number; `2023-02-30` can only be meant as a date.
            Some(Found { day: Err(text), .. }) if length == 4 => wrong = wrong.or(Some(Err(text))),
            _ => {}
        }
        at += length;
    }
    wrong
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn file_names_carry_dates() {
        for (name, expected) in [
            ("talks/2024-02-01-almaty.txt", Some("2024-02-01")),
            ("almaty_20240201.md", Some("2024-02-01")),
            ("000_09dc893c7673816c.txt", None),
            ("20241399.txt", None),
            ("2024-02-01/talks.txt", None),
        ] {
            let found = in_file_name(name).map(|day| day.expect("a day").to_string());
            assert_eq!(found.as_deref(), expected, "{name}");
        }
        assert_eq!(
            in_file_name("2023-02-30-talk.txt"),
            Some(Err("2023-02-30".to_owned()))
        );
    }
}
