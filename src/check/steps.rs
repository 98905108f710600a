//! The steps of a contradiction in the whole picture, as lines that can be worked out again.

use super::context::Context;
use super::network::{Link, Step};
use super::show::{self, Style};
use super::together::Picture;
use crate::quantity::Interval;
use crate::rules::Rule;

impl Picture {
    /// How the figures were read, and every step in order.
    pub fn tell_all(&self, context: &Context, rule: &Rule, steps: &[Step]) -> Vec<String> {
        let spare = rule.entry.tolerance.as_deref().unwrap_or("nothing");
        let read = format!("each figure at its certain bounds, with {spare} to spare");
        let told = steps.iter().map(|step| self.tell(context, step));
        std::iter::once(read).chain(told).collect()
    }

    /// A step as a line that can be worked out again.
    fn tell(&self, context: &Context, step: &Step) -> String {
        let style = |quantity: usize| -> Style {
            let (subject, _) = &self.quantities[quantity];
            let claim = self.styles.get(subject).map(|&at| context.claim(at));
            claim.map_or(Style::Named(String::new()), |c| {
                show::style(context, c, None, None)
            })
        };
        let name = |quantity: usize| {
            let (subject, period) = &self.quantities[quantity];
            let several = self
                .styles
                .keys()
                .filter(|s| s.measure == subject.measure && s.parties == subject.parties);
            let unit = if several.count() > 1 {
                format!(" in {}", subject.unit)
            } else {
                String::new()
            };
            let measure = context
                .measures
                .get(subject.measure.as_ref())
                .map_or(subject.measure.as_ref(), |m| m.title.as_str());
            format!("{measure}, {}{unit}", period.title())
        };
        let value =
            |interval: &Interval, quantity: usize| show::precise(interval, &style(quantity));
        let said = &self.network.links[step.link];
        let place = said.claim.map_or_else(String::new, |at| {
            let place = &context.claim(at).place;
            format!(" ({}:{}:{})", place.doc, place.line, place.column)
        });
        let factor = |by: &Interval| show::precise(by, &Style::Named(String::new()));
        let rate = self.rates.iter().find(|(link, _)| *link == step.link);
        let times = |by: &Interval| match rate {
            Some((_, pair)) => format!("{} {pair}", factor(by)),
            None => factor(by),
        };
        let how = match &said.link {
            Link::Is(..) => "as said".to_owned(),
            Link::Times(product, of, by) if *product == step.quantity => {
                format!("{} × {}", name(*of), times(by))
            }
            Link::Times(product, _, by) => format!("{} ÷ {}", name(*product), times(by)),
            Link::AtMost(small, large) if *small == step.quantity => {
                format!("no more than {}", name(*large))
            }
            Link::AtMost(small, _) => format!("no less than {}", name(*small)),
            Link::Sum(whole, parts) => {
                let others: Vec<String> = parts
                    .iter()
                    .filter(|p| **p != step.quantity)
                    .map(|p| name(*p))
                    .collect();
                if *whole == step.quantity {
                    others.join(" + ")
                } else {
                    format!("{} − {}", name(*whole), others.join(" − "))
                }
            }
        };
        let allows = value(&step.allows, step.quantity);
        let mut line = format!("{}: {allows}, {how}{place}", name(step.quantity));
        if step.before.intersect(&step.allows).is_none() {
            line.push_str(&format!(
                "; but {} from the steps before",
                value(&step.before, step.quantity)
            ));
        }
        line
    }
}
