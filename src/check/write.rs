//! Findings written out: subject, message, evidence, and the arithmetic that anyone can redo.

use super::context::{Context, Violation};
use super::finding::{Agreement, Evidence, Finding, Role, Working};
use super::message::message;
use super::reading;
use super::show::{self, Style};
use crate::claim::{Claim, ContentHash};
use crate::quantity::{Currency, Decimal, Interval};
use crate::rules::expr::{Comparison, Relation};
use crate::rules::{Leg, Rule};
use std::sync::Arc;

/// How many supporting claims a finding lists; the rest are counted.
const SUPPORT: usize = 8;

/// The order of findings: document, line, column, rule.
pub(super) fn place(finding: &Finding) -> (Arc<str>, u32, u32, Arc<str>, String) {
    let first = finding.evidence.first().map(|e| &e.claim.place);
    (
        first.map_or_else(|| "".into(), |p| p.doc.clone()),
        first.map_or(0, |p| p.line),
        first.map_or(0, |p| p.column),
        finding.rule.clone(),
        finding.id.clone(),
    )
}

/// Writes a violation out.
pub(super) fn finding(context: &Context, violation: &Violation) -> Finding {
    let rule = violation.rule;
    let primary = violation
        .odd
        .or(violation.tuple.first().copied())
        .unwrap_or_default();
    let mut order: Vec<(u32, Role)> = vec![(primary, Role::Primary)];
    order.extend(violation.alike.iter().map(|&at| (at, Role::Primary)));
    order.extend(
        violation
            .tuple
            .iter()
            .filter(|&&at| at != primary)
            .map(|&at| (at, Role::Counter)),
    );
    order.extend(violation.shifted.iter().map(|&at| (at, Role::Primary)));
    order.extend(
        violation
            .joined
            .iter()
            .take(SUPPORT)
            .map(|&at| (at, Role::Counter)),
    );
    order.extend(
        violation
            .support
            .iter()
            .take(SUPPORT)
            .map(|&at| (at, Role::Support)),
    );
    let beside = order.first().map(|(at, _)| &**context.claim(*at));
    let evidence: Vec<Evidence> = order
        .iter()
        .map(|&(at, role)| Evidence {
            claim: context.claim(at).clone(),
            role,
            reading: reading_of(context, context.claim(at), violation.into, beside),
        })
        .collect();
    let claim = context.claim(primary);
    let period = reading::period(claim).map_or_else(String::new, |p| format!(", {}", p.title()));
    Finding {
        id: id(&rule.id, &evidence),
        rule: rule.id.clone(),
        title: rule.title.clone(),
        severity: violation.severity,
        verdict: violation.verdict,
        subject: format!("{}{period}", show::subject(context, claim)),
        message: message(context, violation),
        evidence,
        workings: workings(context, violation),
    }
}

/// Writes an agreement out.
pub(super) fn agreement(
    context: &Context,
    rule: &Arc<str>,
    claims: &[u32],
    into: Option<Currency>,
) -> Agreement {
    let beside = claims.first().map(|&at| &**context.claim(at));
    let evidence = claims
        .iter()
        .map(|&at| Evidence {
            claim: context.claim(at).clone(),
            role: Role::Support,
            reading: reading_of(context, context.claim(at), into, beside),
        })
        .collect();
    let first = claims.first().map(|&at| context.claim(at));
    let subject = first.map_or_else(String::new, |claim| {
        let period =
            reading::period(claim).map_or_else(String::new, |p| format!(", {}", p.title()));
        format!("{}{period}", show::subject(context, claim))
    });
    Agreement {
        rule: rule.clone(),
        subject,
        evidence,
    }
}

/// A claim's likely interval as it was compared, with the rate it came through.
pub(super) fn reading_of(
    context: &Context,
    claim: &Claim,
    into: Option<Currency>,
    beside: Option<&Claim>,
) -> String {
    let Some(read) = reading::read(context, claim, into) else {
        return claim.text.to_string();
    };
    let style = show::style(context, claim, into, beside);
    let mut text = show::interval(&read.likely, &style);
    for leg in read.rate.iter().flat_map(|r| &r.legs) {
        text.push_str(&format!(
            " at {} {}/{} ±{}",
            leg.value.normalize(),
            leg.quote,
            leg.base,
            spread(leg, leg.likely)
        ));
    }
    text
}

/// How far a rate's range reaches from the rate, as percent.
fn spread(leg: &Leg, range: Interval) -> String {
    let far = |end: Option<Decimal>| {
        end.and_then(|e| (e - leg.value).abs().checked_div(leg.value))
            .unwrap_or_default()
    };
    show::percent(far(range.low()).max(far(range.high())))
}

/// A finding's id: made of the rule and of the claims that are at odds, not of where they stand.
pub(super) fn id(rule: &str, evidence: &[Evidence]) -> String {
    let mut ids: Vec<&str> = evidence
        .iter()
        .filter(|e| e.role != Role::Support)
        .map(|e| e.claim.id.as_ref())
        .collect();
    ids.sort_unstable();
    let rule = ContentHash::new().and(rule);
    ids.into_iter().fold(rule, ContentHash::and).id()
}

/// Says of figures of nobody for whose they are taken.
fn taken_for(context: &Context, violation: &Violation) -> Option<Working> {
    let taken: Vec<&Claim> = (violation.tuple.iter())
        .filter(|at| context.is_taken_for_somebody(**at))
        .map(|at| &**context.claim(*at))
        .collect();
    let party = taken.first()?.parties.join(", ");
    let texts: Vec<&str> = taken.iter().map(|claim| &*claim.text).collect();
    Some(Working {
        label: "note",
        text: format!(
            "nobody is named beside {}: the documents tell of one matter, {party}",
            texts.join(" and ")
        ),
    })
}

fn workings(context: &Context, violation: &Violation) -> Vec<Working> {
    let comparison = &violation.comparison;
    if !violation.steps.is_empty() {
        let step = |text: &String| Working {
            label: "step",
            text: text.clone(),
        };
        return violation.steps.iter().map(step).collect();
    }
    let mut out: Vec<Working> = taken_for(context, violation).into_iter().collect();
    if !violation.shifted.is_empty() {
        out.push(Working {
            label: "note",
            text: format!(
                "{} of this document {} others too: the period it speaks of may be another",
                match violation.shifted.len() {
                    1 => "one more figure".to_owned(),
                    n => format!("{n} more figures"),
                },
                if violation.shifted.len() == 1 {
                    "contradicts"
                } else {
                    "contradict"
                },
            ),
        });
    }
    let plain = violation.tuple.len() == 2 && violation.rule.expect.is_plain_equality();
    let counted_as = violation.rule.expect.counted_as().unwrap_or_default();
    let style = violation
        .tuple
        .get(counted_as)
        .map_or(Style::Named(String::new()), |&at| {
            show::style(context, context.claim(at), violation.into, None)
        });
    if !plain {
        out.push(Working {
            label: "sum",
            text: format!(
                "`{}` must hold{}",
                violation.rule.expect.text,
                tolerance(violation.rule)
            ),
        });
        let side = |i: &Interval| match &style {
            Style::Named(_) | Style::In(..) | Style::Percent => show::interval(i, &style),
            _ if outsized(i) => show::interval(i, &Style::Named(String::new())),
            _ => show::interval(i, &style),
        };
        let years = violation.rule.expect.is_of_years();
        out.extend((!years).then(|| Working {
            label: "sum",
            text: format!(
                "left: {}, right: {}; at most {} and {}",
                side(&comparison.left.likely),
                side(&comparison.right.likely),
                side(&comparison.left.certain),
                side(&comparison.right.certain)
            ),
        }));
    }
    if let Some(text) = gap(context, violation) {
        out.push(Working { label: "gap", text });
    }
    if violation.doubtful {
        out.push(Working {
            label: "note",
            text: "so far apart, and with no digits alike, they may be of different things"
                .to_owned(),
        });
    }
    let cited = violation
        .tuple
        .iter()
        .filter(|at| context.is_reference(**at));
    for place in cited.map(|&at| context.claim(at)) {
        let source = place.speaker.as_deref().unwrap_or_default();
        out.push(Working {
            label: "source",
            text: format!("{source} ({}:{})", place.place.doc, place.place.line),
        });
    }
    let mut rates: Vec<String> = Vec::new();
    for &at in &violation.tuple {
        let claim = context.claim(at);
        let Some(read) = reading::read(context, claim, violation.into) else {
            continue;
        };
        for leg in read.rate.iter().flat_map(|r| &r.legs) {
            let partly = leg.partly.map_or_else(String::new, |p| {
                format!(", which covers only {} of the period", p.title())
            });
            let text = format!(
                "{} per {}, average of {}, {} ({}){partly}",
                leg.quote,
                leg.base,
                leg.over.title(),
                leg.value.normalize(),
                leg.source
            );
            if !rates.contains(&text) {
                rates.push(text);
            }
        }
    }
    out.extend(rates.into_iter().map(|text| Working {
        label: "rate",
        text,
    }));
    let more = violation.support.len().saturating_sub(SUPPORT);
    if more > 0 {
        out.push(Working {
            label: "note",
            text: format!("{more} more claims say the same as the other side"),
        });
    }
    out
}

/// Sides of expressions need not be in the unit of the claims: ratios of money are small numbers.
fn outsized(interval: &Interval) -> bool {
    let mut ends = interval.low().into_iter().chain(interval.high());
    ends.all(|end| end.abs() < Decimal::ONE_HUNDRED)
}

fn tolerance(rule: &Rule) -> String {
    match rule.entry.tolerance.as_deref() {
        None | Some("rounding") => String::new(),
        Some(text) => format!(", give or take {text}"),
    }
}

/// The gap between two sides as a part of the smaller one.
fn gap(context: &Context, violation: &Violation) -> Option<String> {
    let Comparison {
        left,
        right,
        relation,
        ..
    } = &violation.comparison;
    if *relation == Relation::Different || violation.rule.expect.is_of_years() {
        return None;
    }
    let part = |a: &Interval, b: &Interval| -> Option<Decimal> {
        let gap = a.gap(b)?;
        let near = match (a.high(), b.low()) {
            (Some(high), Some(low)) if high < low => high.abs().min(low.abs()),
            _ => b.high()?.abs().min(a.low()?.abs()),
        };
        gap.checked_div(near)
    };
    let mut parts = Vec::new();
    if let Some(likely) = part(&left.likely, &right.likely) {
        let mut text = format!("{} between the nearest bounds", show::percent(likely));
        // A range is no one figure to measure from.
        let ranged = violation
            .tuple
            .iter()
            .any(|&at| context.claim(at).figure.value_high.is_some());
        if !ranged
            && let Some(points) = left.point.zip(right.point)
            && let Some(between) = part(&Interval::exact(points.0), &Interval::exact(points.1))
        {
            text.push_str(&format!(", {} between the figures", show::percent(between)));
        }
        parts.push(text);
    }
    let rates = violation.tuple.iter().filter_map(|&at| {
        let read = reading::read(context, context.claim(at), violation.into)?;
        read.rate.map(|rate| rate.room())
    });
    let what = match rates.max() {
        Some(room) => format!("at a rate {} off", show::percent(room)),
        None => "after all rounding".to_owned(),
    };
    match part(&left.certain, &right.certain) {
        Some(certain) => parts.push(format!("{} is left {what}", show::percent(certain))),
        None => parts.push(format!("nothing is left {what}")),
    }
    Some(parts.join("; "))
}
