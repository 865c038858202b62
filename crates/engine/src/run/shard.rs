//! Which part of a run this process does.
//!
//! Cells are dealt out in turn, so that every shard gets a like share of every task and setting.

use crate::error::EngineError;
use std::fmt;
use std::str::FromStr;

/// Shard `index` of `count`, counted from 1 as people write it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shard {
    index: u64,
    count: u64,
}

impl Shard {
    /// The whole run.
    pub const WHOLE: Self = Self { index: 1, count: 1 };

    /// What the user asked for, else what the batch system says of this process.
    ///
    /// `2/8` is shard 2 of 8. `auto/8` takes the index from a Kubernetes Indexed Job
    /// (`JOB_COMPLETION_INDEX`) or a Slurm array. Without a request, a Slurm array
    /// (`SLURM_ARRAY_TASK_ID`, `_MIN`, `_STEP`, `_COUNT`) is a request in itself.
    ///
    /// # Errors
    /// If the request cannot be read, or `auto` finds no index.
    pub fn choose(
        request: Option<&str>,
        env: impl Fn(&str) -> Option<String>,
    ) -> Result<Self, EngineError> {
        let number = |name: &str| env(name).and_then(|value| value.trim().parse::<u64>().ok());
        let slurm = number("SLURM_ARRAY_TASK_ID").map(|id| {
            let step = number("SLURM_ARRAY_TASK_STEP").unwrap_or(1).max(1);
            id.saturating_sub(number("SLURM_ARRAY_TASK_MIN").unwrap_or(0)) / step + 1
        });
        let kubernetes = number("JOB_COMPLETION_INDEX").map(|index| index + 1);
        match request.map(|request| (request, request.strip_prefix("auto/"))) {
            Some((request, Some(count))) => {
                let index = kubernetes.or(slurm).ok_or(EngineError::NoShardIndex)?;
                Self::new(request, index, count.parse().ok())
            }
            Some((request, None)) => request.parse(),
            None => match (slurm, number("SLURM_ARRAY_TASK_COUNT")) {
                (Some(index), Some(count)) => Self::new("SLURM_ARRAY_TASK_ID", index, Some(count)),
                _ if kubernetes.is_some() => Err(EngineError::ShardCountUnknown),
                _ => Ok(Self::WHOLE),
            },
        }
    }

    fn new(request: &str, index: u64, count: Option<u64>) -> Result<Self, EngineError> {
        match count {
            Some(count) if (1..=count).contains(&index) => Ok(Self { index, count }),
            _ => Err(EngineError::BadShard {
                request: request.to_owned(),
            }),
        }
    }

    /// Whether the cell with this number belongs to this shard.
    pub fn holds(self, cell: u64) -> bool {
        cell % self.count == self.index - 1
    }

    /// Whether there are others.
    pub fn is_part(self) -> bool {
        self.count > 1
    }
}

impl FromStr for Shard {
    type Err = EngineError;

    fn from_str(text: &str) -> Result<Self, EngineError> {
        let (index, count) = text.split_once('/').unwrap_or((text, ""));
        Self::new(text, index.parse().unwrap_or(0), count.parse().ok())
    }
}

impl fmt::Display for Shard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.index, self.count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requests_and_batch_systems_are_understood() {
        let check = |request: Option<&str>, env: &[(&str, &str)], expected: Option<&str>| {
            let env = |name: &str| {
                env.iter()
                    .find(|(key, _)| *key == name)
                    .map(|(_, value)| (*value).to_owned())
            };
            let shard = Shard::choose(request, env)
                .ok()
                .map(|shard| shard.to_string());
            assert_eq!(shard.as_deref(), expected, "{request:?}");
        };
        check(None, &[], Some("1/1"));
        check(Some("2/8"), &[], Some("2/8"));
        check(Some("0/8"), &[], None);
        check(Some("9/8"), &[], None);
        check(Some("x"), &[], None);
        let slurm = [
            ("SLURM_ARRAY_TASK_ID", "5"),
            ("SLURM_ARRAY_TASK_MIN", "4"),
            ("SLURM_ARRAY_TASK_COUNT", "3"),
        ];
        let stepped = [
            ("SLURM_ARRAY_TASK_ID", "10"),
            ("SLURM_ARRAY_TASK_MIN", "0"),
            ("SLURM_ARRAY_TASK_STEP", "5"),
            ("SLURM_ARRAY_TASK_COUNT", "3"),
        ];
        check(None, &stepped, Some("3/3"));
        check(None, &slurm, Some("2/3"));
        check(Some("1/2"), &slurm, Some("1/2"));
        check(None, &[("JOB_COMPLETION_INDEX", "0")], None);
        check(
            Some("auto/4"),
            &[("JOB_COMPLETION_INDEX", "3")],
            Some("4/4"),
        );
        check(Some("auto/4"), &[], None);
    }

    #[test]
    fn shards_share_out_every_cell_once() {
        let shards: Vec<Shard> = ["1/3", "2/3", "3/3"]
            .map(|text| text.parse().unwrap())
            .to_vec();
        for cell in 0..20 {
            assert_eq!(shards.iter().filter(|shard| shard.holds(cell)).count(), 1);
        }
    }
}
