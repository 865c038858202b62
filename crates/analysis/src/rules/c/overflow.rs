//! Compares how much is written or read with how much there is. Several rules share this.

use crate::c::{Checks, Extent, Id, Run, Size, Trace};

/// How an access that does not fit was found out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Misfit {
    /// It never fits.
    Certain,
    /// Only the terminator does not fit, and never does.
    ByOne,
    /// A comparison in the code lets it through.
    LetThrough,
    /// Whoever chooses the amount may choose one that does not fit.
    Chosen(Trace),
    /// It is not known to fit.
    Possible,
}

/// Whether `extent` does not fit into `room`, as far as that is known.
pub(super) fn misfit(run: &Run<'_, '_>, extent: &Extent, room: &Size) -> Option<Misfit> {
    let (need, have) = (extent.size, *room);
    // The same value on both sides: only the constants count.
    if need.id != Id::NONE && need.id == have.id && need.scale == have.scale {
        return match need.plus - have.plus {
            1 => Some(Misfit::ByOne),
            2.. => Some(Misfit::Certain),
            _ => None,
        };
    }
    if !have.range.has_upper_end() || need.range.hi <= have.range.lo {
        return None;
    }
    if need.range.lo > have.range.hi {
        let is_by_one = need.range.lo == have.range.hi + 1 && need.range.constant().is_some();
        return Some(if is_by_one {
            Misfit::ByOne
        } else {
            Misfit::Certain
        });
    }
    // Less is certain where the size of the buffer is not known itself.
    have.range.constant()?;
    if need.range.has_upper_end()
        && extent.checks.has(Checks::TIGHT)
        && need.range.hi > have.range.hi
    {
        return Some(Misfit::LetThrough);
    }
    if extent.checks.has(Checks::UPPER) {
        return None;
    }
    let chooses = run.origin(extent.taint).is_some();
    Some(if chooses {
        Misfit::Chosen(extent.taint)
    } else {
        Misfit::Possible
    })
}

/// `12 bytes`, `up to 12 bytes` or `any number of bytes`.
pub(super) fn amount(size: &Size) -> String {
    match size.range.constant() {
        Some(1) => "1 byte".to_owned(),
        Some(bytes) => format!("{bytes} bytes"),
        None if size.range.has_upper_end() && size.range.hi < 1 << 31 => {
            format!("up to {} bytes", size.range.hi)
        }
        None => "any number of bytes".to_owned(),
    }
}
