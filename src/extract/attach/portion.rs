//! Parts and wholes: when a figure is of part of what a measure near it names, or that measure is the whole that another part is of.

use super::Attach;
use crate::extract::carry::Carried;
use crate::extract::figure::Found;
use crate::extract::mention::MentionKind;
use crate::extract::number::Form;
use crate::extract::topic::{Cue, clause};
use crate::lexicon::{Measure, Owner, PartyOrder, Role, Sense, SenseSet, TokenKind};

/// The most words from a part to what it is a part of.
const WHOLE: usize = 5;

impl Attach<'_> {
    /// `Growth came from Oncology, where sales rose 14 percent`: of the place or part of it that is named before, unless that is
    /// a country.
    pub(super) fn is_of_some_part(&self, found: &Found) -> bool {
        if !self.line.holds(SenseSet::role(Role::Where)) {
            return false;
        }
        let own = clause(self.line, found.tokens.start);
        let place = (own.start..found.tokens.start).find(|at| self.line.is(*at, Role::Where));
        place.is_some_and(|place| {
            place > 1
                && place <= own.start + 1
                && !self.topics.parties.iter().any(|p| p.at < place)
                && self.own.is_none()
        })
    }

    /// `Of the people who died, 51 were over 65`: some of those that the sentence begins with.
    pub(super) fn is_of_some(&self, found: &Found) -> bool {
        let start = usize::from(self.line.is(0, Role::And));
        let Some(of) = self.line.role(start, Role::Of) else {
            return false;
        };
        let led = self.line.is(start + of, Role::Definite) || self.line.is(start + of, Role::Own);
        let comma = (start + of..found.tokens.start).find(|at| self.line.is_mark(*at, ','));
        led && comma.is_some_and(|comma| {
            let mut figures = self.figures.iter();
            let mut cues = self.topics.cues.iter();
            let named = |cue: &Cue| (comma..found.tokens.end + 3).contains(&cue.at);
            !figures.any(|f| f.tokens.start < comma) && !cues.any(named)
        })
    }

    /// `Of the total expenditure, 540 billion was for roads`: the measure that the sentence begins with is the whole of what it tells.
    pub(super) fn is_of_opening_whole(&self, cue: &Cue, found: &Found) -> bool {
        let line = self.line;
        let start = usize::from(line.is(0, Role::And));
        let opens = line.is(start, Role::Of) || line.is(start, Role::OutOf);
        let comma = (start..found.tokens.start).find(|at| line.is_mark(*at, ','));
        let amount = found.kind != MentionKind::Percent;
        let whole = |comma: usize| {
            let told = |f: &Found| f.tokens.start < comma;
            cue.end <= comma && !self.figures.iter().any(told)
        };
        opens && amount && comma.is_some_and(whole)
    }

    /// `€0.4 billion less than GDP`: what an amount is held against is not what it is of.
    pub(super) fn is_behind_than_cue(&self, cue: &Cue, found: &Found) -> bool {
        cue.at >= found.tokens.end && self.line.role_before(cue.at, Role::Than).is_some()
    }

    /// Whether a measure is only named as the whole of another figure: `Food, which is three quarters of our sales, was up 5
    /// percent` tells nothing of all sales.
    pub(super) fn is_whole_of_another(&self, cue: &Cue, found: &Found) -> bool {
        let change = || found.kind == MentionKind::Percent && self.trend(found).is_some();
        let partner = || {
            let mut parties = self.topics.parties.iter();
            parties.any(|p| p.end <= found.tokens.start && self.main_party != Some(&p.party))
        };
        let (first, near) = self.figures_ending_in(&(cue.at.saturating_sub(WHOLE)..cue.at));
        near.iter().zip(first..).any(|(f, at)| {
            let part = f.kind == MentionKind::Percent || f.form == Form::Fraction;
            let led = self.line.is(f.tokens.end, Role::Of);
            let before = f.tokens.end <= found.tokens.start && cue.end <= found.tokens.start;
            // `Oncology grew to 2,880 million and stands for 44 percent of sales`, but `8.8 billion, or 33 percent of trade`.
            let behind = || {
                f.tokens.start >= found.tokens.end
                    && match self.told_as_share(at) {
                        // `Tea earned 188.7 billion, equal to 18.7 percent of exports`: of tea, unless it falls to a country.
                        Some(told) if self.figures[told].tokens == found.tokens => !partner(),
                        _ => {
                            (found.tokens.end..f.tokens.start).any(|at| self.line.is(at, Role::And))
                        }
                    }
            };
            // `16.5 percent of total spending, while the ministry of health gets 13.7 billion`
            let elsewhere = || {
                let own = clause(self.line, found.tokens.start);
                found.kind == MentionKind::Money
                    && !own.contains(&cue.at)
                    && (own.start.saturating_sub(1)..found.hedged.start)
                        .any(|at| self.line.is(at, Role::While))
            };
            // `Taxes brought in 1.7 trillion, 88 percent of revenue`: a part of what is one country's or company's own is not all.
            let own_part = || {
                let own =
                    |m: &Measure| m.parties == PartyOrder::Single || m.owner == Owner::Organisation;
                found.kind == MentionKind::Money
                    && self
                        .told_as_share(at)
                        .is_some_and(|told| self.figures[told].tokens == found.tokens)
                    && self.measure(cue.measure).is_some_and(own)
            };
            part && led && (before && (change() || elsewhere()) || behind() || own_part())
        })
    }

    /// `$4.7 billion, a quarter of the group's revenue, against $3.3 billion in 2023`: a whole named in passing between two figures that
    /// are held against each other is no matter of the second either.
    pub(super) fn is_whole_between(&self, cue: &Cue, found: &Found) -> bool {
        let mut lead = cue.at;
        while lead > 0
            && cue.at - lead < 6
            && self.line.role_before(lead, Role::Of).is_none()
            && (self.line.is_kind(lead - 1, TokenKind::Word) || self.line.is_apostrophe(lead - 1))
        {
            lead -= 1;
        }
        let of = self.line.role_before(lead, Role::Of);
        let parted = (cue.end..found.hedged.start).any(|at| self.line.is_mark(at, ','));
        let part = |of: usize| (of.saturating_sub(2)..of).any(|at| self.is_part_word(at));
        parted && of.is_some_and(part)
    }

    /// Whether a word or figure for a part stands at a token: `a quarter`, `25 percent`, `the bulk`.
    fn is_part_word(&self, at: usize) -> bool {
        let fraction = |s: &Sense| {
            let part = matches!(
                s,
                Sense::Fraction(_) | Sense::Percent | Sense::Role(Role::Share)
            );
            part.then_some(())
        };
        self.line.find(at, fraction).is_some()
    }

    /// `The payout would be 540 million, equal to 42 percent of net profit`: the amount of a part whose whole alone is named is of
    /// something that no measure names, unless a pronoun says of what.
    pub(in crate::extract) fn is_part_of_named_whole(&self, at: usize) -> bool {
        let own = clause(self.line, self.figures[at].tokens.start);
        let Some(share) = self
            .figures
            .get(at + 1)
            .filter(|_| self.told_as_share(at + 1) == Some(at))
        else {
            return false;
        };
        let behind = |cue: &Cue| cue.at > share.tokens.end && cue.at <= share.tokens.end + 3;
        self.line.is(share.tokens.end, Role::Of)
            && self.topics.cues.iter().any(behind)
            && !self.line.is(own.start, Role::Back)
    }

    /// `Revenue is put at 3.3 trillion. Of this, ordinary revenue will be 2.9 trillion`: what is named again behind words for a
    /// part is a sort of it, and not all.
    pub(super) fn narrows_whole(&self, cue: &Cue, found: &Found, carried: &Carried) -> bool {
        let money = found.unit.as_ref().is_some_and(|u| u.currency().is_some());
        let again = || self.measure(cue.measure).map(|m| m.id.as_str());
        let named = || again().is_some() && again() == carried.measure.as_deref();
        let opens = money && carried.is_last && self.line.is(0, Role::Part);
        opens && cue.at < found.tokens.start && named()
    }

    /// `exactly half of group revenue: 2.31 billion`, `half of that revenue, 2.31 billion, came from tools`: the amount of a part whose
    /// whole is named before, which the part says again.
    pub(super) fn is_amount_of_part(&self, cue: &Cue, at: usize) -> bool {
        let found = &self.figures[at];
        if found.kind == MentionKind::Percent || cue.end > found.hedged.start {
            return false;
        }
        let small = |i: usize| self.line.is_mark(i, ',') || self.line.is_mark(i, ':');
        let again = (cue.end..found.hedged.start)
            .all(|i| small(i) || self.line.is(i, Role::Equals) || self.line.is_mark(i, '('));
        let of = |f: &Found| {
            let part = f.kind == MentionKind::Percent || f.form == Form::Fraction;
            let near = f.tokens.end < cue.at && cue.at <= f.tokens.end + 3;
            part && near && self.line.is(f.tokens.end, Role::Of)
        };
        again && self.figures[..at].last().is_some_and(of)
    }

    /// `79 percent of our hydropower: 11.4 TWh`: the part of something that no measure names, told as a share and as an amount.
    pub(super) fn is_part_of_unknown(&self, at: usize) -> bool {
        let found = &self.figures[at];
        let again = |f: &Found| {
            let gap = f.tokens.end..found.hedged.start;
            let colon = gap
                .end
                .checked_sub(1)
                .filter(|i| self.line.is_mark(*i, ':'));
            // `More than half of it, 25.6 billion, was extracted there`
            let part = self.line.role(gap.start, Role::Part).filter(|len| {
                let part = f.form == Form::Fraction || f.kind == MentionKind::Percent;
                part && gap.len() == len + 1 && self.line.is_mark(gap.start + len, ',')
            });
            part.is_some()
                || colon.is_some_and(|colon| colon > gap.start) && self.is_share_of_unknown(f)
        };
        self.is_share_of_unknown(found) || self.figures[..at].last().is_some_and(again)
    }

    /// Whether a share is one of a thing that is named right behind it and is no measure: `of our hydropower`.
    fn is_share_of_unknown(&self, found: &Found) -> bool {
        if found.kind != MentionKind::Percent && found.form != Form::Fraction {
            return false;
        }
        let Some(of) = self.line.role(found.tokens.end, Role::Of) else {
            return false;
        };
        let mut at = found.tokens.end + of;
        while self.line.is(at, Role::Definite) || self.line.is(at, Role::Own) {
            at += 1;
        }
        let cue = |at: usize| self.topics.cues.iter().any(|cue| cue.at == at);
        at > found.tokens.end + of && self.is_unknown(at) && !cue(at + 1)
    }
}
