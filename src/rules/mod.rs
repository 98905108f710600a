//! Rules: the YAML schema, loading and validating it, the `expect` language, and reference rates.
//!
//! A rule says which claims belong together and what must hold between them; it never knows where claims come from.

mod columns;
mod compile;
pub mod expr;
mod file;
mod list;
mod load;
mod merge;
mod packs;
mod place;
mod problem;
mod rates;
mod reference;
mod relation;
mod rows;
mod rule;
mod select;
mod severity;
mod source;
mod units;

pub use file::{Case, Compare, Origin, Periods, RuleEntry, RuleFile, Selection, Sum, TestEntry};
pub use list::{Bindings, List};
pub use load::{RuleSet, Test};
pub use problem::{Problem, Problems};
pub use rates::{Leg, Rate, Rates};
pub use reference::Reference;
pub use relation::{Link, When};
pub use rule::{Rule, Shape};
pub use select::{Binding, Select};
pub use severity::Severity;
pub use source::Source;
