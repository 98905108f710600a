//! Words by their letters as one number: eight bytes of text at one look, two looks at most.
//!
//! Nearly every word of a text in Latin letters is that short. Its end, its small letters and how it is written then come from
//! a few sums over all bytes at once, with no look at each.

/// How many letters a word may have to go into a number.
pub(super) const WIDE: usize = 16;

/// How many bytes one look takes in.
const HALF: usize = 8;

/// The high bit of every byte.
const HIGH: u64 = all(0x80);

/// The bit that tells a small letter from its capital, in every byte.
const SMALL: u64 = all(0x20);

const fn all(byte: u8) -> u64 {
    u64::from_ne_bytes([byte; HALF])
}

/// A run of ASCII letters short enough for a number.
pub(super) struct Letters {
    /// How many there are.
    pub len: usize,
    /// Them in small letters, as [`key`] has them.
    pub key: u128,
    /// Whether the first is a capital.
    pub capital: bool,
    /// Whether all are capitals.
    pub capitals: bool,
}

/// The letters that one look shows.
struct Look {
    len: usize,
    /// Them in small letters.
    small: u64,
    /// The bit of [`SMALL`] of each that is a small letter.
    lower: u64,
}

#[inline]
fn look(bytes: u64) -> Look {
    let small = (bytes | SMALL) & !HIGH;
    // Adding brings what is `a` or behind it to the high bit, and what is behind `z`; nothing carries over.
    let from_a = small + all(0x80 - b'a');
    let past_z = small + all(0x80 - b'z' - 1);
    let other = !(from_a & !past_z & !bytes) & HIGH;
    // All bits below the first byte that is no letter: all there are, when each is one.
    let first = other & other.wrapping_neg();
    let own = (first >> 7).wrapping_sub(1);
    Look {
        len: other.trailing_zeros() as usize / 8,
        small: small & own,
        lower: bytes & SMALL & own,
    }
}

/// The run of letters at the start of a text; `None` when it may be too long for a number.
#[inline]
pub(super) fn letters(text: &[u8; WIDE]) -> Option<Letters> {
    let bytes = u128::from_le_bytes(*text);
    let low = look(bytes as u64);
    let capital = low.lower & 0xff == 0;
    if low.len < HALF {
        return Some(Letters {
            len: low.len,
            key: low.small.into(),
            capital,
            capitals: low.lower == 0,
        });
    }
    let high = look((bytes >> 64) as u64);
    (high.len < HALF).then(|| Letters {
        len: HALF + high.len,
        key: u128::from(high.small) << 64 | u128::from(low.small),
        capital,
        capitals: low.lower | high.lower == 0,
    })
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
                let run = letters(text.as_bytes().first_chunk().unwrap()).unwrap();
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
    fn long_runs_are_left_to_others() {
        assert!(letters(b"telecommunicatio").is_none());
        assert!(letters(b"telecommunicati ").is_some());
    }
}
