//! Words from documents, made harmless for where they are printed.
//!
//! A transcript may hold escape sequences, markup, spreadsheet formulas or CI commands. Nothing is dropped: what could act is
//! shown as what it is, `\u{1b}` for an escape character.

use std::borrow::Cow;
use std::fmt::Write;

/// Whether a character acts on a terminal or hides, instead of showing itself.
///
/// Control characters, bidirectional controls, line separators, invisible operators and tag characters. The joiners that
/// scripts and emoji need (U+200C, U+200D) show in what they join, and stay.
pub fn acts(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{061c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// One line for a terminal or any other plain text: no character acts, line breaks included.
///
/// ```
/// use crossfoot::report::safe;
/// assert_eq!(safe::line("plain – text"), "plain – text");
/// assert_eq!(safe::line("\x1b[31mred\u{202e}"), "\\u{1b}[31mred\\u{202e}");
/// ```
pub fn line(text: &str) -> Cow<'_, str> {
    shown(text, acts)
}

/// Text of several lines for a terminal: as [`line()`], but line breaks and tabs stay.
pub fn terminal(text: &str) -> Cow<'_, str> {
    shown(text, |c| acts(c) && c != '\n' && c != '\t')
}

/// Text for XML: as [`terminal()`], without the characters XML has no way to write.
pub fn xml(text: &str) -> Cow<'_, str> {
    shown(text, |c| {
        acts(c) && c != '\n' && c != '\t' || matches!(c, '\u{fffe}' | '\u{ffff}')
    })
}

/// A cell of a CSV file: as [`line()`], and never the start of a formula in a spreadsheet.
///
/// Cells that begin with `=`, `+`, `-`, `@`, also after white space, get an apostrophe in front, except plain numbers
/// and a sign alone.
///
/// ```
/// use crossfoot::report::safe;
/// assert_eq!(safe::cell("=HYPERLINK(\"http://x\")"), "'=HYPERLINK(\"http://x\")");
/// assert_eq!(safe::cell("-5.5"), "-5.5");
/// assert_eq!(safe::cell("="), "=");
/// ```
pub fn cell(text: &str) -> Cow<'_, str> {
    let shown = line(text);
    let start = shown.trim_start();
    // Spreadsheets take the full-width forms for the plain ones.
    let formula = start.starts_with([
        '=', '+', '-', '@', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}',
    ]);
    // A number, and a sign that nothing follows, are no formulas.
    let harmless = start.chars().count() == 1 || text.parse::<crate::quantity::Decimal>().is_ok();
    if formula && !harmless {
        return Cow::Owned(format!("'{shown}"));
    }
    shown
}

/// Text within one line of Markdown: no markup, no HTML, no table bar, no mention of a user.
///
/// ```
/// use crossfoot::report::safe;
/// assert_eq!(safe::markdown("a|b *c* <d>"), "a\\|b \\*c\\* &lt;d&gt;");
/// ```
pub fn markdown(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut previous = ' ';
    for character in line(text).chars() {
        match character {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            // A zero-width space inside would hide; the entity shows the same sign and links nobody.
            '@' => out.push_str("&#64;"),
            // `www.` and `http:` become links by themselves on GitHub.
            ':' if previous.is_alphanumeric() => out.push_str("&#58;"),
            '.' if previous == 'w' || previous == 'W' => out.push_str("&#46;"),
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '(' | ')' | '#' | '+' | '!' | '|'
            | '~' => {
                out.push('\\');
                out.push(character);
            }
            '-' | '=' if out.is_empty() => {
                out.push('\\');
                out.push(character);
            }
            _ => out.push(character),
        }
        previous = character;
    }
    out
}

/// The message of a GitHub workflow command.
///
/// ```
/// use crossfoot::report::safe;
/// assert_eq!(safe::workflow("50 %\n::error::"), "50 %25%0A::error::");
/// ```
pub fn workflow(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in terminal(text).chars() {
        match character {
            '%' => out.push_str("%25"),
            '\n' => out.push_str("%0A"),
            _ => out.push(character),
        }
    }
    out
}

/// A property of a GitHub workflow command, such as its file.
pub fn workflow_property(text: &str) -> String {
    workflow(&line(text))
        .replace(':', "%3A")
        .replace(',', "%2C")
}

/// A path as a URI reference: everything but letters, digits and `-._~/` percent-encoded.
pub fn uri(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'\\' => out.push('/'),
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                out.push(char::from(byte));
            }
            // Writing to a string cannot fail.
            _ => drop(write!(out, "%{byte:02X}")),
        }
    }
    out
}

fn shown(text: &str, hide: impl Fn(char) -> bool) -> Cow<'_, str> {
    if !text.chars().any(&hide) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for character in text.chars() {
        if hide(character) {
            out.extend(character.escape_unicode());
        } else {
            out.push(character);
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_terminal_keeps_line_breaks_and_loses_nothing_else() {
        assert_eq!(
            terminal("a\n\tb\r\x07\u{9b}31m"),
            "a\n\tb\\u{d}\\u{7}\\u{9b}31m"
        );
    }

    #[test]
    fn a_formula_is_a_formula_after_white_space_and_in_full_width() {
        assert_eq!(cell("  @SUM(1)"), "'  @SUM(1)");
        assert_eq!(cell("\t=1"), "\\u{9}=1");
        assert_eq!(cell("\u{ff1d}1+1"), "'\u{ff1d}1+1");
        assert_eq!(cell("+7 495 123"), "'+7 495 123");
        assert_eq!(cell("5-7"), "5-7");
    }

    #[test]
    fn markdown_links_nobody_and_nothing() {
        assert_eq!(
            markdown("@all see https://x.y and www.z [a](b)"),
            "&#64;all see https&#58;//x.y and www&#46;z \\[a\\]\\(b\\)"
        );
    }

    #[test]
    fn a_workflow_property_cannot_end_itself() {
        assert_eq!(
            workflow_property("a,line=9::error::\n.txt"),
            "a%2Cline=9%3A%3Aerror%3A%3A\\u{a}.txt"
        );
    }

    #[test]
    fn a_uri_has_no_scheme_of_its_own() {
        assert_eq!(uri("javascript:a b.txt"), "javascript%3Aa%20b.txt");
    }
}
