//! The door: arguments in, an exit code out.

use clap::Parser as _;
use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;
use tropa::cli::{self, Cli};

/// Laying out ten thousand cards makes and drops as many small values: with this allocator such a frame takes a quarter less time.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let started = Instant::now();
    tracing_subscriber::fmt()
        .with_writer(std::io::stderr)
        .with_max_level(tracing::Level::WARN)
        // Its own complaints would panic where standard error is closed or full.
        .log_internal_errors(false)
        .init();
    let Cli { file, command } = Cli::parse();
    if let Some(command) = command {
        return cli::run(&command);
    }
    open(file.as_deref(), started)
}

/// Opens the window.
#[cfg(feature = "studio")]
fn open(file: Option<&Path>, started: Instant) -> ExitCode {
    use tropa::studio::{self, StudioOptions};
    // Before any event loop is made: where a library is missing, making one would end the program.
    if let Some(obstacle) = cli::obstacle() {
        return cli::without_window(&obstacle, file);
    }
    let options = StudioOptions { sample: file.is_none(), file: file.map(Path::to_owned), started: Some(started) };
    match studio::run(options) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => cli::without_window(&cli::Obstacle::Failed { reason: error.to_string() }, file),
    }
}

/// Says that there is no window in this build.
#[cfg(not(feature = "studio"))]
fn open(file: Option<&Path>, _: Instant) -> ExitCode {
    cli::without_window(&cli::Obstacle::NotBuiltIn, file)
}
