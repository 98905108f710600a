//! Explanations: a rule as a page, a claim and a finding step by step.

use super::record::ClaimRecord;
use super::written::Digits;
use super::{json, place, safe, text};
use crate::check::{EditionRule, Evidence, Finding, Outcome, Verdict};
use crate::claim::Claim;
use crate::lexicon::{Measure, Nature, PartyOrder};
use crate::quantity::{Interval, grouped};
use crate::rules::{Case, Rule, Test};
use std::fmt::Write as _;
use std::io::{self, Write};

/// A rule's page in Markdown: what it checks, why, and examples from its tests.
pub fn rule(rule: &Rule, tests: &[Test]) -> String {
    let mut page = format!("# {}\n\n{}\n\n", rule.id, rule.title);
    if let Some(why) = &rule.why {
        push(&mut page, format_args!("{}\n\n", why.trim()));
    }
    push(
        &mut page,
        format_args!("- severity: {}\n", rule.severity.name()),
    );
    if let Some(expect) = &rule.entry.expect {
        push(&mut page, format_args!("- expects: `{expect}`\n"));
    }
    if let Some(tolerance) = &rule.entry.tolerance {
        push(&mut page, format_args!("- tolerance: {tolerance}\n"));
    }
    push(&mut page, format_args!("- from: {}\n", rule.file));
    let of_rule = || tests.iter().filter(|test| test.entry.rule == *rule.id);
    let conflict = of_rule().find_map(|test| test.entry.conflict.first());
    let agree = of_rule().find_map(|test| test.entry.agree.first());
    for (title, case) in [("A conflict", conflict), ("In order", agree)] {
        if let Some(case) = case {
            push(&mut page, format_args!("\n## {title}\n\n"));
            examples(&mut page, case);
        }
    }
    safe::terminal(&page).into_owned()
}

fn examples(page: &mut String, case: &Case) {
    for (date, text) in case {
        push(page, format_args!("- {date}: {}\n", text.trim()));
    }
}

/// The page of what editions are compared by.
pub fn edition_rule(rule: &EditionRule) -> String {
    format!(
        "# {}\n\n{}\n\n{}\n\n- severity: {}\n- from: `crossfoot check --versions`\n",
        rule.id,
        rule.title,
        rule.why,
        rule.severity.name()
    )
}

/// The page of a measure: what it is counted in, how it behaves, and the words that name it.
pub fn measure(measure: &Measure) -> String {
    let nature = match measure.nature {
        Nature::Flow => "flow: it adds up over its period",
        Nature::Stock => "stock: it holds on a date",
        Nature::Cumulative => "cumulative: a stock that only grows",
        Nature::Rate => "rate: it neither adds up nor accrues",
    };
    let parties = match measure.parties {
        PartyOrder::Unordered => "of A and B together, in either order",
        PartyOrder::Directed => "from the first to the second",
        PartyOrder::Single => "of one",
        PartyOrder::None => "none",
    };
    let mut page = format!("# {}\n\n{}\n\n", measure.id, measure.title);
    push(
        &mut page,
        format_args!(
            "- counted in: {}\n- nature: {nature}\n- parties: {parties}\n",
            measure.dimension
        ),
    );
    if let Some(whole) = &measure.part_of {
        push(&mut page, format_args!("- part of: {whole}\n"));
    }
    for (title, words) in [
        ("Named by", &measure.cues),
        ("Counted as", &measure.nouns),
        ("Made of the whole by", &measure.state),
        ("Not meant by", &measure.except),
    ] {
        if !words.is_empty() {
            push(&mut page, format_args!("\n## {title}\n\n"));
        }
        for (language, phrases) in words {
            let phrases = phrases.join("; ");
            push(&mut page, format_args!("- {language}: {phrases}\n"));
        }
    }
    if !measure.near.is_empty() {
        push(
            &mut page,
            format_args!("\n## Named, beside another word, by\n\n"),
        );
    }
    for (language, near) in &measure.near {
        let (cues, words) = (near.cues.join("; "), near.words.join("; "));
        push(
            &mut page,
            format_args!("- {language}: {cues} (beside {words})\n"),
        );
    }
    safe::terminal(&page).into_owned()
}

/// A claim, from words to group and to what it was compared with.
pub fn claim(claim: &Claim, outcome: &Outcome) -> String {
    let mut page = steps(claim);
    let takes_part = |evidence: &[Evidence]| evidence.iter().any(|e| e.claim.id == claim.id);
    let others = |evidence: &[Evidence]| {
        let others = evidence.iter().filter(|e| e.claim.id != claim.id);
        let told = others.map(|e| format!("{} at {}", e.claim.text, place(&e.claim.place)));
        told.collect::<Vec<_>>().join(" and ")
    };
    let mut lines: Vec<String> = Vec::new();
    for finding in outcome.findings.iter().filter(|f| takes_part(&f.evidence)) {
        let with = others(&finding.evidence);
        let verdict = json::verdict(finding.verdict);
        lines.push(format!(
            "{verdict} by {} with {with}; finding {}",
            finding.rule, finding.id
        ));
    }
    for agreement in outcome
        .agreements
        .iter()
        .filter(|a| takes_part(&a.evidence))
    {
        lines.push(format!(
            "agrees by {} with {}",
            agreement.rule,
            others(&agreement.evidence)
        ));
    }
    if lines.is_empty() {
        lines.push(
            match outcome.documents {
                0 | 1 => "with nothing: only its own document was read; name others behind it",
                _ => "with nothing: no other figure of these documents is in its group and period",
            }
            .to_owned(),
        );
    }
    for line in lines {
        push(
            &mut page,
            format_args!("  {:<16}{}\n", "compared", safe::line(&line)),
        );
    }
    page
}

/// A claim, from words to group.
fn steps(claim: &Claim) -> String {
    let record = ClaimRecord::new(claim);
    let mut steps = Vec::new();
    let unit = record.unit.as_deref().unwrap_or("no unit");
    steps.push(("words", format!("“{}”", record.quote)));
    let speaker = record.speaker.unwrap_or("nobody who is named");
    steps.push((
        "where",
        format!("{}, said by {speaker}", place(&claim.place)),
    ));
    let high = record.value_high.map_or(String::new(), |high| {
        format!(" to {}", grouped(&high.to_string()))
    });
    let hedge = match record.bound {
        "~" => ", hedged with a word like about",
        ">" => ", hedged with a word like over",
        "<" => ", hedged with a word like almost",
        _ => ", said plainly",
    };
    steps.push((
        "figure",
        format!(
            "“{}” is {}{high} {unit}{hedge}",
            record.text,
            grouped(&record.value.to_string())
        ),
    ));
    let step = |step| grouped(&Digits(step).to_string());
    let (written, significant) = (claim.figure.step, claim.figure.step_significant);
    steps.push((
        "last digit",
        format!(
            "one unit as written is {}, by significant digits {}",
            step(written),
            step(significant)
        ),
    ));
    steps.push(("likely", format!("{} {unit}", interval(&claim.likely()))));
    steps.push(("certain", format!("{} {unit}", interval(&claim.certain()))));
    let period = match (&claim.period, record.period_text, record.period_basis) {
        (Some(period), Some(words), Some(basis)) => {
            format!("{} ({basis}, from “{words}”)", period.title())
        }
        (Some(period), _, _) => period.title(),
        (None, _, _) => "not said".to_owned(),
    };
    steps.push(("period", period));
    if let Some(said) = claim.said {
        steps.push(("document's date", said.to_string()));
    }
    let about = record.measure.unwrap_or("nothing named");
    let parties = if record.parties.is_empty() {
        String::new()
    } else {
        format!(" of {}", record.parties.join(", "))
    };
    steps.push((
        "about",
        format!("{} {about}{parties}, {}", record.kind, record.modality),
    ));
    if let Some(restates) = record.restates {
        steps.push(("restates", format!("claim {restates}")));
    }
    if let Some((from, to)) = record.reckoned_from.zip(record.comes_to) {
        steps.push(("lies between", format!("claim {from} and claim {to}")));
    }
    if let Some(amount) = record.told_as {
        steps.push(("told as", format!("claim {amount}")));
    }
    steps.push(("group", record.key.clone()));
    let mut page = format!("claim {}\n", record.id);
    for (label, words) in steps {
        push(
            &mut page,
            format_args!("  {label:<16}{}\n", safe::line(&words)),
        );
    }
    page
}

/// A finding as `check` prints it, then each of its claims from words to group, then how they were compared.
///
/// `rule` is the rule that found it; editions are compared by none.
pub fn finding(
    finding: &Finding,
    rule: Option<&Rule>,
    width: usize,
    out: &mut dyn Write,
) -> io::Result<()> {
    text::write_finding(finding, width, out)?;
    for evidence in &finding.evidence {
        writeln!(out, "\n{}", steps(&evidence.claim).trim_end())?;
        step(out, "compared as", &evidence.reading)?;
    }
    writeln!(out, "\ncomparison by {}", safe::line(&finding.rule))?;
    let expect = rule.and_then(|rule| rule.entry.expect.as_ref().zip(Some(rule)));
    if let Some((expect, rule)) = expect
        && !finding.workings.iter().any(|w| w.text.contains(expect))
    {
        let tolerance = match &rule.entry.tolerance {
            Some(tolerance) => format!(", give or take {tolerance}"),
            None => String::new(),
        };
        step(out, "expects", &format!("{expect}{tolerance}"))?;
    }
    for working in &finding.workings {
        step(out, working.label, &working.text)?;
    }
    let verdict = match finding.verdict {
        Verdict::Conflict => "the certain intervals cannot meet",
        Verdict::Tension => {
            "the likely intervals do not meet, rounding or a hedge could explain it"
        }
        Verdict::Agree => "the likely intervals meet",
    };
    let verdict = match rule {
        Some(_) => format!("{}: {verdict}", json::verdict(finding.verdict)),
        None => json::verdict(finding.verdict).to_owned(),
    };
    let severity = finding.severity.name();
    step(
        out,
        "verdict",
        &format!("{verdict}; reported as {severity}"),
    )?;
    let rule = safe::line(&finding.rule);
    writeln!(out, "\nthe rule: crossfoot explain {rule}")
}

fn step(out: &mut dyn Write, label: &str, words: &str) -> io::Result<()> {
    writeln!(out, "  {label:<16}{}", safe::line(words))
}

fn interval(interval: &Interval) -> String {
    let end = |end: Option<_>| match end {
        Some(end) => grouped(&Digits(end).to_string()),
        None => "unbounded".to_owned(),
    };
    format!("{} … {}", end(interval.low()), end(interval.high()))
}

fn push(page: &mut String, words: std::fmt::Arguments<'_>) {
    // Writing to a string cannot fail.
    let _ = page.write_fmt(words);
}
