//! Splitting text into words, numbers and marks: the one way for vocabulary and documents alike.
//!
//! A run of letters is a word, a run of digits with the separators inside it is a number, and every other character that is
//! not white space is a mark of its own. `10kW` is a number and a word glued to it, `year-on-year` five tokens.

use super::begins::Begins;
use super::letters::{WIDE, letters};
use super::words::{Known, WordId, Words};
use std::ops::Range;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters.
    Word,
    /// Digits and the separators between them.
    Number,
    /// One other character.
    Mark,
}

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// Begins with a small letter, or is no word.
    Lower,
    /// Begins with a capital.
    Title,
    /// All capitals, two letters or more.
    Upper,
}

/// One token, by its place in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Byte offset of its first byte.
    pub start: usize,
    /// Byte offset behind its last.
    pub end: usize,
    /// Word, number or mark.
    pub kind: TokenKind,
    /// Whether nothing stands between it and the token before.
    pub glued: bool,
    /// How a word is written.
    pub case: Case,
    /// What its word begins.
    pub begins: Begins,
    /// Its word in the vocabulary.
    pub word: WordId,
}

impl Token {
    /// Whether it is letters.
    #[inline]
    pub fn is_word(&self) -> bool {
        self.kind == TokenKind::Word
    }

    /// Whether it is a word that begins with a capital.
    #[inline]
    pub fn is_capital(&self) -> bool {
        self.kind == TokenKind::Word && self.case != Case::Lower
    }
}

/// White space that may stand inside a number: no-break, thin and narrow no-break.
fn is_number_space(c: char) -> bool {
    matches!(c, '\u{a0}' | '\u{2009}' | '\u{202f}')
}

/// Splits `whole[range]` into tokens, and says what their words begin. With `spaced`, a plain space too may stand between digit
/// groups.
pub(super) fn tokenize(
    whole: &str,
    range: Range<usize>,
    spaced: bool,
    words: &Words,
    out: &mut Vec<Token>,
) -> Begins {
    let mut all = Begins::NOTHING;
    let mut buffer = String::new();
    let text = whole.get(..range.end).unwrap_or_default();
    let mut at = range.start;
    let mut last_end = usize::MAX;
    while at < text.len() {
        let run = short_words(whole.as_bytes(), at, text.len(), last_end, words, out);
        (at, last_end) = (run.at, run.last_end);
        all = all.or(run.begins);
        let glued = last_end == at;
        let token = if let Some(mark) = plain_mark(text.as_bytes(), at, glued) {
            if matches!(mark, b' ' | b'\t'..=b'\r') {
                at += 1;
                continue;
            }
            let known = words.short(mark.into());
            Token {
                start: at,
                end: at + 1,
                kind: TokenKind::Mark,
                glued,
                case: Case::Lower,
                begins: known.begins,
                word: known.word,
            }
        } else {
            let (found, end) = any_token(text, at, glued, spaced, out.last());
            let Some((kind, case)) = found else {
                at = end;
                continue;
            };
            let spelled = || text.get(at..end).unwrap_or_default();
            let (known, shape) = match kind {
                TokenKind::Word => (words.any(spelled(), &mut buffer), Begins::NOTHING),
                // Digits glued to letters may be the end of a name (`m2`).
                TokenKind::Number if glued && out.last().is_some_and(Token::is_word) => {
                    (words.any(spelled(), &mut buffer), Begins::DIGITS)
                }
                TokenKind::Number => (Known::default(), Begins::DIGITS),
                TokenKind::Mark => (words.any(spelled(), &mut buffer), Begins::WIDE_MARK),
            };
            Token {
                start: at,
                end,
                kind,
                glued,
                case,
                begins: known.begins.or(shape),
                word: known.word,
            }
        };
        last_end = token.end;
        at = behind_space(text, token.end);
        all = all.or(token.begins);
        out.push(token);
    }
    all
}

/// A run of short words.
struct Run {
    /// Where it ends, and a space behind it.
    at: usize,
    /// Where its last token ends.
    last_end: usize,
    /// What its words begin.
    begins: Begins,
}

/// Adds the short words that stand one after the other from `at` on: nearly all of most texts. A loop of its own keeps all it
/// needs in the registers.
#[inline(never)]
fn short_words(
    text: &[u8],
    mut at: usize,
    limit: usize,
    mut last_end: usize,
    words: &Words,
    out: &mut Vec<Token>,
) -> Run {
    let mut begins = Begins::NOTHING;
    while let Some(word) = short_word(text, at, limit) {
        let known = words.short(word.key);
        begins = begins.or(known.begins);
        out.push(Token {
            start: at,
            end: word.end,
            kind: TokenKind::Word,
            glued: last_end == at,
            case: word.case,
            begins: known.begins,
            word: known.word,
        });
        last_end = word.end;
        at = word.end;
        if at < limit {
            at += usize::from(text.get(at) == Some(&b' '));
        }
    }
    Run {
        at,
        last_end,
        begins,
    }
}

/// Behind the space that stands at `at`, if one does: nearly always one parts two words.
#[inline]
fn behind_space(text: &str, at: usize) -> usize {
    at + usize::from(text.as_bytes().get(at) == Some(&b' '))
}

/// What token starts at `at`, if it is one and no space, and where it ends.
fn any_token(
    text: &str,
    at: usize,
    glued: bool,
    spaced: bool,
    before: Option<&Token>,
) -> (Option<(TokenKind, Case)>, usize) {
    let rest = text.get(at..).unwrap_or_default();
    let Some(c) = rest.chars().next() else {
        return (None, text.len());
    };
    let behind = at + c.len_utf8();
    if c.is_whitespace() || is_invisible(c) {
        return (None, behind);
    }
    // `.001`, `$.75`: a decimal mark with no digit before it.
    if c == '.' && opens_decimals(text.as_bytes(), at, glued) {
        let number = (TokenKind::Number, Case::Lower);
        return (Some(number), number_end(text, at + 1, false));
    }
    if c.is_ascii_digit() {
        let spaced = spaced || grouped(text, at, before);
        let number = (TokenKind::Number, Case::Lower);
        return (Some(number), number_end(text, at, spaced));
    }
    if c.is_alphabetic() {
        let (end, case) = word_end(text, at, c);
        return (Some((TokenKind::Word, case)), end);
    }
    (Some((TokenKind::Mark, Case::Lower)), behind)
}

/// A short word of ASCII letters.
struct ShortWord {
    end: usize,
    case: Case,
    /// Its letters as a number.
    key: u128,
}

/// The word that starts at `at` and ends before `limit`, if it is short and all ASCII, as nearly every word of most texts is.
#[inline]
fn short_word(text: &[u8], at: usize, limit: usize) -> Option<ShortWord> {
    let near = text.get(at..)?.first_chunk::<WIDE>()?;
    let letters = letters(near);
    let end = at + letters.len;
    // Where nothing is a letter, so is the first.
    let next = *near.get(letters.len)?;
    if letters.len == 0 || end > limit || next >= 0x80 && end < limit && may_go_on(text, end) {
        return None;
    }
    Some(ShortWord {
        end,
        case: letters.case,
        key: letters.key,
    })
}

/// Whether what stands at `at`, beyond ASCII, may go on with a word: a letter of another alphabet or an accent, and none of the
/// apostrophes, dashes and spaces from U+2000 to U+203F.
fn may_go_on(text: &[u8], at: usize) -> bool {
    !matches!(text.get(at..), Some([0xE2, 0x80, ..]))
}

/// The mark or space of ASCII at `at`, other than the point that begins `.001`.
#[inline]
fn plain_mark(text: &[u8], at: usize, glued: bool) -> Option<u8> {
    let byte = *text.get(at)?;
    let is_mark = match byte {
        b'.' => !opens_decimals(text, at, glued),
        _ => byte.is_ascii() && !byte.is_ascii_alphanumeric(),
    };
    is_mark.then_some(byte)
}

/// Whether a point begins the digits behind it: nothing is glued to it, or the sign of money.
fn opens_decimals(text: &[u8], at: usize, glued: bool) -> bool {
    let before = text.get(..at).unwrap_or_default();
    let money = || {
        ["$", "£", "€"]
            .iter()
            .any(|sign| before.ends_with(sign.as_bytes()))
    };
    text.get(at + 1).is_some_and(u8::is_ascii_digit) && (!glued || money())
}

/// Characters that show nothing and must not part a word from its figure: soft hyphen, zero-width and direction marks.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// The end of a word of any letters and length, and how it is written.
fn word_end(text: &str, at: usize, first: char) -> (usize, Case) {
    let mut end = at;
    let mut upper_all = true;
    let mut letters = 0;
    for c in text.get(at..).unwrap_or_default().chars() {
        if !c.is_alphabetic() && !is_combining(c) {
            break;
        }
        upper_all &= !c.is_lowercase();
        end += c.len_utf8();
        letters += 1;
    }
    upper_all &= first.is_uppercase();
    let case = if upper_all && letters > 1 {
        Case::Upper
    } else if first.is_uppercase() {
        Case::Title
    } else {
        Case::Lower
    };
    (end, case)
}

fn is_combining(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

/// Where the number that starts at `at` ends: digits, and single separators that have digits on both sides.
fn number_end(text: &str, at: usize, spaced: bool) -> usize {
    let bytes = text.as_bytes();
    let digits_from = |mut i: usize| {
        while bytes.get(i).is_some_and(u8::is_ascii_digit) {
            i += 1;
        }
        i
    };
    let mut end = digits_from(at);
    let mut group = end - at;
    loop {
        let Some(c) = text.get(end..).and_then(|rest| rest.chars().next()) else {
            return end;
        };
        let next = end + c.len_utf8();
        let next_end = digits_from(next);
        let digits = next_end - next;
        let joins = match c {
            '.' | ',' => digits > 0,
            '\'' | '’' => digits == 3 && group <= 3,
            ' ' => spaced && digits == 3 && group <= 3 && !continues_word(bytes, next_end),
            c if is_number_space(c) => digits == 3 && group <= 3,
            _ => false,
        };
        if !joins {
            return end;
        }
        end = next_end;
        group = digits;
    }
}

/// Whether plain spaces part groups of digits where they usually do not: `12 500 tonnes`, `1 234.5`.
///
/// Decimals behind the last group make it sure; else something to count stands there, and nothing before it that the first
/// group may belong to (`On 12 May 500 people`, `Boeing 737 800`).
fn grouped(text: &str, at: usize, before: Option<&Token>) -> bool {
    let bytes = text.as_bytes();
    let digits = |from: usize| {
        let rest = bytes.get(from..).unwrap_or_default();
        rest.iter().take_while(|b| b.is_ascii_digit()).count()
    };
    let first = digits(at);
    let mut end = at + first;
    if first > 3 || bytes.get(at) == Some(&b'0') {
        return false;
    }
    while bytes.get(end) == Some(&b' ') && digits(end + 1) == 3 {
        end += 4;
    }
    if end == at + first {
        return false;
    }
    let next = bytes.get(end).copied();
    if matches!(next, Some(b'.' | b',')) && digits(end + 1) > 0 {
        return (1..=2).contains(&digits(end + 1));
    }
    let counts = match next {
        Some(b'%') => true,
        Some(b' ') => text[end + 1..].starts_with(|c: char| c.is_lowercase()),
        // `reached 10 000.`
        Some(b'.' | b',' | b';' | b')') | None => {
            before.is_some_and(|token| token.kind == TokenKind::Word)
        }
        _ => false,
    };
    counts
        && before.is_some_and(|token| match token.kind {
            TokenKind::Word => token.case == Case::Lower,
            TokenKind::Number => false,
            TokenKind::Mark => !continues_word(bytes, at.saturating_sub(2)),
        })
}

/// Whether the digits that end at `at` run on into letters (`5 737s`), so that a space before them is no group separator.
fn continues_word(bytes: &[u8], at: usize) -> bool {
    bytes.get(at).is_some_and(u8::is_ascii_alphabetic)
}
