//! Words by their letters as one number: sixteen bytes of text at one look.
//!
//! Nearly every word of a text in Latin letters is that short. Its end, its small letters and how it is written then come from
//! a few steps over all bytes at once, with no look at each.

use super::token::Case;
use wide::u8x16;

/// How many letters a word may have to go into a number.
pub(super) const WIDE: usize = 16;

/// The bit that tells a small letter from its capital.
const SMALL: u8 = 0x20;

/// The last letter, counted from `a`.
const LAST: u8 = b'z' - b'a';

/// How a word is written, by how many of two hold: its first letter is a capital, and all of several are.
const CASES: [Case; 3] = [Case::Lower, Case::Title, Case::Upper];

/// For every length, all bits of that many first bytes.
const FIRST: [u8x16; WIDE + 1] = {
    let mut masks = [[0; WIDE]; WIDE + 1];
    let mut length = 0;
    while length <= WIDE {
        let mut at = 0;
        while at < length {
            masks[length][at] = u8::MAX;
            at += 1;
        }
        length += 1;
    }
    let mut all = [u8x16::new([0; WIDE]); WIDE + 1];
    length = 0;
    while length <= WIDE {
        all[length] = u8x16::new(masks[length]);
        length += 1;
    }
    all
};

/// A run of ASCII letters.
pub(super) struct Letters {
    /// How many there are; [`WIDE`] where it may go on.
    pub len: usize,
    /// Them in small letters, as [`key`] has them.
    pub key: u128,
    /// How they are written.
    pub case: Case,
}

/// The run of letters at the start of a text.
#[inline]
pub(super) fn letters(text: &[u8; WIDE]) -> Letters {
    let bytes = u8x16::new(*text);
    let small = bytes | u8x16::splat(SMALL);
    // Counted from `a` and without a sign, whatever is no letter is behind the last one.
    let place = small - u8x16::splat(b'a');
    let letter = place.min(u8x16::splat(LAST)).simd_eq(place).to_bitmask();
    let len = (!letter).trailing_zeros() as usize;
    let own = !(u32::MAX << len);
    let lower = bytes.simd_eq(small).to_bitmask() & own;
    let key = small & FIRST[len.min(WIDE)];
    // A table: whether a word begins with a capital no processor foresees.
    let capital = usize::from(lower & 1 == 0);
    let capitals = usize::from(lower == 0 && len > 1);
    Letters {
        len,
        key: u128::from_le_bytes(key.to_array()),
        case: CASES[capital + capitals],
    }
}

/// A short word as a number, its first byte lowest.
pub(super) fn key(word: &[u8]) -> Option<u128> {
    let mut bytes = [0; WIDE];
    bytes.get_mut(..word.len())?.copy_from_slice(word);
    Some(u128::from_le_bytes(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_ends_at_what_is_no_letter() {
        for end in [" ", "@", "[", "`", "{", "0", "-", "é", "\u{7f}", "\0"] {
            for word in [
                "",
                "a",
                "z",
                "Z",
                "Trade",
                "GDP",
                "SEVENTH",
                "Ministry",
                "aBcDeFgHiJkLmNo",
            ] {
                let text = format!("{word}{end}and a lot more behind it");
                let run = letters(text.as_bytes().first_chunk().unwrap());
                assert_eq!(run.len, word.len(), "{text}");
                let small = word.to_ascii_lowercase();
                assert_eq!(Some(run.key), key(small.as_bytes()), "{text}");
                let case = match word {
                    "GDP" | "SEVENTH" => Case::Upper,
                    "Z" | "Trade" | "Ministry" => Case::Title,
                    _ => Case::Lower,
                };
                if !word.is_empty() {
                    assert_eq!(run.case, case, "{text}");
                }
            }
        }
    }

    #[test]
    fn long_runs_fill_the_look() {
        assert_eq!(letters(b"telecommunicatio").len, WIDE);
        assert_eq!(letters(b"telecommunicati ").len, WIDE - 1);
    }
}
