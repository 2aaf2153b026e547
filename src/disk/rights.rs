//! Who may read and change the file that takes another one's place.

use std::fs::{File, Metadata};
use std::io;
use std::path::Path;

/// Who may read a file that was not there before.
#[derive(Clone, Copy)]
pub(super) enum NewRights {
    OfAnyFile,
    OwnerAlone,
}

/// Gives a file that is its owner's alone the rights it is to have: those of the old file, or of a new one in this folder.
#[cfg(unix)]
pub(super) fn give(file: &File, folder: &Path, old: Option<&Metadata>, new: NewRights) -> io::Result<()> {
    use std::fs::Permissions;
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
    let mode = match (old, new) {
        (Some(old), _) => inherited(file, old)?,
        (None, NewRights::OfAnyFile) => usual(folder)?,
        (None, NewRights::OwnerAlone) => return Ok(()),
    };
    // File systems that know one set of rights for all refuse to be told others, and need not be told their own.
    if file.metadata()?.mode() & ALL == mode & ALL {
        return Ok(());
    }
    file.set_permissions(Permissions::from_mode(mode & ALL))
}

/// The bits of a mode that are rights.
#[cfg(unix)]
const ALL: u32 = 0o7777;

/// The rights of the old file, whose owner and group the new one gets where the system allows it.
#[cfg(unix)]
fn inherited(file: &File, old: &Metadata) -> io::Result<u32> {
    use std::os::unix::fs::{MetadataExt as _, fchown};
    let own = file.metadata()?;
    if (own.uid(), own.gid()) != (old.uid(), old.gid()) {
        // Only an administrator may give a file away; whoever belongs to a group may give it to that.
        let _kept_where_allowed =
            fchown(file, Some(old.uid()), Some(old.gid())).or_else(|_| fchown(file, None, Some(old.gid())));
    }
    let mode = old.mode();
    if file.metadata()?.gid() == old.gid() {
        return Ok(mode);
    }
    // What a group might do was said of another group: this one may do what everybody may.
    Ok(mode & !0o070 | (mode & 0o007) << 3)
}

/// The rights that any new file has in this folder. No safe call tells the mask without changing it for all threads, so an empty
/// file shows it; the one with the content is never more open than it ends up.
#[cfg(unix)]
fn usual(folder: &Path) -> io::Result<u32> {
    use std::fs::Permissions;
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
    let probe = super::strays::named().permissions(Permissions::from_mode(0o666)).tempfile_in(folder)?;
    Ok(probe.as_file().metadata()?.mode())
}

/// Rights of a folder are handed down to what is made in it; a file has none but being read-only.
#[cfg(not(unix))]
pub(super) fn give(file: &File, _: &Path, old: Option<&Metadata>, _: NewRights) -> io::Result<()> {
    old.map_or(Ok(()), |old| file.set_permissions(old.permissions()))
}
