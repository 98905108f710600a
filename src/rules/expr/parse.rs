//! Reading expressions: a small recursive descent with errors that know their place.

use super::{Expression, Function, Node, Operator, Relation, Term};
use crate::lexicon::nearest;
use crate::quantity::Decimal;

/// Why an expression is none, or does not fit its claims.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct ExprError {
    /// Byte offset in the expression.
    pub at: usize,
    /// What is wrong and what to do.
    pub message: String,
}

impl ExprError {
    pub(super) fn new(at: usize, message: impl Into<String>) -> Self {
        Self {
            at,
            message: message.into(),
        }
    }
}

/// How deep brackets may nest: far beyond need, and safe for the stack.
const DEPTH: usize = 64;

/// How many things may be joined without brackets: each is a step deeper for who reads the expression.
const JOINED: usize = 256;

pub(super) fn parse(text: &str, names: &[&str]) -> Result<Expression, ExprError> {
    let mut parser = Parser {
        text,
        at: 0,
        names,
        depth: 0,
    };
    let mut parts = Vec::new();
    loop {
        parser.chain(&mut parts)?;
        if !parser.word("and") {
            break;
        }
    }
    parser.space();
    if parser.at < text.len() {
        let rest: String = text[parser.at..].chars().take(12).collect();
        let message = format!(
            "`{rest}` is not understood; write arithmetic joined by `==`, `<=`, `>=`, `and`"
        );
        return Err(ExprError::new(parser.at, message));
    }
    Ok(Expression {
        parts,
        text: text.to_owned(),
    })
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
    names: &'a [&'a str],
    depth: usize,
}

impl Parser<'_> {
    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or("")
    }

    fn space(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start().len();
    }

    fn mark(&mut self, mark: &str) -> bool {
        self.space();
        let found = self.rest().starts_with(mark);
        if found {
            self.at += mark.len();
        }
        found
    }

    fn word(&mut self, word: &str) -> bool {
        self.space();
        let rest = self.rest();
        let found = rest.starts_with(word)
            && !rest[word.len()..].starts_with(|c: char| c.is_alphanumeric() || c == '_');
        if found {
            self.at += word.len();
        }
        found
    }

    fn chain(&mut self, parts: &mut Vec<(Node, Relation, Node)>) -> Result<(), ExprError> {
        let mut left = self.sum()?;
        let mut any = false;
        while let Some(relation) = self.relation() {
            let right = self.sum()?;
            parts.push((left, relation, right.clone()));
            left = right;
            any = true;
        }
        if any {
            return Ok(());
        }
        self.space();
        let message = if self.rest().starts_with('=') {
            "`=` is not understood; equality is written `==`"
        } else {
            "a comparison is missing; write `==`, `!=`, `<=`, `>=`, `<` or `>` and what to compare with"
        };
        Err(ExprError::new(self.at, message))
    }

    fn relation(&mut self) -> Option<Relation> {
        [
            ("==", Relation::Equal),
            ("!=", Relation::Different),
            ("<=", Relation::AtMost),
            (">=", Relation::AtLeast),
            ("<", Relation::Less),
            (">", Relation::Greater),
        ]
        .into_iter()
        .find_map(|(mark, relation)| self.mark(mark).then_some(relation))
    }

    fn sum(&mut self) -> Result<Node, ExprError> {
        let marks = [("+", Operator::Add), ("-", Operator::Subtract)];
        self.joined(&marks, Self::product)
    }

    fn product(&mut self) -> Result<Node, ExprError> {
        let marks = [("*", Operator::Multiply), ("/", Operator::Divide)];
        self.joined(&marks, Self::unary)
    }

    fn joined(
        &mut self,
        marks: &[(&str, Operator)],
        next: fn(&mut Self) -> Result<Node, ExprError>,
    ) -> Result<Node, ExprError> {
        let mut left = next(self)?;
        let mut joined = 1;
        while let Some(operator) = marks
            .iter()
            .find_map(|(mark, operator)| self.mark(mark).then_some(*operator))
        {
            joined += 1;
            if joined > JOINED {
                let message = format!("more than {JOINED} things are joined here; split the rule");
                return Err(ExprError::new(self.at, message));
            }
            let right = next(self)?;
            let span = (left.span.0, right.span.1);
            let term = Term::Binary(operator, Box::new(left), Box::new(right));
            left = Node { term, span };
        }
        Ok(left)
    }

    fn unary(&mut self) -> Result<Node, ExprError> {
        self.space();
        let start = self.at;
        self.depth += 1;
        if self.depth > DEPTH {
            return Err(ExprError::new(
                start,
                "too many brackets within one another",
            ));
        }
        let node = if self.mark("-") {
            let inner = self.unary()?;
            let span = (start, inner.span.1);
            Node {
                term: Term::Negative(Box::new(inner)),
                span,
            }
        } else {
            self.atom(start)?
        };
        self.depth -= 1;
        Ok(node)
    }

    fn atom(&mut self, start: usize) -> Result<Node, ExprError> {
        if self.mark("(") {
            let mut inner = self.sum()?;
            self.closing(start)?;
            inner.span = (start, self.at);
            return Ok(inner);
        }
        let rest = self.rest();
        if rest.starts_with(|c: char| c.is_ascii_digit()) {
            return self.number(start);
        }
        let length = rest
            .find(|c: char| !(c.is_alphanumeric() || c == '_'))
            .unwrap_or(rest.len());
        if length == 0 {
            let message = match rest.chars().next() {
                Some(c) => format!(
                    "`{c}` is not understood; write a number, a claim's name or a bracket here"
                ),
                None => {
                    "the expression ends too soon; a number or a claim's name is missing".to_owned()
                }
            };
            return Err(ExprError::new(start, message));
        }
        let name = rest[..length].to_owned();
        self.at += length;
        if self.mark("(") {
            return self.call(&name, start);
        }
        match self.names.iter().position(|known| *known == name) {
            Some(index) => Ok(self.node(Term::Name(index), start)),
            None => Err(unknown(
                start,
                &name,
                "claim of this rule",
                self.names.iter().copied(),
            )),
        }
    }

    fn number(&mut self, start: usize) -> Result<Node, ExprError> {
        let rest = self.rest();
        let length = rest
            .find(|c: char| !(c.is_ascii_digit() || c == '.' || c == '_'))
            .unwrap_or(rest.len());
        let digits = rest[..length].replace('_', "");
        let wrong = || {
            ExprError::new(
                start,
                format!("`{digits}` is no number; write it as 1234.5"),
            )
        };
        let mut value: Decimal = digits.parse().map_err(|_| wrong())?;
        self.at += length;
        if self.mark("%") {
            value = value.checked_div(Decimal::ONE_HUNDRED).ok_or_else(wrong)?;
        }
        Ok(self.node(Term::Number(value), start))
    }

    fn call(&mut self, name: &str, start: usize) -> Result<Node, ExprError> {
        let known = Function::ALL.iter().find(|(known, ..)| *known == name);
        let Some((_, function, arity)) = known else {
            let names = Function::ALL.iter().map(|(name, ..)| *name);
            return Err(unknown(start, name, "function", names));
        };
        let mut arguments = Vec::new();
        loop {
            arguments.push(self.sum()?);
            if !self.mark(",") {
                break;
            }
        }
        self.closing(start)?;
        if arguments.len() != *arity {
            let plural = if *arity == 1 { "" } else { "s" };
            let message = format!(
                "`{name}` takes {arity} argument{plural}, not {}",
                arguments.len()
            );
            return Err(ExprError::new(start, message));
        }
        if function.takes_claims()
            && let Some(other) = arguments.iter().find(|a| !matches!(a.term, Term::Name(_)))
        {
            let message = format!("`{name}` takes the name of a claim, no value");
            return Err(ExprError::new(other.span.0, message));
        }
        Ok(self.node(Term::Call(*function, arguments), start))
    }

    fn closing(&mut self, opened: usize) -> Result<(), ExprError> {
        if self.mark(")") {
            return Ok(());
        }
        self.space();
        let column = self.text[..opened].chars().count() + 1;
        let message = format!("`)` is missing for what was opened at character {column}");
        Err(ExprError::new(self.at, message))
    }

    fn node(&self, term: Term, start: usize) -> Node {
        Node {
            term,
            span: (start, self.at),
        }
    }
}

fn unknown<'a>(
    at: usize,
    name: &str,
    what: &str,
    known: impl Iterator<Item = &'a str> + Clone,
) -> ExprError {
    let mut message = format!("`{name}` is no {what}");
    match nearest(name, known.clone()) {
        Some(like) => message.push_str(&format!("; is `{like}` meant?")),
        None => {
            let all: Vec<String> = known.map(|k| format!("`{k}`")).collect();
            message.push_str(&format!("; there is {}", all.join(", ")));
        }
    }
    ExprError::new(at, message)
}
