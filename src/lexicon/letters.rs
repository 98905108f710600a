//! Words by their letters as one number: sixteen bytes of text at one look.
//!
//! Nearly every word of a text in Latin letters is that short. Its end, its small letters and how it is written then come from
//! a few sums over all bytes at once, with no look at each.

/// How many letters a word may have to go into a number.
pub(super) const WIDE: usize = 16;

/// The high bit of every byte.
const HIGH: u128 = all(0x80);

/// The bit that tells a small letter from its capital, in every byte.
const SMALL: u128 = all(0x20);

const fn all(byte: u8) -> u128 {
    u128::from_ne_bytes([byte; WIDE])
}

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
    let bytes = u128::from_le_bytes(*text);
    let small = (bytes | SMALL) & !HIGH;
    // Adding brings what is `a` or behind it to the high bit, and what is behind `z`; nothing carries over.
    let from_a = small + all(0x80 - b'a');
    let past_z = small + all(0x80 - b'z' - 1);
    let other = !(from_a & !past_z & !bytes) & HIGH;
    // All bits below the first byte that is no letter: all there are, when each is one.
    let first = other & other.wrapping_neg();
    let own = (first >> 7).wrapping_sub(1);
    let lower = bytes & SMALL & own;
    Letters {
        len: other.trailing_zeros() as usize / 8,
        key: small & own,
        capital: lower as u8 == 0,
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
