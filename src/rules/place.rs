//! Places in rule files: where a key, an entry or a row of a test's data is written.

use super::problem::Problem;

/// Where the last key of a path is written: a section, the item with the id, a key in it. As near as block style lets find.
pub(super) fn find(text: &str, path: &[&str]) -> (usize, usize) {
    let mut from = 0;
    let mut at = (0, 0);
    let lines: Vec<&str> = text.lines().collect();
    for key in path {
        let hit = lines.iter().enumerate().skip(from).find_map(|(i, line)| {
            let column = line.find(key)?;
            let before = line[..column].chars().next_back();
            let after = line[column + key.len()..].chars().next();
            let free =
                |c: Option<char>| c.is_none_or(|c| !(c.is_alphanumeric() || "_-/".contains(c)));
            let is_key = free(before) && free(after);
            is_key.then_some((i, column, line))
        });
        let Some((line, column, text)) = hit else {
            break;
        };
        from = line;
        // A key's value is what is pointed at, where one stands on the line.
        let rest = &text[column + key.len()..];
        let value = rest
            .strip_prefix(':')
            .map(|r| r.len() - r.trim_start_matches([' ', '"', '\'']).len());
        let byte = match value {
            Some(skip) if skip < rest.len() - 1 => column + key.len() + 1 + skip,
            _ => column,
        };
        at = (line + 1, text[..byte].chars().count() + 1);
    }
    at
}

/// Where the last entry with an id is written, in block or flow style.
pub(super) fn find_last(text: &str, id: &str) -> (usize, usize) {
    let names = |line: &str| {
        let at = line.find("id:")?;
        let value = line[at + 3..].trim_start().trim_start_matches(['"', '\'']);
        let after = value.strip_prefix(id)?.chars().next();
        after
            .is_none_or(|c| c.is_whitespace() || ",}\"'".contains(c))
            .then(|| line[..at].chars().count() + 1)
    };
    text.lines()
        .enumerate()
        .filter_map(|(i, line)| Some((i + 1, names(line)?)))
        .last()
        .unwrap_or((0, 0))
}

/// A problem with a row of a test's reference data, at the place the row has in the rule file.
pub(super) fn in_case(problem: Problem, file: &str, text: &str, rows: &str) -> Problem {
    // The table begins with a line of columns that the test does not write.
    let row = problem
        .line
        .checked_sub(2)
        .and_then(|n| rows.lines().nth(n));
    let hit = row.and_then(|row| {
        let mut lines = text.lines().enumerate();
        lines.find_map(|(n, line)| Some((n + 1, line[..line.find(row)?].chars().count())))
    });
    let (line, column) = hit.map_or((0, 0), |(line, before)| (line, before + problem.column));
    Problem {
        file: file.to_owned(),
        line,
        column,
        ..problem
    }
}
