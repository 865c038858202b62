//! Files that are there whole or not at all.

use anyhow::{Result, anyhow};
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::os::unix::fs::{MetadataExt, fchown};
use std::path::Path;

/// Writes a file beside its final place and moves it there when it is whole, so that a full disk
/// or an error leaves what was there, permissions included. Into a device or a pipe it is written
/// directly: a move would replace it.
pub fn write(path: &Path, fill: impl FnOnce(&mut dyn Write) -> Result<()>) -> Result<()> {
    // A link stays one: what it leads to is written.
    let target = path.canonicalize();
    let target = target.as_deref().unwrap_or(path);
    let written = match fs::metadata(target) {
        Ok(existing) if !existing.is_file() => File::options()
            .write(true)
            .open(target)
            .map_err(anyhow::Error::from)
            .and_then(|device| write_to(device, fill).map(drop)),
        _ => write_and_move(target, fill),
    };
    written.map_err(|error| anyhow!("{}: {error}", path.display()))
}

fn write_to(file: File, fill: impl FnOnce(&mut dyn Write) -> Result<()>) -> Result<File> {
    let mut out = BufWriter::new(file);
    fill(&mut out)?;
    Ok(out.into_inner().map_err(|error| error.into_error())?)
}

fn write_and_move(path: &Path, fill: impl FnOnce(&mut dyn Write) -> Result<()>) -> Result<()> {
    let mut name = path.as_os_str().to_owned();
    name.push(format!(".{}.part", std::process::id()));
    let part = Path::new(&name);
    let written = File::create(part)
        .map_err(anyhow::Error::from)
        .and_then(|file| write_to(file, fill))
        .and_then(|file| {
            if let Ok(existing) = fs::metadata(path) {
                // Only root can, and only for root it makes a difference.
                let _ = fchown(&file, Some(existing.uid()), Some(existing.gid()));
                file.set_permissions(existing.permissions())?;
            }
            Ok(fs::rename(part, path)?)
        });
    if written.is_err() {
        let _ = fs::remove_file(part);
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::{PermissionsExt, symlink};

    #[test]
    fn an_error_leaves_what_was_there() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("file");
        write(&path, |out| Ok(out.write_all(b"old")?)).unwrap();
        let failed = write(&path, |out| {
            out.write_all(b"new")?;
            anyhow::bail!("full")
        });
        assert!(failed.unwrap_err().to_string().ends_with("file: full"));
        assert_eq!(fs::read(&path).unwrap(), b"old");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn permissions_and_links_stay() {
        let folder = tempfile::tempdir().unwrap();
        let (path, link) = (folder.path().join("file"), folder.path().join("link"));
        fs::write(&path, "old").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o751)).unwrap();
        symlink("file", &link).unwrap();
        write(&link, |out| Ok(out.write_all(b"new")?)).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"new");
        assert_eq!(
            fs::metadata(&path).unwrap().permissions().mode() & 0o777,
            0o751
        );
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    }
}
