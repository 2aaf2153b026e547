//! The window of the system: opened, and closed at the end.

use super::studio::{Studio, StudioOptions};
use crate::store;
use crate::studio::desk::prefs::Prefs;
use eframe::egui::ViewportBuilder;
use std::io::Write as _;
use std::time::Instant;

/// Opens the window and returns when it is closed. Where one way to draw does not work on this machine the other is tried.
///
/// # Errors
/// That of the second way, where neither works.
pub fn run(options: StudioOptions) -> Result<(), eframe::Error> {
    match open(options.clone(), eframe::Renderer::Glow) {
        Err(
            error @ (eframe::Error::Glutin(_)
            | eframe::Error::NoGlutinConfigs(..)
            | eframe::Error::OpenGL(_)
            | eframe::Error::Wgpu(_)),
        ) => {
            tracing::warn!(%error, "OpenGL does not work here; trying the other way to draw");
            open(options, eframe::Renderer::Wgpu)
        }
        other => other,
    }
}

fn open(options: StudioOptions, renderer: eframe::Renderer) -> Result<(), eframe::Error> {
    let viewport = ViewportBuilder::default()
        .with_title("Тропа")
        .with_app_id("tropa")
        .with_inner_size([1440.0, 900.0])
        .with_min_inner_size([1024.0, 640.0]);
    let native = eframe::NativeOptions {
        viewport,
        renderer,
        system_font_fallback: false,
        clipboard_shortcuts: false,
        ..Default::default()
    };
    eframe::run_native(
        "tropa",
        native,
        Box::new(move |creation| {
            let (prefs, set_aside) = Prefs::load();
            let mut studio = Studio::new(&creation.egui_ctx, prefs, options);
            studio.notify_set_aside(set_aside);
            if let Some(state) = store::state_folder() {
                studio.begin_recovery(&creation.egui_ctx, &state);
                studio.guard();
            }
            Ok(Box::new(studio))
        }),
    )
}

/// Tells how long the first picture took, if the environment asks for it.
pub(super) fn report_startup(started: Option<Instant>) {
    if let Some(started) = started
        && std::env::var_os("TROPA_STARTUP").is_some()
    {
        let milliseconds = started.elapsed().as_millis();
        tracing::info!(milliseconds, "first frame");
        // Nobody reads it where the error output is closed.
        let _closed = writeln!(std::io::stderr(), "first frame after {milliseconds} ms");
    }
}
