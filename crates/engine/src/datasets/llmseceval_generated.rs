//! LLMSecEval with the prompts as a model wrote them, before the authors corrected them by hand.

use super::llmseceval::{self, Version};
use super::{Importer, Mapping, Reads};

pub(super) const IMPORTER: Importer = Importer {
    name: "llmseceval-generated",
    about: "the same files with the prompts as a model wrote them, before they were corrected",
    reads: Reads::Records {
        // The corrected prompts are what the field asks.
        recognises: |_| false,
        import: |table, _: &Mapping| llmseceval::import(table, Version::Generated),
    },
};

#[cfg(test)]
mod tests {
    use super::super::load;
    use super::*;

    #[test]
    fn the_generated_prompt_is_asked() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("prompts.json");
        let text = r#"[{"Prompt ID": "CWE-20_A-1a", "Language": "C",
            "LLM-generated NL Prompt": "Generate <language>", "Manually-fixed NL Prompt": "Write <language>"}]"#;
        std::fs::write(&file, text).unwrap();
        let prompt = |importer: &str| {
            let spec = format!("{importer}{}", file.display());
            let dataset = load(&spec, &Mapping::new()).unwrap();
            dataset.tasks[0].text_prompt.clone().unwrap()
        };
        assert_eq!(prompt("llmseceval-generated:"), "Generate C");
        assert_eq!(prompt("llmseceval:"), "Write C");
        assert_eq!(prompt(""), "Write C");
    }
}
