//! Words by their letters as one number: sixteen bytes of text at one look.
//!
//! Nearly every word of a text in Latin letters is shorter than that. Its end, its small letters and how it is written then
//! come from a few sums over all sixteen bytes at once, with no look at each.

/// How many bytes one look takes in.
pub(super) const WIDE: usize = 16;

/// The high bit of every byte.
const HIGH: u128 = all(0x80);

/// The bit that tells a small letter from its capital, in every byte.
const SMALL: u128 = all(0x20);

/// The bits of the first so many bytes.
const FIRST: [u128; WIDE] = {
    let mut masks = [0; WIDE];
    let mut len = 1;
    while len < WIDE {
        masks[len] = (masks[len - 1] << 8) | 0xff;
        len += 1;
    }
    masks
};

const fn all(byte: u8) -> u128 {
    u128::from_ne_bytes([byte; WIDE])
}

/// A run of ASCII letters shorter than a look.
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

/// The run of letters at the start of a text; `None` when it may be longer than a look, or the text is shorter.
#[inline]
pub(super) fn letters(text: &[u8]) -> Option<Letters> {
    let bytes = u128::from_le_bytes(*text.first_chunk()?);
    let small = (bytes | SMALL) & !HIGH;
    // Adding brings what is `a` or behind it to the high bit, and what is behind `z`; nothing carries over.
    let from_a = small + all(0x80 - b'a');
    let past_z = small + all(0x80 - b'z' - 1);
    let other = !(from_a & !past_z & !bytes) & HIGH;
    let len = other.trailing_zeros() as usize / 8;
    let own = FIRST.get(len)?;
    Some(Letters {
        len,
        key: small & own,
        capital: bytes & SMALL & 0xff == 0,
        capitals: bytes & SMALL & own == 0,
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
            for word in ["", "a", "z", "Z", "Trade", "GDP", "aBcDeFgHiJkLmNo"] {
                let text = format!("{word}{end}and more behind it");
                let run = letters(text.as_bytes()).unwrap();
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
    fn long_runs_and_short_texts_are_left_to_others() {
        assert!(letters(b"telecommunications are here").is_none());
        assert!(letters(b"trade").is_none());
    }
}
