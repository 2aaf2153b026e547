use super::*;
use crate::color::Rgba;
use crate::layout::{Engine, View};
use crate::model::{ElementId, Framing, Image, Language};
use crate::scene::{Fill, Group, Item, Layer, Part, Placed, PlacedRef, Source};
use crate::store::Sample;
use crate::studio::paint::convert::to_f32;
use crate::studio::paint::fill;
use crate::text::{Face, GlyphRun, Setting, Style, glyph_outline, set_one};
use crate::units::Pt;
use eframe::egui::epaint::{ClippedShape, Vertex};
use eframe::egui::{Context, RawInput, Rect, ViewportId, pos2, vec2};
use kurbo::{Point, Shape as _, Size, Vec2};

const INK: Rgba = Rgba { r: 27, g: 28, b: 32, a: 255 };

fn scene(items: Vec<Item>) -> Scene {
    let bounds = kurbo::Rect::new(0.0, 0.0, 600.0, 400.0);
    let group = Arc::new(Group { source: None, layer: Layer::Cards, bounds, items, ..Group::default() });
    Scene {
        size: Size::new(600.0, 400.0),
        groups: vec![Placed { offset: Vec2::new(13.0, 7.0), group }].into(),
        ..Scene::default()
    }
}

/// A context and a painter that live through several frames.
#[derive(Default)]
struct Stage {
    ctx: Context,
    painter: ScenePainter,
    density: Option<f32>,
}

impl Stage {
    /// The meshes of one frame, corners in pixels.
    fn frame(&mut self, scene: &Scene, view: SceneView, filter: impl Fn(PlacedRef<'_>) -> Visibility) -> Vec<Mesh> {
        self.frame_of(ViewportId::ROOT, scene, view, filter)
    }

    /// The same of one of two viewports.
    fn frame_of(
        &mut self,
        viewport_id: ViewportId,
        scene: &Scene,
        view: SceneView,
        filter: impl Fn(PlacedRef<'_>) -> Visibility,
    ) -> Vec<Mesh> {
        let density = self.density.unwrap_or(1.0);
        let mut input = RawInput {
            viewport_id,
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(900.0, 700.0))),
            ..RawInput::default()
        };
        for id in [ViewportId::ROOT, second()] {
            input.viewports.entry(id).or_default().native_pixels_per_point = Some(density);
        }
        let mut output = self.ctx.run_ui(input, |ui| self.painter.paint(ui.painter(), scene, &view, &filter));
        let shapes = std::mem::take(&mut output.shapes);
        output.drop_without_applying_deltas();
        let mut meshes = Vec::new();
        for ClippedShape { shape, .. } in shapes {
            if let Shape::Mesh(mesh) = shape {
                let mut mesh = (*mesh).clone();
                mesh.vertices.iter_mut().for_each(|vertex| vertex.pos = (vertex.pos.to_vec2() * density).to_pos2());
                meshes.push(mesh);
            }
        }
        meshes
    }
}

fn second() -> ViewportId {
    ViewportId::from_hash_of("second")
}

fn view(x: f32, y: f32, zoom: f32) -> SceneView {
    SceneView { origin: pos2(x, y), zoom }
}

fn line(words: &str, size: f64) -> (Point, GlyphRun) {
    let block = set_one(words, Style::new(Face::Regular, Pt(size), INK), Language::Ru, &Setting::default());
    block.items(Point::new(40.0, 60.0)).next().expect("a line of type")
}

fn text(at: Point, run: GlyphRun) -> Item {
    Item::Text { at, run, paragraph: Some(0) }
}

fn square(x: f64, y: f64, side: f64) -> Item {
    Item::Rect {
        rect: kurbo::Rect::new(x, y, x + side, y + side),
        radius: 0.0,
        fill: Some(Fill::Solid(INK)),
        stroke: None,
    }
}

#[test]
fn glyphs_stand_where_the_scene_puts_them() {
    for (zoom, density) in [(0.9, 1.0), (1.37, 1.0), (1.0, 1.5), (2.9, 2.0)] {
        let (at, run) = line("Сравниваю комиссии, №7", 11.0);
        let mut stage = Stage { density: Some(density), ..Stage::default() };
        let meshes = stage.frame(&scene(vec![text(at, run.clone())]), view(20.0, 30.0, zoom), |_| Visibility::Shown);
        let [mesh] = meshes.as_slice() else { panic!("one mesh, not {}", meshes.len()) };
        let scale = f64::from(zoom * density);
        let inked: Vec<_> = run.glyphs.iter().filter(|glyph| !glyph_outline(run.face, glyph.id).is_empty()).collect();
        assert_eq!(mesh.vertices.len(), 4 * inked.len());
        for (glyph, quad) in inked.iter().zip(mesh.vertices.chunks_exact(4)) {
            let ink = glyph_outline(run.face, glyph.id).bounding_box();
            let origin = (20.0 * f64::from(density)).round() + (at.x + 13.0 + f64::from(glyph.x)) * scale;
            let left = origin + ink.x0 * run.size.get() * scale;
            // A bitmap starts at the whole pixel in which its ink, moved by at most an eighth, begins.
            let gap = left - f64::from(quad[0].pos.x);
            let step = if run.size.get() * scale > 40.0 { 0.25 } else { 0.125 };
            assert!(gap > -step - 0.01 && gap < 1.0 + step + 0.01, "zoom {zoom}: {gap}");
            let base = (30.0 * f64::from(density)).round() + (at.y + 7.0) * scale;
            let rise = base + ink.y0 * run.size.get() * scale - f64::from(quad[0].pos.y);
            assert!((-0.6..1.6).contains(&rise), "zoom {zoom}: {rise}");
            assert!((quad[0].pos.x * 1.0).fract().abs() < 1e-3, "a bitmap off the pixel grid is soft");
        }
    }
}

#[test]
fn everything_solid_and_every_letter_is_one_mesh() {
    let (at, run) = line("Личный кабинет", 12.0);
    let items = vec![square(0.0, 0.0, 50.0), text(at, run), square(80.0, 80.0, 20.0)];
    assert_eq!(Stage::default().frame(&scene(items), view(0.0, 0.0, 1.0), |_| Visibility::Shown).len(), 1);
}

#[test]
fn hidden_groups_and_groups_out_of_view_emit_nothing() {
    let scene = scene(vec![square(0.0, 0.0, 50.0)]);
    let mut stage = Stage::default();
    assert!(stage.frame(&scene, view(0.0, 0.0, 1.0), |_| Visibility::Hidden).is_empty());
    assert!(stage.frame(&scene, view(0.0, 0.0, 1.0), |_| Visibility::Dimmed(0.0)).is_empty());
    assert!(stage.frame(&scene, view(-900.0, 0.0, 1.0), |_| Visibility::Shown).is_empty());
    assert!(stage.frame(&scene, view(0.0, 0.0, f32::NAN), |_| Visibility::Shown).is_empty());
    assert_eq!(stage.frame(&scene, view(0.0, 0.0, 1.0), |_| Visibility::Shown).len(), 1);
}

#[test]
fn a_dimmed_group_is_paler_and_then_itself_again() {
    let scene = scene(vec![square(0.0, 0.0, 50.0)]);
    let mut stage = Stage::default();
    let alpha = |meshes: Vec<Mesh>| meshes[0].vertices.iter().map(|vertex| vertex.color.a()).max();
    assert_eq!(alpha(stage.frame(&scene, view(0.0, 0.0, 1.0), |_| Visibility::Dimmed(0.4))), Some(102));
    assert_eq!(alpha(stage.frame(&scene, view(0.0, 0.0, 1.0), |_| Visibility::Shown)), Some(255));
}

#[test]
fn panning_moves_all_ink_by_whole_pixels() {
    let (at, run) = line("Пункт выдачи", 9.0);
    let scene = scene(vec![square(0.3, 0.7, 50.4), text(at, run)]);
    let mut stage = Stage::default();
    let first = stage.frame(&scene, view(10.0, 10.0, 1.3), |_| Visibility::Shown);
    let moved = stage.frame(&scene, view(13.4, 4.6, 1.3), |_| Visibility::Shown);
    assert!(first[0].vertices.len() > 20 && first[0].vertices.len() == moved[0].vertices.len());
    for (a, b) in first[0].vertices.iter().zip(&moved[0].vertices) {
        assert_eq!((b.pos - a.pos).round(), vec2(3.0, -5.0));
        assert!(((b.pos - a.pos) - vec2(3.0, -5.0)).length() < 1e-3);
        assert_eq!((a.uv, a.color), (b.uv, b.color));
    }
}

#[test]
fn plain_edges_fall_between_pixels() {
    let scene = scene(vec![square(0.37, 0.61, 50.4)]);
    let meshes = Stage::default().frame(&scene, view(3.0, 3.0, 0.83), |_| Visibility::Shown);
    assert!(meshes.iter().map(|mesh| mesh.vertices.len()).sum::<usize>() >= 4);
    for mesh in meshes {
        for Vertex { pos, .. } in &mesh.vertices {
            assert!(pos.x.fract() == 0.0 && pos.y.fract() == 0.0, "{pos:?}");
        }
    }
}

#[test]
fn type_too_small_to_read_is_a_bar_as_wide_as_the_run() {
    let (at, run) = line("Загружаю карточки товаров", 8.0);
    let meshes =
        Stage::default().frame(&scene(vec![text(at, run.clone())]), view(0.0, 0.0, 0.25), |_| Visibility::Shown);
    let bounds = meshes[0].calc_bounds();
    assert_eq!(meshes[0].vertices.len(), 4);
    assert!((f64::from(bounds.width()) - run.width.get() * f64::from(0.25_f32)).abs() < 0.01);
    assert!(meshes[0].vertices.iter().all(|vertex| (60..130).contains(&vertex.color.a())));
}

#[test]
fn headlines_at_a_high_zoom_are_shapes_with_their_counters_open() {
    let (at, run) = line("о", 40.0);
    let meshes =
        Stage::default().frame(&scene(vec![text(at, run.clone())]), view(0.0, 0.0, 8.0), |_| Visibility::Shown);
    let outline = glyph_outline(run.face, run.glyphs[0].id);
    let inked: f32 = meshes[0]
        .triangles()
        .map(|corners| corners.map(|corner| meshes[0].vertices[corner as usize]))
        .filter(|corners| corners.iter().all(|vertex| vertex.color.a() == 255))
        .map(|corners| fill::double_area(&corners.map(|vertex| vertex.pos)).abs() / 2.0)
        .sum();
    let true_area = outline.area().abs() * (40.0 * 8.0_f64).powi(2);
    assert!((f64::from(inked) - true_area).abs() < true_area * 0.04, "{inked} is not {true_area}");
}

#[test]
fn an_undecodable_picture_is_a_placeholder_and_a_good_one_covers_its_frame() {
    let rect = kurbo::Rect::new(10.0, 10.0, 50.0, 50.0);
    let broken = Image::new(&b"\x89PNG\r\n\x1a\nnothing"[..]).expect("named as a PNG");
    let item =
        |image| Item::Image { rect, circle: true, image: Arc::new(image), framing: Framing::default(), fallback: INK };
    let mut stage = Stage::default();
    let atlas =
        stage.frame(&scene(vec![square(0.0, 0.0, 5.0)]), view(0.0, 0.0, 1.0), |_| Visibility::Shown)[0].texture_id;
    let meshes = stage.frame(&scene(vec![item(broken)]), view(0.0, 0.0, 1.0), |_| Visibility::Shown);
    assert_eq!((meshes.len(), meshes[0].texture_id), (1, atlas));

    let mut png = std::io::Cursor::new(Vec::new());
    image::RgbaImage::from_pixel(40, 20, image::Rgba([9, 9, 9, 255]))
        .write_to(&mut png, image::ImageFormat::Png)
        .expect("in memory");
    let good = Image::new(png.into_inner()).expect("a PNG");
    let meshes = stage.frame(&scene(vec![item(good)]), view(0.0, 0.0, 1.0), |_| Visibility::Shown);
    assert_ne!(meshes[0].texture_id, atlas);
    let across: Vec<f32> = meshes[0].vertices.iter().map(|vertex| vertex.uv.x).collect();
    let (least, most) = (across.iter().copied().fold(1.0, f32::min), across.iter().copied().fold(0.0, f32::max));
    assert!(
        (least - 0.25).abs() < 0.02 && (most - 0.75).abs() < 0.02,
        "the middle half of a wide picture: {least}–{most}"
    );
}

#[test]
fn an_overflowing_atlas_loses_no_letter_and_recovers() {
    let words = "Широкая электрификация южных губерний даст мощный толчок подъёму сельского хозяйства";
    let scene = scene(vec![{
        let (at, run) = line(words, 30.0);
        text(at, run)
    }]);
    let mut stage = Stage::default();
    stage.painter.viewports.entry(ViewportId::ROOT).or_default().atlas = GlyphAtlas::with_sides(64, 128);
    let crowded = stage.frame(&scene, view(0.0, 0.0, 1.0), |_| Visibility::Shown);
    assert!(!crowded.is_empty());
    let small = stage.frame(&scene, view(0.0, 0.0, 0.3), |_| Visibility::Shown);
    let (_, run) = line(words, 30.0);
    let inked = run.glyphs.iter().filter(|glyph| !glyph_outline(run.face, glyph.id).is_empty()).count();
    assert_eq!(small[0].vertices.len(), 4 * inked, "every letter is a sprite again");
    assert!(crowded[0].vertices.len() > 4 * inked, "what found no room was drawn as a shape");
}

/// Ink of some triangles, in whole pixels.
fn ink(meshes: &[Mesh]) -> f32 {
    let triangle = |mesh: &Mesh, corners: [u32; 3]| {
        let corners = corners.map(|corner| mesh.vertices[corner as usize]);
        let mean = corners.iter().map(|vertex| f32::from(vertex.color.a())).sum::<f32>() / (3.0 * 255.0);
        fill::double_area(&corners.map(|vertex| vertex.pos)).abs() / 2.0 * mean
    };
    meshes.iter().map(|mesh| mesh.triangles().map(|corners| triangle(mesh, corners)).sum::<f32>()).sum()
}

#[test]
fn the_curve_of_tomorrow_can_be_told_from_that_of_today_on_a_sheet_that_is_seen_whole() {
    let mut stage = Stage::default();
    let mut pairs = 0;
    for sample in Sample::ALL {
        let document = crate::store::sample(sample, Language::Ru).expect("the sample reads");
        let journey = document.first_journey().expect("it has a map");
        let scene = Engine::default().lay_out(&document, journey.id, &View::default()).scene;
        let mut alone = |zoom: f32, source: Source, nth: usize| {
            let own = scene.groups.iter().filter(|placed| placed.group.source == Some(source)).nth(nth)?;
            let is_own = |placed: PlacedRef<'_>| Arc::ptr_eq(placed.group, own.group);
            let shown = |placed: PlacedRef<'_>| if is_own(placed) { Visibility::Shown } else { Visibility::Hidden };
            Some(stage.frame(&scene, view(10.0, 10.0, zoom), shown))
        };
        for zoom in [0.2, 0.11] {
            for point in &journey.emotions {
                let source = Source { element: ElementId::Emotion(point.id), part: Part::Handle };
                let mark = alone(zoom, source, 0).expect("it is on the sheet");
                assert!(mark.iter().all(|mesh| mesh.vertices.len() > 4), "{zoom}: {} is a plain box", point.id);
            }
            for persona in &document.personas {
                let source = Source { element: ElementId::Persona(persona.id), part: Part::Curve };
                let (Some(today), Some(tomorrow)) = (alone(zoom, source, 0), alone(zoom, source, 1)) else { continue };
                let (today, tomorrow) = (ink(&today), ink(&tomorrow));
                assert!(tomorrow > 0.0 && tomorrow < today / 1.3, "{zoom}: {tomorrow} beside {today}");
                pairs += 1;
            }
        }
    }
    assert!(pairs >= 2, "no sample has a curve of tomorrow");
}

/// Letters in some meshes: what is taken from more than one texel of the atlas.
fn letters(meshes: &[Mesh]) -> usize {
    let is_letter = |mesh: &Mesh, corners: [u32; 3]| {
        let [a, b, c] = corners.map(|corner| mesh.vertices[corner as usize].uv);
        a != b || b != c
    };
    meshes.iter().map(|mesh| mesh.triangles().filter(|corners| is_letter(mesh, *corners)).count() / 2).sum()
}

fn inked(run: &GlyphRun) -> usize {
    run.glyphs.iter().filter(|glyph| !glyph_outline(run.face, glyph.id).is_empty()).count()
}

#[test]
fn a_block_is_written_in_letters_or_in_bars_but_never_in_both() {
    let ((at, head), (_, body)) = (line("Пробный урок", 20.0), line("Подойдёт ли мне учитель?", 8.0));
    let items = vec![text(at, head.clone()), text(at + Vec2::new(0.0, 14.0), body.clone())];
    let scene = scene(items);
    let mut stage = Stage::default();
    let near = stage.frame(&scene, view(0.0, 0.0, 0.2), |_| Visibility::Shown);
    assert_eq!(letters(&near), inked(&head) + inked(&body));
    let far = stage.frame(&scene, view(0.0, 0.0, 0.1), |_| Visibility::Shown);
    assert_eq!((letters(&far), far[0].vertices.len()), (0, 8));
}

#[test]
fn a_tag_with_its_reason_is_a_tag_and_bars_from_afar_and_no_slab() {
    let (_, reason) = line("узнайте цену", 14.0);
    let tag = Item::Rect {
        rect: kurbo::Rect::new(0.0, 0.0, 50.0, 24.0),
        radius: 3.0,
        fill: Some(Fill::Solid(INK)),
        stroke: None,
    };
    let items = vec![tag, text(Point::new(60.0, 17.0), reason)];
    let bounds = kurbo::Rect::new(0.0, 0.0, 170.0, 24.0);
    let group = Arc::new(Group { layer: Layer::DropOffs, bounds, items, ..Group::default() });
    let scene = Scene {
        size: Size::new(600.0, 400.0),
        groups: vec![Placed { offset: Vec2::new(100.0, 100.0), group }].into(),
        ..Scene::default()
    };
    for zoom in [0.16, 0.13, 0.1] {
        let meshes = Stage::default().frame(&scene, view(0.0, 0.0, zoom), |_| Visibility::Shown);
        let widest = meshes[0].vertices.chunks_exact(4).map(|quad| quad[2].pos.x - quad[0].pos.x).fold(0.0, f32::max);
        assert_eq!(meshes[0].vertices.len(), 8, "{zoom}");
        assert!(widest < 170.0 * zoom * 0.75, "{zoom}: {widest}");
    }
}

#[test]
fn a_sheet_that_is_seen_whole_shows_words() {
    for (sample, canvas) in [(Sample::Marketplaces, [764.0, 640.0]), (Sample::School, [764.0, 640.0])] {
        let document = crate::store::sample(sample, Language::Ru).expect("the sample reads");
        let journey = document.first_journey().expect("it has a map");
        let scene = Engine::default().lay_out(&document, journey.id, &View::default()).scene;
        let mut camera = crate::editor::Camera::default();
        camera.fit(scene.size.to_rect(), kurbo::Rect::new(0.0, 0.0, canvas[0], canvas[1]), 28.0);
        let written = |placed: &PlacedRef<'_>| placed.group.layer != Layer::Hints;
        let runs = scene.groups.iter().filter(written).flat_map(|placed| placed.group.items.iter());
        let all: usize =
            runs.filter_map(|item| if let Item::Text { run, .. } = item { Some(inked(run)) } else { None }).sum();
        let shown = |placed: PlacedRef<'_>| if written(&placed) { Visibility::Shown } else { Visibility::Hidden };
        let drawn = letters(&Stage::default().frame(&scene, view(0.0, 0.0, to_f32(camera.zoom())), shown));
        assert_eq!(drawn, all, "{sample:?} at {} %", camera.zoom() * 100.0);
    }
}

#[test]
fn two_viewports_show_one_scene_as_if_each_was_alone() {
    let (at, run) = line("Сравниваю комиссии", 11.0);
    let scene = scene(vec![text(at, run), square(200.0, 40.0, 30.0)]);
    let corners = |meshes: &[Mesh]| -> Vec<Pos2> {
        meshes.iter().flat_map(|mesh| mesh.vertices.iter().map(|vertex| vertex.pos)).collect()
    };
    let (near, far) = (view(0.0, 0.0, 1.2), view(0.0, 0.0, 1.0));
    let alone = |view| {
        let mut stage = Stage::default();
        (0..3).map(|_| corners(&stage.frame(&scene, view, |_| Visibility::Shown))).last().expect("a frame")
    };
    let mut stage = Stage::default();
    // The first has had many frames before the second has its first.
    for _ in 0..5 {
        stage.frame(&scene, far, |_| Visibility::Shown);
    }
    for _ in 0..3 {
        let first = stage.frame(&scene, far, |_| Visibility::Shown);
        let other = stage.frame_of(second(), &scene, near, |_| Visibility::Shown);
        assert!(!corners(&first).is_empty() && corners(&first) == alone(far), "the first");
        assert_eq!(corners(&other), alone(near), "the second, at a zoom near that of the first");
    }
    assert_eq!(stage.painter.viewports.len(), 2);
}
