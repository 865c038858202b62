//! Content hashes, used wherever a run must prove that it saw the same input again.

use sha2::{Digest, Sha256};

/// The lower-case hexadecimal SHA-256 of `parts`, each prefixed with its length so that
/// `["ab", "c"]` and `["a", "bc"]` differ. 64 characters.
pub fn sha256_hex<'a>(parts: impl IntoIterator<Item = &'a str>) -> String {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update((part.len() as u64).to_le_bytes());
        hasher.update(part.as_bytes());
    }
    hasher
        .finalize()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::sha256_hex;

    #[test]
    fn borders_between_parts_count() {
        assert_ne!(sha256_hex(["ab", "c"]), sha256_hex(["a", "bc"]));
        assert_eq!(sha256_hex(["ab"]).len(), 64);
    }
}
