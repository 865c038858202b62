//! Types, as far as the analysis needs them: sizes, signs, what a pointer points to. The data
//! model is LP64, that of every 64-bit Unix.

use rustc_hash::FxHashMap;

/// The number of a type in [`Types`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct TypeId(u32);

/// The number of a struct, union or class in [`Types`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct RecordId(u32);

/// A type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Type {
    /// Not known here: declared in a header, a template's parameter, `auto`.
    Unknown,
    Void,
    Int {
        bits: u8,
        signed: bool,
    },
    Float {
        bits: u8,
    },
    Pointer(TypeId),
    /// Elements, and how many if that is a constant.
    Array(TypeId, Option<u64>),
    Record(RecordId),
    Function,
    /// `std::string`.
    String,
    /// `std::vector` and the other containers with an index.
    Vector(TypeId),
    /// An input or output stream of C++.
    Stream {
        /// Whether it is made with the name of a file; else, as `istringstream`, with a text.
        of_file: bool,
    },
}

/// One member of a record.
#[derive(Debug, Clone)]
pub(crate) struct Member<'src> {
    pub(crate) name: &'src str,
    pub(crate) ty: TypeId,
}

/// A struct, union or class.
#[derive(Debug, Clone, Default)]
pub(crate) struct Record<'src> {
    pub(crate) members: Vec<Member<'src>>,
    pub(crate) is_union: bool,
    /// Whether it has base classes, virtual functions or bit fields, so that its size is not
    /// known.
    pub(crate) is_open: bool,
    /// Size and alignment, once its members are known.
    pub(super) layout: Option<(u64, u64)>,
}

macro_rules! builtins {
    ($($name:ident = $index:literal: $type:expr,)*) => {
        impl TypeId {
            $(pub(crate) const $name: TypeId = TypeId($index);)*
        }
        const BUILTINS: &[Type] = &[$($type),*];
    };
}

const fn int(bits: u8, signed: bool) -> Type {
    Type::Int { bits, signed }
}

builtins! {
    UNKNOWN = 0: Type::Unknown,
    VOID = 1: Type::Void,
    BOOL = 2: int(1, false),
    CHAR = 3: int(8, true),
    UCHAR = 4: int(8, false),
    SHORT = 5: int(16, true),
    USHORT = 6: int(16, false),
    INT = 7: int(32, true),
    UINT = 8: int(32, false),
    LONG = 9: int(64, true),
    ULONG = 10: int(64, false),
    FLOAT = 11: Type::Float { bits: 32 },
    DOUBLE = 12: Type::Float { bits: 64 },
    STRING = 13: Type::String,
    STREAM = 14: Type::Stream { of_file: true },
    FUNCTION = 15: Type::Function,
    CHAR_POINTER = 16: Type::Pointer(TypeId::CHAR),
    VOID_POINTER = 17: Type::Pointer(TypeId::VOID),
    TEXT_STREAM = 18: Type::Stream { of_file: false },
}

/// Arrays of more dimensions have no known size.
const MAX_DIMENSIONS: u32 = 16;

/// Every type of a file.
pub(crate) struct Types<'src> {
    types: Vec<Type>,
    numbers: FxHashMap<Type, TypeId>,
    records: Vec<Record<'src>>,
}

impl<'src> Types<'src> {
    pub(crate) fn new() -> Self {
        Self {
            types: BUILTINS.to_vec(),
            numbers: FxHashMap::default(),
            records: Vec::new(),
        }
    }

    /// The number of `ty`.
    pub(crate) fn intern(&mut self, ty: Type) -> TypeId {
        if let Some(index) = BUILTINS.iter().position(|builtin| *builtin == ty) {
            return TypeId(index as u32);
        }
        *self.numbers.entry(ty).or_insert_with(|| {
            self.types.push(ty);
            TypeId(self.types.len() as u32 - 1)
        })
    }

    pub(crate) fn pointer_to(&mut self, target: TypeId) -> TypeId {
        self.intern(Type::Pointer(target))
    }

    /// Adds a record that may be filled later.
    pub(crate) fn add_record(&mut self) -> RecordId {
        self.records.push(Record::default());
        RecordId(self.records.len() as u32 - 1)
    }

    /// Defines a record. What it holds must have been defined before, as in C.
    pub(crate) fn define_record(&mut self, id: RecordId, record: Record<'src>) {
        let layout = self.record_layout(&record);
        self.records[id.0 as usize] = Record { layout, ..record };
    }

    pub(crate) fn record(&self, id: RecordId) -> &Record<'src> {
        &self.records[id.0 as usize]
    }

    pub(crate) fn get(&self, id: TypeId) -> Type {
        self.types[id.0 as usize]
    }

    /// What a pointer points to, or an array consists of.
    pub(crate) fn element(&self, id: TypeId) -> TypeId {
        match self.get(id) {
            Type::Pointer(element) | Type::Array(element, _) | Type::Vector(element) => element,
            Type::String => TypeId::CHAR,
            _ => TypeId::UNKNOWN,
        }
    }

    /// The type of a member; unknown if the record does not tell.
    pub(crate) fn member(&self, record: TypeId, name: &str) -> TypeId {
        let Type::Record(record) = self.get(record) else {
            return TypeId::UNKNOWN;
        };
        let members = &self.record(record).members;
        let member = members.iter().find(|member| member.name == name);
        member.map_or(TypeId::UNKNOWN, |member| member.ty)
    }

    /// The size in bytes, if it is known.
    pub(crate) fn size_of(&self, id: TypeId) -> Option<u64> {
        Some(self.layout(id, MAX_DIMENSIONS)?.0)
    }

    /// Size and alignment.
    fn layout(&self, id: TypeId, depth: u32) -> Option<(u64, u64)> {
        let depth = depth.checked_sub(1)?;
        match self.get(id) {
            Type::Int { bits, .. } | Type::Float { bits } => {
                let bytes = u64::from(bits.div_ceil(8));
                Some((bytes, bytes))
            }
            Type::Pointer(_) => Some((8, 8)),
            Type::Array(element, count) => {
                let (size, align) = self.layout(element, depth)?;
                Some((size.checked_mul(count?)?, align))
            }
            Type::Record(record) => self.record(record).layout,
            _ => None,
        }
    }

    fn record_layout(&self, record: &Record) -> Option<(u64, u64)> {
        if record.is_open || record.members.is_empty() {
            return None;
        }
        let (mut size, mut align) = (0_u64, 1);
        for member in &record.members {
            let (member_size, member_align) = self.layout(member.ty, MAX_DIMENSIONS)?;
            align = align.max(member_align);
            if record.is_union {
                size = size.max(member_size);
            } else {
                size = size
                    .checked_next_multiple_of(member_align)?
                    .checked_add(member_size)?;
            }
        }
        Some((size.checked_next_multiple_of(align)?, align))
    }

    /// The least and the greatest value of an integer type.
    pub(crate) fn limits(&self, id: TypeId) -> Option<(i128, i128)> {
        let Type::Int { bits, signed } = self.get(id) else {
            return None;
        };
        Some(if signed {
            let half = 1_i128 << (bits - 1);
            (-half, half - 1)
        } else {
            (0, (1_i128 << bits) - 1)
        })
    }

    /// Whether `id` is an array, or something else whose name stands for its address.
    pub(crate) fn is_array(&self, id: TypeId) -> bool {
        matches!(self.get(id), Type::Array(..))
    }

    pub(crate) fn is_pointer(&self, id: TypeId) -> bool {
        matches!(self.get(id), Type::Pointer(_))
    }

    /// Whether values of `id` are objects: their bytes are no number and no pointer.
    pub(crate) fn is_object(&self, id: TypeId) -> bool {
        matches!(
            self.get(id),
            Type::Array(..)
                | Type::Record(_)
                | Type::String
                | Type::Vector(_)
                | Type::Stream { .. }
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_are_laid_out_like_in_c() {
        let mut types = Types::new();
        let name = types.intern(Type::Array(TypeId::CHAR, Some(5)));
        let members = vec![
            Member {
                name: "name",
                ty: name,
            },
            Member {
                name: "id",
                ty: TypeId::LONG,
            },
            Member {
                name: "flag",
                ty: TypeId::CHAR,
            },
        ];
        let check = |types: &mut Types<'static>, is_union, is_open, expected| {
            let id = types.add_record();
            let record = Record {
                members: members.clone(),
                is_union,
                is_open,
                layout: None,
            };
            types.define_record(id, record);
            let ty = types.intern(Type::Record(id));
            assert_eq!(types.size_of(ty), expected);
            assert_eq!(types.member(ty, "id"), TypeId::LONG);
        };
        check(&mut types, false, false, Some(24));
        check(&mut types, true, false, Some(8));
        check(&mut types, false, true, None);
    }

    #[test]
    fn a_record_that_holds_itself_has_no_size() {
        let mut types = Types::new();
        let id = types.add_record();
        let ty = types.intern(Type::Record(id));
        let members = vec![Member { name: "self", ty }];
        types.define_record(
            id,
            Record {
                members,
                ..Record::default()
            },
        );
        assert_eq!(types.size_of(ty), None);
    }

    #[test]
    fn limits_follow_width_and_sign() {
        let types = Types::new();
        assert_eq!(types.limits(TypeId::CHAR), Some((-128, 127)));
        assert_eq!(types.limits(TypeId::UINT), Some((0, 4_294_967_295)));
        assert_eq!(types.limits(TypeId::ULONG), Some((0, u64::MAX.into())));
        assert_eq!(types.limits(TypeId::DOUBLE), None);
    }
}
