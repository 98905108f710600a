//! Periods as a reader writes them: `2023`, `Jan–Nov 2023`, `Q1 2023`, `7 June 2023`.

use super::Period;

const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

fn month(number: i8) -> &'static str {
    usize::try_from(number - 1)
        .ok()
        .and_then(|i| MONTHS.get(i))
        .copied()
        .unwrap_or("?")
}

impl Period {
    /// The shortest usual name of the period, in English.
    pub fn title(&self) -> String {
        let (from, until) = (self.from, self.until);
        let last = until.yesterday().unwrap_or(from);
        if from.day() == 1 && until.day() == 1 {
            let whole_years = from.month() == 1 && until.month() == 1;
            return match (from.year() == last.year(), whole_years) {
                (true, true) => from.year().to_string(),
                (false, true) => format!("{}–{}", from.year(), last.year()),
                (true, _) if from.month() == last.month() => {
                    format!("{} {}", month(from.month()), from.year())
                }
                (true, _) if last.month() - from.month() == 2 && last.month() % 3 == 0 => {
                    format!("Q{} {}", last.month() / 3, from.year())
                }
                (true, _) => format!(
                    "{}–{} {}",
                    month(from.month()),
                    month(last.month()),
                    from.year()
                ),
                (false, _) => format!(
                    "{} {} – {} {}",
                    month(from.month()),
                    from.year(),
                    month(last.month()),
                    last.year()
                ),
            };
        }
        let day = |d: super::Day| format!("{} {} {}", d.day(), month(d.month()), d.year());
        if from == last {
            day(from)
        } else {
            format!("{} – {}", day(from), day(last))
        }
    }
}
