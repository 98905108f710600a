//! What `rules test` prints: for each case that came out otherwise, its documents, the figures found in them, and the difference.

use super::{count, safe};
use crate::check::{Proof, Said};
use crate::extract::Claim;
use std::collections::BTreeSet;
use std::io::{self, Write};

/// Writes the proofs that do not hold, and a closing line over all.
pub fn write(proofs: &[Proof], out: &mut dyn Write) -> io::Result<()> {
    let failed: Vec<&Proof> = proofs.iter().filter(|proof| !proof.holds()).collect();
    for proof in &failed {
        failure(proof, out)?;
        writeln!(out)?;
    }
    let rules: BTreeSet<&str> = proofs.iter().map(|proof| proof.rule.as_str()).collect();
    writeln!(
        out,
        "{}: {} of {}, {} failed",
        if failed.is_empty() { "ok" } else { "FAILED" },
        count(proofs.len(), "case"),
        count(rules.len(), "rule"),
        failed.len()
    )
}

/// One proof that does not hold.
fn failure(proof: &Proof, out: &mut dyn Write) -> io::Result<()> {
    writeln!(
        out,
        "{}:{}: {}, case {} of `{}`",
        safe::line(&proof.file),
        proof.line,
        safe::line(&proof.rule),
        proof.number,
        proof.expected
    )?;
    for tried in &proof.documents {
        let text = safe::terminal(&tried.text).replace('\n', "\n    ");
        writeln!(out, "  {}: {text}", safe::line(&tried.name))?;
        for claim in &tried.claims {
            writeln!(out, "    {}", figure(claim))?;
        }
    }
    writeln!(out, "  - {}", proof.expected)?;
    writeln!(out, "  + {}{}", proof.found, reason(proof))
}

/// What a rule saw of a figure: its measure, parties, kind, period and modality.
fn figure(claim: &Claim) -> String {
    let mut parts = vec![claim.measure.as_deref().unwrap_or("no measure").to_owned()];
    if !claim.parties.is_empty() {
        parts.push(claim.parties.join(" "));
    }
    parts.push(claim.kind.name().to_owned());
    parts.push(
        claim
            .period
            .map_or_else(|| "no period".to_owned(), |period| period.title()),
    );
    if claim.modality != crate::extract::Modality::Actual {
        parts.push(claim.modality.name().to_owned());
    }
    format!(
        "{} → {}",
        safe::line(&claim.text),
        safe::line(&parts.join(", "))
    )
}

/// Why the rule said what it said, as far as can be told in a line.
fn reason(proof: &Proof) -> String {
    let claims: usize = proof.documents.iter().map(|tried| tried.claims.len()).sum();
    match (&proof.message, proof.found) {
        (Some(message), _) => format!(": {}", safe::line(message)),
        (None, Said::Silent) if claims == 0 => ": no figures were found".to_owned(),
        (None, Said::Silent) => {
            ": it compared none of these figures; do measure, parties, kind and period fit its selection?".to_owned()
        }
        (None, Said::Undated) => ": write each document as `2024-02-01: text`, or `2024-02-01 name: text`".to_owned(),
        (None, _) => String::new(),
    }
}
