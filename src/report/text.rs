//! Findings as a person reads them: both quotes, tildes under the figures, the arithmetic, a closing line.

use super::{CheckReport, closing_line, place, safe};
use crate::check::{Agreement, Evidence, Finding, Role, Severity};
use anstyle::{AnsiColor, Style};
use std::io::{self, Write};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

const FIGURE: Style = AnsiColor::Yellow.on_default().bold();
const DIM: Style = Style::new().dimmed();
const BOLD: Style = Style::new().bold();
/// What stands in front of a quote.
const MARGIN: &str = "    │ ";

/// How wide text is that goes to no terminal.
pub const WIDTH: usize = 100;

/// How to lay the text out.
#[derive(Clone, Copy, Debug)]
pub struct Layout {
    /// Columns there are.
    pub width: usize,
    /// Whether to end with the closing line.
    pub closing: bool,
    /// Whether to list what agreed.
    pub agreements: bool,
}

/// Writes the report, coloured; whoever owns the stream strips what it cannot show.
pub fn write(report: &CheckReport, layout: Layout, out: &mut dyn Write) -> io::Result<()> {
    for finding in &report.outcome.findings {
        write_finding(finding, layout.width, out)?;
        writeln!(out)?;
    }
    if layout.agreements {
        for agreement in &report.outcome.agreements {
            write_agreement(agreement, out)?;
        }
        if !report.outcome.agreements.is_empty() {
            writeln!(out)?;
        }
    }
    if layout.closing {
        for gone in &report.gone {
            writeln!(out, "{}", safe::line(gone))?;
        }
        writeln!(out, "{}", closing_line(report))?;
    }
    Ok(())
}

/// Writes one finding.
pub fn write_finding(finding: &Finding, width: usize, out: &mut dyn Write) -> io::Result<()> {
    let style = match finding.severity {
        Severity::Error => AnsiColor::Red.on_default().bold(),
        Severity::Warning => AnsiColor::Yellow.on_default().bold(),
        Severity::Note => AnsiColor::Cyan.on_default().bold(),
    };
    writeln!(
        out,
        "{style}{}[{}]{style:#}: {BOLD}{}{BOLD:#}",
        finding.severity.name(),
        safe::line(&finding.rule),
        safe::line(&finding.title)
    )?;
    writeln!(
        out,
        "  {}: {}",
        safe::line(&finding.subject),
        safe::line(&finding.message)
    )?;
    writeln!(out)?;
    let places: Vec<String> = finding
        .evidence
        .iter()
        .map(|evidence| place(&evidence.claim.place))
        .collect();
    let across = places.iter().map(|p| p.width()).max().unwrap_or(0);
    for (evidence, place) in finding.evidence.iter().zip(&places) {
        let pad = " ".repeat(across.saturating_sub(place.width()));
        let speaker = evidence.claim.speaker.as_deref().unwrap_or("");
        let head = format!("{place}{pad}  {}", safe::line(speaker));
        if evidence.role == Role::Support {
            writeln!(
                out,
                "  {DIM}{}{DIM:#}  also {} ({})",
                head.trim_end(),
                safe::line(&evidence.claim.text),
                safe::line(&evidence.reading)
            )?;
        } else {
            writeln!(out, "  {DIM}{}{DIM:#}", head.trim_end())?;
            write_quote(evidence, width, out)?;
        }
    }
    for working in &finding.workings {
        writeln!(
            out,
            "  {DIM}={DIM:#} {}: {}",
            working.label,
            safe::line(&working.text)
        )?;
    }
    writeln!(out, "  {DIM}= id: {}{DIM:#}", safe::line(&finding.id))
}

fn write_agreement(agreement: &Agreement, out: &mut dyn Write) -> io::Result<()> {
    let style = AnsiColor::Green.on_default().bold();
    writeln!(
        out,
        "{style}agree{style:#}[{}]: {}",
        safe::line(&agreement.rule),
        safe::line(&agreement.subject)
    )?;
    for evidence in &agreement.evidence {
        writeln!(
            out,
            "  {DIM}{}{DIM:#}  {} ({})",
            place(&evidence.claim.place),
            safe::line(&evidence.claim.text),
            safe::line(&evidence.reading)
        )?;
    }
    Ok(())
}

/// The quote, cut to fit, with tildes and the reading under the figure.
fn write_quote(evidence: &Evidence, width: usize, out: &mut dyn Write) -> io::Result<()> {
    let quote = &evidence.claim.quote;
    let (start, end) = (quote.start as usize, quote.end as usize);
    let text = quote.text.as_ref();
    let parts = (text.get(..start), text.get(start..end), text.get(end..));
    let (before, figure, after) = match parts {
        (Some(before), Some(figure), Some(after)) => (before, figure, after),
        _ => ("", evidence.claim.text.as_ref(), ""),
    };
    let room = width.max(40) - MARGIN.width();
    let reading = safe::line(&evidence.reading);
    let figure = head(&safe::line(figure), room / 2);
    let wide = figure.width();
    // The reading stands right of the tildes when the figure can be moved far enough to the left.
    let beside = wide + 1 + reading.width() + 16 <= room;
    let lead = if beside {
        room - (wide + 1 + reading.width())
    } else {
        room - wide
    };
    let after = safe::line(after);
    let wanted = lead.min(room.saturating_sub(wide + after.width().min(room / 3)));
    let before = tail(&safe::line(before), wanted);
    let after = head(&after, room - wide - before.width());
    writeln!(
        out,
        "{DIM}{MARGIN}{DIM:#}{before}{FIGURE}{figure}{FIGURE:#}{after}"
    )?;
    let indent = " ".repeat(before.width());
    let tildes = "~".repeat(wide.max(1));
    if beside {
        writeln!(
            out,
            "{DIM}{MARGIN}{DIM:#}{indent}{FIGURE}{tildes}{FIGURE:#} {reading}"
        )
    } else {
        writeln!(
            out,
            "{DIM}{MARGIN}{DIM:#}{indent}{FIGURE}{tildes}{FIGURE:#}"
        )?;
        writeln!(out, "{DIM}{MARGIN}{DIM:#}{reading}")
    }
}

/// The start of a text, within so many columns, cut at a word and marked with `…`.
fn head(text: &str, columns: usize) -> String {
    if text.width() <= columns {
        return text.to_owned();
    }
    let mut kept = String::new();
    let mut used = 1;
    for character in text.chars() {
        used += character.width().unwrap_or(0);
        if used > columns {
            break;
        }
        kept.push(character);
    }
    if let Some(space) = kept.rfind(' ')
        && space > kept.len() / 2
    {
        kept.truncate(space);
    }
    kept + "…"
}

/// The end of a text, within so many columns, cut at a word and marked with `…`.
fn tail(text: &str, columns: usize) -> String {
    if text.width() <= columns {
        return text.to_owned();
    }
    let mut kept = Vec::new();
    let mut used = 1;
    for character in text.chars().rev() {
        used += character.width().unwrap_or(0);
        if used > columns {
            break;
        }
        kept.push(character);
    }
    let kept: String = kept.into_iter().rev().collect();
    let word = kept
        .find(' ')
        .filter(|space| *space + 1 < kept.len() / 2)
        .map_or(kept.as_str(), |space| &kept[space + 1..]);
    format!("…{word}")
}
