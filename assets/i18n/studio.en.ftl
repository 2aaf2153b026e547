# Messages of the window.

# The window
app-name = Tropa
app-what = customer journey maps
untitled = Untitled
menu-export = Export
rename-map = Rename
menu = Menu
places = Places
minimap = The whole map
show = Present
search-hint = Search or run a command
back-to-map = Back to the map
zoom-fit = Fit
zoom-paper = 1{"\u00A0"}:{"\u00A0"}1
zoom-paper-help = As on paper: a centimetre of the screen is a centimetre of the sheet
zoom-lens = Lens
zoom-lens-help = Shows the paper at its true size. Without it, hold the mouse button still
saved-at = saved at { $time }
saved-soon = saving…
saved-before = edited since { $time }
saved-not-yet = not saved yet
saved-clean = no changes
place-map = Map
place-personas = Personas
place-metrics = Metrics
place-review = Review
place-print = Print

# Commands
command-new = New map…
command-open = Open…
command-open-path = Enter a path…
command-save = Save
command-save-as = Save as…
command-export-pdf = Save PDF…
command-export-png = Save PNG…
command-export-svg = Save SVG…
command-export-html = Save HTML page…
command-export-pptx = Save PPTX…
command-export-all = Save everything at once…
command-print-now = Print now…
command-undo = Undo
command-redo = Redo
command-duplicate = Duplicate
command-delete = Delete
command-find = Find on the map…
command-tool-select = Select
command-tool-hand = Hand
command-place-emotion = Add an emotion point
command-place-dropoff = Add a drop-off
command-place-moment = Mark a moment of truth
command-place-barrier = Add a barrier
command-place-solution = Add a solution
command-add-stage = Add a stage
command-add-lane = Add a lane…
command-add-persona = Add a persona
command-zoom-in = Zoom in
command-zoom-out = Zoom out
command-zoom-fit = Fit the sheet
command-zoom-actual = Zoom to 100%
command-lens = Lens on the sheet before printing
command-proof-color = Proof: in colour
command-proof-grey = Proof: in grey
command-proof-protan = Proof: protanopia
command-proof-deutan = Proof: deuteranopia
command-proof-tritan = Proof: tritanopia
command-proof-ink-saver = Proof: less ink
command-split-by-stages = Split by stages
command-map = Go to the map
command-personas = Go to the personas
command-metrics = Go to the metrics
command-review = Go to the review
command-print = Go to printing
command-show = Present the map
command-toggle-theme = Dark appearance
command-toggle-theme-light = Light appearance
command-toggle-language = Перейти на русский
command-toggle-panels = Hide or show the panels
command-fold-palette = Palette: fold or unfold
command-fold-inspector = Properties: fold or unfold
command-toggle-wheel = Mouse wheel: scroll or zoom
command-quit = Quit
wheel-zooms = The wheel zooms
wheel-scrolls = The wheel scrolls
finder-hint = Type a command or a word from the map
finder-nothing = No matches
finder-recent = Recent

# Palette
palette-channels = Drag onto the map
palette-all = All channels, { $count }
palette-all-search = Find a channel
palette-felt = Feelings and losses
palette-weighed = What hinders and what helps
palette-curve = New points go on the curve
mark-emotion = Emotion point
mark-dropoff = Drop-off
mark-moment = Moment of truth
mark-barrier = Barrier
mark-solution = Solution
persona-show = Show { $name }
persona-hide = Hide { $name }
persona-sign-hint = A click selects, the right button opens the menu
palette-fold = Fold the palette to icons
palette-unfold = Unfold the palette
inspector-fold = Fold the properties
inspector-unfold = Keep the properties on the right
inspector-peek = Show the properties
inspector-close = Put the properties away
panels-both = Both panels: { $keys }
landing-tag = Stage { $stage } · { $lane }
node-name = { $name }, { $kind }, { $place } of { $total }

# Bar at the bottom
sheet-words = { $paper } · { $width } × { $height } mm
legible = All text readable from { $distance } m
legible-where = Show where the text is small
paper-slides = Slides 16:9
legible-not = Smallest text is { $actual }{"\u00A0"}pt; { $minimum }{"\u00A0"}pt needed
remarks =
    { $count ->
         [one] { $count } remark
        *[other] { $count } remarks
    }
selected = { $count } selected

# Fields
field-title = Title
field-name = Name
field-age = Age
field-channel = Channel
field-people = Who goes through it
field-detail = What happens here
field-platform = Platform
hint-platform = Google, Telegram
field-importance = Importance
field-evidence = Based on
field-interviews = Number of interviews
field-source = Source
field-feelings = Feeling at this point
field-feeling = Feeling
field-losses = Drop-off after this point
field-along = Position within the stage, %
field-lost = Share lost, %
dropoff-before-after = { $before } before, { $after } after
field-reason = Reason
field-severity = How bad it is
none-yet = None yet
field-kind = Kind
field-text = Text
field-solved-by = Solutions
field-owner = Owner
field-due = Due
field-lowers = Barriers it removes
field-fact = Actual
field-target = Target
field-unit = Unit
field-aim = Better when
field-progress = Progress to target
field-question = The customer's question
field-duration = Duration
hint-duration = 1–2 weeks
field-width = Width
field-height = Height
width-less = narrower
width-more = wider
height-less = lower
height-more = taller
size-usual = usual
height-floor = A lane never gets lower than what stands in it
field-hint = Subtitle
field-visible = Show on the sheet
field-order = Order
move-before = Earlier
move-after = Later
move-up = Up
move-down = Down
field-portrait = Portrait
portrait-choose = Choose a portrait…
portrait-replace = Replace the portrait…
portrait-remove = Remove
field-hue = Colour
hue-number = Colour { $number }
field-line = Line
field-marker = Marker
hint-quote = In the customer’s words, without quotation marks
hint-one-per-line = One per line
hint-date = 21 Nov 2026
wrong-number = Not a number. Example: 12.5
wrong-number-or-span = Neither a number nor a time. Example: 40 min
wrong-count = Not a whole number of people. Example: 1240
wrong-span = Not a time. Example: 1 h 20 min
wrong-date = Not a date. Example: 1 Feb 2027
wrong-feeling = Not a number from −2 to 2. Example: −1.5
group-sheet = Sheet
group-type = Type on paper
group-proof = Proof
proof-color = Colour
proof-grey = Grey
proof-deficiency = Colour blind
proof-protan = Protan
proof-deutan = Deutan
proof-tritan = Tritan
proof-ink-saver = No fills, thin lines
group-save-sheet = Save the sheet
group-structure = Lanes
group-project = Project
field-journey-title = Title in the customer's words
hint-journey-title = “I want to…”
field-scenario = Scenario
hint-scenario = Who wants what, and in what circumstances
field-journey-kind = What the map shows
journey-as-is = As is
journey-to-be = To be
field-paper = Paper
field-orientation = Orientation
field-sheet-width = Width, mm
field-sheet-height = Height, mm
field-roll-length = Length, mm
field-margin = Margins, mm
hint-margin = as suits the paper
field-type-size = Smallest type, pt
fit-sheet = As large as the drawing…
fit-sheet-help = The smallest sheet on which everything fits. Such type is read from { $distance }{"\u00A0"}m
fit-sheet-do = Find the sheet
lane-show = Show the lane { $name }
lane-hide = Hide the lane { $name }
add-persona = Persona
lanes-hidden = Hidden: { $count }
add = Add…
field-project-title = Project title
field-client = Client
field-author = Author
field-version = Version
field-research = Sources
field-date = Date
field-map-language = Map language
language-ru = Russian
language-en = English

# Why a command does not work now and what to do for it
why-undo = Nothing to undo yet
why-redo = Nothing to redo
why-one = Select a single thing on the map
why-selection = Select something on the map first
why-persona = Add a persona first
why-several = Select at least two cards or points
why-lock = Select what should be locked
why-confidential = Select what is not for everybody: a card, a lane, a persona
why-band = Select a stage or a lane
why-lane = Select the lane that the line should stand above
why-hidden = All stages and lanes are shown
why-filters = Everything is shown already
why-point = Select an emotion point
why-link = Select an emotion point or a drop-off
why-curve = Draw the “as is” curve first
why-curves = Two curves are needed: another persona’s or the “to be”
why-losses = Enter first how many people left the funnel
why-funnel = Read the funnel from a file first
why-others = There is only one persona on the map
why-whose = Select a persona first
why-personas = All personas are shown
why-portrait = Add a portrait to the persona first
why-look = This persona’s marks are already their own
why-priorities = This list is on the map already
why-split = This needs at least two stages

# Places
review-problems = In the way of understanding the map
review-gaps = Worth adding
review-advice = Advice
review-to-metrics = To the metrics
review-to-print = To printing
review-split = Split by stages
review-to-persona = To the portrait
remarks-touchpoint-without-title =
    { $count ->
        [one] { $count } touchpoint has no title, stage
       *[other] { $count } touchpoints have no title, stages
    }
remarks-dropoff-loses-nobody =
    { $count ->
        [one] { $count } drop-off loses nobody
       *[other] { $count } drop-offs lose nobody
    }
remarks-dropoff-without-reason =
    { $count ->
        [one] { $count } drop-off has no reason
       *[other] { $count } drop-offs have no reason
    }
remarks-dropoff-without-solution =
    { $count ->
        [one] { $count } drop-off has no solution
       *[other] { $count } drop-offs have no solution
    }
remarks-barrier-without-solution =
    { $count ->
        [one] { $count } barrier has no solution
       *[other] { $count } barriers have no solution
    }
remarks-stage-without-touchpoint =
    { $count ->
        [one] { $count } stage has no touchpoints
       *[other] { $count } stages have no touchpoints
    }
remarks-persona-without-emotions =
    { $count ->
        [one] { $count } persona has no emotion curve
       *[other] { $count } personas have no emotion curve
    }
remarks-persona-without-portrait =
    { $count ->
        [one] { $count } persona has neither wishes nor fears
       *[other] { $count } personas have neither wishes nor fears
    }
remarks-persona-without-wishes =
    { $count ->
        [one] { $count } persona has no wishes
       *[other] { $count } personas have no wishes
    }
remarks-persona-without-fears =
    { $count ->
        [one] { $count } persona has no fears
       *[other] { $count } personas have no fears
    }
remarks-metric-without-target =
    { $count ->
        [one] { $count } metric has no target
       *[other] { $count } metrics have no target
    }
remarks-solution-without-owner =
    { $count ->
        [one] { $count } solution has no owner
       *[other] { $count } solutions have no owner
    }
remarks-solution-without-due =
    { $count ->
        [one] { $count } solution has no due date
       *[other] { $count } solutions have no due date
    }
remarks-solution-without-cause =
    { $count ->
        [one] { $count } solution belongs to nothing
       *[other] { $count } solutions belong to nothing
    }
remarks-low-without-evidence =
    { $count ->
        [one] { $count } low beside a drop-off is still a guess
       *[other] { $count } lows beside drop-offs are still guesses
    }
remarks-quote-left-out =
    { $count ->
        [one] { $count } quote found no room on the curve
       *[other] { $count } quotes found no room on the curve
    }
remarks-reason-left-out =
    { $count ->
        [one] { $count } reason found no room
       *[other] { $count } reasons found no room
    }
remarks-amounts-left-out =
    { $count ->
        [one] People and money of { $count } drop-off found no room
       *[other] People and money of { $count } drop-offs found no room
    }
review-title = Map review
review-help = Click a remark to see it on the map
finding-parted = { $name }: another element in the file had the same id
finding-parted-help = It has one of its own now, so each changes alone. Links stayed with the first: check them and save the map
finding-empty = The file held no map: an empty one was added
finding-dangling =
    { $kind ->
        [stage] { $name }: the stage it belongs to is not in the file
        [lane] { $name }: the lane it stands in is not in the file
        [persona] { $name }: the persona it belongs to is not in the file
        [touchpoint] { $name }: the touchpoint it is linked with is not in the file
        [solution] { $name }: the solution it is linked with is not in the file
        [barrier] { $name }: the barrier it is linked with is not in the file
       *[other] { $name }: what it is linked with is not in the file
    }
finding-dangling-help = The sheet may not show it. Choose another in the properties or delete the element
finding-wrong-lane = { $name }: stands in a lane that holds no texts
finding-wrong-lane-help = The sheet does not show it. Delete the text or move it
finding-missing-image = { $name }: the picture is not in the file
finding-missing-image-help = Choose it again
finding-counted-twice = { $name }: the funnel counts one stage of one persona twice
finding-counted-twice-help = Leave one row in the table
review-empty = No remarks
review-empty-help = The map is ready to present
personas-empty = No personas yet
personas-empty-help = Add the person whose journey you are mapping
persona-card-name = { $name }, { $age }
metrics-empty = No metrics yet
metrics-empty-help = Add one with the button below or put it on the map
metrics-add = Metric…
show-on-map = Show on the map
print-checks = Before you print
print-preview = The sheet as it comes out of the printer
print-poster = Poster
print-poster-help = The whole map on one sheet, to hang on a wall
print-personas = Personas
print-personas-help = A poster for each person
print-comparison = Comparison
print-comparison-help = Two people side by side, or the way today and tomorrow
print-handout = Handout
print-handout-help = A booklet: stage by stage, what to mend, plan and sources
print-slides = Slides
print-slides-help = To show on a screen, 16:9
print-workshop = Workshop
print-workshop-help = A blank map to fill in by hand, and cards to cut out
print-script = Script
print-script-help = The views of the show one after the other, 16:9; in PowerPoint with the speaker’s notes
print-red-line = Red line
print-red-line-help = The map with what a meeting changed: what was is struck, what is new is marked
print-protocol = Minutes
print-protocol-help = What a meeting changed and what was asked, on one page
print-settling = Laying out the pages…
print-nothing = There is nothing to print yet
print-pages =
    { $count ->
        [one] { $count } page, { $paper }
       *[other] { $count } pages, { $paper }
    }
print-tiles = to assemble: { $columns } × { $rows } sheets of { $paper }, { $overlap }{"\u00A0"}mm overlap{ $plan ->
        [yes] , plan on the first page
       *[no] {""}
    }
print-two-up =
    { $pages ->
        [one] { $pages } page
       *[other] { $pages } pages
    }, two on each of { $count ->
        [one] { $count } sheet
       *[other] { $count } sheets
    } of { $paper }
print-booklet =
    { $pages ->
        [one] { $pages } page
       *[other] { $pages } pages
    } on { $count ->
        [one] { $count } sheet
       *[other] { $count } sheets
    } of { $paper }, both sides, flipped on the { $edge ->
        [short] short
       *[long] long
    } edge
print-half = The page is half a sheet of { $paper }
print-script-notes = The speaker’s notes in PowerPoint slides
print-slides-size = The slide is 16:9
group-print = What to print
field-imposition = On the office printer
way-single = Whole
way-tiles = Cut into { $paper }
way-tiles-help = Sheets with an overlap, marks and a plan to assemble them by. Print at 100%
way-two-up = Two pages on { $paper }
way-two-up-help = In order, unbound
way-booklet = Booklet on { $paper }
way-booklet-help = Print on both sides, flipped on the { $edge ->
        [short] short
       *[long] long
    } edge. Fold in half and staple in the fold
field-bleed = Bleed
bleed-none = None
bleed-mm = { $bleed }{"\u00A0"}mm
marks-crop = Crop marks
marks-registration = Registration marks
marks-color-bar = Color bar
field-compare = What to compare
compare-personas = People
compare-tomorrow = Today and tomorrow
compare-left = Left
compare-right = Right
group-people = Who is shown
group-workshop-lanes = Lanes to fill in
group-pdf = In the PDF
pdf-embed = The project inside, to open and edit
pdf-accessible = Tags for screen readers, PDF/UA
pdf-archive = PDF/A for archives
pdf-size = PDF ≈ { $size }
preview-of-tiles = What to show
preview-poster = Poster
preview-tiles = Sheets
save-others = Other formats
print-now = Print…
print-show = Show for printing
print-title = Print
field-printer = Printer
print-usual-mark = default
print-usual = the default printer
print-looking = Looking for printers…
print-no-printer = The system named no printer. The PDF opens in its viewer: print it from there
field-page-range = Pages
hint-page-range = All, or 1-3, 5
field-copies = Copies
copies-fewer = Fewer copies
copies-more = More copies
field-sides = Sides
sides-front = One
sides-long = Two, long edge
sides-short = Two, short edge
print-too-large = The sheet is larger than A3: an office printer cannot print it whole
print-cut-instead = Cut into A4
print-sent =
    { $count ->
        [one] { $count } page sent to { $printer }
       *[other] { $count } pages sent to { $printer }
    }
print-shown = The PDF is open in its viewer: print it from there
failed-print = Nothing was printed
print-error-refused = The printer refused: { $reason }. Check that it is on and the right one, or save the PDF and print it from a viewer
print-error-nobody = Nothing here prints or shows a PDF: { $reason }. Save the PDF and print it on another computer
exporting = Writing “{ $name }”
exporting-all = Writing files into “{ $name }”
printing-pages = Preparing “{ $name }” for the printer
export-stop = Stop
export-stopped = Stopped. An older file is whole
set-folder = { $name } for print
set-written =
    { $count ->
        [one] { $count } file saved
       *[other] { $count } files saved
    }
set-kept = Not ours, so not replaced: { $name }
set-failed = { $name }: { $reason }
group-split = Split by stages
split-off = All, one sheet
split-auto = As many as can be read
split-stages = Up to a number
field-split-stages = Most stages on a sheet
check-left-out = Not on the sheet
save-pdf = Save PDF
welcome-new = New map
welcome-recent = Recent
welcome-back = Back to the map “{ $name }”
recent-personas =
    { $count ->
        [one] { $count } persona
       *[other] { $count } personas
    }
recent-gone = The file is no longer there
recent-unread = The file cannot be read
example-text = This is an example: its people and figures are made up. Change what you like, next time it opens as it was
example-begin = Begin your own map
example-close = Do not say again that this is an example
welcome-sample = Open a sample
welcome-templates = Start from a template
sample-title = Moving to marketplaces
sample-text = Two personas, six stages, every lane filled in
sample-school-title = Language school
sample-school-text = Three personas, as is and to be, a funnel from a file

# Dialogs
dialog-open = Open a map
dialog-save = Save the map
dialog-export-pdf = Save the sheet as PDF
dialog-export-png = Save the sheet as PNG
dialog-export-svg = Save the sheet as SVG
dialog-export-html = Save the map as a page for a browser
dialog-export-pptx = Save a PPTX presentation
dialog-export-all = Save everything at once: a folder for the files
chooser-name = File name
chooser-name-hint = File name or path
chooser-find-hint = Beginning of a name, or a path
chooser-up = One level up
chooser-new-folder = New folder
chooser-make = Create
chooser-home = Home
chooser-recent = Recent folders
chooser-list = Files
chooser-reading = Reading the folder…
chooser-unreadable = The folder cannot be read: { $reason }
chooser-empty = No fitting files here
chooser-cut = Not all files are shown: type a name to find yours
chooser-dpi = Dots per inch
chooser-paper = { $width } × { $height } mm
chooser-svg-text = Words stay text: they can be edited, but need the font Golos Text
chooser-pixels = { $width } × { $height } pixels
chooser-sheets =
    { $count ->
        [one] { $count } sheet
       *[other] { $count } sheets
    }
chooser-smallest = smallest type { $size }{"\u00A0"}pt
dialog-portrait = Persona portrait, PNG or JPEG
dialog-open-this = Open
dialog-save-here = Save
dialog-cancel = Cancel
dialog-understood = OK
unsaved-title = Save “{ $name }”?
unsaved-text = Your latest changes will be lost if you don’t save them
unsaved-save = Save
unsaved-discard = Don’t save
copies-title = Not saved last time
copies-text =
    { $count ->
        [one] Tropa closed before the map was saved. This is the last that was kept:
       *[other] Tropa closed before these maps were saved. This is the last that was kept:
    }
copies-never-saved = never saved
copies-when =
    { $moment } · { $edits ->
        [one] { $edits } change
       *[other] { $edits } changes
    }
copies-changed = The file has changed since: the copy opens beside it as a separate unsaved map
copies-gone = The file is no longer there: the copy opens as a new map
copies-tried = Tropa closed last time while it was opening this copy
copies-recover = Recover
copies-recover-anyway = Recover anyway
copies-remove = Delete
copies-remove-sure = Delete for good
copies-keep = Keep
copies-later = Decide later
copies-without =
    { $count ->
        [one] Open without it
       *[other] Open without them
    }
tried-title = “{ $name }” is not open yet
tried-text = Tropa closed last time while it was opening this file. The file itself is intact and where it was
tried-without = Open without it
tried-anyway = Open anyway
copies-waiting = There is unsaved work
copies-waiting-text = “{ $name }”, { $when }{ $more ->
        [0] {""}
        [one] {" "}and { $more } more map
       *[other] {" "}and { $more } more maps
    }
copies-look = Have a look
recovered = “{ $name }” is recovered. It is not saved yet
recovered-beside = The file “{ $name }” has changed since, so the copy is open as a separate map. Save it under another name
recovered-gone = The file “{ $name }” is no longer there, so the copy is open as a new map
failed-open = The file could not be opened
failed-open-named = “{ $name }” could not be opened
failed-save = The map could not be saved
failed-export = The file could not be saved
failed-picture = The portrait could not be loaded
failed-start = That could not be started
failed-crashed = Something went wrong inside Tropa and the job was stopped. Your map is unharmed: save it and try again
failed-thread = The system is low on resources: { $reason }. Close other programs and try again
prefs-set-aside = The window’s settings could not be read and begin anew; the old file is set aside
failed-save-as = Save as…
failed-elsewhere = Another place…
failed-show = The file was not shown
failed-show-text = “{ $path }” did not open in another program: { $reason }. Open it yourself
exported-left-out =
    { $count ->
        [one] { $count } entry is not on the sheet
       *[other] { $count } entries are not on the sheet
    }: see the page “Print”
exported =
    { $format ->
        [pdf] PDF saved
        [png] PNG saved
        [html] HTML page saved
        [pptx] PPTX saved
       *[svg] SVG saved
    }
saved-as = Map saved
saved-anew = The file was gone from the disk, the map is written anew
open-outside = Open
show-in-folder = Show in folder
toast-close = Close
closing-waits = A file is being written, the window closes with it. Close again not to wait
overwrite-title = “{ $name }” is there already. Replace it?
overwrite-text = It is in the folder “{ $folder }”. What it holds now cannot be brought back once it is replaced
overwrite-replace = Replace
overwrite-other = Another name…
changed-title = Somebody else has saved “{ $name }”
changed-text =
    The file on disk has changed since you opened it. “Save beside” writes your map to “{ $beside }”, “Read again” shows what is on disk{ $dirty ->
        [0] {""}
       *[other] , and your map is kept in “{ $beside }”
    }. “Replace” wipes out the other version.
changed-beside = Save beside
changed-read-again = Read again
changed-kept-beside = Your version is saved beside it
file-changed = Somebody else has changed “{ $name }”
file-gone = “{ $name }” is gone from the disk. Save the map to have it again
file-elsewhere = “{ $name }” is open in another window already. The window will ask before it replaces what others did
opened-from-pdf = The map is opened from “{ $name }”. The PDF stays as it is: save the map to a file of its own
recovery-trouble = No copy could be kept in case of a crash: { $reason }. Free some disk space and save often
file-findings = “{ $name }” was opened with remarks
file-findings-show = See remarks
edit-locked = Locked: unlock it first
edit-unknown = { $kind }: it is no longer on the map
edit-taken = { $kind }: it is on the map already
edit-dangling = { $kind }: what it belongs to is no longer on the map
edit-wrong-lane = This lane holds no texts: choose a lane for text
edit-missing-picture = The project doesn’t hold this picture: add it again
edit-counted-twice = One stage is counted twice: keep one row
edit-immovable = { $kind }: it can’t be moved that way
edit-too-long = That doesn’t fit: the field “{ $field }” holds at most { $limit } characters
sheet-landscape = Landscape
sheet-portrait = Portrait
field-quote = Quote
field-segment = Segment

# Canvas: selecting and dragging
command-select-all = Select all
edit-move-selection = moving the selection
edit-reorder-stage = reordering stages
edit-reorder-lane = reordering lanes
edit-resize-stage = stage width
edit-resize-lane = lane height
landing-stage = Stage { $stage }
landing-lane = Lane { $lane }
selected-count = { $count ->
    [one] { $count } element selected
   *[other] { $count } elements selected
}
removed-count =
    { $count ->
        [one] { $count } element deleted
       *[other] { $count } elements deleted
    }
locked-held = Locked: unlock it first, { $keys }
# Looking around and finding
command-palette = Search or run a command…
command-replace = Find and replace…
command-find-next = Find next
command-find-previous = Find previous
command-zoom-selection = Zoom to selection
command-context-menu = Open the context menu
command-history = History
command-shortcuts = Keyboard and gestures
command-settings = Settings…
undo-named = { $command }: { $step }
edit-replace = replacing text
find-hint = Find on the map
find-count = { $place } of { $total }
find-more = Show replace
find-less = Hide replace
find-close = Close
find-with = Replace with
find-replace = Replace
find-replace-all = Replace all
find-locked-one = Locked, so it was not replaced
find-replaced =
    { $count ->
        [0] Nothing to replace
        [one] Replaced in { $count } place
       *[other] Replaced in { $count } places
    }
find-replaced-but-locked =
    { $count ->
        [one] Replaced in { $count } place, locked and left: { $locked }
       *[other] Replaced in { $count } places, locked and left: { $locked }
    }
history-title = History
history-map = change of the map
history-several =
    { $count ->
        [one] { $count } element
       *[other] { $count } elements
    }
history-named = “{ $name }”
history-renamed = { $what } “{ $before }” → “{ $after }”
history-place = place
history-lock = lock
history-confidential = confidentiality
history-lost = how many leave
history-width = width
history-height = height
history-seen = shown on the sheet
history-look = colour and line
history-beginning = Map opened
shortcuts-title = Keyboard and gestures
shortcuts-search = Search shortcuts
group-look = View
group-find = Search
group-edit = Edit
group-place = Add
group-file = File
group-window = Window
hand-wheel = Wheel, two fingers
hand-wheel-shift = Shift wheel
hand-wheel-primary = { $primary } wheel
hand-pinch = Pinch
hand-drag-space = Space + drag
hand-drag-middle = Middle button drag
hand-drag-right = Right button drag
hand-z-press = Z + press or drag
hand-z-press-alt = Z Alt + press
hand-z = Z
hand-pages = PgUp, PgDn
hand-arrows-free = Arrows, nothing selected
hand-double-click = Double click
hand-letters = Letters in an empty cell
hand-click-shift = Shift + click
hand-drag-alt = Alt + drag
hand-drag-shift = Shift + drag
hand-drag-label = Drag a point’s label
hand-arrows = Arrows
hand-arrows-shift = Shift + arrows
hand-right-click = Right click, long press
hand-tab = Tab
hand-arrows-primary = { $primary } + arrows
hand-escape = Esc
does-scroll = Scroll
does-scroll-sideways = Scroll sideways
does-zoom-at-pointer = Zoom at the pointer
does-pan = Move the sheet
does-quick-zoom = Zoom in at the pointer
does-quick-zoom-out = Zoom out at the pointer
does-toggle-zoom = Whole sheet or 100%
does-page = By a screen; with Shift, sideways
does-edit-text = Edit text
does-begin-text = Begin a text
does-select-more = Add to the selection
does-copy = Make a copy
does-lock-axis = Keep to a straight line
does-move-label = Put it where you want
does-nudge = Nudge by one
does-nudge-far = Nudge by ten
does-menu = Open the menu
does-next = Next item
does-neighbour = Nearest item that way
does-escape = Cancel, step out
settings-title = Settings
settings-done = Done
settings-look = Appearance
settings-language = Window language
settings-theme = Theme
settings-reduced-motion = Reduce motion
settings-wheel = Wheel and trackpad
settings-wheel-does = Mouse wheel
settings-device = Device
settings-invert = Reverse direction
settings-hands = Canvas and keys
settings-edge-scroll = Scrolling at the edges
settings-single-keys = Single-key shortcuts, without Ctrl
language-own-ru = Русский
language-own-en = English
theme-system = System
theme-light = Light
theme-dark = Dark
wheel-scroll = Scrolls
wheel-zoom = Zooms
device-auto = Detect automatically
device-mouse = Mouse
device-trackpad = Trackpad
edge-scroll-off = Off
edge-scroll-slow = Slow
edge-scroll-normal = Normal
edge-scroll-fast = Fast
# Tools of the canvas
command-place-touchpoint = Add a touchpoint
command-place-metric = Add a metric
command-place-note = Add a note
command-draw-curve = Draw an emotion curve
command-align-left = Align left
command-align-right = Align right
command-align-top = Align to the top row
command-align-bottom = Align to the bottom row
command-align-middle = Align to the middle
command-distribute = Distribute evenly
command-toggle-lock = Lock or unlock
command-toggle-confidential = Confidential
command-order-earlier = Move earlier
command-order-later = Move later
command-insert-before = Insert before the selection
command-insert-after = Insert after the selection
command-hide-band = Hide the stage or lane
command-show-hidden = Show everything hidden
command-reset-filters = Reset filters
mark-draw = Pencil
lock-on = Lock
lock-off = Unlock
confidential = Confidential
confidential-on = Make confidential: audiences that may not see it get it neither on the screen nor in files
confidential-off = Confidential. Let everybody see it
locked-told = { $name } is locked. Unlock it: { $keys }
locked-here = Locked
locked-by-stage = Locked with stage “{ $name }”
locked-by-lane = Locked with lane “{ $name }”
menu-passes = { $name } passes here
menu-stage-before = Insert a stage to the left
menu-stage-after = Insert a stage to the right
menu-lane-before = Insert a lane above…
menu-lane-after = Insert a lane below…
menu-stage-copy = Duplicate with contents
menu-stage-hide = Hide the stage
menu-lane-hide = Hide the lane
menu-stage-earlier = Move left
menu-stage-later = Move right
menu-lane-earlier = Move up
menu-lane-later = Move down
menu-align = Align
insert-stage-here = Insert a stage here
insert-lane-here = Insert a lane here
catalogue-title = Which lane?
catalogue-own = Lane of your own
catalogue-more = Another of these
catalogue-hidden = { $name }, hidden
hidden-bands = Hidden: { $what }
hidden-show = Show hidden
count-stages =
    { $count ->
         [one] { $count }{"\u00A0"}stage
        *[other] { $count }{"\u00A0"}stages
    }
count-lanes =
    { $count ->
         [one] { $count }{"\u00A0"}lane
        *[other] { $count }{"\u00A0"}lanes
    }
count-touchpoints =
    { $count ->
         [one] { $count }{"\u00A0"}touchpoint
        *[other] { $count }{"\u00A0"}touchpoints
    }
count-notes =
    { $count ->
         [one] { $count }{"\u00A0"}note
        *[other] { $count }{"\u00A0"}notes
    }
count-emotions =
    { $count ->
         [one] { $count }{"\u00A0"}emotion point
        *[other] { $count }{"\u00A0"}emotion points
    }
count-dropoffs =
    { $count ->
         [one] { $count }{"\u00A0"}drop-off
        *[other] { $count }{"\u00A0"}drop-offs
    }
count-barriers =
    { $count ->
         [one] { $count }{"\u00A0"}barrier
        *[other] { $count }{"\u00A0"}barriers
    }
count-solutions =
    { $count ->
         [one] { $count }{"\u00A0"}solution
        *[other] { $count }{"\u00A0"}solutions
    }
count-metrics =
    { $count ->
         [one] { $count }{"\u00A0"}metric
        *[other] { $count }{"\u00A0"}metrics
    }
list-and = { $first } and { $last }
remove-title-stage = Delete the stage “{ $name }”?
remove-title-lane = Delete the lane “{ $name }”?
remove-title-persona = Delete the persona “{ $name }”?
remove-title-several =
    { $count ->
         [one] Delete { $count } element?
        *[other] Delete { $count } elements?
    }
remove-text-stage =
    { $goes ->
         [one] { $what } goes with the stage. This can be undone.
        *[other] { $what } go with the stage. This can be undone.
    }
remove-text-lane =
    { $goes ->
         [one] { $what } goes with the lane. This can be undone.
        *[other] { $what } go with the lane. This can be undone.
    }
remove-text-persona =
    { $goes ->
         [one] { $what } goes with the persona. This can be undone.
        *[other] { $what } go with the persona. This can be undone.
    }
remove-text-several =
    { $goes ->
         [one] { $what } goes with them. This can be undone.
        *[other] { $what } go with them. This can be undone.
    }
remove-ask-no-more = Don’t ask again in this session
remove-yes = Delete
filter-all = All
filter-people = All personas
filter-channels = Channels
filter-channels-some = Channels: { $count }
filter-channels-all = All channels
filter-short = Filters
filter-person = Show only { $name }
place-nowhere = The sheet has no lane for this
# Editing text on the sheet
text-on-sheet = Text on the sheet: { $field }, { $kind } “{ $name }”
# Clipboard
command-cut = Cut
command-copy = Copy
command-paste = Paste
command-paste-as-one = Paste as one card
command-copy-picture = Copy as picture
copied-count =
    { $count ->
        [one] { $count } element copied
       *[other] { $count } elements copied
    }
copied-picture = Picture copied
pasted-nothing = There is nothing on the clipboard that a map can hold
pasted-left-out = { $count } could not be placed
paste-lines-title = A list or one text?
paste-lines-text = These lines look like one paragraph. How should they be pasted?
paste-lines-many =
    { $count ->
        [one] { $count } card
       *[other] { $count } cards
    }
paste-lines-one = One card
paste-table-title = Paste a table
paste-table-first-row = First row holds stages
paste-table-first-column = First column holds lanes
paste-table-turned = Swap rows and columns
paste-table-new = new
paste-table-new-lane = new
paste-table-counts = Cards: { $cards }, new stages: { $stages }, new lanes: { $lanes }
paste-table-insert = Insert
paste-table-more = and { $count } more
field-picture = Picture
picture-remove = Remove the picture
failed-paste-picture = The picture could not be pasted
failed-files =
    { $count ->
        [1] The file could not be added
        [one] { $count } file could not be added
       *[other] { $count } files could not be added
    }
failed-files-more = And { $count } more
file-error-missing = There is no file “{ $name }”: it may have been moved or renamed. Choose another one
file-error-denied = You may not read “{ $name }”. Ask its owner for the right to
file-error-io = “{ $name }” could not be read: { $reason }. Check the drive and try again
file-error-not-a-file = “{ $name }” is a folder or a device. Drop the files themselves
file-error-empty = “{ $name }” is empty. Choose another file
file-error-too-much-text = “{ $name }” has { $size }{"\u00A0"}MiB of text, and a map takes no more than { $limit }{"\u00A0"}MiB. Keep only what you need in it
file-error-not-text = “{ $name }” is called a text and is none. Save it as text in UTF-8
file-error-not-a-picture =
    { $name ->
        [none] The picture in the clipboard
       *[other] “{ $name }”
    } is neither a PNG nor a JPEG. Save the picture as one of them
file-error-picture-too-large =
    { $name ->
        [none] The picture in the clipboard
       *[other] The picture “{ $name }”
    } is larger than { $limit }{"\u00A0"}MiB. Make it smaller
file-error-picture-too-many-pixels =
    { $name ->
        [none] The picture in the clipboard
       *[other] The picture “{ $name }”
    } has { $width }{"\u00A0"}×{"\u00A0"}{ $height } pixels, and no more than { $limit }{"\u00A0"}million can be opened. Make it smaller
file-error-picture-damaged =
    { $name ->
        [none] The picture in the clipboard
       *[other] The picture “{ $name }”
    } is damaged and cannot be opened. Save it anew where it was made
file-error-workbook = “{ $name }” is a workbook. Copy the cells you need and paste them onto the map; the figures of a funnel are read in Metrics
file-error-unsupported = A map has no use for “{ $name }”. It takes PNG and JPEG, text, CSV, HTML and the files of Tropa

# Several things at once
several-differ = Mixed
# Keyboard only
command-next-part = Next part of the window
command-previous-part = Previous part of the window
field-feeling-value = Value, −2 to 2
hand-arrows-cell = Arrows in a cell
hand-shift-enter = Shift Enter
does-next-cell = Next cell
does-to-cell = From a text or card to its cell
# A clipboard that takes nothing
copied-nothing = Nothing could be copied; the map is unchanged

# Fields in depth: persona, feeling, drop-off
field-demographics = Demographics
field-feeling-name = The feeling in one word
field-comeback = What would bring them back
evidence-observation = Observation

# Evidence
field-observed = People observed
field-source-date = Date of the data
field-concerns = Who it concerns

# Hands for feelings and drop-offs
field-curve = Curve
curve-as-is = Current
curve-to-be = Future
curve-begin = Plan the future curve
curve-now-as-is = New points go on the current curve
curve-now-to-be = New points go on the future curve
field-intensity = Intensity
intensity-faint = Slight
intensity-clear = Clear
intensity-strong = Strong
field-label = Label
label-auto = Automatic
label-pinned = Pinned
label-hidden = Hidden
label-pinned-there = Stands where you dragged it. “Automatic” takes it back to its own place
label-pinned-help = Always on the sheet. Drag it on the map to put it where you want
field-touchpoint = Touchpoint
touchpoint-none = Not linked
field-cause = Cause
hint-reason = One phrase in the customer’s words
hint-comeback = What would bring this person back
field-people-lost = People lost
field-loss-target = Target share lost, %
dropoff-people = { $arrived } arrive, { $after } go on
dropoff-money = { $money } lost
severity-trivial-short = Annoyance
severity-workaround-short = Workaround
severity-abandonment-short = Loss
severity-trivial-help = Unhappy, but they come back on their own
severity-workaround-help = They find another way: call, ask, do it by hand
severity-abandonment-help = They leave and don’t come back
solution-new = New solution
solution-go = Open the solution
dropoff-answered = Counts as answered: a barrier of this stage has a solution
dropoff-link-solution = Link: { $name }
command-pin-label = Pin the label
command-hide-label = Hide the label
command-auto-label = Place the label automatically
command-link-touchpoint = Link to a touchpoint
command-switch-curve = Switch curve: as is / to be
command-copy-curve = Start “to be” from “as is”
command-compare = Compare curves
link-nothing = This stage has no touchpoints
compare-title = Comparison
compare-open = Compare
compare-end = End comparison
compare-one = Who
compare-other = With
compare-own-to-be = Future curve
compare-no-gaps = No stage has both curves
compare-no-changes = The “to be” curve is the same as “as is”
ranking-title = What to fix first
ranking-empty = No drop-offs yet: mark them on the map and they will be ranked here
ranking-more = { $count } more
ranking-fewer = Show fewer
command-show-priorities = Show on the poster
ranking-weighed = weighed by mood
ranking-on-poster = Already on the poster
priorities-on-poster = “What to fix first” is now on the poster
edit-label = point label
edit-link = touchpoint link
edit-copy-curve = future curve
feeling-gratitude = gratitude
feeling-relief = relief
feeling-interest = interest
feeling-hope = hope
feeling-indifference = indifference
feeling-doubt = doubt
feeling-confusion = confusion
feeling-anxiety = anxiety
feeling-disappointment = disappointment
field-backstage = Below the line of visibility
command-visibility-line = Line of visibility above this lane

# The funnel
command-read-funnel = Read from a file…
command-read-funnel-again = Read again…
command-take-losses = Turn into drop-offs
dialog-funnel = Table with a funnel
edit-take-losses = turning counted losses into drop-offs
funnel-title = Funnel
funnel-whose = Funnel of
funnel-everybody = Everyone
funnel-entered = Entered
funnel-left = Left
funnel-share = Share
funnel-time = Time in the stage
funnel-no-stages = No stages yet
funnel-no-stages-help = Add stages on the map: each gets a row here
funnel-how = Type figures, paste a copied table (Ctrl{"\u00A0"}V) or read a CSV or XLSX file
funnel-typed = Typed or pasted figures
funnel-source-file = Funnel data: “{ $file }”
funnel-source-sheet = sheet “{ $sheet }”
funnel-source-rows = { $rows ->
        [one] { $rows } row
       *[other] { $rows } rows
    }
doubt-left-without-entering = Nobody entered, but { $left } left
doubt-left-exceeds-entered = More left than entered: { $left } of { $entered }
doubt-does-not-add-up = { $expected } should arrive from “{ $before }”
doubt-parts-exceed-whole = Personas add up to more: { $parts }
losses-taken = { $changed ->
        [0] New drop-offs: { $added }
       *[other] Drop-offs changed: { $changed }, new: { $added }
    }
losses-nothing = The drop-offs already match the funnel
losses-several = Left alone, because these places have several drop-offs: { $places }
losses-unclear = { $count ->
        [one] { $count } row was not carried over: it has no persona or no number of people who entered
       *[other] { $count } rows were not carried over: they have no persona or no number of people who entered
    }
funnel-taken = { $rows ->
        [one] The funnel has { $rows } row
       *[other] The funnel has { $rows } rows
    }

# A table becomes a funnel
import-title = Funnel from “{ $file }”
import-again-title = What “{ $file }” would change
import-pasted = the clipboard
import-sheet = Sheet
import-encoding = Encoding
import-delimiter = Separator
import-header = Header row
import-decimal = Decimal mark
import-decimal-none = Not chosen
import-decimal-comma = Comma: 1{"\u00A0"}240,5
import-decimal-point = Point: 1,240.5
import-unit = Time is in
import-unit-seconds = seconds
import-unit-minutes = minutes
import-unit-hours = hours
import-unit-days = days
import-layout = Table layout
import-layout-long-help = One row per stage; columns say how many entered, left and how long they stayed
import-layout-wide-help = One row per persona or segment; columns are named after stages
import-layout-log-help = One row per event: who, what and when
import-role-of = What column { $column } holds
import-users = Count users instead of sessions
import-difference = Where no column says who left, count those who do not reach the next stage
import-names = What these names stand for
import-name-open = Choose
import-name-nothing = Ignore
import-name-times = { $times ->
        [one] “{ $name }” — { $times } row
       *[other] “{ $name }” — { $times } rows
    }
import-name-means = What “{ $name }” stands for
import-faults = Problems
import-preview-more =
    { $count ->
        [one] and { $count } more row
       *[other] and { $count } more rows
    }
import-preview-many-more = and more than { $count } more rows
import-faults-more = And { $count } more
import-reading = Rows read: { $rows }
import-summary = Rows used: { $taken } · rows in the file: { $rows } · left out: { $left }
import-take = Add to the funnel
import-take-changes = Accept the changes
import-columns = Choose columns…
import-nothing-changes = The figures are the same: nothing would change
failed-import = The table could not be read
## The personas in full: sheet, portrait, library, looks, one alone

persona-open-page = Persona page
persona-from-file = Insert from file…
personas-empty-page = Add the person whose journey you are mapping, or insert a persona from a file
persona-doubts = Doubts
persona-channels = Preferred channels
persona-places = Where to find them
persona-subscriptions = Follows
persona-value = Value per customer
persona-segment-question = Which segment do they belong to?
persona-demographics-question = Family, city, work, income: what of it matters on this journey?
persona-wishes-question = What do they want? Which wishes are still open?
persona-problems-question = Which problems remain unsolved?
persona-criteria-question = How do they choose, and what do they compare with?
persona-objections-question = How do they answer an offer: too expensive, not now, not for me?
persona-fears-question = What if the choice turns out wrong?
persona-doubts-question = What do they ask, and what makes them hesitate?
persona-channels-question = Which channel do they prefer?
persona-places-question = Where do they spend their time online?
persona-subscriptions-question = What do they follow, read and watch?
persona-channel-add = Channel
persona-channel-own = Type a channel, then Enter
persona-channel-remove = Remove channel { $name }
persona-on-map = On the map
persona-no-curve = No emotion points yet: add them on the map
persona-alike = Hard to tell apart on the map: { $names }
persona-alike-grey = Look alike in greyscale: { $names }
persona-alike-colour = Look alike to colour-blind readers: { $names }
persona-take-free-look = Use a look of its own
persona-delete = Delete the persona
persona-solo-hint = Alt: show only this persona
portrait-crop = Crop the portrait
portrait-pick = Portrait…
portrait-help = Or drop it here, or paste it
portrait-remove-long = Remove the portrait
crop-title = Crop the portrait
crop-help = Drag the photo or use the arrow keys; zoom with the wheel or the slider. The whole photo is kept, so you can crop it again.
crop-smaller = Zoom out
crop-larger = Zoom in
crop-zoom = Portrait zoom
crop-zoom-value = { $percent }%
crop-done = Done
crop-reset = Centre
crop-field = Photo: arrow keys move it, plus and minus zoom
command-solo-persona = Show only this persona
command-show-personas = Show all personas
command-save-persona = Save the persona to a file…
command-insert-persona = Insert a persona from a file…
command-crop-portrait = Crop the portrait…
command-free-look = Give the persona a look of its own
dialog-save-persona = Save the persona
dialog-insert-persona = Insert a persona from a file
persona-saved = Persona saved
failed-save-persona = The persona could not be saved
command-save-brand = Save the brand to a file…
command-read-brand = Take the brand from a file…
dialog-save-brand = Save the brand
dialog-read-brand = Take the brand from a file
dialog-brand-logo = Choose a logo
dialog-brand-face = Choose a font
group-brand = Brand
field-brand-client = Client’s logo
field-brand-agency = Agency’s logo
field-brand-bold = Font of headings
field-brand-regular = Font of text
field-brand-colors = Colours of stages
field-brand-footer = Line at the foot
brand-choose-logo = Choose a picture…
brand-choose-face = Choose a font file…
brand-take-away = Remove: { $what }
brand-logo-size = { $width }{"\u00A0"}×{"\u00A0"}{ $height } pixels
brand-face-unusable = This file cannot be used
brand-read = From a file…
brand-save = To a file…
brand-saved = Brand saved
failed-brand = The file does not fit
failed-save-brand = The brand could not be saved
wrong-colors = Colours like #E4002B, separated by commas
failed-persona-unknown = “{ $name }” holds no persona that this version understands. Update Tropa or choose another file.
hidden-personas = Not shown: { $names }

# Losses: what is known and what is on the sheet
dropoff-arrived-unknown = Nobody counted how many get here, so the share stays as typed
ranking-stage-hidden = The stage is hidden, so this is not on the poster
# Funnel: changes after reading, and locks

funnel-source-amended = { $source }, edited by hand
losses-locked = Left alone, because they are locked: { $places }

# What two curves that are compared are listed by.
compare-better = Who is better off, and by how much
compare-change = Current → future
# Editing a text

command-edit-text = Edit the text
# What reading a table again would change

import-change-whose = Persona
import-change-figure = Figure
import-change-was = Was
import-change-is = Will be
import-change-by = Change
import-change-said = { $stage }, { $whose }: { $figure } { $was } → { $is }
