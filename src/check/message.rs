//! The message of a finding: the rule's template with the claims in it.

use super::context::{Context, Violation};
use super::finding::Verdict;
use super::reading;
use super::write::reading_of;
use crate::claim::Claim;
use crate::quantity::Currency;
use crate::rules::{Rule, Shape, Sum};

/// The names that a rule gives its claims, in their order.
fn names(rule: &Rule) -> Vec<&str> {
    match &rule.shape {
        Shape::Pairs(..) | Shape::Retold(_) | Shape::Redated(_) => vec!["a", "b"],
        Shape::Given(bindings) => bindings.iter().map(|b| b.name.as_str()).collect(),
        Shape::Sum(Sum::Parts | Sum::Listed | Sum::Periods) => vec!["whole"],
        Shape::Sum(Sum::Wholes) => vec!["part", "share"],
        Shape::Sum(_) | Shape::Together(_) => Vec::new(),
    }
}

/// The figures that a rule adds up, as a sum: `$72 million + $60 million`.
fn added(context: &Context, violation: &Violation) -> String {
    let parts = violation.tuple.iter().skip(names(violation.rule).len());
    let texts: Vec<&str> = parts.map(|&at| context.claim(at).text.as_ref()).collect();
    texts.join(" + ")
}

/// What is wrong, by the template of the rule, else in plain words.
pub(super) fn message(context: &Context, violation: &Violation) -> String {
    let apart = context.told_apart(&violation.tuple);
    let text = |at: u32| {
        let claim = context.claim(at);
        match &claim.told {
            Some(told) if apart => format!("{} ({told})", claim.text),
            _ => claim.text.to_string(),
        }
    };
    let Some(template) = &violation.rule.message else {
        let all: Vec<String> = violation.tuple.iter().map(|&at| text(at)).collect();
        let verb = match violation.verdict {
            Verdict::Conflict => "cannot",
            _ => "can hardly",
        };
        return match all.as_slice() {
            [a, b] if apart => format!("{a} and {b} differ, as their sources may"),
            [a, b] => format!("{a} and {b} {verb} both hold"),
            _ => format!("{} {verb} all hold", all.join(", ")),
        };
    };
    let mut out = String::new();
    let mut rest = template.as_str();
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let Some((field, tail)) = after.split_once('}') else {
            out.push('{');
            rest = after;
            continue;
        };
        let (name, part) = field.split_once('.').unwrap_or((field, "text"));
        let found = names(violation.rule)
            .iter()
            .position(|n| *n == name)
            .and_then(|i| violation.tuple.get(i));
        match found {
            None if field == "parts" => out.push_str(&added(context, violation)),
            Some(&at) => {
                let beside = violation.tuple.first().map(|&at| &**context.claim(at));
                let text = field_of(context, context.claim(at), part, violation.into, beside);
                out.push_str(&text);
            }
            None => out.push_str(&format!("{{{field}}}")),
        }
        rest = tail;
    }
    out.push_str(rest);
    out
}

fn field_of(
    context: &Context,
    claim: &Claim,
    part: &str,
    into: Option<Currency>,
    beside: Option<&Claim>,
) -> String {
    match part {
        "value" => reading_of(context, claim, into, beside),
        "measure" => context.measure(claim).map_or_else(
            || claim.measure.as_deref().unwrap_or("figure").to_owned(),
            |m| m.title.clone(),
        ),
        "parties" => claim.parties.join("–"),
        "period" => reading::period(claim).map_or_else(|| "no period".to_owned(), |p| p.title()),
        "speaker" => claim.speaker.as_deref().unwrap_or("the text").to_owned(),
        "doc" => claim.place.doc.to_string(),
        _ => claim.text.to_string(),
    }
}
