//! Periods as a reader writes them: `2023`, `Jan–Nov 2023`, `Q1 2023`, `7 June 2023`.

use super::{Day, Period};

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

fn number(name: &str) -> Option<i8> {
    let at = MONTHS
        .iter()
        .position(|month| month.eq_ignore_ascii_case(name))?;
    i8::try_from(at + 1).ok()
}

impl Period {
    /// The period of whole months within one year that has a [`title`](Self::title), in letters of either case and with hyphens for
    /// spaces: `2023`, `q1-2023`, `jan–nov-2023`, `may-2023`.
    pub fn titled(title: &str) -> Option<Self> {
        let (months, year) = title.rsplit_once(['-', ' ']).unwrap_or(("", title));
        let year: i16 = year.parse().ok().filter(|_| year.len() == 4)?;
        let quarter = months.strip_prefix(['q', 'Q']);
        let (first, last) = match (months, quarter) {
            ("", _) => (1, 12),
            (_, Some(quarter)) => {
                let quarter: i8 = quarter.parse().ok().filter(|q| (1..=4).contains(q))?;
                (3 * quarter - 2, 3 * quarter)
            }
            _ => {
                let (first, last) = months.split_once('–').unwrap_or((months, months));
                (number(first)?, number(last)?)
            }
        };
        let from = Day::new(year, first, 1).ok()?;
        let behind = match last {
            12 => Day::new(year.checked_add(1)?, 1, 1),
            _ => Day::new(year, last + 1, 1),
        };
        Self::new(from, behind.ok()?)
    }

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_of_months_of_one_year_are_read_again() {
        for year in [1999, 2024] {
            for first in 1..=12 {
                for last in first..=12 {
                    let title = match (first, last) {
                        (1, 12) => year.to_string(),
                        _ if first == last => format!("{} {year}", month(first)),
                        _ if last - first == 2 && last % 3 == 0 => format!("q{} {year}", last / 3),
                        _ => format!("{}–{} {year}", month(first), month(last)),
                    };
                    let period = Period::titled(&title).expect("a period");
                    assert_eq!(period.title().to_lowercase(), title.to_lowercase());
                    let slug = title.to_lowercase().replace(' ', "-");
                    assert_eq!(Period::titled(&slug), Some(period));
                }
            }
        }
        for other in [
            "",
            "level",
            "2019–2023",
            "q5-2024",
            "plan",
            "another",
            "nov–jan-2024",
        ] {
            assert_eq!(Period::titled(other), None, "{other}");
        }
    }
}
