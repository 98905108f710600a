//! Brace expansion: `рубл{ь,я,ей}` stands for three words, `export{,s}` for two.

/// Every text that `pattern` stands for, in order. An unclosed brace stands for itself.
///
/// ```
/// # use crossfoot::lexicon::expand;
/// assert_eq!(expand("percent{,age} point{,s}").len(), 4);
/// assert_eq!(expand("{no,not} more"), ["no more", "not more"]);
/// ```
pub fn expand(pattern: &str) -> Vec<String> {
    let Some(open) = pattern.find('{') else {
        return vec![pattern.to_owned()];
    };
    let Some(close) = closing(&pattern[open..]).map(|at| open + at) else {
        return vec![pattern.to_owned()];
    };
    let tails = expand(&pattern[close + 1..]);
    let mut out = Vec::new();
    for choice in divided(&pattern[open + 1..close], ',') {
        for middle in expand(choice) {
            for tail in &tails {
                out.push([&pattern[..open], &middle, tail].concat());
            }
        }
    }
    out
}

/// The parts of a pattern between the spaces that stand in no brace: what it stands for is what the first does, then the second.
pub(super) fn parts(pattern: &str) -> Vec<&str> {
    divided(pattern, ' ')
}

/// Offset of the brace that closes the one `text` starts with.
fn closing(text: &str) -> Option<usize> {
    let mut depth = 0usize;
    for (at, c) in text.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => {
                depth -= 1;
                if depth == 0 {
                    return Some(at);
                }
            }
            _ => {}
        }
    }
    None
}

/// The parts of a text between the marks that stand in no inner brace.
fn divided(text: &str, at_mark: char) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut depth, mut from) = (0usize, 0);
    for (at, c) in text.char_indices() {
        match c {
            // An unclosed brace stands for itself.
            '{' if closing(&text[at..]).is_some() => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            c if c == at_mark && depth == 0 => {
                parts.push(&text[from..at]);
                from = at + c.len_utf8();
            }
            _ => {}
        }
    }
    parts.push(&text[from..]);
    parts
}
