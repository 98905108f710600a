//! Words from documents, made harmless for where they are printed.
//!
//! A transcript may hold escape sequences, markup, spreadsheet formulas or CI commands. Nothing is dropped: what could act is
//! shown as what it is, `\u{1b}` for an escape character.

use memchr::memmem;
use std::borrow::Cow;
use std::fmt::Write;

/// Whether a character acts on a terminal or hides, instead of showing itself.
///
/// Control characters, bidirectional controls, line separators, invisible operators, tag characters and what is no character at all. The joiners that
/// scripts and emoji need (U+200C, U+200D) show in what they join, and stay.
pub fn acts(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{061c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{fffe}' | '\u{ffff}' | '\u{e0000}'..='\u{e007f}')
}

/// One line for a terminal, a log or any other plain text: no character acts, line breaks included, and no words of a document
/// are a command to a build server (`::error::` at the start of a line, `##[error]` anywhere).
///
/// ```
/// use crossfoot::report::safe;
/// assert_eq!(safe::line("plain – text"), "plain – text");
/// assert_eq!(safe::line("\x1b[31mred\u{202e}"), "\\u{1b}[31mred\\u{202e}");
/// ```
pub fn line(text: &str) -> Cow<'_, str> {
    inert(shown(text, acts))
}

/// Text of several lines for a terminal: as [`line()`], but line breaks and tabs stay.
pub fn terminal(text: &str) -> Cow<'_, str> {
    inert(shown(text, |c| acts(c) && c != '\n' && c != '\t'))
}

/// Text for XML and HTML, before their own signs are escaped: as [`terminal()`], which leaves nothing that XML cannot write.
pub fn xml(text: &str) -> Cow<'_, str> {
    terminal(text)
}

/// JSON whose strings hold no character that acts, and no command to a build server; they mean what they meant before.
///
/// ```
/// use crossfoot::report::safe;
/// assert_eq!(safe::json("{\"a\": \"\u{202e}##[group]\"}"), "{\"a\": \"\\u202e##\\u005bgroup]\"}");
/// ```
pub fn json(text: &str) -> Cow<'_, str> {
    match is_harmless(text.as_bytes()) {
        true => Cow::Borrowed(text),
        false => Cow::Owned(shown_in_json(text)),
    }
}

/// The same for lines that were written as bytes.
pub(super) fn json_lines(text: &[u8]) -> Cow<'_, [u8]> {
    match is_harmless(text) {
        true => Cow::Borrowed(text),
        false => Cow::Owned(shown_in_json(&String::from_utf8_lossy(text)).into_bytes()),
    }
}

/// Whether JSON holds neither what acts nor what may be a command.
fn is_harmless(text: &[u8]) -> bool {
    memmem::find(text, b"##").is_none() && !holds_hidden(text)
}

fn shown_in_json(text: &str) -> String {
    let hidden = |c: char| acts(c) && c != '\n';
    let mut out = String::with_capacity(text.len() + 16);
    let mut units = [0; 2];
    for (at, character) in text.char_indices() {
        if hidden(character) || character == '[' && closes_command(&text[..at]) {
            for unit in character.encode_utf16(&mut units) {
                // Writing to a string cannot fail.
                let _ = write!(out, "\\u{unit:04x}");
            }
        } else {
            out.push(character);
        }
    }
    out
}

/// Whether a text of JSON lines holds a character that acts, line breaks aside.
///
/// JSON has escaped what of ASCII acts but the byte 7f. Most text is ASCII, which is seen at a glance a block at a time; in the
/// rest only characters that begin as those do that act are looked at.
fn holds_hidden(text: &[u8]) -> bool {
    const BLOCK: usize = 64;
    // The most bytes a character has.
    const CHARACTER: usize = 4;
    let suspect = |byte: u8| matches!(byte, 0x7f | 0xc2 | 0xd8 | 0xe1 | 0xe2 | 0xef | 0xf3);
    text.chunks(BLOCK).enumerate().any(|(n, block)| {
        block
            .iter()
            .fold(false, |found, byte| found | (*byte >= 0x7f))
            && (n * BLOCK..).zip(block).any(|(at, byte)| {
                let end = text.len().min(at + CHARACTER);
                let rest = suspect(*byte).then(|| text.get(at..end)).flatten();
                let valid = rest.and_then(|rest| rest.utf8_chunks().next());
                let first = valid.and_then(|chunk| chunk.valid().chars().next());
                first.is_some_and(acts)
            })
    })
}

/// Whether a bracket behind this text would make a command of it: `##[`, `##vso[`, `##teamcity[`.
fn closes_command(before: &str) -> bool {
    let name = before.trim_end_matches(|c: char| c.is_ascii_alphanumeric());
    name.ends_with("##")
}

/// Takes from words what a build server would take for a command: it is shown as what it is.
fn inert(text: Cow<'_, str>) -> Cow<'_, str> {
    let begins = |line: &str| line.trim_start().starts_with("::");
    if !text.contains("##") && !text.lines().any(begins) {
        return text;
    }
    let mut out = String::with_capacity(text.len() + 16);
    for piece in text.split_inclusive('\n') {
        let rest = piece.trim_start();
        let (space, command) = piece.split_at(piece.len() - rest.len());
        out.push_str(space);
        let rest = match command.strip_prefix("::") {
            Some(rest) => {
                out.push_str("\\u{3a}:");
                rest
            }
            None => command,
        };
        for (at, character) in rest.char_indices() {
            if character == '[' && closes_command(&rest[..at]) {
                out.push_str("\\u{5b}");
            } else {
                out.push(character);
            }
        }
    }
    Cow::Owned(out)
}

/// How many characters of a text a cell holds; spreadsheets spill what is longer than 32,767 over other cells.
const CELL: usize = 5_000;

/// A cell of a CSV file: as [`line()`], of bounded length, and never the start of a formula in a spreadsheet.
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
    let shown = match text.char_indices().nth(CELL) {
        Some((end, _)) => Cow::Owned(format!("{}…", line(&text[..end]))),
        None => line(text),
    };
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
/// assert_eq!(safe::workflow("50 %\n::error::"), r"50 %25%0A\u{3a}:error::");
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
    fn words_are_no_commands_to_a_build_server() {
        assert_eq!(line(" ::error::x ::y"), " \\u{3a}:error::x ::y");
        assert_eq!(terminal("a\n ::b"), "a\n \\u{3a}:b");
        assert_eq!(line("x ##vso[task] #[a]"), "x ##vso\\u{5b}task] #[a]");
    }

    #[test]
    fn json_means_what_it_meant() {
        for text in [
            "\u{202e}\u{7f}\u{9b}\u{e0041}##[x]",
            "Trade – «рост»",
            "\\u{1b}",
        ] {
            let written = serde_json::to_string(text).expect("JSON");
            let safe = json(&written);
            assert!(!safe.contains(acts), "{safe}");
            assert_eq!(serde_json::from_str::<String>(&safe).expect("JSON"), text);
        }
    }

    #[test]
    fn a_uri_has_no_scheme_of_its_own() {
        assert_eq!(uri("javascript:a b.txt"), "javascript%3Aa%20b.txt");
    }
}
