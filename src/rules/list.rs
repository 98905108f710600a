//! Shapes that YAML lets people write in more than one way: one or many, a mapping whose order counts, a measure or a selection.

use super::file::{Compare, Selection};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

/// One value, or a list of them.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(transparent)]
pub struct List<T>(pub Vec<T>);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for List<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct OneOrMany<T>(PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for OneOrMany<T> {
            type Value = List<T>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a value or a list of values")
            }
            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<List<T>, E> {
                let one = serde::de::value::StrDeserializer::<E>::new(text);
                T::deserialize(one).map(|value| List(vec![value]))
            }
            fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<List<T>, A::Error> {
                Vec::deserialize(SeqAccessDeserializer::new(seq)).map(List)
            }
        }
        deserializer.deserialize_any(OneOrMany(PhantomData))
    }
}

impl<T: JsonSchema> JsonSchema for List<T> {
    fn schema_name() -> Cow<'static, str> {
        format!("ListOf{}", T::schema_name()).into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let one = generator.subschema_for::<T>();
        json_schema!({ "anyOf": [one, { "type": "array", "items": one }] })
    }
}

/// Named selections in the order they are written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bindings(pub Vec<(String, Selection)>);

impl<'de> Deserialize<'de> for Bindings {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrder;
        impl<'de> Visitor<'de> for InOrder {
            type Value = Bindings;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("names with what each stands for, `now: {measure: trade}`")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Bindings, A::Error> {
                let mut all: Vec<(String, Selection)> = Vec::new();
                while let Some((name, selection)) = map.next_entry::<String, Selection>()? {
                    if all.iter().any(|(other, _)| *other == name) {
                        return Err(serde::de::Error::custom(format!("`{name}` is given twice")));
                    }
                    all.push((name, selection));
                }
                Ok(Bindings(all))
            }
        }
        deserializer.deserialize_map(InOrder)
    }
}

impl Serialize for Bindings {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, selection)| (name, selection)))
    }
}

impl JsonSchema for Bindings {
    fn schema_name() -> Cow<'static, str> {
        "Bindings".into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let selection = generator.subschema_for::<Selection>();
        json_schema!({ "type": "object", "additionalProperties": selection })
    }
}

impl<'de> Deserialize<'de> for Compare {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Any;
        impl<'de> Visitor<'de> for Any {
            type Value = Compare;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a measure, a list of measures, or a selection")
            }
            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Compare, E> {
                Ok(Compare::Measure(text.to_owned()))
            }
            fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<Compare, A::Error> {
                Vec::deserialize(SeqAccessDeserializer::new(seq)).map(Compare::Measures)
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Compare, A::Error> {
                Selection::deserialize(MapAccessDeserializer::new(map))
                    .map(|s| Compare::Selection(Box::new(s)))
            }
        }
        deserializer.deserialize_any(Any)
    }
}
