//! The classes of a file.

use super::context::{Context, Frame};
use super::functions::ClassInfo;
use super::value::{Value, What};
use crate::python::ast::StmtClassDef;
use rustc_hash::FxHashMap;

impl<'a> Context<'a> {
    /// Follows a class: its bases and body now, its methods when they are called.
    pub(crate) fn define_class(&mut self, def: &'a StmtClassDef) {
        self.call_hooks(|rules| &rules.class, |check, context| check(context, def));
        for decorator in &def.decorator_list {
            self.expression(&decorator.expression);
        }
        let index = u32::try_from(self.classes.len()).unwrap_or(u32::MAX);
        let mut info = ClassInfo {
            node: def,
            fields: FxHashMap::default(),
            methods: FxHashMap::default(),
            base: None,
            local_base: None,
        };
        for base in def.bases() {
            match self.expression(base).what {
                What::Name(name) => info.base = info.base.or(Some(name)),
                What::Class(class) => {
                    info.base = info.base.or(self.classes[class as usize].base);
                    info.local_base = Some(class);
                }
                _ => {}
            }
        }
        for keyword in def.keywords() {
            self.expression(&keyword.value);
        }
        self.classes.push(info);
        let atom = self.atoms.name(def.name.as_str());
        self.set(
            atom,
            Value {
                what: What::Class(index),
                ..Value::UNKNOWN
            },
        );
        self.class_body(def, index);
    }

    fn class_body(&mut self, def: &'a StmtClassDef, index: u32) {
        let parent = self.frames.len() - 1;
        let nested = self.frames.iter().any(|frame| frame.function.is_some());
        let first = self.functions.len();
        self.frames.push(Frame {
            class: Some(index),
            parent: Some(parent),
            ..Frame::default()
        });
        self.block(&def.body);
        if let Some(frame) = self.frames.pop() {
            let fields = frame.scope.iter();
            let fields = fields.filter(|(_, value)| !matches!(value.what, What::Function(_)));
            self.classes[index as usize].fields.extend(fields);
        }
        if nested {
            // Now, while the variables of the function around it are there.
            for function in first..self.functions.len() {
                self.summarize(u32::try_from(function).unwrap_or(u32::MAX));
            }
        }
    }
}
