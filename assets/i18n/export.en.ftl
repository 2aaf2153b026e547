# Writing to a file: errors and names of layers.
export-error-no-pages = There is nothing to write: no sheet at all
export-error-sheet-size = A sheet of { $width } × { $height } mm cannot be written. The longest side is { $limit } mm
export-error-resolution = { $dpi } dpi will not do: the resolution is a positive number
export-error-too-many-pixels = A picture of { $width } × { $height } pixels is too large: the limit is { $limit } million. Lower the resolution or save a PDF
export-error-font = The font { $face } could not be embedded: { $cause }
export-error-encode = The { $format } file could not be made: { $cause }
export-error-unknown-format = { $extension ->
    [none] The file name has no ending. Add .pdf, .png or .svg
   *[other] .{ $extension } is not supported. Choose .pdf, .png or .svg
}
export-error-write = “{ $path }” could not be written: { $cause }. The earlier file is as it was
export-layer-grid = Grid
export-layer-frame = Title and legend
export-layer-stages = Stages
export-layer-cards = Cards
export-layer-emotions = Emotions
export-layer-drop-offs = Drop-offs
export-layer-hints = Hints
