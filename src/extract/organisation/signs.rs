//! What says of a name that it is an organisation's: a legal form, a word for a company, a measure it owns, results it reports.

use super::super::line::Line;
use super::super::tokens::{Tokens, tokens_of};
use super::{HEAD, Organisations, Signs, run, without_form};
use crate::lexicon::{Lexicon, Role, SenseSet, TimeRole, TokenKind};
use std::ops::Range;

/// Within how many words a headline says that it is one of results.
const TITLED: usize = 3;

/// The most tokens of a time that opens a sentence: `In the first quarter of 2023,`.
const TIME: usize = 7;

impl Organisations {
    /// `TOBOL CABLE: RESULTS FOR 2023`: what opens the document like a speaker, and reports.
    pub(super) fn headline(&mut self, tokens: &Tokens<'_>, lexicon: &Lexicon) {
        let (document, language) = (tokens.document, tokens.language);
        let Some(first) = document.turns.iter().find(|t| t.speaker.is_some()) else {
            return;
        };
        let opens = (document.sentences.iter().take(HEAD)).find(|s| {
            document
                .turns
                .get(s.turn())
                .is_some_and(|t| std::ptr::eq(t, first))
        });
        let (Some(name), Some(opens)) = (first.speaker.as_deref(), opens) else {
            return;
        };
        let mut words = Vec::new();
        tokens_of(&document.plain, opens.range(), language, &mut words);
        let line = Line::new(&document.plain, &words, language, lexicon.units());
        // A speech ends like a sentence.
        let headline = !line.is_empty() && line.is_kind(line.len() - 1, TokenKind::Mark);
        let headline =
            !headline && (0..TITLED.min(line.len())).any(|at| line.is(at, Role::Results));
        if headline {
            let mut words = Vec::new();
            tokens_of(name, 0..name.len(), language, &mut words);
            let line = Line::new(name, &words, language, lexicon.units());
            if let Some(run) = run(&line, 0).filter(|run| run.end == line.len()) {
                let (name, _) = without_form(&line, run);
                let signs = Signs {
                    weight: 1,
                    opens: true,
                    head: true,
                };
                self.add(&line, &name, signs);
            }
        }
    }
}

/// Whether a name opens a sentence, or nothing but a time stands before it: `In 2023, Tobol Cable made …`.
pub(super) fn opens(line: &Line<'_>, name: &Range<usize>) -> bool {
    let of_time = |at: usize| {
        line.is_kind(at, TokenKind::Number)
            || line.is_mark(at, ',')
            || line.may_be(at, SenseSet::TIMES.or(SenseSet::ANY_TIME))
    };
    name.start <= TIME && (0..name.start).all(of_time)
}

/// How many signs a sentence gives that a name is an organisation's.
pub(super) fn weight(
    line: &Line<'_>,
    name: &Range<usize>,
    formed: bool,
    head: bool,
    cues: &[Range<usize>],
) -> u32 {
    let mut weight = 0;
    if formed {
        weight += 1;
    }
    let quote = |i: usize| line.is_kind(i, TokenKind::Mark) && !line.is_mark(i, ',');
    let opened = name.start > 0 && quote(name.start - 1) && line.glued(name.start);
    let before = name.start - usize::from(opened);
    let called = line.role_before(before, Role::Organisation);
    if called.is_some() {
        weight += 1;
    }
    // `the chief executive of Tobol Cable`
    if line.role_before(before, Role::Officer).is_some() {
        weight += 1;
    }
    // `Tobol Cable's revenue`, with a word or two between.
    let possessive =
        line.is_apostrophe(name.end) && line.glued(name.end) && line.glued(name.end + 1);
    let owns = |cue: &Range<usize>| cue.start > name.end && cue.start - name.end <= 5;
    // `the Women's Superliga had revenue of 33 million`: the owner is of the name of what has it.
    let named_on = line.capital(name.end + 2) && !cues.iter().any(|c| c.start == name.end + 2);
    if possessive && !named_on && cues.iter().any(owns) {
        weight += 1;
    }
    // `Skylark's chief executive`
    if line.is(line.past_apostrophe_s(name.end), Role::Office) && possessive {
        weight += 1;
    }
    // `revenue of Tobol Cable`, `revenue at Tobol Cable`, `выручка «Тобол Кабель»`.
    let start = called.unwrap_or(before);
    let owned = |cue: &Range<usize>| {
        cue.end <= start
            && start - cue.end <= 2
            && (cue.end..start).all(|i| line.is(i, Role::Stop) || line.is(i, Role::Definite))
            // `revenue in Europe`: a place owns nothing.
            && !(cue.end..start).any(|i| line.time_role(i, TimeRole::In).is_some())
    };
    if cues.iter().any(owned) {
        weight += 1;
    }
    // `«Тобол Кабель» объявляет результаты за 2023 год`
    let closed = name.end + usize::from(opened && quote(name.end));
    let reports = before == 0 && line.is(closed, Role::Reporting);
    // `TOBOL CABLE: RESULTS FOR 2023`, `Tobol Cable – Results for 2023`; a single word may be a label.
    let dash = line.is_dash(closed) && !line.glued(closed);
    let parted = line.is_mark(closed, ':') || dash;
    let titled = before == 0 && head && name.len() > 1 && parted;
    // `OSLO, 15 February – Tobol Cable, presentation of annual results`
    let behind_dash = before > 1 && line.is_dash(before - 1) && !line.glued(before - 1);
    let listed = behind_dash && head && name.len() > 1 && line.is_mark(closed, ',');
    if (reports || titled || listed) && (0..line.len()).any(|at| line.is(at, Role::Results)) {
        weight += 1;
    }
    // `Tobol Cable lifted its net profit`
    let its = |cue: &Range<usize>| {
        (cue.start.saturating_sub(3)..cue.start)
            .any(|at| at > name.end && at - name.end <= 4 && line.role(at, Role::Back) == Some(1))
    };
    let subject = before == 0 || line.role_before(before, Role::Stop).is_none();
    if subject && cues.iter().any(its) {
        weight += 1;
    }
    weight
}
