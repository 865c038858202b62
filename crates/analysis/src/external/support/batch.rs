//! The files of one scan, and whose file it is that an analyzer names.

use sallet_core::task::Language;
use std::collections::HashMap;

/// One file to analyse.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// Relative to the batch's folder, with `/`.
    pub path: &'a str,
    /// The language to read it as.
    pub language: Language,
    /// Its text, as the analyzer reads it from the disk.
    pub text: &'a str,
}

/// Files in one folder, for an analyzer to read in one go.
#[derive(Debug)]
pub struct Batch<'a> {
    folder: Vec<&'a str>,
    files: &'a [Source<'a>],
    /// Normalised absolute path → index into `files`.
    index: HashMap<String, usize>,
}

/// Whose file a path is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Located {
    /// This file of the batch.
    File(usize),
    /// A file of the folder that the batch does not ask for.
    Unasked,
    /// None of the folder's.
    Outside,
}

impl<'a> Batch<'a> {
    /// `folder` is absolute and free of symbolic links, as the analyzers see it: some print the
    /// path they were given, some the real one, and both are to be understood. The files are
    /// regular files, since Semgrep refuses a whole scan for one symbolic link.
    pub fn new(folder: &'a str, files: &'a [Source<'a>]) -> Self {
        let folder: Vec<&str> = parts(folder).collect();
        let paths = files.iter().enumerate();
        let index = paths
            .filter_map(|(file, source)| Some((normalised(&folder, source.path)?.join("/"), file)))
            .collect();
        Self {
            folder,
            files,
            index,
        }
    }

    /// The files.
    pub fn files(&self) -> &'a [Source<'a>] {
        self.files
    }

    /// The folder, absolute.
    pub fn folder(&self) -> String {
        format!("/{}", self.folder.join("/"))
    }

    /// The path of a file for an argument list. Absolute, so that no name looks like an option.
    pub(crate) fn argument(&self, file: usize) -> String {
        match self.files[file].path {
            path if path.starts_with('/') => path.to_owned(),
            path => format!("{}/{path}", self.folder()),
        }
    }

    /// The indices of the files in one of `languages`.
    pub(crate) fn written_in(&self, languages: &[Language]) -> Vec<usize> {
        let files = self.files.iter().enumerate();
        files
            .filter(|(_, source)| languages.contains(&source.language))
            .map(|(file, _)| file)
            .collect()
    }

    /// Whose file `reported` is: absolute, relative to the folder, with `./` or `../` in it.
    pub(crate) fn locate(&self, reported: &str) -> Located {
        let Some(path) = normalised(&self.folder, reported) else {
            return Located::Outside;
        };
        match self.index.get(&path.join("/")) {
            Some(&file) => Located::File(file),
            None if path.starts_with(&self.folder) => Located::Unasked,
            None => Located::Outside,
        }
    }
}

fn parts(path: &str) -> impl Iterator<Item = &str> {
    path.split('/')
        .filter(|part| !part.is_empty() && *part != ".")
}

/// The parts of `path`, from `folder` if it is relative; `None` if it climbs above the root.
fn normalised<'p>(folder: &[&'p str], path: &'p str) -> Option<Vec<&'p str>> {
    let mut result = match path.starts_with('/') {
        true => Vec::new(),
        false => folder.to_vec(),
    };
    for part in parts(path) {
        match part {
            ".." => drop(result.pop()?),
            part => result.push(part),
        }
    }
    Some(result)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reported_path_is_a_file_of_the_batch_or_outside() {
        let source = |path| Source {
            path,
            language: Language::Python,
            text: "",
        };
        let files = [source("a.py"), source("./web/b.py"), source("../c.py")];
        let batch = Batch::new("/scan/code/", &files);
        let check = |reported: &str, expected: Located| {
            assert_eq!(batch.locate(reported), expected, "{reported}");
        };
        check("a.py", Located::File(0));
        check("./a.py", Located::File(0));
        check("/scan/code/a.py", Located::File(0));
        check("/scan/code/web/../a.py", Located::File(0));
        check("../code/a.py", Located::File(0));
        check("web//b.py", Located::File(1));
        check("/scan/c.py", Located::File(2));
        check("other.py", Located::Unasked);
        check("", Located::Unasked);
        check("../../etc/passwd", Located::Outside);
        check("../../../../../../etc/passwd", Located::Outside);
        check("/etc/passwd", Located::Outside);
        check("/scan/codes/a.py", Located::Outside);
        assert_eq!(batch.argument(0), "/scan/code/a.py");
    }
}
