//! The five places of the window.

pub(crate) mod metrics;
pub(crate) mod personas;
pub(crate) mod print;
pub(crate) mod review;
pub(crate) mod welcome;

/// Where the person is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) enum Place {
    /// The canvas.
    #[default]
    Map,
    /// The personas as cards.
    Personas,
    /// The metrics as a table.
    Metrics,
    /// Remarks.
    Review,
    /// The sheet before it is printed.
    Print,
}

impl Place {
    /// All places in order.
    pub(crate) const ALL: [Self; 5] = [Self::Map, Self::Personas, Self::Metrics, Self::Review, Self::Print];

    /// The fluent key of its name.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::Map => "place-map",
            Self::Personas => "place-personas",
            Self::Metrics => "place-metrics",
            Self::Review => "place-review",
            Self::Print => "place-print",
        }
    }
}

/// A column of a width that can be read, with room around it.
fn column<R>(ui: &mut eframe::egui::Ui, width: f32, add: impl FnOnce(&mut eframe::egui::Ui) -> R) -> R {
    let width = width.min(ui.available_width() - 48.0);
    let margin = ((ui.available_width() - width) / 2.0).max(24.0);
    #[expect(clippy::cast_possible_truncation, reason = "half the width of a window, clamped")]
    let margin = margin.min(f32::from(i8::MAX)) as i8;
    let frame = eframe::egui::Frame::NONE.inner_margin(eframe::egui::Margin { left: margin, right: 24, top: 32, bottom: 32 });
    let inner = frame.show(ui, |ui| {
        ui.set_width(width);
        add(ui)
    });
    inner.inner
}
