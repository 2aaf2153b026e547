#![expect(clippy::panic_in_result_fn, reason = "a test fails either way")]

use super::*;
use crate::disk::{Unread, is_same_file, read};
use std::collections::BTreeSet;
use tempfile::TempDir;

type Tested = Result<(), Box<dyn std::error::Error>>;

/// The names in a folder.
fn names(folder: &TempDir) -> io::Result<BTreeSet<String>> {
    fs::read_dir(folder.path())?.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned())).collect()
}

#[test]
fn a_folder_that_cannot_be_synced_does_not_make_a_saved_file_unsaved() -> Tested {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("map");
    for kind in [io::ErrorKind::PermissionDenied, io::ErrorKind::StorageFull, io::ErrorKind::Other] {
        put(&path, b"old")?;
        put_with(&path, b"new", NewRights::OfAnyFile, |_| Err(kind.into()))?;
        assert_eq!(fs::read(&path)?, b"new", "{kind}");
    }
    assert_eq!(names(&folder)?.len(), 1);
    Ok(())
}

#[test]
fn what_killed_writers_left_is_removed_and_nothing_else() -> Tested {
    let folder = tempfile::tempdir()?;
    let file = |name: &str| folder.path().join(name);
    // A writer that lives, and one that was killed: its file is there and nobody holds it.
    let living = strays::create(folder.path())?;
    let (_, killed) = strays::create(folder.path())?.keep()?;
    let others = [".tropa-AbCd1.tmp", ".tropa-AbCd123.tmp", ".tropa-AbC.12.tmp", ".tropa-AbCd12", "tropa-AbCd12.tmp"];
    for name in others {
        fs::write(file(name), "somebody's")?;
    }
    fs::create_dir(file(".tropa-folder.tmp"))?;
    put(&file("map"), b"new")?;
    let left = names(&folder)?;
    assert!(!killed.exists(), "{left:?}");
    assert!(living.path().exists(), "{left:?}");
    assert!(others.iter().all(|name| left.contains(*name)) && left.contains(".tropa-folder.tmp"), "{left:?}");
    assert_eq!(left.len(), others.len() + 3, "{left:?}");
    Ok(())
}

#[test]
fn a_file_is_read_up_to_a_limit_and_devices_not_at_all() -> Tested {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("file");
    fs::write(&path, "1234")?;
    assert_eq!(read(&path, 4)?.1, b"1234");
    assert!(matches!(read(&path, 3), Err(Unread::TooLarge { bytes: 4 })));
    assert!(matches!(read(folder.path(), 4), Err(Unread::NotAFile)));
    #[cfg(unix)]
    assert!(matches!(read(Path::new("/dev/zero"), 4), Err(Unread::NotAFile)));
    Ok(())
}

#[cfg(unix)]
mod unix {
    use super::*;
    use std::fs::Permissions;
    use std::os::unix::fs::{PermissionsExt as _, symlink};

    fn mode(file: &File) -> io::Result<u32> {
        Ok(file.metadata()?.permissions().mode() & 0o7777)
    }

    #[test]
    fn what_is_being_written_is_its_owners_alone_until_it_has_the_rights_of_the_old_file() -> Tested {
        let folder = tempfile::tempdir()?;
        let old = folder.path().join("old");
        fs::write(&old, "old")?;
        for rights in [0o600, 0o640, 0o644, 0o755] {
            fs::set_permissions(&old, Permissions::from_mode(rights))?;
            let new = strays::create(folder.path())?;
            assert_eq!(mode(new.as_file())?, 0o600);
            rights::give(new.as_file(), folder.path(), Some(&fs::metadata(&old)?), NewRights::OfAnyFile)?;
            assert_eq!(mode(new.as_file())?, rights);
        }
        let any = File::create(folder.path().join("any"))?;
        for (new, wanted) in [(NewRights::OfAnyFile, mode(&any)?), (NewRights::OwnerAlone, 0o600)] {
            let path = folder.path().join("new");
            put_with(&path, b"new", new, sync_folder)?;
            assert_eq!(mode(&File::open(&path)?)?, wanted);
            fs::remove_file(path)?;
        }
        Ok(())
    }

    #[test]
    fn a_folder_that_may_be_written_but_not_listed_takes_a_file() -> Tested {
        let folder = tempfile::tempdir()?;
        let path = folder.path().join("map");
        fs::write(&path, "old")?;
        fs::set_permissions(folder.path(), Permissions::from_mode(0o333))?;
        let saved = put(&path, b"new");
        let content = fs::read(&path);
        fs::set_permissions(folder.path(), Permissions::from_mode(0o700))?;
        saved?;
        assert_eq!(content?, b"new");
        Ok(())
    }

    #[test]
    fn one_file_is_known_by_every_name_it_has() -> Tested {
        let folder = tempfile::tempdir()?;
        let name = |name: &str| folder.path().join(name);
        fs::write(name("map"), "one")?;
        fs::write(name("twin"), "one")?;
        fs::hard_link(name("map"), name("hard"))?;
        symlink("map", name("soft"))?;
        fs::create_dir(name("inner"))?;
        for other in ["map", "hard", "soft", "./map", "inner/../map"] {
            assert!(is_same_file(&name("map"), &name(other)), "{other}");
        }
        for other in ["twin", "nothing"] {
            assert!(!is_same_file(&name("map"), &name(other)), "{other}");
        }
        assert!(!is_same_file(&name("nothing"), &name("nothing")));
        Ok(())
    }
}
