//! `(…)` in all its forms.

use super::super::tree::{Kind, Node, Width};
use super::{Flags, MAX_NESTING, ParseErrorKind, Parser, Stop};

impl<'t> Parser<'t> {
    /// A group, from its `(` on; `None` for a comment and for flags.
    pub(super) fn group(&mut self, flags: Flags) -> Result<Option<Node>, Stop> {
        let start = self.at;
        self.at += 1;
        if !self.eat("?") {
            return self.capture(start, flags).map(Some);
        }
        if self.eat(":") {
            let body = self.body(start, flags)?;
            Ok(Some(Node::group(self.since(start), None, body)))
        } else if self.eat(">") {
            let body = self.body(start, flags)?;
            Ok(Some(Node::atomic(self.since(start), body)))
        } else if self.eat("=") {
            self.look(start, false, false, flags).map(Some)
        } else if self.eat("!") {
            self.look(start, false, true, flags).map(Some)
        } else if self.eat("<=") {
            self.look(start, true, false, flags).map(Some)
        } else if self.eat("<!") {
            self.look(start, true, true, flags).map(Some)
        } else if self.eat("#") {
            self.comment(start).map(|()| None)
        } else if self.eat("(") {
            self.conditional(start, flags).map(Some)
        } else if self.eat("P") {
            self.named(start, flags).map(Some)
        } else {
            self.flags(start, flags)
        }
    }

    /// Everything up to the `)` of the group that starts at `start`, which is eaten.
    fn body(&mut self, start: usize, flags: Flags) -> Result<Node, Stop> {
        self.descend(start)?;
        let body = self.alternation(flags)?;
        self.depth -= 1;
        self.close(start)?;
        Ok(body)
    }

    fn descend(&mut self, start: usize) -> Result<(), Stop> {
        self.depth += 1;
        if self.depth > MAX_NESTING {
            return Err(self.error(start, ParseErrorKind::TooDeep));
        }
        Ok(())
    }

    fn close(&mut self, start: usize) -> Result<(), Stop> {
        if self.eat(")") {
            Ok(())
        } else {
            Err(self.error(start, ParseErrorKind::UnclosedGroup))
        }
    }

    fn capture(&mut self, start: usize, flags: Flags) -> Result<Node, Stop> {
        let slot = self.groups.len();
        self.groups.push(None);
        let index = u32::try_from(slot + 1).ok();
        let body = self.body(start, flags)?;
        self.groups[slot] = Some(body.width);
        Ok(Node::group(self.since(start), index, body))
    }

    /// `(?P<name>…)` or `(?P=name)`, after the `P`.
    fn named(&mut self, start: usize, flags: Flags) -> Result<Node, Stop> {
        if self.eat("<") {
            let name = self.name(">")?;
            let index = u32::try_from(self.groups.len() + 1).unwrap_or(u32::MAX);
            if self.names.insert(name, index).is_some() {
                return Err(self.error(start, ParseErrorKind::DuplicateGroupName));
            }
            return self.capture(start, flags);
        }
        if self.eat("=") {
            let name = self.name(")")?;
            let group = self.named_group(start, name)?;
            return self.back_reference(start, group, flags);
        }
        Err(self.error(start, ParseErrorKind::BadExtension))
    }

    /// The name up to `end`, which is eaten.
    fn name(&mut self, end: &str) -> Result<&'t str, Stop> {
        let name = self.until(end)?;
        let is_start = |c: char| c.is_alphabetic() || c == '_';
        let is_name =
            name.starts_with(is_start) && name.chars().all(|c| c.is_alphanumeric() || c == '_');
        if is_name {
            Ok(name)
        } else {
            Err(self.error(self.at, ParseErrorKind::BadGroupName))
        }
    }

    fn until(&mut self, end: &str) -> Result<&'t str, Stop> {
        let text = self.text;
        let Some((name, _)) = text[self.at..].split_once(end) else {
            return Err(self.error(self.at, ParseErrorKind::BadGroupName));
        };
        self.at += name.len() + end.len();
        Ok(name)
    }

    fn named_group(&self, at: usize, name: &str) -> Result<u32, Stop> {
        match self.names.get(name) {
            Some(group) => Ok(*group),
            None => Err(self.error(at, ParseErrorKind::UnknownGroup)),
        }
    }

    fn look(
        &mut self,
        start: usize,
        behind: bool,
        negative: bool,
        flags: Flags,
    ) -> Result<Node, Stop> {
        let body = self.body(start, flags)?;
        if behind && (body.width.min != body.width.max || body.width.max == u32::MAX) {
            return Err(self.error(start, ParseErrorKind::VariableLookbehind));
        }
        let kind = Kind::Look {
            behind,
            negative,
            body: Box::new(body),
        };
        Ok(Node::leaf(self.since(start), Width::ZERO, kind))
    }

    fn comment(&mut self, start: usize) -> Result<(), Stop> {
        match self.until(")") {
            Ok(_) => Ok(()),
            Err(_) => Err(self.error(start, ParseErrorKind::UnclosedComment)),
        }
    }

    /// `(?(group)yes|no)`, after the second `(`.
    fn conditional(&mut self, start: usize, flags: Flags) -> Result<Node, Stop> {
        let name = self.until(")")?;
        let group = match name.parse::<u32>() {
            Ok(0) => return Err(self.error(start, ParseErrorKind::BadGroupName)),
            Ok(number) => number,
            Err(_) => self.named_group(start, name)?,
        };
        if group > self.highest_condition.0 {
            self.highest_condition = (group, start);
        }
        self.descend(start)?;
        let yes = self.sequence(flags)?;
        let no = if self.eat("|") {
            self.sequence(flags)?
        } else {
            Node::sequence(self.since(self.at), Vec::new())
        };
        self.depth -= 1;
        if self.peek() == Some(b'|') {
            return Err(self.error(start, ParseErrorKind::ConditionalBranches));
        }
        self.close(start)?;
        Ok(Node::conditional(self.since(start), group, yes, no))
    }

    /// `(?i)` for the whole pattern, or `(?i-s:…)` for a part, after the `?`.
    fn flags(&mut self, start: usize, flags: Flags) -> Result<Option<Node>, Stop> {
        let mut inner = flags;
        let mut global = self.global;
        let mut value = true;
        loop {
            let bad = self.error(start, ParseErrorKind::BadExtension);
            let Some(letter) = self.next_char() else {
                return Err(bad);
            };
            match letter {
                ')' if value && self.at > start + 3 => break,
                ':' if self.at > start + 3 => {
                    let body = self.body(start, inner)?;
                    return Ok(Some(Node::group(self.since(start), None, body)));
                }
                '-' if value => value = false,
                _ if !set_flag(&mut inner, letter, value) => return Err(bad),
                // Flags of the whole pattern are only ever added, so that restarts end.
                'u' | 'L' => {}
                _ => {
                    set_flag(&mut global, letter, true);
                }
            }
        }
        if global == self.global {
            Ok(None)
        } else {
            Err(Stop::Restart(global))
        }
    }
}

/// Sets the flag `letter`; `false` if there is none.
fn set_flag(flags: &mut Flags, letter: char, value: bool) -> bool {
    match letter {
        'i' => flags.ignore_case = value,
        'm' => flags.multi_line = value,
        's' => flags.dot_all = value,
        'x' => flags.verbose = value,
        'a' => flags.ascii = value,
        // Matching by locale cannot be known here.
        'u' | 'L' => flags.ascii = false,
        _ => return false,
    }
    true
}
