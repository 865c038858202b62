//! `[…]`

use super::super::tree::{Class, ClassItem, ClassItemKind, Kind, Node, Width};
use super::escape::Escape;
use super::{Flags, ParseErrorKind, Parser, Stop};

impl Parser<'_> {
    /// A class, from its `[` on.
    pub(super) fn class(&mut self, flags: Flags) -> Result<Node, Stop> {
        let start = self.at;
        self.at += 1;
        let negated = self.eat("^");
        let mut items = Vec::new();
        // A `]` that comes first is a literal.
        while items.is_empty() || !self.eat("]") {
            items.push(self.class_range(start, flags)?);
        }
        let class = Class {
            negated,
            ignore_case: flags.ignore_case,
            items,
        };
        Ok(Node::leaf(
            self.since(start),
            Width::ONE,
            Kind::Class(class),
        ))
    }

    /// A single item, or two with `-` between them, of the class that starts at `class`.
    fn class_range(&mut self, class: usize, flags: Flags) -> Result<ClassItem, Stop> {
        let start = self.at;
        let low = self.class_item(class, flags)?;
        let rest = &self.text.as_bytes()[self.at..];
        // In `[a-]` the `-` is a literal.
        let is_range = rest.first() == Some(&b'-') && rest.get(1) != Some(&b']');
        let kind = if is_range {
            self.at += 1;
            let high = self.class_item(class, flags)?;
            match (low, high) {
                (ClassItemKind::Char(low), ClassItemKind::Char(high)) if low <= high => {
                    ClassItemKind::Range(low, high)
                }
                _ => return Err(self.error(start, ParseErrorKind::BadRange)),
            }
        } else {
            low
        };
        match kind {
            ClassItemKind::Char(value) => self.name_range(value, value, flags.ignore_case),
            ClassItemKind::Range(low, high) => self.name_range(low, high, flags.ignore_case),
            ClassItemKind::Shorthand(_) => {}
        }
        let span = self.since(start);
        Ok(ClassItem { span, kind })
    }

    fn class_item(&mut self, class: usize, flags: Flags) -> Result<ClassItemKind, Stop> {
        let start = self.at;
        if self.peek() != Some(b'\\') {
            let next = self.next_char().map(ClassItemKind::Char);
            return next.ok_or_else(|| self.error(class, ParseErrorKind::UnclosedClass));
        }
        match self.text.as_bytes().get(start + 1) {
            Some(b'b') => {
                self.at += 2;
                Ok(ClassItemKind::Char('\x08'))
            }
            Some(b'0'..=b'7') => {
                self.at += 1;
                Ok(ClassItemKind::Char(self.octal(start, 3)?))
            }
            _ => Ok(match self.shared_escape(flags)? {
                Escape::Char(value) => ClassItemKind::Char(value),
                Escape::Shorthand(shorthand) => ClassItemKind::Shorthand(shorthand),
            }),
        }
    }
}
