//! A flat record as a line of JSON, at little more than the cost of copying it.
//!
//! `extract` writes more than it reads. Its records hold nothing but texts, whole numbers, truth values and lists of texts, under
//! names that need no escaping; so a text is copied whole, and looked through a block at a time for what needs escaping. A record
//! that holds anything else is an error.

use serde::Serialize;
use serde::ser::{Error as _, Impossible, SerializeSeq, SerializeStruct, Serializer};
use serde_json::Error;
use wide::u8x16;

/// Adds a record to `out` as an object on a line of its own.
pub(super) fn push<T: Serialize>(record: &T, out: &mut Vec<u8>) -> Result<(), Error> {
    record.serialize(Writer(out))?;
    out.push(b'\n');
    Ok(())
}

/// How many bytes of a text are looked at together.
const BLOCK: usize = 16;

/// Room for a name with what stands around it.
const NAMED: usize = 32;

/// A bit for each byte that JSON may not show as it is, the first byte's lowest.
#[inline]
fn escaped(block: &[u8; BLOCK]) -> u32 {
    let block = u8x16::new(*block);
    let control = block.min(u8x16::splat(b' ' - 1)).simd_eq(block);
    let quote = block.simd_eq(u8x16::splat(b'"'));
    let slash = block.simd_eq(u8x16::splat(b'\\'));
    (control | quote | slash).to_bitmask()
}

/// Whether the last `len` bytes hold anything that JSON may not show as it is.
#[inline]
fn needs_escapes(written: &[u8], len: usize) -> bool {
    let Some(last) = written.last_chunk() else {
        return true;
    };
    if let Some(before) = BLOCK.checked_sub(len) {
        return escaped(last) >> before != 0;
    }
    let text = written.get(written.len() - len..).unwrap_or_default();
    text.as_chunks().0.iter().any(|block| escaped(block) != 0) || escaped(last) != 0
}

/// Adds a text in quotes.
#[inline]
fn push_text(text: &str, out: &mut Vec<u8>) -> Result<(), Error> {
    let start = out.len();
    // Looked through where it was copied to, so that a short one needs no room of its own.
    out.reserve(text.len() + 2);
    out.push(b'"');
    out.extend_from_slice(text.as_bytes());
    if needs_escapes(out, text.len()) {
        out.truncate(start);
        return serde_json::to_writer(out, text);
    }
    out.push(b'"');
    Ok(())
}

/// Writes one value.
struct Writer<'o>(&'o mut Vec<u8>);

/// Writes the values of a list or object, and what parts them.
struct Inside<'o> {
    out: &'o mut Vec<u8>,
    /// What stands before the next value.
    lead: u8,
}

impl<'o> Inside<'o> {
    fn new(out: &'o mut Vec<u8>, opening: u8) -> Self {
        Self { out, lead: opening }
    }

    /// What stands before a value: the opening bracket, or a comma.
    #[inline]
    fn lead(&mut self) -> u8 {
        std::mem::replace(&mut self.lead, b',')
    }

    /// Closes what was opened.
    fn close(self, opening: u8, closing: u8) {
        if self.lead == opening {
            self.out.push(opening);
        }
        self.out.push(closing);
    }
}

impl SerializeSeq for Inside<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_element<T: ?Sized + Serialize>(&mut self, value: &T) -> Result<(), Error> {
        let lead = self.lead();
        self.out.push(lead);
        value.serialize(Writer(self.out))
    }

    fn end(self) -> Result<(), Error> {
        self.close(b'[', b']');
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
        let mut named = [0; NAMED];
        let end = name.len() + 4;
        let room = named
            .get_mut(..end)
            .ok_or_else(|| Error::custom("no flat record has so long a name"))?;
        room[0] = self.lead();
        room[1] = b'"';
        room[2..end - 2].copy_from_slice(name.as_bytes());
        room[end - 2..].copy_from_slice(b"\":");
        self.out.extend_from_slice(room);
        value.serialize(Writer(self.out))
    }

    fn end(self) -> Result<(), Error> {
        self.close(b'{', b'}');
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
        let value: &[u8] = if value { b"true" } else { b"false" };
        self.0.extend_from_slice(value);
        Ok(())
    }

    fn serialize_u32(self, value: u32) -> Result<(), Error> {
        self.0
            .extend_from_slice(itoa::Buffer::new().format(value).as_bytes());
        Ok(())
    }

    fn serialize_u64(self, value: u64) -> Result<(), Error> {
        self.0
            .extend_from_slice(itoa::Buffer::new().format(value).as_bytes());
        Ok(())
    }

    #[inline]
    fn serialize_str(self, value: &str) -> Result<(), Error> {
        push_text(value, self.0)
    }

    #[inline]
    fn serialize_none(self) -> Result<(), Error> {
        self.0.extend_from_slice(b"null");
        Ok(())
    }

    #[inline]
    fn serialize_some<T: ?Sized + Serialize>(self, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Inside<'o>, Error> {
        Ok(Inside::new(self.0, b'['))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Inside<'o>, Error> {
        Ok(Inside::new(self.0, b'{'))
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
                let mut line = Vec::new();
                push(&record, &mut line).unwrap();
                let line = String::from_utf8(line).unwrap();
                assert_eq!(line, serde_json::to_string(&record).unwrap() + "\n");
            }
        }
    }

    #[test]
    fn what_is_not_flat_is_an_error() {
        assert!(push(&[1.5], &mut Vec::new()).is_err());
    }
}
