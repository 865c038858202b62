//! What is known of the machine when a process starts to work on a run.

use super::Shard;
use crate::assessors::{Assessors, OraclePool};
use sallet_core::record::Session;
use sallet_sandbox::{Isolation, PackageSet, Sandboxing};
use std::collections::BTreeMap;
use std::time::{SystemTime, UNIX_EPOCH};

/// The session record of this process.
pub fn session(oracles: &OraclePool, assessors: &Assessors, shard: Shard) -> Session {
    Session {
        started_at: now(),
        sallet: env!("CARGO_PKG_VERSION").to_owned(),
        tools: tools(oracles)
            .into_iter()
            .chain(assessors.tools())
            .collect(),
        isolation: match oracles.sandboxing {
            Sandboxing::On => Isolation::offered().to_string(),
            Sandboxing::OffAtUsersRisk => "none".to_owned(),
        },
        shard: shard.is_part().then(|| shard.to_string()),
    }
}

/// Seconds since 1970, UTC.
pub fn now() -> u64 {
    let since_1970 = SystemTime::now().duration_since(UNIX_EPOCH);
    since_1970.unwrap_or_default().as_secs()
}

fn tools(oracles: &OraclePool) -> BTreeMap<String, String> {
    let python = match &oracles.python {
        Ok(python) => python.version.clone(),
        Err(_) => "missing".to_owned(),
    };
    let kernel = std::fs::read_to_string("/proc/sys/kernel/osrelease").unwrap_or_default();
    let mut tools = BTreeMap::from([
        ("python".to_owned(), python),
        ("kernel".to_owned(), kernel.trim().to_owned()),
    ]);
    let listed = |set: PackageSet| {
        let versions = set
            .locked()
            .map(|(name, version)| format!("{name} {version}"));
        versions.collect::<Vec<_>>().join(", ")
    };
    let bench = match oracles.packages(PackageSet::BENCH) {
        Some(_) => listed(PackageSet::BENCH),
        None => "missing".to_owned(),
    };
    tools.insert("packages".to_owned(), bench);
    for set in oracles.packages.iter().map(|packages| packages.set) {
        if set != PackageSet::BENCH {
            tools.insert(format!("packages of {}", set.name), listed(set));
        }
    }
    tools
}
