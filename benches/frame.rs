//! What one frame of the canvas costs the processor: the scene painter and egui's tessellation, without the graphics card.

#![expect(clippy::expect_used, reason = "a benchmark that cannot go on says so at once")]
#![expect(clippy::print_stdout, reason = "the table is what a benchmark is for")]

mod map;
mod measure;

use eframe::egui::{Context, Pos2, RawInput, Rect, Vec2, vec2};
use measure::measure;
use std::hint::black_box;
use tropa::scene::Scene;
use tropa::studio::paint::{ScenePainter, SceneView, Visibility};

const WINDOW: Vec2 = Vec2::new(1600.0, 1000.0);

/// The allocator of the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// One frame from input to triangles; gives the number of vertices.
fn frame(ctx: &Context, painter: &mut ScenePainter, scene: &Scene, view: SceneView) -> usize {
    let input = RawInput { screen_rect: Some(Rect::from_min_size(Pos2::ZERO, WINDOW)), ..RawInput::default() };
    let mut output = ctx.run_ui(input, |ui| painter.paint(ui.painter(), scene, &view, |_| Visibility::Shown));
    let primitives = ctx.tessellate(std::mem::take(&mut output.shapes), output.pixels_per_point);
    output.drop_without_applying_deltas();
    black_box(primitives).len()
}

fn whole(scene: &Scene) -> SceneView {
    #[expect(clippy::cast_possible_truncation, reason = "a zoom")]
    let zoom = (f64::from(WINDOW.x) / scene.size.width).min(f64::from(WINDOW.y) / scene.size.height) as f32;
    SceneView { origin: Pos2::ZERO, zoom }
}

fn main() {
    for touchpoints in [200, 2_000, 10_000] {
        let [scene, edited] = map::before_and_after(touchpoints);
        // Every frame another edit of one card.
        let (ctx, mut painter) = (Context::default(), ScenePainter::default());
        let mut turn = 0_usize;
        measure(&format!("whole_edited/{touchpoints}"), || {
            turn += 1;
            let scene = if turn.is_multiple_of(2) { &scene } else { &edited };
            frame(&ctx, &mut painter, scene, whole(scene))
        });
        let run = |name: &str, mut next: Box<dyn FnMut() -> SceneView>| {
            let (ctx, mut painter) = (Context::default(), ScenePainter::default());
            measure(&format!("{name}/{touchpoints}"), || frame(&ctx, &mut painter, &scene, next()));
        };
        let all = whole(&scene);
        run("whole_still", Box::new(move || all));
        // Every frame another zoom: nothing made before can be used.
        let mut turn = 0_u16;
        run(
            "whole_zooming",
            Box::new(move || {
                turn = (turn + 1) % 200;
                SceneView { zoom: all.zoom * (1.0 + f32::from(turn) * 0.0004), ..all }
            }),
        );
        let mut way = 0_u16;
        run(
            "pan_at_100",
            Box::new(move || {
                way = (way + 7) % 1200;
                SceneView { origin: Pos2::ZERO - vec2(f32::from(way), f32::from(way) * 0.6), zoom: 1.0 }
            }),
        );
    }
}
