//! The words of time of a language file, compiled into phrases.

use super::Compiler;
use crate::lexicon::schema::Phrases;
use crate::lexicon::sense::Sense;
use crate::lexicon::time::{TimeWord, TimeWords};

impl Compiler<'_> {
    /// Everything a language says about time.
    pub(super) fn time(&mut self, words: &TimeWords) {
        self.by_number(&words.months, 12, TimeWord::Month);
        self.by_number(&words.doubtful_months, 12, TimeWord::DoubtfulMonth);
        self.by_number(&words.weekdays, 7, TimeWord::Weekday);
        self.by_number(&words.doubtful_weekdays, 7, TimeWord::DoubtfulWeekday);
        self.by_number(&words.seasons, 12, TimeWord::Season);
        self.by_number(&words.courses, 12, TimeWord::Course);
        for (key, patterns) in &words.decades {
            match key.parse::<i16>() {
                Ok(year) if (0..=2100).contains(&year) && year % 10 == 0 => {
                    self.add_all(patterns, &Sense::Time(TimeWord::Decade(year)));
                }
                _ => self.wrong(format!("`{key}` is no decade: write `70` or `1970`")),
            }
        }
        for (unit, patterns) in &words.units {
            self.add_all(patterns, &Sense::Time(TimeWord::Unit(*unit)));
        }
        for (role, patterns) in &words.roles {
            self.add_all(patterns, &Sense::Time(TimeWord::Role(*role)));
        }
    }

    fn by_number(&mut self, phrases: &Phrases, most: i8, word: impl Fn(i8) -> TimeWord) {
        for (key, patterns) in phrases {
            if let Some(n) = self.numbered(key, most) {
                self.add_all(patterns, &Sense::Time(word(n)));
            }
        }
    }
}
