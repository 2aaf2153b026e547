//! A map of any size, made of what a real one is made of.

use kurbo::{BezPath, Circle, Point, Rect, Shape as _, Size, Vec2};
use std::sync::Arc;
use tropa::color::Rgba;
use tropa::scene::{Dash, Fill, Group, Item, Layer, Placed, Scene, Stroke};
use tropa::text::{Face, Setting, Style, icon_run, set_one};
use tropa::units::Pt;

const INK: Rgba = Rgba { r: 0x1B, g: 0x1C, b: 0x20, a: 255 };
const SECONDARY: Rgba = Rgba { r: 0x6C, g: 0x6E, b: 0x78, a: 255 };
const HAIRLINE: Rgba = Rgba { r: 0xE4, g: 0xE2, b: 0xDC, a: 255 };
const WHITE: Rgba = Rgba { r: 255, g: 255, b: 255, a: 255 };
const HUES: [Rgba; 3] = [
    Rgba { r: 0x2C, g: 0x6B, b: 0xED, a: 255 },
    Rgba { r: 0xE0, g: 0x56, b: 0x2F, a: 255 },
    Rgba { r: 0x17, g: 0x87, b: 0x7B, a: 255 },
];
const NAMES: [&str; 6] = [
    "Ищу, где продавать",
    "Сравниваю комиссии",
    "Регистрирую магазин",
    "Загружаю карточки товаров",
    "Жду первую отгрузку",
    "Звоню в поддержку",
];
const CHANNELS: [&str; 4] = ["Сайт маркетплейса", "Телефон · 8 800", "Пункт выдачи", "Личный кабинет"];
const ICONS: [&str; 4] = ["globe", "phone", "map-pin", "smartphone"];
const CARD: Size = Size::new(132.0, 46.0);
const STEP: Vec2 = Vec2::new(144.0, 56.0);
const TOP: f64 = 520.0;

/// A sheet with so many touchpoints, three emotion curves, a band of stages and a drop-off ribbon.
#[must_use]
pub(crate) fn map(touchpoints: u32) -> Scene {
    let columns = f64::from(touchpoints).sqrt().mul_add(0.8, 4.0).floor();
    let rows = (f64::from(touchpoints) / columns).ceil();
    let size = Size::new(columns * STEP.x + 40.0, TOP + rows * STEP.y + 40.0);
    let mut groups = vec![frame(size, columns)];
    for number in 0..touchpoints {
        let (column, row) = (f64::from(number) % columns, (f64::from(number) / columns).floor());
        groups.push(Placed {
            offset: Vec2::new(20.0 + column * STEP.x, TOP + row * STEP.y),
            group: Arc::new(card(number)),
        });
    }
    for (number, hue) in HUES.into_iter().enumerate() {
        groups.push(Placed { offset: Vec2::ZERO, group: Arc::new(curve(size.width, columns, number, hue)) });
    }
    Scene { size, groups, bookmarks: Vec::new() }
}

fn text(at: Point, words: &str, face: Face, size: f64, color: Rgba) -> Vec<Item> {
    let block = set_one(words, Style::new(face, Pt(size), color), &Setting::default());
    block.items(at).map(|(at, run)| Item::Text { at, run }).collect()
}

fn card(number: u32) -> Group {
    let pick = |of: usize| number as usize % of;
    let bounds = CARD.to_rect();
    let dash = if number.is_multiple_of(5) { Dash::pair(4.0, 3.0) } else { Dash::SOLID };
    let mut items = vec![Item::Rect {
        rect: bounds,
        radius: 8.0,
        fill: Some(Fill::Solid(WHITE)),
        stroke: Some(Stroke {
            width: 1.0,
            color: if dash == Dash::SOLID { HAIRLINE } else { SECONDARY },
            dash,
            round: false,
        }),
    }];
    if let Some(run) = icon_run(ICONS[pick(4)], Pt(14.0), HUES[0]) {
        items.push(Item::Text { at: Point::new(8.0, 20.0), run });
    }
    items.extend(text(Point::new(28.0, 6.0), NAMES[pick(6)], Face::Medium, 8.5, INK));
    items.extend(text(Point::new(28.0, 20.0), CHANNELS[pick(4)], Face::Regular, 7.0, SECONDARY));
    for (at, hue) in HUES.into_iter().enumerate().take(1 + pick(3)) {
        let center = Point::new(31.0 + 9.0 * f64::from(u8::try_from(at).unwrap_or_default()), 38.0);
        items.push(Item::Path {
            path: Circle::new(center, 3.0).to_path(0.01),
            fill: Some(Fill::Solid(hue)),
            stroke: None,
        });
    }
    Group { source: None, layer: Layer::Cards, bounds, items }
}

fn frame(size: Size, columns: f64) -> Placed {
    let mut items = text(Point::new(20.0, 16.0), "Я вывожу свой магазин на маркетплейсы", Face::Bold, 34.0, INK);
    for level in 0..5 {
        let y = 200.0 + 60.0 * f64::from(level);
        let mut line = BezPath::new();
        line.move_to((20.0, y));
        line.line_to((size.width - 20.0, y));
        let dash = if level == 2 { Dash::pair(6.0, 4.0) } else { Dash::SOLID };
        items.push(Item::Path {
            path: line,
            fill: None,
            stroke: Some(Stroke { width: 0.5, color: HAIRLINE, dash, round: false }),
        });
    }
    let mut left = 20.0;
    while left + STEP.x * 2.0 < size.width {
        let right = left + STEP.x * 2.0 - 6.0;
        let chevron =
            [(left, 100.0), (right, 100.0), (right + 12.0, 126.0), (right, 152.0), (left, 152.0), (left + 12.0, 126.0)];
        let mut path = BezPath::new();
        path.move_to(chevron[0]);
        chevron[1..].iter().for_each(|corner| path.line_to(*corner));
        path.close_path();
        items.push(Item::Path { path, fill: Some(Fill::Solid(HUES[0].with_alpha(0.12))), stroke: None });
        items.extend(text(Point::new(left + 22.0, 108.0), "Выбираю площадку", Face::SemiBold, 12.0, INK));
        left += STEP.x * 2.0;
    }
    let mut ribbon = BezPath::new();
    ribbon.move_to((20.0, 460.0));
    ribbon.curve_to((size.width * 0.3, 462.0), (size.width * 0.5, 480.0), (size.width - 20.0, 484.0));
    ribbon.line_to((size.width - 20.0, 492.0));
    ribbon.curve_to((size.width * 0.5, 496.0), (size.width * 0.3, 504.0), (20.0, 506.0));
    ribbon.close_path();
    let pale = WHITE.mix(HUES[2], 0.15);
    items.push(Item::Path {
        path: ribbon,
        fill: Some(Fill::Vertical { top: HUES[2].mix(WHITE, 0.5), bottom: pale }),
        stroke: None,
    });
    let tag = Rect::new(20.0 + columns * 20.0, 470.0, 80.0 + columns * 20.0, 488.0);
    items.push(Item::Rect {
        rect: tag,
        radius: 9.0,
        fill: Some(Fill::Solid(Rgba { r: 0xD1, g: 0x34, b: 0x4B, a: 255 })),
        stroke: None,
    });
    items.extend(text(Point::new(tag.x0 + 10.0, tag.y0 + 3.0), "−18 %", Face::SemiBold, 9.0, WHITE));
    Placed {
        offset: Vec2::ZERO,
        group: Arc::new(Group { source: None, layer: Layer::Grid, bounds: size.to_rect(), items }),
    }
}

fn curve(width: f64, columns: f64, number: usize, hue: Rgba) -> Group {
    let phase = [0.0, 1.3, 2.6][number % 3];
    let height = |step: f64| 320.0 - 100.0 * (step * 0.9 + phase).sin();
    let at = |step: f64| Point::new(40.0 + (width - 80.0) * step / columns, height(step));
    let mut path = BezPath::new();
    path.move_to(at(0.0));
    let mut items = Vec::new();
    let mut step = 0.0;
    while step < columns {
        let (from, to) = (at(step), at(step + 1.0));
        let third = (to.x - from.x) * 0.4;
        path.curve_to(Point::new(from.x + third, from.y), Point::new(to.x - third, to.y), to);
        let circle = Circle::new(to, 5.0).to_path(0.01);
        items.push(Item::Path { path: circle, fill: Some(Fill::Solid(WHITE)), stroke: Some(Stroke::solid(2.0, hue)) });
        step += 1.0;
    }
    let dash = [Dash::SOLID, Dash::pair(0.0, 6.0), Dash::pair(8.0, 6.0)][number % 3];
    if number == 0 {
        let mut area = path.clone();
        area.line_to((at(columns).x, 440.0));
        area.line_to((at(0.0).x, 440.0));
        area.close_path();
        items.insert(
            0,
            Item::Path {
                path: area,
                fill: Some(Fill::Vertical { top: WHITE.mix(hue, 0.25), bottom: WHITE }),
                stroke: None,
            },
        );
    }
    items.insert(
        usize::from(number == 0),
        Item::Path { path, fill: None, stroke: Some(Stroke { width: 2.5, color: hue, dash, round: true }) },
    );
    Group { source: None, layer: Layer::Emotions, bounds: Rect::new(0.0, 180.0, width, 450.0), items }
}
