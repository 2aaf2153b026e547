//! Personas in the whole window.
