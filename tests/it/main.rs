//! What is promised of the whole house: one program, so that the library is linked once. tests/README.md is its index.
//!
//! Its tests share a process and run side by side: none of them sets a variable of the environment, the current folder or a panic
//! hook. What needs those runs the program itself, or this one again, as a process of its own.

mod support;

mod around;
mod audience;
mod boards;
mod brand;
mod canvas;
mod caret;
mod cells;
mod cli;
mod clip;
mod curves;
mod edits;
mod export;
mod faces;
mod gestures;
mod handout;
mod html;
mod i18n;
mod import;
mod layout;
mod links;
mod looking;
mod looks;
mod losses;
mod matrix;
mod method;
mod minutes;
mod monkey;
mod overlap;
#[cfg(unix)]
mod own_script;
mod packaging;
mod pages;
mod pptx;
mod preflight;
mod present;
mod press;
mod rooms;
mod script_pages;
mod slides;
mod split;
mod store;
mod tagged;
mod tools;
mod unsaid;
mod what_if;
