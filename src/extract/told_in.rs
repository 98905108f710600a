//! Amounts whose currency is said ahead of them (`In tenge this makes 88 billion`, `в драмах товарооборот составил 34,6 млрд`),
//! in a sentence before, or by the country the document is of.

use super::figure::{self, Found};
use super::line::Line;
use super::mention::MentionKind;
use super::period::PeriodMention;
use super::unit;
use crate::lexicon::{Role, Sense, SenseSet, TimeRole, TokenKind};
use crate::quantity::{Atom, Currency, Decimal, Unit};
use smallvec::SmallVec;
use std::sync::Arc;

/// Gives bare amounts (a number with a scale word and nothing counted) the currency their sentence is told in.
pub fn give_currency(line: &Line<'_>, figures: &mut [Found]) {
    for at in 0..figures.len() {
        let found = &figures[at];
        let bare = found.unit.is_none() && found.kind == MentionKind::Number;
        if !bare || !found.tokens.clone().any(|i| is_scale(line, i)) {
            continue;
        }
        let floor = figures[..at]
            .iter()
            .filter(|f| f.kind == MentionKind::Money)
            .map(|f| f.tokens.end)
            .max()
            .unwrap_or(0);
        let told = (floor..found.tokens.start).rev();
        // `In euros, trade grew from 3.9 billion to 4.1 billion`: what it came to is in what it came from.
        let led = || {
            let before = figures.get(at.checked_sub(1)?)?;
            before
                .unit
                .as_ref()
                .filter(|_| before.came_from)?
                .currency()
        };
        let currency = told.into_iter().find_map(|i| currency_at(line, i));
        let Some(currency) = currency.or_else(led) else {
            continue;
        };
        give(&mut figures[at], currency);
    }
}

/// Gives bare amounts that are part of one right before them the unit of that: `2.94 million square metres, of which residents built
/// 2.05 million`.
pub fn give_unit_of_whole(line: &Line<'_>, figures: &mut [Found]) {
    if !line.holds(SenseSet::role(Role::Part)) {
        return;
    }
    for at in 1..figures.len() {
        let [.., whole, part] = &mut figures[..=at] else {
            continue;
        };
        let parts = (whole.tokens.end..part.hedged.start).any(|i| line.is(i, Role::Part));
        let less = part.figure.value <= whole.figure.value;
        if parts && less && whole.kind == MentionKind::Quantity && is_bare_amount(part) {
            part.kind = MentionKind::Quantity;
            part.unit.clone_from(&whole.unit);
        }
    }
}

/// Amounts of a sentence that names no money at all, where the talk is of money: they are in the currency talked in.
pub fn carry_currency(figures: &mut [Found], currency: Currency) {
    for found in figures.iter_mut().filter(|f| is_bare_amount(f)) {
        give(found, currency);
    }
}

/// `700 million, or 319 billion tenge`, where the talk is of dollars: an amount that is told again behind it in other money is in the
/// currency talked in.
pub fn carry_before_other_money(line: &Line<'_>, figures: &mut [Found], currency: Currency) {
    for at in 1..figures.len() {
        let (head, tail) = figures.split_at_mut(at);
        let (Some(first), Some(second)) = (head.last_mut(), tail.first_mut()) else {
            continue;
        };
        let gap = first.hedged.end..second.hedged.start;
        let other = second.unit.as_ref().and_then(Unit::currency) != Some(currency);
        if other && is_bare_amount(first) && figure::is_other_money(line, first, second, &gap) {
            give(first, currency);
            second.restates = Some(at - 1);
        }
    }
}

/// `up 19 cents to 2.10 euros`, `a dividend of 84 cents` where the talk is of euros: cents that no sign, country or name makes any
/// currency's are the euro's.
pub fn settle_cents(line: &Line<'_>, figures: &mut [Found], spoken: Option<Currency>) {
    let (Some(usual), Some(euro)) = (Currency::new("USD"), Currency::new("EUR")) else {
        return;
    };
    let currency = |f: &Found| f.unit.as_ref().and_then(Unit::currency);
    let bare = |f: &Found| {
        let mut cents = false;
        let named = f.tokens.clone().any(|at| {
            line.hits(at).iter().any(|h| match h.sense {
                Sense::Minor { currency } => {
                    cents |= currency.is_none();
                    currency.is_some()
                }
                Sense::Money { .. } | Sense::Country(..) => true,
                _ => false,
            })
        });
        cents && !named
    };
    let open = |f: &Found| currency(f) == Some(usual) && bare(f);
    if !figures.iter().any(open) {
        return;
    }
    let told = figures.iter().filter(|f| !open(f)).find_map(currency);
    if told.or(spoken) != Some(euro) {
        return;
    }
    for found in figures.iter_mut().filter(|f| open(f)) {
        if let Some(unit) = &mut found.unit {
            unit.of = Atom::Currency(euro);
        }
    }
}

/// Amounts in a word that several currencies share, in a sentence that names the country of none: in a document of Belarus a
/// rouble is Belarusian, and so are pesos Chilean in one that speaks of Chile and of no other country that counts in pesos.
/// `home` is the country the document is of, `parties` those it is about, `named` all that it names. Between Belarus and Russia a bare
/// rouble is Russian, wherever it is told.
pub fn settle_at_home(
    line: &Line<'_>,
    figures: &mut [Found],
    home: Option<&str>,
    parties: &[Arc<str>],
    named: &[Arc<str>],
) {
    let in_money = |f: &Found| f.unit.as_ref().is_some_and(|u| u.currency().is_some());
    if !figures.iter().any(in_money) {
        return;
    }
    let at_home = home.and_then(|home| line.units.currency_of(home));
    // Dollars are the world's money: in whatever country, they may be American ones.
    let world = Currency::new("USD");
    let lone = |usual: Currency, shared: &[Currency]| {
        let moneys = named.iter().filter_map(|code| line.units.currency_of(code));
        let mut sharing = moneys.filter(|money| *money == usual || shared.contains(money));
        let only = sharing.next().filter(|_| Some(usual) != world)?;
        sharing.all(|other| other == only).then_some(only)
    };
    let own_of = |usual: Currency, shared: &[Currency]| {
        let usual_here = |party: &Arc<str>| line.units.currency_of(party) == Some(usual);
        let between = Some(usual) != world && parties.iter().any(usual_here);
        let home = at_home.filter(|own| shared.contains(own) && !between);
        home.or_else(|| lone(usual, shared).filter(|own| *own != usual))
    };
    let mut settled = None;
    let amounts: SmallVec<[_; 8]> = figures
        .iter()
        .filter(|f| f.unit.as_ref().is_some_and(|u| u.currency().is_some()))
        .map(|f| f.tokens.clone())
        .collect();
    for found in figures.iter_mut() {
        let Some(unit) = &mut found.unit else {
            continue;
        };
        let letter = |at: usize| {
            let own = at_home?;
            let shared = line.units.letter_currencies(line.word(at))?;
            let usual = shared
                .first()
                .is_some_and(|usual| unit.of == Atom::Currency(*usual));
            (at == found.tokens.start && shared.contains(&own) && usual).then_some(own)
        };
        let shared = |at: usize| {
            letter(at).or_else(|| {
                line.hits(at).iter().find_map(|h| match h.sense {
                    Sense::Money {
                        currency,
                        shared,
                        nearby: true,
                        ..
                    } if unit.of == Atom::Currency(*currency) => own_of(*currency, shared),
                    _ => None,
                })
            })
        };
        let named = |at: usize| {
            line.hits(at).iter().any(|h| match h.sense {
                Sense::Country(code, _) => line.units.currency_of(code).is_some(),
                Sense::Money { shared, .. } => shared.is_empty() && found.tokens.contains(&at),
                _ => false,
            })
        };
        // The country in `(about US$7.1 billion)` says whose those dollars are, and nothing of other amounts.
        let of_another = |at: &usize| {
            !found.tokens.contains(at) && amounts.iter().any(|other| other.contains(at))
        };
        if let Some(own) = found.tokens.clone().find_map(shared)
            && !(0..line.len()).filter(|at| !of_another(at)).any(named)
        {
            settled = Some((unit.of.clone(), own));
            unit.of = Atom::Currency(own);
        }
    }
    // Amounts of the sentence that name no currency have borrowed the one that was settled.
    let Some((usual, own)) = settled else { return };
    let money = |at: usize| {
        let letter = line.units.letter_currencies(line.word(at)).is_some();
        letter || (line.hits(at).iter()).any(|h| matches!(h.sense, Sense::Money { .. }))
    };
    for found in figures {
        let borrowed = !found.tokens.clone().any(money);
        if let Some(unit) = found.unit.as_mut().filter(|u| borrowed && u.of == usual) {
            unit.of = Atom::Currency(own);
        }
    }
}

/// Whether a figure is a number of millions or more with no unit.
pub fn is_bare_amount(found: &Found) -> bool {
    found.unit.is_none() && found.kind == MentionKind::Number && found.scale > Decimal::ONE_THOUSAND
}

/// `Годом ранее было 8 млрд`: nothing stands before an amount but when it was and a verb that says how much.
pub fn has_no_subject(line: &Line<'_>, periods: &[PeriodMention], found: &Found) -> bool {
    let dated = |at: usize| periods.iter().any(|p| p.tokens.contains(&at));
    let plan = |s: &Sense| matches!(s, Sense::Planned).then_some(());
    let planned = |at: usize| line.find_in(at, SenseSet::MODALITY, plan).is_some();
    let small = |at: usize| {
        dated(at)
            || line.is_kind(at, TokenKind::Mark)
            || line.time_role(at, TimeRole::In).is_some()
            || line.is(at, Role::Amounts)
            || planned(at)
    };
    let ends = found.tokens.end;
    (0..found.hedged.start).all(small)
        && (0..found.hedged.start)
            .any(|at| line.is(at, Role::Amounts) || line.is_dash(at) || planned(at))
        && !line.is_kind(ends, TokenKind::Word)
}

fn give(found: &mut Found, currency: Currency) {
    found.kind = MentionKind::Money;
    found.unit = Some(Unit {
        of: Atom::Currency(currency),
        over: None,
    });
}

fn is_scale(line: &Line<'_>, at: usize) -> bool {
    line.hits(at)
        .iter()
        .any(|h| matches!(h.sense, Sense::Scale(_) | Sense::ScaleMark(_)))
}

/// The currency named behind the preposition at `at`: `in tenge`, `in US dollars`.
fn currency_at(line: &Line<'_>, at: usize) -> Option<Currency> {
    let leads = line.time_role(at, TimeRole::In).is_some() || line.is(at, Role::OutOf);
    let named = leads.then(|| unit::money_after(line, at + 1)).flatten()?;
    (named.factor == Decimal::ONE)
        .then(|| named.unit.currency())
        .flatten()
}
