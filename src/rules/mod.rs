//! Rules: the YAML schema, loading and validating it, the `expect` language, and reference rates.
//!
//! A rule says which claims belong together and what must hold between them; it never knows where claims come from.

pub mod expr;
mod file;
mod list;
mod load;
mod packs;
mod problem;
mod rates;
mod reference;
mod select;
mod severity;
mod source;
mod units;

pub use file::{Case, Compare, Origin, Periods, RuleEntry, RuleFile, Selection, Sum, TestEntry};
pub use list::{Bindings, List};
pub use load::{Rule, RuleSet, Shape, Test};
pub use problem::{Problem, Problems};
pub use rates::{Leg, Rate, Rates};
pub use reference::Reference;
pub use select::{Binding, Link, Select, When};
pub use severity::Severity;
pub use source::Source;
