# Writing to a file: errors and names of layers.
export-error-stopped = Stopped before anything was written; an older file is whole
export-error-no-pages = There is nothing to export: no sheet at all
export-error-no-audience = Those it is for are no longer in the project: choose again for whom it is
export-error-sheet-size = A sheet of { $width } × { $height } mm is too large to export. The longest side is { $limit } mm
export-error-resolution = { $dpi } dpi is not possible: the resolution must be a positive number
export-error-too-many-pixels = A picture of { $width } × { $height } pixels is too large: the limit is { $limit } million. Lower the resolution or save a PDF
export-error-font = The font { $face } could not be embedded: { $cause }
export-error-encode = The { $format } file could not be made: { $cause }
export-error-unknown-format = { $extension ->
    [none] The file name has no ending. Add .pdf, .png, .svg, .html or .pptx
   *[other] .{ $extension } is not supported. Choose .pdf, .png, .svg, .html or .pptx
}
export-error-not-a-file = “{ $path }” is a folder or a device: choose another name
export-error-read-only = The file “{ $path }” is read-only: choose another name
export-error-denied = You may not write in the folder of “{ $path }”: choose another folder
export-error-no-folder = There is no folder for “{ $path }”: it may have been moved or the drive unplugged. Choose another folder
export-error-no-space = There is no space left on the drive of “{ $path }”: { $size }{"\u00A0"}KiB are needed. Free some or choose another drive
export-error-write = “{ $path }” could not be written: { $cause }. Check the drive or choose another name
export-error-over-source = “{ $path }” is the map itself: choose another name for the drawing
export-error-over-other = “{ $path }” is not a { $format } made by Tropa and was not replaced: choose another name
set-file-name = { $title }, { $what }
set-poster = poster
set-personas = personas
set-comparison = comparison
set-handout = handout
set-slides = slides
set-workshop = workshop
set-script = script
set-red-line = red line
set-protocol = minutes
page-range-none = Page numbers are needed, such as 1-3, 5
page-range-backwards = Page { $from } comes after page { $to }
page-range-beyond = There is no page { $page }, the last is { $last }
export-layer-grid = Grid
export-layer-frame = Title and legend
export-layer-stages = Stages
export-layer-cards = Cards
export-layer-emotions = Emotions
export-layer-drop-offs = Drop-offs
export-layers-lanes = Lanes
export-layers-personas = Personas
export-layer-hypotheses = Hypotheses
export-layer-hints = Hints
# The HTML file that any browser opens.
html-skip = To the map
html-view = Map: arrows move it, plus and minus zoom, zero shows all of it
html-people = Personas
html-lanes = Lanes
html-every-lane = Show all
html-print = Print
html-details = Details
html-close = Close details
html-zoom = Zoom
html-smaller = Zoom out
html-larger = Zoom in
html-own-size = Size of the paper
html-fit = Fit
html-pages = Pages
html-before = Previous page
html-after = Next page
html-page = { $n } of { $of }
html-kind-at = { $kind } · { $stage }
html-lost = Leave
html-left = How many left
html-people-lost =
    { $count ->
        [one] { $count } person
       *[other] { $count } people
    }
html-observation-count =
    { $count ->
        [one] { $count } observation
       *[other] { $count } observations
    }
