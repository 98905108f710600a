//! The measures that a paragraph has words of: `Budget revenue came to 36.7 trillion. The deficit was 3.5 trillion`.

use super::Reading;
use crate::document::Sentence;
use crate::extract::line::Line;
use crate::extract::topic::claimed;
use crate::lexicon::SenseSet;

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
}
