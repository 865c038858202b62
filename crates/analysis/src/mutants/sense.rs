//! What conditions are for.

/// What it means that a condition holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sense {
    /// What it looks at is turned away.
    Rejects,
    /// What it looks at is let through.
    Accepts,
}

impl Sense {
    /// That of the opposite condition.
    pub(crate) fn opposite(self) -> Self {
        match self {
            Self::Rejects => Self::Accepts,
            Self::Accepts => Self::Rejects,
        }
    }
}

/// What a condition decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum What {
    /// Whether something happens at all.
    Guard,
    /// What happens or how often; or it is an answer. To take it away makes no sense.
    Choice,
}
