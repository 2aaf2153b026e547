//! Blocks that flow over pages: what handouts and slides are set with.
//!
//! A page builder sets words and figures into [`Node`]s of a width, stacks them and puts the stack into a [`Section`]. [`flow()`] cuts the
//! stacks into pages: between nodes, never behind a heading, and within a node only where it may be parted or is longer than a page.
//! Page numbers in a list of contents are known when all stands. What comes out is a [`Layout`](crate::layout::Layout) a page, whose
//! groups say what they show, what they are to a reader and in which order they are read.
//!
//! ```text
//! PageForm ─► Kit ─► nodes (blocks, rows, curve figures) ─► Section (frame + stack) ─► flow ─► Layouts
//! ```
//!
//! | file | what it knows |
//! |---|---|
//! | `form` | the page: margins, columns, sizes of type |
//! | `kit` | the same with texts: styles and words set in them |
//! | `node` | what stands on a page |
//! | `part` | how high that is, and where it may be parted |
//! | `draft` | a page in the making |
//! | `draw` | a node becomes groups |
//! | `blocks` | headings, texts, quotations, lists, cards, boxes with a bar, chips |
//! | `rows` | rows with an icon and a side note, grids, tables, lines for notes |
//! | `curve_figure` | a stretch of the curves with what is above and below calm |
//! | `pages` | stacks become pages |

mod blocks;
mod curve_figure;
mod draft;
mod draw;
mod form;
mod kit;
mod node;
mod pages;
mod part;
mod rows;

pub(in crate::layout) use blocks::ChipLook;
pub(in crate::layout) use curve_figure::CurveFigure;
pub(in crate::layout) use draft::PageDraft;
pub(in crate::layout) use form::PageForm;
pub(in crate::layout) use kit::Kit;
pub(in crate::layout) use node::{Node, Stack, TextNode};
pub(in crate::layout) use pages::{PageFrame, PagePlace, Section, flow};
pub(in crate::layout) use rows::IconRow;
