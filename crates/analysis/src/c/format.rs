//! Format strings of `printf` and `scanf`.

use super::value::Range;

/// A number in a directive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Count {
    None,
    Given(u32),
    /// `*`: of `printf` an argument; of `scanf` nothing is stored.
    Star,
}

/// One directive such as `%-10.3s`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Directive {
    /// The letter at the end; `[` for a set of `scanf`.
    pub(crate) conversion: u8,
    pub(crate) width: Count,
    pub(crate) precision: Count,
    /// Whether the argument is 64 bits long.
    pub(crate) is_long: bool,
    /// Where it starts in the format, in bytes.
    pub(crate) start: usize,
    /// Where its conversion letter is.
    pub(crate) end: usize,
}

impl Directive {
    /// How many arguments it takes from `printf`'s list.
    pub(crate) fn arguments(&self) -> usize {
        let stars = [self.width, self.precision];
        let stars = stars.iter().filter(|count| **count == Count::Star).count();
        stars + usize::from(self.conversion != b'%')
    }
}

/// The directives in `format`.
pub(crate) fn directives(format: &str) -> impl Iterator<Item = Directive> {
    let bytes = format.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        at += memchr::memchr(b'%', bytes.get(at..)?)?;
        let (directive, next) = directive(bytes, at)?;
        at = next;
        Some(directive)
    })
}

fn directive(bytes: &[u8], start: usize) -> Option<(Directive, usize)> {
    let mut at = start + 1;
    while let Some(b'-' | b'+' | b' ' | b'#' | b'0' | b'\'') = bytes.get(at) {
        at += 1;
    }
    let width = count(bytes, &mut at);
    let mut precision = Count::None;
    if bytes.get(at) == Some(&b'.') {
        at += 1;
        precision = match count(bytes, &mut at) {
            // `%.s` prints nothing.
            Count::None => Count::Given(0),
            precision => precision,
        };
    }
    let mut is_long = false;
    while let Some(letter @ (b'h' | b'l' | b'L' | b'q' | b'j' | b'z' | b't' | b'm')) = bytes.get(at)
    {
        is_long |= !matches!(letter, b'h' | b'm');
        at += 1;
    }
    let conversion = *bytes.get(at)?;
    let end = at;
    at += 1;
    if conversion == b'[' {
        // `]` directly after the start is part of the set.
        at += usize::from(bytes.get(at) == Some(&b'^'));
        at += usize::from(bytes.get(at) == Some(&b']'));
        at += memchr::memchr(b']', bytes.get(at..)?)? + 1;
    }
    let directive = Directive {
        conversion,
        width,
        precision,
        is_long,
        start,
        end,
    };
    Some((directive, at))
}

fn count(bytes: &[u8], at: &mut usize) -> Count {
    if bytes.get(*at) == Some(&b'*') {
        *at += 1;
        return Count::Star;
    }
    let mut value: Option<u32> = None;
    while let Some(digit @ b'0'..=b'9') = bytes.get(*at) {
        let digit = u32::from(digit - b'0');
        value = Some(
            value
                .unwrap_or(0)
                .saturating_mul(10)
                .saturating_add(digit)
                .min(1 << 24),
        );
        *at += 1;
    }
    value.map_or(Count::None, Count::Given)
}

/// What is known of an argument of `printf`.
pub(crate) struct Printed {
    /// The length of a text argument.
    pub(crate) length: Range,
    /// The value of a number argument.
    pub(crate) number: Range,
    /// Whether a floating-point argument is a `float` that was widened.
    pub(crate) is_float: bool,
}

/// How many characters `format` prints, without the terminator. `argument` gives what is known
/// of each of its arguments, in order.
pub(crate) fn printed_length(format: &str, mut argument: impl FnMut(usize) -> Printed) -> Range {
    let mut total = Range::ZERO;
    let mut text_from = 0;
    let mut next = 0;
    for directive in directives(format) {
        let between = format.get(text_from..directive.start).unwrap_or("");
        total = total.shifted(between.chars().count() as i128);
        text_from = directive.end + 1;
        next += directive.arguments();
        let last = next.checked_sub(1).filter(|_| directive.conversion != b'%');
        total = total.plus(length_of(&directive, last.map(&mut argument)));
    }
    let rest = format.get(text_from..).unwrap_or("");
    total.shifted(rest.chars().count() as i128)
}

fn length_of(directive: &Directive, argument: Option<Printed>) -> Range {
    let precision = match directive.precision {
        Count::Given(precision) => Some(i128::from(precision)),
        _ => None,
    };
    let natural = match (directive.conversion, argument) {
        (b'%' | b'c', _) => Range::exactly(1),
        (b'n', _) => Range::ZERO,
        (b's', Some(argument)) => match precision {
            Some(most) => Range::new(argument.length.lo.min(most), argument.length.hi.min(most)),
            None => argument.length,
        },
        (b'd' | b'i' | b'u', Some(argument)) => decimal_length(argument.number, directive.is_long),
        (b'x' | b'X', _) => Range::new(1, if directive.is_long { 16 } else { 8 }),
        (b'o', _) => Range::new(1, if directive.is_long { 22 } else { 11 }),
        (b'p', _) => Range::new(3, 18),
        // The greatest double has 309 digits, the greatest float 39.
        (b'f' | b'F', argument) => {
            let digits = if argument.is_some_and(|argument| argument.is_float) {
                39
            } else {
                309
            };
            let fraction = precision.unwrap_or(6);
            let fraction = if fraction > 0 { fraction + 1 } else { 0 };
            Range::new(1 + fraction, 1 + digits + fraction)
        }
        (b'e' | b'E' | b'g' | b'G' | b'a' | b'A', _) => {
            Range::new(1, 9 + precision.unwrap_or(17).max(17))
        }
        _ => Range::at_least(0),
    };
    let natural = match (directive.conversion, precision) {
        (b'd' | b'i' | b'u' | b'x' | b'X' | b'o', Some(digits)) => {
            Range::new(natural.lo.max(digits), natural.hi.max(digits + 1))
        }
        _ => natural,
    };
    match directive.width {
        Count::Given(width) => {
            let width = i128::from(width);
            Range::new(natural.lo.max(width), natural.hi.max(width))
        }
        Count::Star => Range::at_least(natural.lo),
        Count::None => natural,
    }
}

/// How many characters a number takes in decimal.
fn decimal_length(number: Range, is_long: bool) -> Range {
    let (lo, hi) = if is_long {
        (i64::MIN.into(), u64::MAX.into())
    } else {
        (i32::MIN.into(), i32::MAX.into())
    };
    let number = number.intersection(Range::new(lo, hi));
    let number = number.unwrap_or(Range::new(lo, hi));
    let digits = |value: i128| {
        let length = i128::from(value.unsigned_abs().checked_ilog10().unwrap_or(0)) + 1;
        length + i128::from(value < 0)
    };
    let least = if number.contains(0) {
        1
    } else {
        digits(number.lo).min(digits(number.hi))
    };
    Range::new(least, digits(number.lo).max(digits(number.hi)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn directives_are_read() {
        let check = |format: &str, expected: &[(u8, Count, Count)]| {
            let found: Vec<_> = directives(format)
                .map(|d| (d.conversion, d.width, d.precision))
                .collect();
            assert_eq!(found, expected, "{format}");
        };
        use Count::{Given, None, Star};
        check("plain", &[]);
        check(
            "%s and %-10.3ld",
            &[(b's', None, None), (b'd', Given(10), Given(3))],
        );
        check(
            "100%% %*s %.*f",
            &[(b'%', None, None), (b's', Star, None), (b'f', None, Star)],
        );
        check(
            "%[^\n] %5[]a]%d",
            &[
                (b'[', None, None),
                (b'[', Given(5), None),
                (b'd', None, None),
            ],
        );
        check("%", &[]);
        check("%99999999999s", &[(b's', Given(1 << 24), None)]);
        check("%[abc", &[]);
    }

    #[test]
    fn printed_lengths_are_estimated() {
        let check = |format: &str, lo: i128, hi: Option<i128>| {
            let length = printed_length(format, |_| Printed {
                length: Range::new(2, 5),
                number: Range::new(0, 99),
                is_float: false,
            });
            let found = (length.lo, length.has_upper_end().then_some(length.hi));
            assert_eq!(found, (lo, hi), "{format}");
        };
        check("abc", 3, Some(3));
        check("%s", 2, Some(5));
        check("<%.3s>", 4, Some(5));
        check("%d%%", 2, Some(3));
        check("%10d", 10, Some(10));
        check("%f", 8, Some(317));
        check("%.2f", 4, Some(313));
        check("%05d|%c", 7, Some(7));
        check("%*d", 1, None);
    }
}
