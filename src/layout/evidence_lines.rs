//! How lines say what is backed and what nobody has checked yet.

use super::context::LayoutContext;
use crate::color::Rgba;
use crate::scene::{Dash, Stroke};

/// The line of what nobody has checked yet.
pub(super) fn unchecked(cx: &LayoutContext<'_>, width: f64) -> Stroke {
    Stroke { dash: Dash::pair(cx.u(4.0), cx.u(3.0)), ..Stroke::solid(width, cx.theme.dashed_outline) }
}

/// The strong left edge of a barrier or a solution: dashed where nobody has checked it.
pub(super) fn edge(cx: &LayoutContext<'_>, color: Rgba, hypothesis: bool) -> Stroke {
    let dash = if hypothesis { Dash::pair(cx.u(7.0), cx.u(4.0)) } else { Dash::SOLID };
    Stroke { dash, ..Stroke::solid(cx.u(4.0), color) }
}
