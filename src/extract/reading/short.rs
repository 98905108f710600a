//! Amounts told short, as one does who has just told another in full: `Trade amounted to 120.2 million dollars. The year before it
//! was 107.3.`

use super::Reading;
use crate::extract::figure::Found;
use crate::extract::line::Line;
use crate::extract::mention::MentionKind;
use crate::extract::number::Form;
use crate::extract::scan::Scan;
use crate::lexicon::{Measure, Role, SenseSet, TokenKind};
use crate::quantity::Decimal;

impl Reading<'_> {
    /// Counts bare decimals in the millions or the like that the amount before them was told in, where the sentence points back at it
    /// and tells of nothing else.
    pub(super) fn tell_in_full(&self, line: &Line<'_>, paragraph: usize, scan: &mut Scan) {
        let large = self.scale > Decimal::ONE_THOUSAND;
        if !large || self.carried.paragraph != paragraph {
            return;
        }
        let measure = self.carried.measure.as_deref();
        let money = |m: &Measure| m.dimension == "money";
        if !measure
            .and_then(|id| self.extractor.lexicon().measure(id))
            .is_some_and(money)
        {
            return;
        }
        for found in scan.figures.iter_mut().filter(|f| is_short(line, f)) {
            let start = found.hedged.start;
            let other = (0..start).any(|at| line.may_be(at, SenseSet::MEASURE));
            // `it was 107.3`: the verb stands between.
            let back = (start.saturating_sub(FEW)..start).any(|at| line.is(at, Role::Back));
            if back && !other {
                found.figure.scale_by(self.scale);
                found.scale = self.scale;
            }
        }
    }
}

/// The most words from the one that points back to the figure.
const FEW: usize = 4;

/// Whether a figure is a bare decimal that counts nothing.
fn is_short(line: &Line<'_>, found: &Found) -> bool {
    let bare = found.unit.is_none() && found.kind == MentionKind::Number;
    let part = !found.figure.value.fract().is_zero() && found.scale == Decimal::ONE;
    let end = found.tokens.end;
    let ends = !line.is_kind(end, TokenKind::Word) || line.is(end, Role::Stop);
    bare && part && ends && found.form == Form::Digits
}
