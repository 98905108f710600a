//! The measures whose shared cues are theirs without a word beside: those that the paragraph has words of (`Budget revenue came to
//! 36.7 trillion. The deficit was 3.5 trillion`), those spoken of, and those of the title.

use super::Reading;
use crate::document::Sentence;
use crate::extract::line::Line;
use crate::extract::tokens::tokens_of;
use crate::extract::topic::{Known, claimed};
use crate::lexicon::SenseSet;

/// How many sentences stand for the title of a document that has none.
const HEAD: usize = 2;

/// The most bytes of a line that is only the date.
const DATE_LINE: usize = 20;

impl Reading<'_> {
    /// Notes the measures that a sentence has words of, for those behind it in its paragraph.
    pub(super) fn note_near(&mut self, sentence: &Sentence, line: &Line<'_>) {
        if self.near.1 != sentence.paragraph() {
            self.near = (Vec::new(), sentence.paragraph());
        }
        if !line.holds(SenseSet::MEASURE) {
            return;
        }
        for id in claimed(line) {
            let measure = self.extractor.lexicon().measures().get(usize::from(id));
            let near = measure.and_then(|m| m.near.get(&*self.language.code));
            if near.is_some_and(|near| near.title) && !self.near.0.contains(&id) {
                self.near.0.push(id);
            }
        }
    }

    /// The measures whose shared cues are theirs without a word beside: those spoken about, and those the title is about.
    pub(super) fn known(&self) -> Known<'_> {
        let titled = self.claimed.get_or_init(|| {
            let title = self.document.metadata.title.as_deref();
            // A date line is no title.
            let dated = self.document.sentences.first();
            let dated = dated.is_some_and(|first| first.range().len() <= DATE_LINE);
            let head = self
                .document
                .sentences
                .iter()
                .take(HEAD + usize::from(dated));
            let first = head.map(|s| s.range()).reduce(|a, b| a.start..b.end);
            let first = || first.map(|range| (&*self.document.plain, range));
            let Some((text, range)) = title.map(|text| (text, 0..text.len())).or_else(first) else {
                return Vec::new();
            };
            let mut tokens = Vec::new();
            tokens_of(text, range, self.language, &mut tokens);
            let line = Line::new(
                text,
                &tokens,
                self.language,
                self.extractor.lexicon().units(),
            );
            let measures = self.extractor.lexicon().measures();
            let near = |id: u16| {
                measures
                    .get(usize::from(id))?
                    .near
                    .get(&*self.language.code)
            };
            let mut claimed = claimed(&line);
            claimed.retain(|id| near(*id).is_some_and(|near| near.title));
            claimed
        });
        Known {
            titled,
            spoken: &self.spoken,
            owned: &self.owned,
            near: &self.near.0,
            blocs: Some(&self.blocs),
        }
    }
}
