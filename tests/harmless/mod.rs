//! What may not happen when the output of a format is printed, opened or published, as one check a format.

use crossfoot::report::safe;
use serde_json::Value;

/// What is dangerous about an output; nothing when it is harmless.
pub type Verdict = Result<(), String>;

/// What holds for every output: nothing in it acts on a terminal, hides, turns the direction of writing, or is a command to a
/// build server that reads its log. `commands` are the commands that a format is made of.
pub fn printed(out: &str, commands: &str) -> Verdict {
    if let Some(c) = out.chars().find(|c| safe::acts(*c) && *c != '\n') {
        return Err(format!("holds {}", c.escape_unicode()));
    }
    for line in out.lines() {
        let start = line.trim_start();
        if start.starts_with("::") && (commands.is_empty() || !start.starts_with(commands)) {
            return Err(format!("a line is a command: {line:.60}"));
        }
        if line
            .match_indices("##")
            .any(|(at, _)| opens_bracket(&line[at..]))
        {
            return Err(format!("holds a command: {line:.60}"));
        }
    }
    Ok(())
}

fn opens_bracket(text: &str) -> bool {
    text.trim_start_matches('#')
        .trim_start_matches(char::is_alphanumeric)
        .starts_with('[')
}

/// Text and tables are cut where a line of the document is long.
pub fn text(out: &str) -> Verdict {
    printed(out, "")?;
    short(out)
}

/// A megabyte of one line does not make the output one.
pub fn short(out: &str) -> Verdict {
    if out.len() > 256 * 1024 {
        return Err(format!("{} bytes", out.len()));
    }
    Ok(())
}

/// One JSON value, or one a line.
pub fn json(out: &str) -> Verdict {
    printed(out, "")?;
    let whole = serde_json::from_str::<Value>(out).map(drop);
    let lines = || {
        out.lines()
            .try_for_each(|line| serde_json::from_str::<Value>(line).map(drop))
    };
    whole
        .or_else(|_| lines())
        .map_err(|error| error.to_string())
}

/// One annotation of a known file, and nothing that its decoded message could begin.
pub fn github(out: &str) -> Verdict {
    printed(out, "::error file=")?;
    short(out)?;
    for line in out.lines() {
        let (properties, message) = line[2..].split_once("::").ok_or("no message")?;
        let decoded = message
            .replace("%0A", "\n")
            .replace("%0D", "\r")
            .replace("%25", "%");
        printed(&decoded, "")?;
        if properties.contains("set-output") && !properties.contains("%3A%3Aset-output") {
            return Err(format!("a property ends early: {properties:.60}"));
        }
    }
    Ok(())
}

/// No cell that a spreadsheet takes for a formula.
pub fn csv(out: &str) -> Verdict {
    printed(out, "")?;
    short(out)?;
    let mut rows = ::csv::Reader::from_reader(out.as_bytes());
    for row in rows.records() {
        for cell in row.map_err(|error| error.to_string())?.iter() {
            let start = cell.trim_start();
            let number = cell.parse::<crossfoot::quantity::Decimal>().is_ok();
            let sign = start.chars().count() == 1;
            if start.starts_with(['=', '+', '-', '@', '\t', '\r']) && !number && !sign {
                return Err(format!("a formula: {cell:.60}"));
            }
        }
    }
    Ok(())
}

/// No HTML, no link, no image, no mention of a user, no table that breaks, by a Markdown reader.
pub fn markdown(out: &str) -> Verdict {
    use pulldown_cmark::{Event, Options, Parser, Tag};
    printed(out, "")?;
    short(out)?;
    for event in Parser::new_ext(out, Options::all()) {
        match event {
            Event::Html(html) | Event::InlineHtml(html) if &*html != "<br>" => {
                return Err(format!("HTML: {html}"));
            }
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                return Err(format!("a link: {dest_url}"));
            }
            _ => {}
        }
    }
    let mentions = out.match_indices('@').count();
    let auto = ["http://", "https://", "www."]
        .iter()
        .any(|link| out.contains(link));
    if mentions > 0 || auto {
        return Err("names a user or becomes a link by itself".to_owned());
    }
    let widths: Vec<usize> = out
        .lines()
        .filter(|l| l.starts_with('|'))
        .map(bars)
        .collect();
    match widths.windows(2).any(|pair| pair[0] != pair[1]) && !out.contains("### ") {
        true => Err("a row has more cells than its table".to_owned()),
        false => Ok(()),
    }
}

fn bars(row: &str) -> usize {
    row.replace("\\|", "").matches('|').count()
}

/// Well-formed XML without elements or sections of the document's making.
pub fn xml(out: &str) -> Verdict {
    use quick_xml::events::Event;
    printed(out, "")?;
    short(out)?;
    let mut reader = quick_xml::Reader::from_str(out);
    let known = [
        "testsuites",
        "testsuite",
        "testcase",
        "failure",
        "system-out",
    ];
    loop {
        match reader.read_event().map_err(|error| error.to_string())? {
            Event::Start(tag) | Event::Empty(tag) if !known.contains(&tag.name().as_ref()) => {
                return Err(format!("an element: {tag:?}"));
            }
            Event::CData(_) | Event::PI(_) | Event::DocType(_) | Event::Comment(_) => {
                return Err("a section of the document's making".to_owned());
            }
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// One script, which is the page's own; no handler, no link that leads anywhere but into the page.
pub fn html(out: &str) -> Verdict {
    printed(out, "")?;
    let mut scripts = 0;
    for token in html5gum::Tokenizer::new(out).flatten() {
        let html5gum::Token::StartTag(tag) = token else {
            continue;
        };
        scripts += usize::from(&**tag.name == b"script");
        for (name, value) in &tag.attributes {
            let (name, value) = (
                String::from_utf8_lossy(name),
                String::from_utf8_lossy(&value.value),
            );
            let leads = ["href", "src", "action"].contains(&&*name) && !value.starts_with('#');
            if name.starts_with("on") || leads {
                return Err(format!("{name}={value:.60}"));
            }
        }
    }
    match scripts {
        1 => Ok(()),
        number => Err(format!("{number} scripts")),
    }
}
