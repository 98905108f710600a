//! Words by their letters as one number: sixteen bytes of text at one look.
//!
//! Nearly every word of a text in Latin letters is that short. Its end, its small letters and how it is written then come from
//! a few steps over all bytes at once, with no look at each.

use wide::u8x16;

/// How many letters a word may have to go into a number.
pub(super) const WIDE: usize = 16;

/// The bit that tells a small letter from its capital.
const SMALL: u8 = 0x20;

/// The last letter, counted from `a`.
const LAST: u8 = b'z' - b'a';

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
    /// Whether the first is a capital.
    pub capital: bool,
    /// Whether all are capitals.
    pub capitals: bool,
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
    Letters {
        len,
        key: u128::from_le_bytes(key.to_array()),
        capital: lower & 1 == 0,
        capitals: lower == 0,
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
                if !word.is_empty() {
                    assert_eq!(run.capital, word.starts_with(char::is_uppercase));
                    assert_eq!(run.capitals, word.bytes().all(|b| b.is_ascii_uppercase()));
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
