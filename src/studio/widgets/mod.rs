//! Controls in the studio's own look. Each paints with tokens only, shows the focus and says its name to a screen reader.

mod button;
mod checkbox;
mod chip;
mod dropdown;
mod empty;
mod feeling;
mod field;
mod focus;
mod icon_button;
mod key_cap;
mod paint;
mod palette_row;
mod persona_mark;
mod section;
mod segmented;
mod slider;

pub(crate) use button::Button;
pub(crate) use checkbox::{Ticked, checkbox, tick_box};
pub(crate) use chip::{chip, persona_chip};
pub(crate) use dropdown::{Choice, Dropdown};
pub(crate) use empty::empty_state;
pub(crate) use feeling::feeling_slider;
pub(crate) use field::{TextField, field_label, room, select_all, select_when_tabbed_into};
pub(crate) use focus::{ARROWS, follow_focus, hold_keys};
pub(crate) use icon_button::IconButton;
pub(crate) use key_cap::{key_cap, key_cap_width};
pub(crate) use paint::{body, elided, focus_ring, hairline, icon, label, scroll_in_margin, wrapped};
pub(crate) use palette_row::{PALETTE_ROW, PaletteRow, row_menu, row_submenu};
pub(crate) use persona_mark::persona_mark;
pub(crate) use section::{panel_title, section};
pub(crate) use segmented::{Segment, segmented};
pub(crate) use slider::slider;
