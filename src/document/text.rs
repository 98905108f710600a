//! The text of a document, shared by all who read it.

use std::ops::Deref;
use std::sync::Arc;

/// A text that many may hold and nobody copies: neither when it is shared nor when it is made of a string in hand.
///
/// An `Arc<str>` would copy it once, which for the largest documents costs as much as reading them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text(Arc<String>);

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Self(Arc::new(text))
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}
