//! Tests of texts: what a program that made them knows of what it was given.

use super::call::is_validator;
use super::{CallSite, Run};
use crate::c::ir::{Op, Temp};
use crate::c::location::Loc;
use crate::c::trace::Trace;
use crate::c::value::{Checks, Cleared};

/// What a test for one of these characters keeps a text from doing.
const DANGEROUS: &[(&str, Cleared)] = &[
    (";&|`$><(){}", Cleared::COMMAND),
    ("/\\", Cleared::PATH),
    ("<>&\"", Cleared::HTML),
    ("'\"", Cleared::SQL),
    ("%", Cleared::FORMAT),
];

fn kept_from(text: &str) -> Cleared {
    let upwards = if text.contains("..") {
        Cleared::PATH
    } else {
        Cleared::NONE
    };
    DANGEROUS
        .iter()
        .filter(|(dangerous, _)| text.contains(|char| dangerous.contains(char)))
        .fold(upwards, |all, (_, cleared)| all.with(*cleared))
}

impl<'src> Run<'_, 'src> {
    /// What a call tells about its arguments, whatever it returns.
    pub(super) fn apply_guards(&mut self, site: &CallSite<'_, 'src>) {
        let first = site.argument(0);
        let literal = |run: &Self| {
            site.argument(1)
                .and_then(|temp| run.literal(temp))
                .map(str::to_owned)
        };
        match site.name {
            "isalnum" | "isalpha" | "isdigit" | "isxdigit" => {
                if let Some(text) = first.and_then(|char| self.text_of_character(char)) {
                    self.tested_at(text, Cleared::ALL);
                }
            }
            // A list of what is allowed.
            "strspn" | "find_first_not_of" => self.first_tested(first, Cleared::ALL),
            "strstr" | "strcasestr" | "strpbrk" | "strcspn" | "find" | "find_first_of" => {
                let searched = literal(self).map(|text| kept_from(&text));
                let searched = searched.or_else(|| self.searched_character(site));
                self.first_tested(first, searched.unwrap_or(Cleared::NONE));
            }
            "strchr" | "strrchr" | "memchr" => {
                let searched = self.searched_character(site);
                // `strchr("allowed", c)`: the character is what is tested.
                let text = site
                    .argument(1)
                    .and_then(|char| self.text_of_character(char));
                match (searched, text) {
                    (Some(searched), _) => self.first_tested(first, searched),
                    (None, Some(text)) => self.tested_at(text, Cleared::ALL),
                    (None, None) => {}
                }
            }
            "regexec" | "regex_match" | "regex_search" | "fnmatch" => {
                for &argument in site.arguments {
                    self.tested(argument, Cleared::ALL);
                }
            }
            name if site.model.is_none() && is_validator(name) => {
                for &argument in site.arguments {
                    self.tested(argument, Cleared::ALL);
                    let value = *self.temp(argument);
                    self.learn_checks(&value, Checks::BOTH);
                }
            }
            _ => {}
        }
    }

    fn first_tested(&mut self, first: Option<Temp>, what: Cleared) {
        if let Some(first) = first {
            self.tested(first, what);
        }
    }

    /// What the character that a call searches for would do.
    fn searched_character(&self, site: &CallSite<'_, 'src>) -> Option<Cleared> {
        let value = self.temp(site.argument(1)?).range.constant()?;
        let character = char::from_u32(u32::try_from(value).ok()?)?;
        Some(kept_from(character.encode_utf8(&mut [0; 4])))
    }

    /// The text that a character was read from.
    fn text_of_character(&self, character: Temp) -> Option<Loc> {
        let mut temp = character;
        loop {
            match self.function().instruction(temp).op {
                Op::Cast(inner) => temp = inner,
                Op::Load(address) => {
                    let target = self.temp(address).target;
                    return (target != Loc::NONE).then_some(target);
                }
                Op::Call { .. } | Op::Unary { .. } => return None,
                _ => return None,
            }
        }
    }

    /// A character of a text is compared with `other`.
    pub(super) fn character_compared(&mut self, character: Temp, other: Temp, is_order: bool) {
        let Some(constant) = self.temp(other).range.constant() else {
            return;
        };
        let Some(text) = self.text_of_character(character) else {
            return;
        };
        let what = if is_order && (0x20..0x7f).contains(&constant) {
            // `c >= 'a' && c <= 'z'`: only what is in the range passes.
            Cleared::ALL
        } else {
            let character = u32::try_from(constant).ok().and_then(char::from_u32);
            character.map_or(Cleared::NONE, |char| {
                kept_from(char.encode_utf8(&mut [0; 4]))
            })
        };
        self.tested_at(text, what);
    }

    fn tested_at(&mut self, text: Loc, what: Cleared) {
        if self.region(text).content != Trace::NONE {
            self.change_region(text, |region| region.tested = region.tested.with(what));
        }
    }

    /// A call that compares two texts said whether they differ.
    pub(super) fn test_passed(&mut self, name: &str, arguments: &[Temp], differ: bool) {
        let compares = matches!(
            name,
            "strcmp" | "strcasecmp" | "stricmp" | "memcmp" | "strncmp" | "strncasecmp" | "compare"
        );
        if !compares || differ {
            return;
        }
        // Equal to a text of the program: it is that text.
        for (this, other) in [(0, 1), (1, 0)] {
            let (Some(&this), Some(&other)) = (arguments.get(this), arguments.get(other)) else {
                continue;
            };
            if self.content(other).0 == Trace::NONE {
                let target = self.temp(this).target;
                // The start of a text may be all that is equal.
                let what = if name.starts_with("strn") {
                    Cleared::PATH
                } else {
                    Cleared::ALL
                };
                self.change_region(target, |region| {
                    region.cleared = region.cleared.with(what);
                });
            }
        }
    }
}
