//! Words: the messages of the interface and of the sheet.
