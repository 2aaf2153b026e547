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

/// The longest end of a path that fits, for its end tells more than its beginning: `…/Карты/аптека.tropa`.
pub(crate) fn path_end(path: &str, fits: impl Fn(&str) -> bool) -> String {
    if fits(path) {
        return path.to_owned();
    }
    let ends = path.match_indices(MAIN_SEPARATOR).map(|(at, _)| format!("…{}", path.get(at..).unwrap_or_default()));
    let last = path.rsplit(MAIN_SEPARATOR).next().unwrap_or_default();
    ends.skip(1).find(|end| fits(end)).unwrap_or_else(|| last.to_owned())
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

    #[cfg(unix)]
    #[test]
    fn of_a_long_path_the_end_is_shown() {
        let end = |most: usize| {
            path_end("~/Документы/Карты/аптека.tropa", |text| text.chars().count() <= most)
        };
        assert_eq!(end(40), "~/Документы/Карты/аптека.tropa");
        assert_eq!(end(22), "…/Карты/аптека.tropa");
        assert_eq!(end(3), "аптека.tropa");
    }
}
