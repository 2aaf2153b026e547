//! The door: arguments in, an exit code out.

use clap::Parser as _;
use std::process::ExitCode;
use tropa::cli::{self, Cli};

fn main() -> ExitCode {
    let Cli { file, command } = Cli::parse();
    if let Some(command) = command {
        return cli::run(&command);
    }
    let _ = file;
    ExitCode::SUCCESS
}
