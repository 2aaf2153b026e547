//! Where one looks: the workspaces of the window, and zooming to what is selected.

use super::Studio;
use crate::edit::Edit;
use crate::editor::{Request, Tool, bounds_of};
use crate::model::{ElementId, PrintLayout, SplitBy};
use crate::studio::canvas::{FIT_PADDING, to_screen};
use crate::studio::desk::prefs::InputHabits;
use crate::studio::desk::{AudienceScreen, Workspace};
use kurbo::{Rect, Vec2};
use rustc_hash::FxHashSet;

/// Room around what is selected when it is zoomed to, in screen points, and how near it comes at most.
const SELECTION_PADDING: f64 = 64.0;
const SELECTION_ZOOM: f64 = 4.0;

impl Studio {
    /// Goes to a place of the window. A field that is left that way is not drawn again and could not tell of its end.
    pub(super) fn go(&mut self, place: Workspace) {
        self.session.close_field();
        if place != self.session.view().workspace {
            self.let_go();
            // A tool that is still in hand after a walk through other rooms would do what nobody expects.
            self.session.set_tool(Tool::Select);
        }
        self.session.view_mut().workspace = place;
    }

    /// Words are looked for on the map and on the pages of personas; who is at neither goes to the map.
    pub(super) fn go_where_words_are(&mut self) {
        if self.session.view().workspace != Workspace::Personas {
            self.go(Workspace::Map);
        }
    }

    pub(super) fn reveal(&mut self, element: ElementId) {
        self.session.close_field();
        self.session.view_mut().workspace = Workspace::Map;
        self.session.select(Some(element));
        let Some(bounds) = bounds_of(&self.session.layout().scene, element) else { return };
        let viewport = self.surface.canvas;
        if viewport.is_finite() && !viewport.is_zero_area() {
            let mut camera = self.surface.target();
            let seen = camera.visible(viewport).inset(-FIT_PADDING / camera.zoom());
            if !contains(seen, bounds) {
                let way: Vec2 = viewport.center() - camera.to_screen(bounds.center());
                camera.pan(way);
                self.surface.look(camera, self.person.habits);
            }
        }
    }

    /// After an undo or redo: what was selected with the step is in view again.
    pub(super) fn recall(&mut self) {
        let Some(view) = self.session.take_recalled() else { return };
        let selected = self.session.editor().selection().iter().next();
        let part = selected.and_then(|element| bounds_of(&self.session.layout().scene, element));
        self.surface.recall(part, view);
    }

    /// What the editor asks of the window.
    pub(super) fn answer(&mut self, requests: Vec<Request>) {
        for request in requests {
            match request {
                Request::EditText(_) => self.hand.focus_field = true,
                Request::Pan(way) => self.surface.camera.pan(way),
                Request::Menu { at, element } => {
                    self.overlays.context_menu.open(to_screen(self.surface.camera.to_screen(at)), element);
                }
            }
        }
    }

    /// The box of all that is selected, in sheet points.
    fn selected_box(&self) -> Option<Rect> {
        let (scene, selection) = (&self.session.layout().scene, self.session.editor().selection());
        // Of what has a mark all are found in one pass, however many are selected.
        let marks = scene.groups.element_groups();
        let marked = marks.filter(|mark| selection.contains(mark.element));
        let mut found = FxHashSet::default();
        let mut all: Option<Rect> = None;
        let mut cover = |rect: Rect| all = Some(all.map_or(rect, |all| all.union(rect)));
        for mark in marked {
            if found.insert(mark.element) {
                cover(mark.placed.bounds());
            }
        }
        let others = selection.iter().filter(|element| !found.contains(element));
        others.filter_map(|element| bounds_of(scene, element)).for_each(cover);
        all
    }

    /// Shows what is selected as large as it fits, but not so near that nothing around it is seen.
    pub(super) fn zoom_to_selection(&mut self) {
        let viewport = self.surface.canvas;
        let Some(part) = self.selected_box().filter(|_| !viewport.is_zero_area()) else { return };
        let mut camera = self.surface.target();
        camera.fit(part, viewport, SELECTION_PADDING);
        if camera.zoom() > SELECTION_ZOOM {
            camera.set_zoom(SELECTION_ZOOM, viewport.center());
        }
        self.session.view_mut().workspace = Workspace::Map;
        self.surface.look(camera, self.person.habits);
    }

    /// Opens the menu at what is selected, or in the middle of the canvas where nothing is.
    pub(super) fn menu_of_selection(&mut self) {
        if self.session.view().workspace != Workspace::Map {
            return;
        }
        let element = self.session.editor().selection().single();
        let corner = self.selected_box().map(|part| kurbo::Point::new(part.x0, part.y1));
        let canvas = self.canvas();
        let at = corner.map_or(canvas.center(), |corner| to_screen(self.surface.camera.to_screen(corner)));
        self.overlays.context_menu.open(at.clamp(canvas.min, canvas.max), element);
        self.overlays.context_menu.focus_first();
    }

    /// Goes where the map is printed, split by its stages.
    pub(super) fn split_for_print(&mut self) {
        self.go(Workspace::Print);
        let mut project = self.session.document().project.as_ref().clone();
        project.print.layout = PrintLayout::Poster;
        if project.print.split == SplitBy::Nothing {
            project.print.split = SplitBy::Legible;
        }
        if project != *self.session.document().project {
            self.apply(&Edit::DescribeProject(Box::new(project)));
        }
        self.preview.fit();
    }

    /// Has the audience look here from now on, at a display of this name where it is one.
    pub(super) fn choose_screen(&mut self, screen: AudienceScreen, display: Option<String>) {
        self.prefs.show.screen = screen;
        if display.is_some() {
            self.prefs.show.display = display;
        }
        self.prefs.save();
    }

    pub(super) fn set_habits(&mut self, habits: InputHabits) {
        self.person.habits = habits;
        self.prefs.habits = habits;
        self.prefs.save();
    }
}

fn contains(outer: Rect, inner: Rect) -> bool {
    outer.x0 <= inner.x0 && outer.y0 <= inner.y0 && outer.x1 >= inner.x1 && outer.y1 >= inner.y1
}
