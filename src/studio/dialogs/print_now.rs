//! The question before printing: on which printer, which pages, how often.

use super::parts::{answers, heading};
use crate::edit::Edit;
use crate::export::{PageRange, PageRangeFault};
use crate::i18n::Localized as _;
use crate::model::{Imposition, Paper, Sheet};
use crate::studio::desk::print_words::size_name;
use crate::studio::desk::{Action, PanelContext, PrintWish};
use crate::studio::platform::printers::{Printer, Sides};
use crate::studio::theme::{self, BODY, LABEL};
use crate::studio::widgets::{
    Button, Choice, Dropdown, IconButton, Segment, TextField, field_label, icon, segmented, wrapped,
};
use eframe::egui::{Id, Key, Role, Sense, Ui, WidgetInfo, pos2, vec2};
use kurbo::Size;

/// Width of the dialog's content, in screen points.
pub(crate) const WIDTH: f32 = 460.0;
/// As many copies as an office makes of a map.
const MOST_COPIES: u16 = 99;

/// What is chosen so far.
#[derive(Clone, Debug)]
pub(crate) struct PrintNow {
    /// The printers there are, once they are known.
    printers: Option<Vec<Printer>>,
    /// By its name; the usual one where none is chosen.
    printer: Option<String>,
    /// The sizes of the pages, once they are laid out.
    pages: Option<Vec<Size>>,
    range: String,
    copies: u16,
    /// On which sides, where somebody chose that.
    sides: Option<Sides>,
    is_booklet: bool,
    /// Whether nothing of it was shown yet.
    fresh: bool,
}

impl PrintNow {
    pub(crate) const fn new(is_booklet: bool) -> Self {
        Self {
            printers: None,
            printer: None,
            pages: None,
            range: String::new(),
            copies: 1,
            sides: None,
            is_booklet,
            fresh: true,
        }
    }

    /// Takes in which printers there are: the usual one first.
    pub(crate) fn take(&mut self, printers: Vec<Printer>) {
        self.printer = printers.first().map(|printer| printer.name.clone());
        self.printers = Some(printers);
    }

    /// Takes in the sizes of the pages, in points; nothing while they are on their way.
    pub(crate) fn tell_pages(&mut self, pages: Option<Vec<Size>>) {
        self.pages = pages;
    }

    /// Which pages are wanted, as far as it is known how many there are.
    fn wanted(&self) -> Option<Result<PageRange, PageRangeFault>> {
        self.pages.as_ref().map(|pages| PageRange::parse(&self.range, pages.len()))
    }

    /// On which sides: a booklet on both, turned over the edge that is its spine's.
    fn sides(&self) -> Sides {
        let lies = || self.pages.as_ref().and_then(|pages| pages.first()).is_none_or(|page| page.width > page.height);
        self.sides.unwrap_or_else(|| match (self.is_booklet, lies()) {
            (false, _) => Sides::Front,
            (true, true) => Sides::ShortEdge,
            (true, false) => Sides::LongEdge,
        })
    }

    /// Shows the question and its answers.
    pub(crate) fn show(&mut self, ui: &mut Ui, cx: &PanelContext<'_>) {
        heading(ui, &cx.text("print-title"));
        ui.add_space(4.0);
        let has_printers = self.printer_field(ui, cx);
        let wanted = self.wanted();
        let fault = wanted.as_ref().and_then(|wanted| wanted.as_ref().err());
        self.pages_field(ui, cx, fault.copied());
        if has_printers {
            self.copies_and_sides(ui, cx);
        }
        ui.add_space(10.0);
        self.will_be(ui, cx);
        ui.add_space(12.0);
        let entered = ui.input(|input| input.key_pressed(Key::Enter));
        let ready = wanted.and_then(Result::ok).filter(|pages| !pages.is_empty() && self.printers.is_some());
        answers(ui, |ui| {
            let words = cx.text(if has_printers { "print-now" } else { "print-show" });
            let pressed = ui.add(Button::primary(&words).icon("printer").enabled(ready.is_some())).clicked();
            if let Some(pages) = ready.filter(|_| pressed || entered) {
                let (printer, copies, sides) = (self.printer.clone(), self.copies, self.sides());
                cx.act(Action::PrintNow(PrintWish { pages, printer, copies, sides }));
            }
            if ui.add(Button::ghost(&cx.text("dialog-cancel"))).clicked() {
                cx.act(Action::CloseDialog);
            }
        });
        self.fresh = false;
    }

    /// Which printer; whether there is any to choose.
    fn printer_field(&mut self, ui: &mut Ui, cx: &PanelContext<'_>) -> bool {
        let Some(printers) = &self.printers else {
            note(ui, "refresh-cw", &cx.text("print-looking"));
            return false;
        };
        if printers.is_empty() {
            note(ui, "info", &cx.text("print-no-printer"));
            return false;
        }
        let usual = cx.text("print-usual-mark");
        let choices: Vec<Choice<Option<String>>> = (printers.iter())
            .map(|printer| {
                let mark = if printer.is_default { format!(" · {usual}") } else { String::new() };
                Choice::new(Some(printer.name.clone()), format!("{}{mark}", printer.name.replace('_', " ")))
                    .icon("printer")
            })
            .collect();
        if let Some(chosen) = Dropdown::new(&cx.text("field-printer")).show(ui, &choices, &self.printer) {
            self.printer = chosen;
        }
        true
    }

    fn pages_field(&mut self, ui: &mut Ui, cx: &PanelContext<'_>, fault: Option<PageRangeFault>) {
        let (label, hint) = (cx.text("field-page-range"), cx.text("hint-page-range"));
        let why = fault.map(|fault| fault.message(cx.words));
        let mut field = TextField::new(&label).hint(&hint).id(Id::unique("page range"));
        if let Some(why) = &why {
            field = field.why(why);
        }
        let response = field.show(ui, &mut self.range);
        if self.fresh {
            response.request_focus();
        }
    }

    fn copies_and_sides(&mut self, ui: &mut Ui, cx: &PanelContext<'_>) {
        let copies = cx.text("field-copies");
        field_label(ui, &copies);
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            let step = |ui: &mut Ui, sign: &str, key: &'static str, to: u16| {
                let words = cx.text(key);
                let enabled = (1..=MOST_COPIES).contains(&to);
                ui.add(IconButton::new(sign, &words).enabled(enabled)).clicked().then_some(to)
            };
            let now = self.copies;
            let fewer = step(ui, "minus", "copies-fewer", now - 1);
            let theme = theme::of(ui);
            let (rect, response) = ui.allocate_exact_size(vec2(36.0, theme::CONTROL), Sense::hover());
            response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{copies}: {now}")));
            let galley = ui.painter().layout_no_wrap(now.to_string(), theme::figures(BODY), theme.ink);
            ui.painter().galley(rect.center() - galley.size() / 2.0, galley, theme.ink);
            let more = step(ui, "plus", "copies-more", now + 1);
            self.copies = fewer.or(more).unwrap_or(now);
        });
        let name = cx.text("field-sides");
        field_label(ui, &name);
        let segments = [
            Segment::new(Sides::Front, cx.text_of("sides-front")),
            Segment::new(Sides::LongEdge, cx.text_of("sides-long")),
            Segment::new(Sides::ShortEdge, cx.text_of("sides-short")),
        ];
        let width = ui.available_width();
        if let Some(sides) = segmented(ui, &name, &segments, self.sides(), Some(width)) {
            self.sides = Some(sides);
        }
    }

    /// How many pages of which paper, and what to do where an office printer has no such paper.
    fn will_be(&self, ui: &mut Ui, cx: &PanelContext<'_>) {
        let Some(pages) = &self.pages else { return note(ui, "refresh-cw", &cx.text("print-settling")) };
        let count = self.wanted().and_then(Result::ok).map_or(pages.len(), |range| range.len());
        let mut each: Vec<String> = Vec::new();
        for size in pages {
            let paper = size_name(cx, *size);
            if !each.contains(&paper) {
                each.push(paper);
            }
        }
        let values = [("count", count.into()), ("paper", each.join(", ").into())];
        note(ui, "file-text", &cx.format("print-pages", &values));
        // Beyond A3 no office printer goes.
        let largest = Sheet::landscape(Paper::A3).size().width + 60.0;
        if pages.iter().any(|size| size.max_side() > largest) {
            note(ui, "circle-alert", &cx.text("print-too-large"));
            let print = &cx.document.project.print;
            let tiles = Imposition::Tiles(Paper::A4);
            let words = cx.text("print-cut-instead");
            if tiles.fits(print.layout) && ui.add(Button::new(&words).icon("layout-grid")).clicked() {
                let mut project = cx.document.project.as_ref().clone();
                project.print.imposition = tiles;
                cx.apply(Edit::DescribeProject(Box::new(project)));
            }
        }
    }
}

/// A line with a sign.
fn note(ui: &mut Ui, sign: &str, words: &str) {
    let theme = theme::of(ui);
    let galley = wrapped(ui, words, theme::regular(LABEL), theme.secondary, ui.available_width() - 24.0);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), galley.size().y + 6.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
    icon(ui.painter(), sign, pos2(rect.left() + 8.0, rect.top() + 11.0), 15.0, theme.secondary);
    ui.painter().galley(pos2(rect.left() + 24.0, rect.top() + 3.0), galley, theme.secondary);
}
