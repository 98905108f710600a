//! A flat record as a line of JSON, at little more than the cost of copying it.
//!
//! `extract` writes more than it reads. Its records hold nothing but texts, whole numbers, truth values and lists of texts, under
//! names that need no escaping; so a text is looked through a block at a time, and copied whole where nothing in it needs
//! escaping. A record that holds anything else is an error.

use serde::Serialize;
use serde::ser::{Error as _, Impossible, SerializeSeq, SerializeStruct, Serializer};
use serde_json::Error;

/// Adds a record to `out` as an object on a line of its own.
pub(super) fn push<T: Serialize>(record: &T, out: &mut String) -> Result<(), Error> {
    record.serialize(Writer(out))?;
    out.push('\n');
    Ok(())
}

/// How many bytes of a text are looked at together.
const BLOCK: usize = 16;

/// Whether JSON may not show one of these bytes as it is.
#[inline]
fn any_escaped(block: &[u8; BLOCK]) -> bool {
    let escaped = |byte: u8| (byte < b' ') | (byte == b'"') | (byte == b'\\');
    // No `any`: without a way out in the middle a block is one comparison to the machine.
    block.iter().fold(false, |any, byte| any | escaped(*byte))
}

/// Whether a text holds anything that JSON may not show as it is.
fn needs_escapes(text: &[u8]) -> bool {
    if let Some(last) = text.last_chunk() {
        return text.as_chunks().0.iter().any(any_escaped) || any_escaped(last);
    }
    // Most texts are shorter than a block, and are filled up to one.
    let mut block = [b' '; BLOCK];
    block[..text.len()].copy_from_slice(text);
    any_escaped(&block)
}

/// Adds a text in quotes.
fn push_text(text: &str, out: &mut String) -> Result<(), Error> {
    if needs_escapes(text.as_bytes()) {
        out.push_str(&serde_json::to_string(text)?);
        return Ok(());
    }
    out.push('"');
    out.push_str(text);
    out.push('"');
    Ok(())
}

/// Writes one value.
struct Writer<'o>(&'o mut String);

/// Writes the values of a list or object, and the commas between them.
struct Inside<'o> {
    out: &'o mut String,
    first: bool,
}

impl<'o> Inside<'o> {
    fn new(out: &'o mut String, opening: char) -> Self {
        out.push(opening);
        Self { out, first: true }
    }

    #[inline]
    fn comma(&mut self) {
        if !std::mem::replace(&mut self.first, false) {
            self.out.push(',');
        }
    }
}

impl SerializeSeq for Inside<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_element<T: ?Sized + Serialize>(&mut self, value: &T) -> Result<(), Error> {
        self.comma();
        value.serialize(Writer(self.out))
    }

    fn end(self) -> Result<(), Error> {
        self.out.push(']');
        Ok(())
    }
}

impl SerializeStruct for Inside<'_> {
    type Ok = ();
    type Error = Error;

    // Where the name is known its length is, and copying it takes a step or two.
    #[inline(always)]
    fn serialize_field<T: ?Sized + Serialize>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        self.comma();
        self.out.push('"');
        self.out.push_str(name);
        self.out.push_str("\":");
        value.serialize(Writer(self.out))
    }

    fn end(self) -> Result<(), Error> {
        self.out.push('}');
        Ok(())
    }
}

fn not_flat<T>() -> Result<T, Error> {
    Err(Error::custom("no flat record holds such a value"))
}

/// The values that no flat record holds.
macro_rules! not_flat {
    ($($name:ident($($argument:ty),*) -> $ok:ty;)*) => {
        $(fn $name(self, $(_: $argument),*) -> Result<$ok, Error> { not_flat() })*
    };
}

impl<'o> Serializer for Writer<'o> {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = Inside<'o>;
    type SerializeTuple = Impossible<(), Error>;
    type SerializeTupleStruct = Impossible<(), Error>;
    type SerializeTupleVariant = Impossible<(), Error>;
    type SerializeMap = Impossible<(), Error>;
    type SerializeStruct = Inside<'o>;
    type SerializeStructVariant = Impossible<(), Error>;

    fn serialize_bool(self, value: bool) -> Result<(), Error> {
        self.0.push_str(if value { "true" } else { "false" });
        Ok(())
    }

    fn serialize_u32(self, value: u32) -> Result<(), Error> {
        self.0.push_str(itoa::Buffer::new().format(value));
        Ok(())
    }

    fn serialize_u64(self, value: u64) -> Result<(), Error> {
        self.0.push_str(itoa::Buffer::new().format(value));
        Ok(())
    }

    #[inline]
    fn serialize_str(self, value: &str) -> Result<(), Error> {
        push_text(value, self.0)
    }

    #[inline]
    fn serialize_none(self) -> Result<(), Error> {
        self.0.push_str("null");
        Ok(())
    }

    #[inline]
    fn serialize_some<T: ?Sized + Serialize>(self, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Inside<'o>, Error> {
        Ok(Inside::new(self.0, '['))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Inside<'o>, Error> {
        Ok(Inside::new(self.0, '{'))
    }

    fn serialize_newtype_struct<T: ?Sized + Serialize>(
        self,
        _: &'static str,
        _: &T,
    ) -> Result<(), Error> {
        not_flat()
    }

    fn serialize_newtype_variant<T: ?Sized + Serialize>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<(), Error> {
        not_flat()
    }

    not_flat! {
        serialize_i8(i8) -> ();
        serialize_i16(i16) -> ();
        serialize_i32(i32) -> ();
        serialize_i64(i64) -> ();
        serialize_u8(u8) -> ();
        serialize_u16(u16) -> ();
        serialize_f32(f32) -> ();
        serialize_f64(f64) -> ();
        serialize_char(char) -> ();
        serialize_bytes(&[u8]) -> ();
        serialize_unit() -> ();
        serialize_unit_struct(&'static str) -> ();
        serialize_unit_variant(&'static str, u32, &'static str) -> ();
        serialize_tuple(usize) -> Impossible<(), Error>;
        serialize_tuple_struct(&'static str, usize) -> Impossible<(), Error>;
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> Impossible<(), Error>;
        serialize_map(Option<usize>) -> Impossible<(), Error>;
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> Impossible<(), Error>;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Serialize)]
    struct Record<'a> {
        text: &'a str,
        list: Vec<&'a str>,
        place: usize,
        line: u32,
        known: Option<bool>,
        unknown: Option<&'a str>,
        #[serde(skip_serializing_if = "Option::is_none")]
        left_out: Option<&'a str>,
    }

    #[test]
    fn lines_are_those_of_any_other_writer_of_json() {
        let texts = [
            "",
            "plain words",
            "торговля выросла на 5 % – «почти»",
            "exactly sixteen.",
            "a quote \" behind some more words",
            "words, and some more of them: \\",
            "line\nbreak\ttab \u{1}\u{7f}\u{2028}",
        ];
        for text in texts {
            for list in [vec![], vec![text], vec![text, "KZ", text]] {
                let record = Record {
                    text,
                    list,
                    place: usize::MAX,
                    line: 0,
                    known: Some(true),
                    unknown: None,
                    left_out: None,
                };
                let mut line = String::new();
                push(&record, &mut line).unwrap();
                assert_eq!(line, serde_json::to_string(&record).unwrap() + "\n");
            }
        }
    }

    #[test]
    fn what_is_not_flat_is_an_error() {
        assert!(push(&[1.5], &mut String::new()).is_err());
    }
}
