//! What the panel tells of each view, worked out once for a document and its sheet.

use crate::editor::Camera;
use crate::model::{Language, Script, ScriptView};
use crate::present::{self, GoneSubject, Legibility, ResolveContext, ShownView, Stop};
use crate::scene::Scene;
use crate::studio::desk::PanelContext;
use crate::studio::desk::memo::Snapshot;
use crate::studio::paint::SceneView;
use crate::studio::show::{ShowSheets, ShownSheet};
use kurbo::Size;
use rustc_hash::FxHashMap;
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

/// The screen by which views are judged before one is at hand, in points: that of a laptop, in the shape of a projector.
const SCREEN: Size = Size::new(1440.0, 810.0);

/// Type that the last row cannot read.
#[derive(Clone, Copy, Debug)]
pub(super) struct SmallType {
    type_size: Legibility,
    depth: f64,
}

impl SmallType {
    /// In one line, what is too small and how large it should be.
    pub(super) fn message(self, cx: &PanelContext<'_>) -> String {
        let values = [
            ("depth", ((self.depth * 10.0).round() / 10.0).into()),
            ("actual", points(self.type_size.size, f64::floor)),
            ("needed", points(self.type_size.least, f64::ceil)),
        ];
        cx.format("script-small", &values)
    }

    /// The same with what to do about it.
    pub(super) fn message_with_help(self, cx: &PanelContext<'_>) -> String {
        format!("{}. {}", self.message(cx), cx.text("script-small-help"))
    }
}

/// The smallest type that the last row of the room can read, in words.
pub(super) fn legible(cx: &PanelContext<'_>, script: &Script) -> String {
    cx.format("script-legible", &[("size", points(Legibility::least_type(script.room, SCREEN), f64::ceil))])
}

/// A size of type as it is told: in whole points.
fn points(size: f64, round: fn(f64) -> f64) -> crate::i18n::Value {
    round((size * 10.0).round() / 10.0).into()
}

/// What is known of one view.
#[derive(Clone, Debug)]
pub(super) struct ListedView {
    /// What it is called.
    pub(super) title: String,
    /// What it would be called if nobody had named it.
    pub(super) own_name: String,
    /// Where it stops first.
    pub(super) stop: Option<Stop>,
    /// The parts of the sheet that are dimmed there.
    pub(super) unlit: Vec<kurbo::Rect>,
    /// The smallest of its type that has to be read and cannot.
    pub(super) small: Option<SmallType>,
    /// What it speaks of and the map no longer has.
    pub(super) gone: Option<GoneSubject>,
    /// The sheet that it is a part of.
    pub(super) scene: Arc<Scene>,
    /// Whether that sheet is of the journey on the canvas.
    pub(super) is_here: bool,
}

impl ListedView {
    /// How its first stop is seen in a box of the screen.
    pub(super) fn seen_in(&self, place: eframe::egui::Rect) -> Option<SceneView> {
        let stop = self.stop.as_ref().filter(|_| !self.scene.size.is_zero_area())?;
        let size = Size::new(place.width().into(), place.height().into());
        let origin = kurbo::Point::new(place.left().into(), place.top().into());
        // Not by a camera, which comes no farther than a person looks: a picture in a list is smaller than that.
        let zoom = (size.width / stop.window.width().max(1.0)).min(size.height / stop.window.height().max(1.0));
        let corner = kurbo::Rect::from_origin_size(origin, size).center() - stop.window.center().to_vec2() * zoom;
        #[expect(clippy::cast_possible_truncation, reason = "places on a screen are far below the range of f32")]
        let (x, y, zoom) = (corner.x as f32, corner.y as f32, zoom as f32);
        Some(SceneView { origin: eframe::egui::pos2(x, y), zoom })
    }

    /// The camera that shows it on a canvas.
    pub(super) fn camera(&self, canvas: kurbo::Rect) -> Option<Camera> {
        self.stop.as_ref().map(|stop| stop.camera(canvas))
    }
}

/// The script with all that the panel tells of it. What is known of a view is found once it is looked at: a file may have very many.
pub(super) struct Listed {
    /// The script with its views, whoever made them.
    pub(super) script: Script,
    /// The views that the map gives by itself.
    pub(super) automatic: Vec<ScriptView>,
    /// Whether somebody chose the views.
    pub(super) is_own: bool,
    views: RefCell<FxHashMap<usize, Rc<ListedView>>>,
    /// The sheet on the canvas, and those of views that show another one.
    own: ShownSheet,
    sheets: Rc<RefCell<ShowSheets>>,
}

/// All that the panel's list depends on.
type ListedKey = (Snapshot, Snapshot<Scene>, Language);

/// The same, kept until the map, its sheet or the language is another.
#[derive(Default)]
pub(super) struct ListedViews {
    known: Option<(ListedKey, Rc<Listed>)>,
    sheets: Rc<RefCell<ShowSheets>>,
}

impl ListedViews {
    /// The views of the map as it is now.
    pub(super) fn of(&mut self, cx: &PanelContext<'_>) -> Rc<Listed> {
        let key = (Snapshot::of(cx.document), Snapshot::of(&cx.layout.scene), cx.words.language());
        if let Some((_, listed)) = self.known.as_ref().filter(|(known, _)| *known == key) {
            return Rc::clone(listed);
        }
        let chosen = &cx.document.project.script;
        let automatic = present::automatic_script(cx.document, cx.journey.id);
        let listed = Rc::new(Listed {
            script: present::written(chosen, &automatic),
            automatic,
            is_own: !chosen.views.is_empty(),
            views: RefCell::default(),
            own: ShownSheet {
                document: Arc::clone(cx.document),
                journey: Arc::clone(cx.journey),
                layout: Arc::new(cx.layout.clone()),
            },
            sheets: Rc::clone(&self.sheets),
        });
        self.known = Some((key, Rc::clone(&listed)));
        listed
    }
}

impl Listed {
    /// What is known of the view at a place.
    pub(super) fn view(&self, cx: &PanelContext<'_>, at: usize) -> Option<Rc<ListedView>> {
        let view = self.script.views.get(at)?;
        if let Some(known) = self.views.borrow().get(&at) {
            return Some(Rc::clone(known));
        }
        let found = Rc::new(self.look_at(cx, view));
        self.views.borrow_mut().insert(at, Rc::clone(&found));
        Some(found)
    }

    fn look_at(&self, cx: &PanelContext<'_>, view: &ScriptView) -> ListedView {
        let (document, messages, room) = (cx.document, cx.words, self.script.room);
        let sheet = self.sheets.borrow_mut().sheet(view, &self.own);
        let sheet = sheet.as_ref().unwrap_or(&self.own);
        let layout = &*sheet.layout;
        let context = ResolveContext { document: &sheet.document, layout, screen: SCREEN, room, messages };
        let stops = ShownView::resolve(view, &context).map(|shown| shown.stops).unwrap_or_default();
        let smallest = (stops.iter().filter(|stop| !stop.holds()).map(|stop| stop.type_size))
            .min_by(|one, other| one.size.total_cmp(&other.size));
        let stop = stops.into_iter().next();
        let paper = layout.scene.size.to_rect();
        ListedView {
            title: present::view_title(view, document, messages),
            own_name: present::view_title(&ScriptView { title: String::new(), ..view.clone() }, document, messages),
            unlit: stop.as_ref().map(|stop| present::unlit(paper.union(stop.window), &stop.lit)).unwrap_or_default(),
            stop,
            small: smallest.map(|type_size| SmallType { type_size, depth: room.depth }),
            gone: present::gone(view, document),
            scene: Arc::clone(&layout.scene),
            is_here: sheet.journey.id == cx.journey.id,
        }
    }
}
