//! The door: opens the window.

use std::path::PathBuf;
use tropa::studio::{StudioOptions, run};

fn main() -> anyhow::Result<()> {
    let started = Some(std::time::Instant::now());
    tracing_subscriber::fmt().with_writer(std::io::stderr).init();
    let argument = std::env::args_os().nth(1).map(PathBuf::from);
    let sample = argument.as_deref().is_some_and(|path| path.as_os_str() == "--sample");
    let document = match argument.filter(|_| !sample) {
        Some(path) => Some((path.clone(), tropa::store::open(&path)?.document)),
        None => None,
    };
    run(StudioOptions { document, sample, started }).map_err(|error| anyhow::anyhow!("{error}"))?;
    Ok(())
}
