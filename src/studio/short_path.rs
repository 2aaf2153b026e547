//! A path as people write it.

use std::path::{MAIN_SEPARATOR, Path};

/// The path with `~` for the home of who looks at it.
pub(crate) fn short_path(path: &Path) -> String {
    shortened(path, etcetera::home_dir().ok().as_deref())
}

fn shortened(path: &Path, home: Option<&Path>) -> String {
    match home.and_then(|home| path.strip_prefix(home).ok()) {
        Some(rest) if rest.as_os_str().is_empty() => "~".to_owned(),
        Some(rest) => format!("~{MAIN_SEPARATOR}{}", rest.display()),
        None => path.display().to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn what_stands_in_the_home_folder_begins_with_a_tilde() {
        let home = Some(Path::new("/home/anna"));
        assert_eq!(shortened(Path::new("/home/anna/Карты/a.tropa"), home), "~/Карты/a.tropa");
        assert_eq!(shortened(Path::new("/home/anna"), home), "~");
        assert_eq!(shortened(Path::new("/home/annabel/a.tropa"), home), "/home/annabel/a.tropa");
        assert_eq!(shortened(Path::new("/srv/a.tropa"), None), "/srv/a.tropa");
    }
}
