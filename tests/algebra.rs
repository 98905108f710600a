//! Properties of the algebra: what must hold for every interval, period and amount, not only for those in examples.

use crossfoot::period::{Period, Relation};
use crossfoot::quantity::{Currency, Decimal, Interval};
use crossfoot::rules::{Rates, Source};
use proptest::prelude::*;

/// An interval with a point inside it.
fn interval() -> impl Strategy<Value = (Interval, Decimal)> {
    (
        -1_000_000i64..1_000_000,
        0i64..1_000_000,
        0i64..=100,
        0u32..4,
    )
        .prop_map(|(low, width, at, scale)| {
            let inside = low + width * at / 100;
            let decimal = |n: i64| Decimal::new(n, scale);
            (
                Interval::between(decimal(low), decimal(low + width)),
                decimal(inside),
            )
        })
}

fn period() -> impl Strategy<Value = Period> {
    (0i32..3000, 1i32..900).prop_filter_map("inside the calendar", |(start, length)| {
        let day = |n: i32| {
            jiff::civil::date(2018, 1, 1)
                .checked_add(jiff::Span::new().days(n))
                .ok()
        };
        Period::new(day(start)?, day(start + length)?)
    })
}

fn mirrored(relation: Relation) -> Relation {
    match relation {
        Relation::Same => Relation::Same,
        Relation::Overlaps => Relation::Overlaps,
        Relation::Within => Relation::Contains,
        Relation::Contains => Relation::Within,
        Relation::Follows => Relation::Precedes,
        Relation::Precedes => Relation::Follows,
    }
}

proptest! {
    #[test]
    fn arithmetic_encloses_every_point_result((a, x) in interval(), (b, y) in interval()) {
        prop_assert!((a + b).contains(x + y));
        prop_assert!((a - b).contains(x - y));
        prop_assert!((a * b).contains(x * y));
        prop_assert!((-a).contains(-x));
        prop_assert!(a.hull(&b).contains(x) && a.hull(&b).contains(y));
        if let Some(quotient) = a.checked_div(&b) {
            prop_assert!(quotient.contains(x / y), "{quotient} {}", x / y);
        }
    }

    #[test]
    fn an_unbounded_end_still_encloses((a, x) in interval(), (b, y) in interval()) {
        let above = Interval::new(a.low(), None).unwrap();
        prop_assert!((above + b).contains(x + y));
        prop_assert!((above * b).contains(x * y));
        if let Some(quotient) = b.checked_div(&above) {
            prop_assert!(quotient.contains(y / x));
        }
    }

    #[test]
    fn intervals_either_meet_or_have_a_gap((a, _) in interval(), (b, _) in interval()) {
        prop_assert_eq!(a.meets(&b), a.gap(&b).is_none());
        prop_assert_eq!(a.gap(&b), b.gap(&a));
    }

    #[test]
    fn relations_of_periods_invert(a in period(), b in period()) {
        prop_assert_eq!(b.relation(&a), mirrored(a.relation(&b)));
        prop_assert_eq!(a.relation(&b) == Relation::Same, a == b);
        let apart = matches!(a.relation(&b), Relation::Follows | Relation::Precedes);
        prop_assert_eq!(apart, a.intersect(&b).is_none());
    }

    #[test]
    fn exactly_one_relation_holds_for_any_two_periods(a in period(), b in period()) {
        // Told from the days themselves, not from the ends.
        let start = a.from().max(b.from());
        let end = a.until().min(b.until());
        let shared = Period::new(start, end).map_or(0, |p| p.days());
        let (long_a, long_b) = (a.days(), b.days());
        let holds = [
            (Relation::Same, shared == long_a && shared == long_b),
            (Relation::Within, shared == long_a && shared < long_b),
            (Relation::Contains, shared == long_b && shared < long_a),
            (Relation::Overlaps, 0 < shared && shared < long_a && shared < long_b),
            (Relation::Follows, shared == 0 && a.from() > b.from()),
            (Relation::Precedes, shared == 0 && a.from() < b.from()),
        ];
        let those: Vec<Relation> = holds.iter().filter(|(_, h)| *h).map(|(r, _)| *r).collect();
        prop_assert_eq!(those, vec![a.relation(&b)]);
    }

    #[test]
    fn conversion_there_and_back_encloses(
        (amount, point) in interval(),
        cents in 1i64..10_000_000,
        year in 2018i16..2024,
    ) {
        let rate = Decimal::new(cents, 2);
        let table = format!("from,until,base,quote,rate,source\n{year}-01-01,{}-01-01,USD,RUB,{rate},test\n", year + 1);
        let rates = Rates::load(&[Source::new("t.csv", table)]).unwrap();
        let (usd, rub) = (Currency::new("USD").unwrap(), Currency::new("RUB").unwrap());
        let period = Period::months(year, 1, 6).unwrap();
        let there = rates.rate(usd, rub, &period).unwrap();
        let back = rates.rate(rub, usd, &period).unwrap();
        prop_assert!(there.certain(amount).contains(point * rate));
        prop_assert!(back.certain(there.certain(amount)).contains(point));
        prop_assert!(back.likely(there.likely(amount)).contains(point));
        prop_assert!(there.certain(amount).encloses(&there.likely(amount)));
    }
}

#[test]
fn dividing_by_what_has_no_end_rounds_once() {
    let above = Interval::new(Some(Decimal::from(33_111)), None).unwrap();
    let quotient = Interval::between(Decimal::ZERO, Decimal::from(118))
        .checked_div(&above)
        .unwrap();
    assert!(quotient.contains(Decimal::from(118) / Decimal::from(33_111)));
    assert!(quotient.contains(Decimal::ZERO));
}
