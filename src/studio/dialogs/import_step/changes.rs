//! What reading a table again would change, line by line.

use super::lines::INNER;
use crate::i18n::format;
use crate::import::{FigureChange, FunnelChange, Measure};
use crate::model::ElementId;
use crate::studio::desk::PanelContext;
use crate::studio::theme::{self, BODY, CONTROL, LABEL};
use crate::studio::widgets::elided;
use eframe::egui::{Align2, Color32, FontId, Sense, Stroke, Ui, pos2, vec2};

/// A figure that reading again would change, in words.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct ChangeLine {
    stage: String,
    whose: String,
    figure: String,
    was: String,
    is: String,
    /// By how much it grows, with its sign; empty where one of them is not known.
    by: String,
    /// Whether the line before is of another row.
    begins: bool,
}

/// What reading again would change, a line a figure.
pub(super) fn change_lines(cx: &PanelContext<'_>, changes: &[FunnelChange]) -> Vec<ChangeLine> {
    let language = cx.words.language();
    let everybody = cx.text("funnel-everybody");
    let line = |change: &FunnelChange, difference: &FigureChange| {
        let written = |value: f64| match difference.measure {
            Measure::Time => format::span(value, language),
            Measure::Entered | Measure::Left => format::number(value, language),
        };
        let known = |value: Option<f64>| value.map_or_else(|| "—".to_owned(), written);
        let signed = |by: f64| format!("{}{}", if by < 0.0 { '−' } else { '+' }, written(by.abs()));
        let figure = match difference.measure {
            Measure::Entered => "funnel-entered",
            Measure::Left => "funnel-left",
            Measure::Time => "funnel-time",
        };
        ChangeLine {
            stage: cx.name_of(ElementId::Stage(change.stage)),
            whose: change.persona.map_or_else(|| everybody.clone().into(), |persona| cx.persona_name(persona)),
            figure: cx.text_of(figure),
            was: known(difference.before),
            is: known(difference.after),
            by: difference.by().map(signed).unwrap_or_default(),
            begins: false,
        }
    };
    let mut lines = Vec::new();
    for change in changes {
        let first = lines.len();
        lines.extend(change.differences().map(|difference| line(change, &difference)));
        if let Some(line) = lines.get_mut(first) {
            line.begins = true;
        }
    }
    lines
}

/// Where the columns of the changes begin, or end where they hold figures, in points from the left.
const CHANGE_STAGE: f32 = 0.0;
const CHANGE_WHOSE: f32 = 264.0;
const CHANGE_FIGURE: f32 = 448.0;
const CHANGE_WAS: f32 = 676.0;
const CHANGE_IS: f32 = 772.0;
const CHANGE_BY: f32 = INNER;
/// Height of the headings with the gap below them.
pub(super) const CHANGE_HEAD: f32 = 36.0;
/// Between two columns.
const CHANGE_GAP: f32 = 12.0;

/// The headings of the changes.
pub(super) fn change_head(ui: &mut Ui, cx: &PanelContext<'_>) {
    let gap = ui.spacing().item_spacing.y;
    let (rect, _) = ui.allocate_exact_size(vec2(INNER, CHANGE_HEAD - gap), Sense::hover());
    let color = theme::of(ui).secondary;
    for (key, left, width) in [
        ("element-stage", CHANGE_STAGE, CHANGE_WHOSE),
        ("import-change-whose", CHANGE_WHOSE, CHANGE_FIGURE - CHANGE_WHOSE),
        ("import-change-figure", CHANGE_FIGURE, CHANGE_WAS - 90.0 - CHANGE_FIGURE),
    ] {
        let galley = elided(ui, &cx.text(key), theme::semibold(LABEL), color, width - CHANGE_GAP);
        ui.painter().galley(pos2(rect.left() + left, rect.center().y - galley.size().y / 2.0), galley, color);
    }
    for (key, right) in
        [("import-change-was", CHANGE_WAS), ("import-change-is", CHANGE_IS), ("import-change-by", CHANGE_BY)]
    {
        let at = pos2(rect.left() + right, rect.center().y);
        ui.painter().text(at, Align2::RIGHT_CENTER, cx.text(key), theme::semibold(LABEL), color);
    }
}

/// A figure that would change.
pub(super) fn change_line(ui: &mut Ui, cx: &PanelContext<'_>, line: &ChangeLine) {
    let theme = theme::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(INNER, CONTROL), Sense::hover());
    if !ui.is_rect_visible(rect) {
        return;
    }
    if line.begins {
        ui.painter().hline(rect.x_range(), rect.top(), Stroke::new(1.0, theme.hairline));
        for (text, font, left, right) in [
            (&line.stage, theme::medium(BODY), CHANGE_STAGE, CHANGE_WHOSE),
            (&line.whose, theme::regular(BODY), CHANGE_WHOSE, CHANGE_FIGURE),
        ] {
            let galley = elided(ui, text, font, theme.ink, right - left - CHANGE_GAP);
            let at = pos2(rect.left() + left, rect.center().y - galley.size().y / 2.0);
            ui.painter().galley(at, galley, theme.ink);
        }
    }
    let text = |at: f32, anchor: Align2, text: &str, font: FontId, color: Color32| {
        ui.painter().text(pos2(rect.left() + at, rect.center().y), anchor, text, font, color);
    };
    text(CHANGE_FIGURE, Align2::LEFT_CENTER, &line.figure, theme::regular(BODY), theme.secondary);
    text(CHANGE_WAS, Align2::RIGHT_CENTER, &line.was, theme::figures(BODY), theme.secondary);
    text(CHANGE_IS, Align2::RIGHT_CENTER, &line.is, theme::figures(BODY), theme.ink);
    text(CHANGE_BY, Align2::RIGHT_CENTER, &line.by, theme::figures(BODY), theme.secondary);
    response.widget_info(|| {
        let values = [
            ("stage", line.stage.as_str().into()),
            ("whose", line.whose.as_str().into()),
            ("figure", line.figure.as_str().into()),
            ("was", line.was.as_str().into()),
            ("is", line.is.as_str().into()),
        ];
        let said = cx.format("import-change-said", &values);
        eframe::egui::WidgetInfo::labeled(eframe::egui::Role::Label, true, said)
    });
}
