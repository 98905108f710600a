//! Whether a figure tells of a company as a whole. What a report says of its parts, of one contract or of what something cost has the
//! same words for it; the sentence tells them apart by what it speaks of.
//!
//! The measure is the company's where its name is what the clause speaks of (`Net profit for the year was`), or where the company
//! is (`we`, `the group`, its name). Of all else nobody knows whether it is all: `the mine made $330 million of EBITDA`.

use super::attach::Attach;
use super::figure::Found;
use super::mention::MentionKind;
use super::places::Sought;
use super::topic::Cue;
use crate::lexicon::{Measure, Nature, Role, Sense, SenseSet, TimeRole, TokenKind};
use std::ops::Range;

/// The most words before the name of who a clause speaks of: `Norwegian oil and gas producer Nordvik`.
const NAME: usize = 6;

/// How far before its amount a verb of earning stands.
const EARNED: usize = 5;

impl Attach<'_> {
    /// Whether a figure of what a company earns may be of some of it only.
    ///
    /// `part` is what the paragraph is about.
    pub(super) fn may_be_of_some(
        &self,
        found: &Found,
        measure: &Measure,
        part: Option<&str>,
    ) -> bool {
        if !measure.by_part {
            return false;
        }
        // `у ближайшего конкурента прибыль упала на 17 процентов`
        let rival = |at: usize| self.line.is(at, Role::Rival);
        if self.line.holds(SenseSet::role(Role::Rival)) && (0..found.tokens.start).any(rival) {
            return true;
        }
        let cue = self.nearest_cue(found).filter(|cue| {
            let of = self.measure(cue.measure);
            of.is_some_and(|of| of.id == measure.id)
        });
        match cue {
            Some(cue) => !self.speaks_of_company(&cue, found, part),
            None => !self.goes_on_about_it(found),
        }
    }

    /// Whether a clause speaks of something that only a pronoun or a name in quotation marks stands for: `«Вьетсовпетро» добыло 2,9 млн
    /// тонн`, `В 2024 году оно добыло 2,6 млн тонн`.
    pub(super) fn speaks_of_unnamed(&self, found: &Found) -> bool {
        let line = self.line;
        let own = self.member_of_list(found.hedged.start).start..found.tokens.start;
        let subject = own.clone().find(|at| !self.opens_before_subject(*at));
        let quoted = |at: usize| {
            ['«', '“', '„', '"']
                .iter()
                .any(|mark| line.is_mark(at, *mark))
        };
        subject.is_some_and(|at| line.is(at, Role::Back)) || own.into_iter().any(quoted)
    }

    /// Whether a sentence that names no measure goes on about the one spoken of.
    fn goes_on_about_it(&self, found: &Found) -> bool {
        let line = self.line;
        let before = 0..found.tokens.start;
        let back = |at: usize| {
            let word = line.is(at, Role::Back) || line.is(at, Role::SaidLast);
            word || line.is(at, Role::Total)
                || line.is(at, Role::Own)
                || line.is(at, Role::Organisation)
        };
        let opens = before.clone().all(|at| self.leads_to_name(at));
        let own = self.member_of_list(found.hedged.start).start;
        let clause = own..found.tokens.start;
        let subject = clause
            .chain(before)
            .find(|at| !self.opens_before_subject(*at));
        found.restates.is_some() || opens || subject.is_some_and(back)
    }

    fn speaks_of_company(&self, cue: &Cue, found: &Found, part: Option<&str>) -> bool {
        let line = self.line;
        let behind = cue.at > found.tokens.start;
        if behind && !self.is_named_right_behind(cue, found) {
            return false;
        }
        // `the west was the weak spot: sales there shrank to 756 million`
        if line.is(cue.end, Role::There) {
            return false;
        }
        let whole = self.is_whole_of_some_share(cue, found);
        let level = found.kind != MentionKind::Percent;
        if whole && level || self.is_of_amount_before(cue, found) {
            return false;
        }
        let led = whole || !behind && self.is_led_by_preposition(cue);
        let place = if behind || led {
            found.hedged.start
        } else {
            cue.at
        };
        let mut own = self.member_of_list(place);
        if behind && !self.is_earned(found) {
            return false;
        }
        if !behind && !led {
            let mut led = (own.start..cue.at).rev();
            let stop = led.find(|at| !self.leads_to_name(*at));
            let start = stop.map_or(own.start, |at| at + 1);
            // `lifted revenue to`, `said that revenue`, `выросла выручка`
            let verb = stop.is_some_and(|at| {
                let says = line.is(at, Role::Saying) || line.is(at, Role::Amounts);
                says || self.is_trend(at)
            });
            // `138 million euros as capital spending dropped`, `Unaudited revenue was`
            let opens = stop.is_none()
                || self.begins_clause(start) && self.is_told_on(cue.end)
                || stop == Some(own.start) && line.is_kind(own.start, TokenKind::Word);
            // `…, a margin of 27 percent` is of what the clause before speaks of.
            let article =
                line.is(start, Role::Article) && line.time_role(start, TimeRole::In).is_none();
            let apposed = stop.is_none() && start > 0 && article;
            // `EBITDA was 728 million, corresponding to a margin of 20 percent`
            let rate = self
                .measure(cue.measure)
                .is_some_and(|m| m.nature == Nature::Rate);
            let told = rate && own.start > 0 && line.is(cue.at - 1, Role::Article);
            let apposed = apposed || told && !opens;
            let its = (start..cue.at).any(|at| line.is(at, Role::Back));
            let goes_on = its && own.start == 0 && part.is_none() && self.is_of_part_before();
            if goes_on || its && self.goes_on_about_part(own.start, part) {
                return false;
            }
            if verb || opens && !apposed {
                return true;
            }
            if apposed {
                own = self.member_of_list(own.start - 1);
            }
        }
        let mut first = true;
        loop {
            match self.is_about_company(own.clone(), place, part) {
                Some(about) => return about,
                None if own.start == 0 => return true,
                // `Acme plc, the maker of bread and cakes, reports revenue of`
                None if first
                    && self.is_about_company(self.member_of_list(0), place, part) == Some(true) =>
                {
                    return true;
                }
                None => own = self.member_of_list(own.start - 1),
            }
            first = false;
        }
    }

    /// Whether a measure is named as the whole of a share that is another figure: `which was 20 percent of sales`.
    pub(super) fn is_whole_of_some_share(&self, cue: &Cue, found: &Found) -> bool {
        let of = self.line.role_before(cue.at, Role::Of);
        of.is_some_and(|of| {
            let share = |f: &Found| f.tokens.end == of && f.kind == MentionKind::Percent;
            self.figures
                .iter()
                .any(|f| share(f) && f.tokens != found.tokens)
        })
    }

    /// Whether a measure is named behind another figure, which it is of: `cost us 22 million in revenues, and we spent 19 million`.
    fn is_of_amount_before(&self, cue: &Cue, found: &Found) -> bool {
        let line = self.line;
        let joint = |f: &Found| {
            let mut gap = f.tokens.end..cue.at;
            let small = |at: usize| line.is(at, Role::Stop) || self.is_neutral(at);
            f.tokens.end < cue.at && gap.len() <= 3 && gap.all(small)
        };
        let amount = |f: &Found| f.kind == MentionKind::Money && f.tokens.end <= cue.at;
        let goes_on = (cue.end..found.tokens.start).any(|at| line.is(at, Role::And));
        goes_on && self.figures.iter().any(|f| amount(f) && joint(f))
    }

    /// `5 billion in annual sales`, and not `343 million of free cash after capex`.
    fn is_named_right_behind(&self, cue: &Cue, found: &Found) -> bool {
        let line = self.line;
        let small = |at: usize| {
            let joins = line.is(at, Role::Of) || line.time_role(at, TimeRole::In).is_some();
            joins || self.is_neutral(at) || self.sets_apart(at) || line.is(at, Role::Overall)
        };
        (found.tokens.end..cue.at).all(small)
    }

    /// Whether an amount before the name of its measure is what somebody earned: `posted 5 billion in sales`, and not `cost us 22
    /// million of revenue`.
    fn is_earned(&self, found: &Found) -> bool {
        let line = self.line;
        let start = found.hedged.start;
        let near = start.saturating_sub(EARNED)..start;
        start == 0
            || near.clone().any(|at| {
                let verb = line.is(at, Role::Posted) || line.is(at, Role::Amounts);
                verb || line.is(at, Role::With) || self.is_trend(at)
            })
    }

    /// Whether a preposition stands before the name of a measure, apart from those of its time: `below EBITDA`.
    fn is_led_by_preposition(&self, cue: &Cue) -> bool {
        let line = self.line;
        let start = self.member_of_list(cue.at).start;
        let named = self.named_organisations();
        let small = |at: &usize| {
            let name = named.iter().any(|name| name.tokens.contains(at));
            let article = line.is(*at, Role::Definite) || line.is(*at, Role::Article);
            let own = line.is(*at, Role::Own) || line.is(*at, Role::Back);
            let whole = line.is(*at, Role::Overall) || line.is(*at, Role::Organisation);
            name || article || own || whole || self.is_neutral(*at) || self.sets_apart(*at)
        };
        let before = (start..cue.at).rev().find(|at| !small(at));
        before.is_some_and(|at| {
            let joins = line.is(at, Role::And) || line.is(at, Role::While);
            let plain = line.is(at, Role::Stop) && !joins && !self.begins_clause(at);
            let dated = self.periods.iter().any(|p| p.tokens.contains(&at));
            (plain || line.is(at, Role::Less) || line.is(at, Role::More)) && !dated
        })
    }

    /// The stretch around a token that no comma, semicolon or colon outside of brackets parts.
    fn member_of_list(&self, at: usize) -> Range<usize> {
        let line = self.line;
        let parts = |i: &&usize| {
            let inside = self.brackets_around(**i);
            inside.is_none_or(|inside| inside.contains(&at))
        };
        let before = line.places(Sought::Parting, 0..at).iter();
        let behind = line.places(Sought::Parting, at..line.len()).iter();
        let start = before.rev().find(parts).map_or(0, |i| i + 1);
        let end = behind.copied().find(|i| parts(&i)).unwrap_or(line.len());
        start..end.max(start)
    }

    /// Whether a word that begins a clause of its own stands at a token: `as`, `that`, `while`, and no preposition.
    fn begins_clause(&self, at: usize) -> bool {
        const PREPOSITIONS: [Role; 7] = [
            Role::Of,
            Role::From,
            Role::To,
            Role::With,
            Role::By,
            Role::Base,
            Role::Definite,
        ];
        let line = self.line;
        line.is(at, Role::Stop)
            && line.time_role(at, TimeRole::In).is_none()
            && !PREPOSITIONS.iter().any(|role| line.is(at, *role))
    }

    /// Whether what stands before a token is told of there: a verb.
    fn is_told_on(&self, at: usize) -> bool {
        let line = self.line;
        let verb = [
            Role::Stands,
            Role::Amounts,
            Role::Happened,
            Role::Had,
            Role::Future,
        ];
        self.is_trend(at) || verb.iter().any(|role| line.is(at, *role))
    }

    /// Whether a clause speaks of the company; `None` where it has no subject of its own.
    fn is_about_company(
        &self,
        own: Range<usize>,
        place: usize,
        part: Option<&str>,
    ) -> Option<bool> {
        let line = self.line;
        if line.is(own.start, Role::Relative) {
            return None;
        }
        let reach = own.start..own.end.min(place);
        let first = reach.clone().find(|at| !self.opens_before_subject(*at))?;
        let verb = |at: usize| {
            self.is_trend(at) || line.is(at, Role::Posted) || line.is(at, Role::Reporting)
        };
        if verb(first) || line.is(first, Role::With) {
            return None;
        }
        let named = self.named_organisations();
        let owned = |at: usize| line.is_apostrophe(at + 1);
        let opens = part.and_then(|part| part.split([' ', ',']).next());
        let whole = |at: usize| {
            if opens.is_some_and(|word| line.word(at).to_lowercase() == word) {
                return true;
            }
            let word = line.is(at, Role::Organisation) || line.is(at, Role::Head);
            let name = named.iter().any(|name| name.tokens.contains(&at));
            (word || name) && !owned(at)
        };
        let cue = |at: usize| self.topics.cues.iter().any(|cue| cue.at == at);
        let article = line.is(first, Role::Definite) || line.is(first, Role::Article);
        let noun = first + usize::from(article);
        // `Below EBITDA, the item to note is`
        let led = first > own.start && {
            let before = first - 1;
            let joins = line.is(before, Role::And) || self.begins_clause(before);
            let dated = self.periods.iter().any(|p| p.tokens.contains(&before));
            line.is_kind(before, TokenKind::Word) && !joins && !dated
        };
        if led && (cue(noun) || cue(noun + 1)) {
            return None;
        }
        let of_part = || self.goes_on_about_part(own.start, part) || self.means_a_part();
        let its = line.is(first, Role::Back) && of_part();
        let back = line.is(first, Role::Own) || line.is(first, Role::Back) && !its;
        let name = (first..reach.end.min(noun + NAME)).take_while(|at| !verb(*at));
        // `Its competitor Beta Metals earned a net profit of $205 million`
        let relation = line.is_kind(first + 1, TokenKind::Word) && !line.capital(first + 1);
        let other = relation && !cue(first + 1) && !line.is(first + 1, Role::Organisation);
        let named_other = || {
            let mut words = first + 2..reach.end.min(first + 2 + NAME);
            let behind = words.find(|at| !line.capital(*at));
            behind.is_some_and(|end| end > first + 2 && !cue(end) && !verb(first + 1))
        };
        if (line.is(first, Role::Own) || line.is(first, Role::Back)) && other && named_other() {
            return Some(false);
        }
        // `The plan for revenue is 120 billion`
        let plan = |s: &Sense| matches!(s, Sense::Planned).then_some(());
        let planned = line.find(noun, plan).is_some();
        Some(back || planned || cue(noun) || cue(noun + 1) || name.into_iter().any(whole))
    }

    /// `Sales was the fastest-growing segment: its revenue went …`: whether what stands before the mark that a clause begins behind
    /// speaks of a part of the company.
    fn goes_on_about_part(&self, start: usize, part: Option<&str>) -> bool {
        let mark = (start.checked_sub(1))
            .filter(|mark| self.line.is_mark(*mark, ':') || self.line.is_mark(*mark, ';'));
        let before = mark.and_then(|mark| mark.checked_sub(1));
        let about = before.and_then(|before| {
            let clause = self.member_of_list(before);
            // What goes on itself says nothing, and a row of such clauses would be read again for each.
            let mut words = clause.clone();
            let goes_on = words.any(|at| self.line.is(at, Role::Back));
            (!goes_on)
                .then(|| self.is_about_company(clause, before + 1, part))
                .flatten()
        });
        about == Some(false)
    }

    /// Whether a token may stand before what a clause speaks of: a time, a word that joins, a mark.
    pub(super) fn opens_before_subject(&self, at: usize) -> bool {
        let line = self.line;
        let dated = |at: usize| self.periods.iter().any(|p| p.tokens.contains(&at));
        let timed = |at: usize| {
            dated(at) || line.is(at, Role::Overall) || line.is(at, Role::Of) && dated(at + 1)
        };
        let article = line.is(at, Role::Definite) || line.is(at, Role::Article);
        let subject = article && !timed(at + 1)
            || line.is(at, Role::Own)
            || line.is(at, Role::Back)
            || line.is(at, Role::Organisation)
            || line.is(at, Role::With)
            || line.is(at, Role::Posted);
        let small = line.is(at, Role::Stop) || line.is(at, Role::Overall) || article;
        dated(at) || line.is_kind(at, TokenKind::Mark) || small && !subject
    }

    /// Whether a token before a measure's name leaves that the subject of its clause.
    fn leads_to_name(&self, at: usize) -> bool {
        let line = self.line;
        let named = self.named_organisations();
        const SMALL: [Role; 7] = [
            Role::Definite,
            Role::Article,
            Role::Own,
            Role::Back,
            Role::Theirs,
            Role::Overall,
            Role::Organisation,
        ];
        self.opens_before_subject(at)
            || self.is_neutral(at)
            || self.sets_apart(at)
            || SMALL.iter().any(|role| line.is(at, *role))
            || line.time_unit(at).is_some()
            || line.glued(at) && at > 0 && line.is_apostrophe(at - 1)
            || line
                .find(at, |s| matches!(s, Sense::Planned).then_some(()))
                .is_some()
            || self
                .topics
                .cues
                .iter()
                .any(|cue| (cue.at..cue.end).contains(&at))
            || named.iter().any(|name| name.tokens.contains(&at))
    }
}
