//! What writes the transcripts: templates of `words.txt`, filled by dice that fall the same on every machine.

use std::collections::HashMap;
use std::fmt::Write as _;

/// The choices for each slot.
fn words(file: &'static str) -> HashMap<&'static str, Vec<&'static str>> {
    let mut words: HashMap<_, Vec<_>> = HashMap::new();
    let mut section = "";
    for line in file.lines().filter(|line| !line.starts_with('#')) {
        match line.strip_prefix('[').and_then(|l| l.strip_suffix(']')) {
            Some(name) => section = name,
            None if line.is_empty() => {}
            None => words
                .entry(section)
                .or_default()
                .push(if line == "-" { "" } else { line }),
        }
    }
    words
}

/// Marsaglia's xorshift: chance enough for text, and the same on every machine.
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap_or(0) % sides.max(1)
    }
}

/// Writes one document after the other.
pub struct Writer {
    words: HashMap<&'static str, Vec<&'static str>>,
    dice: Dice,
    text: String,
}

impl Writer {
    /// A writer that begins with the first document.
    pub fn new() -> Self {
        Self {
            words: words(include_str!("words.txt")),
            dice: Dice(0x9e37_79b9_7f4a_7c15),
            text: String::new(),
        }
    }

    fn pick(&mut self, slot: &str) -> &'static str {
        let choices = self.words.get(slot).map_or(&[][..], Vec::as_slice);
        choices
            .get(self.dice.below(choices.len()))
            .copied()
            .unwrap_or("")
    }

    /// One transcript: a headline with its date, then turns of a few paragraphs each.
    pub fn document(&mut self) -> &str {
        let length = 20_000 + self.dice.below(40_000);
        self.text.clear();
        let sides = (self.pick("country"), self.pick("country"));
        let speakers = [0, 1, 2].map(|_| format!("{} {}", self.pick("name"), self.pick("surname")));
        self.fill("{here} and {there} hold talks on {topic}\n\n", sides);
        // A quarter of the documents say nowhere when they were made.
        if self.dice.below(4) > 0 {
            self.fill("{day} {month} {past}\n\n", sides);
        }
        while self.text.len() < length {
            self.text
                .push_str(&speakers[self.dice.below(speakers.len())]);
            self.text.push_str(": ");
            for _ in 0..1 + self.dice.below(5) {
                for at in 0..2 + self.dice.below(4) {
                    self.text.push_str(if at > 0 { " " } else { "" });
                    self.sentence(sides);
                }
                self.text.push_str("\n\n");
            }
        }
        &self.text
    }

    fn sentence(&mut self, sides: (&str, &str)) {
        let template = match self.dice.below(12) {
            0 | 1 => self.pick("figures"),
            2 => self.pick("times"),
            _ => self.pick("talk"),
        };
        let start = self.text.len();
        self.fill(template, sides);
        if let Some(first) = self.text.get_mut(start..start + 1) {
            first.make_ascii_uppercase();
        }
    }

    /// Writes a template, its slots filled.
    fn fill(&mut self, template: &str, sides: (&str, &str)) {
        let mut rest = template;
        while let Some((before, (slot, after))) = rest
            .split_once('{')
            .and_then(|(before, slot)| Some((before, slot.split_once('}')?)))
        {
            self.text.push_str(before);
            self.slot(slot, sides);
            rest = after;
        }
        self.text.push_str(rest);
    }

    fn slot(&mut self, slot: &str, (here, there): (&str, &str)) {
        let words = match slot {
            "here" => here,
            "there" => there,
            "day" | "past" | "year" | "small" | "number" | "decimal" | "thousands" => {
                return self.number(slot);
            }
            _ => self.pick(slot),
        };
        self.text.push_str(words);
        // An empty choice takes the space before it along.
        if words.is_empty() && self.text.ends_with(' ') {
            self.text.pop();
        }
    }

    fn number(&mut self, slot: &str) {
        let (text, dice) = (&mut self.text, &mut self.dice);
        // Writing to a string does not fail.
        let _ = match slot {
            "day" => write!(text, "{}", 1 + dice.below(28)),
            "past" => write!(text, "{}", 2019 + dice.below(6)),
            "year" => write!(text, "{}", 2015 + dice.below(16)),
            "small" => write!(text, "{}", 2 + dice.below(98)),
            "decimal" => write!(text, "{}.{}", 1 + dice.below(99), dice.below(10)),
            "thousands" => write!(text, "{},{:03}", 1 + dice.below(900), dice.below(1000)),
            _ => write!(text, "{}", 100 + dice.below(900)),
        };
    }
}
