# Messages of the window.

# The window
app-name = Tropa
app-what = customer journey maps
untitled = Untitled
menu = Menu
more = More
places = Places
minimap = The whole map
show = Present
search-hint = Find or do
back-to-map = Back to the map
zoom-fit = Fit
saved-at = saved at { $time }
saved-not-yet = not saved
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
command-undo = Undo
command-redo = Redo
command-duplicate = Duplicate
command-delete = Delete
command-find = Find on the map…
command-tool-select = Select
command-tool-hand = Hand
command-place-emotion = Place an emotion point
command-place-dropoff = Place a drop-off
command-place-moment = Mark a moment of truth
command-place-barrier = Place a barrier
command-place-solution = Place a solution
command-add-stage = Add a stage
command-add-lane = Add a lane…
command-add-persona = Add a persona
command-zoom-in = Zoom in
command-zoom-out = Zoom out
command-zoom-fit = Fit the sheet
command-zoom-actual = Zoom to 100%
command-map = Go to the map
command-personas = Go to the personas
command-metrics = Go to the metrics
command-review = Go to the review
command-print = Go to print
command-show = Present the map
command-toggle-theme = Dark appearance
command-toggle-theme-light = Light appearance
command-toggle-language = Перейти на русский
command-toggle-panels = Hide or show the panels
command-fold-palette = Palette: fold or unfold
command-fold-inspector = Properties: fold or unfold
command-toggle-wheel = Wheel: scroll or zoom
command-quit = Quit
wheel-zooms = The wheel zooms
wheel-scrolls = The wheel scrolls
finder-hint = A command or a word of the map
finder-nothing = Nothing found
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
legible = All text can be read from { $distance } m
legible-not = Smallest text is { $actual }{"\u00A0"}pt, { $minimum }{"\u00A0"}pt needed
remarks =
    { $count ->
         [one] { $count } remark
        *[other] { $count } remarks
    }
selected = Selected: { $count }

# Fields
field-title = Title
field-name = Name
field-age = Age
field-channel = Channel
field-people = Who passes
field-detail = What happens inside
field-platform = Platform
hint-platform = Google, Telegram
field-importance = Importance
field-evidence = Based on
field-interviews = How many interviews
field-source = Source of the data
field-feelings = Feeling at this point
field-feeling = Feeling
field-losses = Leave after this point
field-along = Place along the stage, %
field-lost = Leave, %
dropoff-before-after = On the way before { $before }, after { $after }
field-reason = Reason
field-severity = How bad it is
none-yet = None yet
field-kind = Kind
field-text = Text
field-solved-by = What is done about it
field-owner = Owner
field-due = Due
field-lowers = Which barriers it lowers
field-fact = Fact
field-target = Target
field-unit = Unit
field-aim = Aim
field-progress = On the way to the target
field-question = The customer's question
field-duration = How long it takes
hint-duration = 1–2 weeks
field-width = Width, 1 is common
field-height = Height, 1 is common
field-hint = Hint
field-visible = Show on the sheet
field-order = Order
move-before = Earlier
move-after = Later
field-portrait = Portrait
portrait-choose = Choose a portrait…
portrait-replace = Replace the portrait…
portrait-remove = Remove
field-hue = Colour
hue-number = Colour { $number }
field-line = Line
field-marker = Marker
hint-quote = In the customer's words, without quotation marks
hint-one-per-line = One a line
hint-date = 21.11.2026
group-sheet = Sheet
group-structure = Lanes and stages
group-project = Project
field-journey-title = Title in the customer's words
hint-journey-title = “I want to…”
field-scenario = Scenario
hint-scenario = Who wants what under which circumstances
journey-as-is = As is
journey-to-be = To be
field-paper = Paper
field-orientation = Orientation
field-sheet-width = Width, mm
field-sheet-height = Height, mm
lane-show = Show the lane { $name }
lane-hide = Hide the lane { $name }
add-stage = Stage
add-lane = Lane
add-persona = Persona
field-project-title = Project title
field-client = Client
field-author = Author
field-version = Version
field-research = What the map rests on
field-date = Date
field-map-language = Language of the map
language-ru = Russian
language-en = English

# Places
review-title = Review of the map
review-help = Click a remark to go to it on the map
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
review-empty-help = The map is ready to be shown
personas-empty = No personas yet
personas-empty-help = Add the person whose way you draw
persona-card-name = { $name }, { $age }
metrics-empty = No metrics yet
metrics-empty-help = Put a metric into the lane of metrics on the map
show-on-map = Show on the map
print-checks = Before printing
check-type = The smallest text is { $size } pt
check-type-help = can be read from { $distance } m
check-room = Nothing is cut or covered
check-room-help =
    { $count ->
         [one] { $count } line checked
        *[other] { $count } lines checked
    }
check-room-lost =
    { $count ->
         [one] { $count } text found no room
        *[other] { $count } texts found no room
    }
check-remarks =
    { $count ->
         [0] No remarks
         [one] { $count } remark in the review
        *[other] { $count } remarks in the review
    }
check-research = It says what the map rests on
check-research-none = It does not say what the map rests on
check-date = The date is set
check-date-none = No date, the footer keeps an empty place
save-pdf = Save PDF…
save-png = PNG…
save-svg = SVG…
welcome-new = New map
welcome-recent = Recent
welcome-sample = Look at a finished one
welcome-templates = Begin with a template
sample-title = Moving onto marketplaces
sample-text = Two personas, six stages, every lane filled
sample-school-title = School of English
sample-school-text = Three personas, as is and to be, a funnel from a file

# Dialogs
dialog-open = Open a map
dialog-save = Save the map
dialog-export-pdf = Save the sheet as PDF
dialog-export-png = Save the sheet as PNG
dialog-export-svg = Save the sheet as SVG
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
chooser-pixels = { $width } × { $height } pixels
chooser-sheets =
    { $count ->
        [one] { $count } sheet
       *[other] { $count } sheets
    }
chooser-smallest = smallest type { $size }{"\u00A0"}pt
dialog-portrait = Portrait of the persona, PNG or JPEG
dialog-open-this = Open
dialog-save-here = Save
dialog-cancel = Cancel
dialog-understood = OK
unsaved-title = Save “{ $name }”?
unsaved-text = Without saving, the last changes are lost
unsaved-save = Save
unsaved-discard = Do not save
failed-open = The file was not opened
failed-open-named = “{ $name }” did not open
failed-save = The map was not saved
failed-export = The sheet was not saved
failed-picture = The portrait was not loaded
failed-picture-kind = “{ $path }” is neither PNG nor JPEG. Choose another picture
failed-picture-read = “{ $path }” cannot be read: { $reason }
failed-start = It could not be started
failed-crashed = The work was cut short by a fault of the program. The map is unharmed: save it and try again
failed-thread = The system is short of resources: { $reason }. Close other programs and try again
failed-save-as = Save as…
failed-elsewhere = Another place…
failed-show = The file was not shown
failed-show-text = “{ $path }” did not open in another program: { $reason }. Open it yourself
exported =
    { $format ->
        [pdf] PDF saved
        [png] PNG saved
       *[svg] SVG saved
    }
saved-as = Map saved
saved-anew = The file was gone from the disk, the map is written anew
open-outside = Open
show-in-folder = Show in folder
toast-close = Close
closing-waits = A file is being written, the window closes with it. Close again not to wait
overwrite-title = “{ $name }” is there already. Replace it?
overwrite-text = Folder: { $folder }. What is in the file now cannot be brought back
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
file-findings = “{ $name }” was opened with remarks
file-findings-show = See remarks
edit-refused = This cannot be changed like that
sheet-landscape = Landscape
sheet-portrait = Portrait
field-quote = Quote
field-segment = Segment

# Canvas: selecting and dragging
command-select-all = Select all
edit-move-selection = moving the selection
edit-reorder-stage = order of stages
edit-reorder-lane = order of lanes
edit-resize-stage = width of a stage
edit-resize-lane = height of a lane
landing-stage = Stage { $stage }
landing-lane = Lane { $lane }
selected-count = { $count ->
    [one] { $count } element selected
   *[other] { $count } elements selected
}
locked-held = Locked: unlock it first, { $keys }
# Looking around and finding
command-palette = Find or do…
command-replace = Find and replace…
command-find-next = Find next
command-find-previous = Find previous
command-zoom-selection = Zoom to selection
command-context-menu = Open the context menu
command-history = History
command-shortcuts = Keys and gestures
command-settings = Settings…
undo-named = { $command }: { $step }
edit-replace = replacing text
find-hint = Find on the map
find-count = { $place } of { $total }
find-more = Show replacing
find-less = Hide replacing
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
history-beginning = Map opened
shortcuts-title = Keys and gestures
shortcuts-search = Find a key or an action
group-look = Look around
group-find = Find
group-edit = Edit
group-place = Place
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
hand-click-shift = Shift + click
hand-drag-alt = Alt + drag
hand-drag-shift = Shift + drag
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
does-page = A screen, with Shift sideways
does-edit-text = Edit text
does-select-more = Add to the selection
does-copy = Make a copy
does-lock-axis = Move in a straight line
does-nudge = Nudge by one
does-nudge-far = Nudge by ten
does-menu = Open the menu
does-next = To the next one
does-neighbour = To the neighbour
does-escape = Leave, cancel
settings-title = Settings
settings-done = Done
settings-look = Look
settings-language = Language of the window
settings-theme = Appearance
settings-reduced-motion = Cut, do not move the camera
settings-wheel = Wheel and trackpad
settings-wheel-does = Mouse wheel
settings-device = Device
settings-invert = Reverse direction
settings-hands = Canvas and keys
settings-edge-scroll = Scrolling at the edge
settings-single-keys = Letters and signs without Ctrl are shortcuts
language-own-ru = Русский
language-own-en = English
theme-system = As the system
theme-light = Light
theme-dark = Dark
wheel-scroll = Scrolls
wheel-zoom = Zooms
device-auto = Detect
device-mouse = Mouse
device-trackpad = Trackpad
edge-scroll-off = Off
edge-scroll-slow = Slow
edge-scroll-normal = Normal
edge-scroll-fast = Fast
# Tools of the canvas
command-place-touchpoint = Place a touchpoint
command-place-metric = Place a metric
command-place-note = Place a note
command-draw-curve = Draw an emotion curve
command-align-left = Align left
command-align-right = Align right
command-align-top = Align to the top row
command-align-bottom = Align to the bottom row
command-align-middle = Align to the middle
command-distribute = Distribute evenly
command-toggle-lock = Lock or unlock
command-order-earlier = Move earlier
command-order-later = Move later
command-insert-before = Insert before the selected one
command-insert-after = Insert after the selected one
command-hide-band = Hide the stage or lane
command-show-hidden = Show everything hidden
command-reset-filters = Reset filters
mark-draw = Pencil
lock-on = Lock
lock-off = Unlock
locked-told = Locked: { $name }. Unlock it first
locked-here = Locked
locked-by-stage = Locked with the stage “{ $name }”
locked-by-lane = Locked with the lane “{ $name }”
menu-stage-before = Insert a stage to the left
menu-stage-after = Insert a stage to the right
menu-lane-before = Insert a lane above…
menu-lane-after = Insert a lane below…
menu-stage-copy = Copy with contents
menu-stage-hide = Hide the stage
menu-lane-hide = Hide the lane
menu-stage-earlier = Move left
menu-stage-later = Move right
menu-lane-earlier = Move up
menu-lane-later = Move down
menu-align = Align
insert-stage-here = Insert a stage here
insert-lane-here = Insert a lane here
catalogue-title = Which lane
catalogue-own = Own lane
catalogue-more = One more of these
catalogue-hidden = { $name }, hidden
hidden-bands = Hidden: { $what }
hidden-show = Show what is hidden
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
remove-ask-no-more = Do not ask again until I quit
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
pasted-nothing = The clipboard holds nothing for the map
pasted-left-out = No place was found for { $count }
paste-lines-title = A list or one text?
paste-lines-text = The lines look like one paragraph. How should they be pasted?
paste-lines-many =
    { $count ->
        [one] { $count } card
       *[other] { $count } cards
    }
paste-lines-one = One card
paste-table-title = The table becomes part of the map
paste-table-first-row = First row: stages
paste-table-first-column = First column: lanes
paste-table-turned = Swap rows and columns
paste-table-new = new
paste-table-new-lane = new
paste-table-counts = Cards: { $cards }, new stages: { $stages }, new lanes: { $lanes }
paste-table-insert = Insert
paste-table-more = and { $count } more
field-picture = Picture
picture-remove = Remove the picture
failed-paste-picture = The picture was not pasted
failed-paste-picture-text = It is damaged, too large, or neither PNG nor JPEG

# Several things at once
several-differ = Different
# Keyboard only
command-next-part = Next part of the window
command-previous-part = Previous part of the window
field-feeling-value = Value from −2 to 2
hand-arrows-cell = Arrows in a cell
hand-shift-enter = Shift Enter
does-next-cell = To the next cell
does-to-cell = From a text or card out to its cell
# A clipboard that takes nothing
copied-nothing = The clipboard took nothing, and the map is as it was

# Fields in depth: persona, feeling, drop-off
field-demographics = Demographics
field-feeling-name = The feeling in a word
field-comeback = What would bring them back
evidence-observation = Observation

# Evidence
field-observed = How many were observed
field-source-date = Date of the data
field-concerns = Who is concerned

# Hands for feelings and drop-offs
field-curve = Curve
curve-as-is = Current
curve-to-be = Future
curve-begin = Start the future one
curve-now-as-is = New points go on the current curve
curve-now-to-be = New points go on the future curve
field-intensity = How strongly
intensity-faint = Slightly
intensity-clear = Clearly
intensity-strong = Very
field-label = Label
label-auto = Automatic
label-pinned = Pinned
label-hidden = Hidden
field-touchpoint = Touchpoint
touchpoint-none = Not linked
field-cause = Why they leave
hint-reason = One phrase in the customer’s words
hint-comeback = What would bring the person back
field-people-lost = People who leave
dropoff-people = Arrive: { $arrived }, go on: { $after }
dropoff-money = { $money } lost
severity-trivial-short = Annoyance
severity-workaround-short = Workaround
severity-abandonment-short = Loss
severity-trivial-help = Displeased, but they come back by themselves
severity-workaround-help = They find another way: call, ask, do it by hand
severity-abandonment-help = They are gone and do not return
solution-new = New solution
solution-go = Go to the solution
command-pin-label = Pin label
command-hide-label = Hide label
command-auto-label = Label automatically
command-link-touchpoint = Link to touchpoint
command-switch-curve = Curve: current or future
command-copy-curve = Future curve from the current one
command-compare = Compare curves
link-nothing = There are no touchpoints at this stage
compare-title = Comparison
compare-open = Compare
compare-end = End the comparison
compare-one = Who
compare-other = Beside
compare-own-to-be = Future curve
compare-no-gaps = There is no stage that both curves go through
compare-no-changes = The future curve does not differ
ranking-title = What to mend first
ranking-empty = Nobody leaves yet: mark the drop-offs on the map, and they will be ranked here
ranking-more = { $count } more
ranking-fewer = Show fewer
command-show-priorities = Show on the poster
ranking-on-poster = On the poster already
priorities-on-poster = The block “What to mend first” is on the poster
edit-label = label of a point
edit-link = link to a touchpoint
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
command-visibility-line = Line of visibility: above this lane

# The funnel
command-read-funnel = Read from a file…
command-read-funnel-again = Read again…
command-take-losses = Carry over to drop-offs
dialog-funnel = A table with a funnel
edit-take-losses = Carrying counted losses over to drop-offs
funnel-title = Funnel
funnel-whose = Whose funnel
funnel-everybody = Everybody
funnel-entered = Entered
funnel-left = Left
funnel-share = Share
funnel-time = Time in stage
funnel-no-stages = No stages yet
funnel-no-stages-help = Add stages on the map: each gets a row of its own
funnel-how = Type the figures, paste a copied table (Ctrl{"\u00A0"}V) or read a CSV or XLSX file
funnel-typed = The figures were typed or pasted
funnel-source-file = Funnel data: “{ $file }”
funnel-source-sheet = sheet “{ $sheet }”
funnel-source-rows = { $rows ->
        [one] { $rows } row
       *[other] { $rows } rows
    }
doubt-left-without-entering = Nobody entered, but { $left } left
doubt-left-exceeds-entered = More left than entered: { $left } of { $entered }
doubt-does-not-add-up = { $expected } should come from “{ $before }”
doubt-parts-exceed-whole = The personas together have more: { $parts }
losses-taken = { $changed ->
        [0] New drop-offs: { $added }
       *[other] Drop-offs changed: { $changed }, new: { $added }
    }
losses-nothing = The drop-offs are as the funnel says already
losses-several = Not touched, because there are several drop-offs: { $places }
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
import-delimiter = Between cells
import-header = Row of headings
import-decimal = Decimal mark
import-decimal-none = Not chosen
import-decimal-comma = Comma: 1{"\u00A0"}240,5
import-decimal-point = Point: 1,240.5
import-unit = Time is given in
import-unit-seconds = seconds
import-unit-minutes = minutes
import-unit-hours = hours
import-unit-days = days
import-layout = How the table is laid out
import-layout-long-help = Each row is a stage, the columns say how many entered, left and how long they stayed
import-layout-wide-help = Each row is a persona or segment, the columns are named after stages
import-layout-log-help = Each row is an event: who, what and when
import-role-of = What column { $column } holds
import-users = Count users instead of sessions
import-difference = Those who do not reach the next stage left, where no column says who left
import-names = What these names mean
import-name-open = Choose
import-name-nothing = Do not read
import-name-times = { $times ->
        [one] “{ $name }” — { $times } row
       *[other] “{ $name }” — { $times } rows
    }
import-name-means = What “{ $name }” means
import-faults = What is wrong
import-faults-more = And { $count } more
import-reading = Rows read: { $rows }
import-summary = Rows for the funnel: { $taken } · rows in the file: { $rows } · left out: { $left }
import-take = Take into the funnel
import-take-changes = Accept the changes
import-columns = Choose columns…
import-nothing-changes = The figures are the same: nothing will change
failed-import = The table was not read
## The personas in full: sheet, portrait, library, looks, one alone

persona-open-page = Persona sheet
persona-from-file = Insert from file…
personas-empty-page = Add the person whose way you draw, or insert a persona from a file
persona-doubts = Doubts
persona-channels = Preferred channels
persona-places = Where to find them
persona-subscriptions = Subscribed to
persona-value = One customer brings
persona-segment-question = Which segment do they belong to?
persona-demographics-question = Family, town, work, income: what of it matters for the way?
persona-wishes-question = What do they want? Which wishes are still open?
persona-problems-question = Which problems are not solved yet?
persona-criteria-question = By what do they choose, and with whom do they compare?
persona-objections-question = What do they answer to an offer: too dear, not now, not for me?
persona-fears-question = What do they fear if the choice turns out wrong?
persona-doubts-question = Which questions do they ask, and what makes them doubt?
persona-channels-question = Which channel do they prefer?
persona-places-question = Where on the internet do they spend their time?
persona-subscriptions-question = What do they follow, study, read and watch?
persona-channel-add = Channel
persona-channel-own = Another channel, then Enter
persona-channel-remove = Remove channel: { $name }
persona-on-map = On the map
persona-no-curve = No emotion points yet: put them on the map
persona-alike = Hard to tell apart on the map: { $names }
persona-alike-grey = Alike in a grey print: { $names }
persona-alike-colour = Alike to those who see few colours: { $names }
persona-take-free-look = Take the free look
persona-delete = Delete persona
persona-solo-hint = With Alt: show only this persona
portrait-crop = Frame the portrait
portrait-pick = Photo…
portrait-help = Or drop it here, or paste it
portrait-remove-long = Remove the portrait
crop-title = The portrait in its circle
crop-help = Drag the photo or use the arrow keys; zoom by wheel or slider. The photo is kept whole, so you can frame it again.
crop-smaller = Farther
crop-larger = Nearer
crop-zoom = Zoom of the portrait
crop-zoom-value = { $percent }%
crop-done = Done
crop-reset = Centre
crop-field = Photo: arrow keys move it, plus and minus zoom
command-solo-persona = Show only this persona
command-show-personas = Show all personas
command-save-persona = Save persona to file…
command-insert-persona = Insert persona from file…
command-crop-portrait = Frame the portrait…
command-free-look = Give the persona the free look
dialog-save-persona = Save the persona
dialog-insert-persona = Insert a persona from a file
persona-saved = Persona saved
failed-save-persona = The persona is not saved
failed-persona-unknown = The file “{ $name }” holds no persona that this version understands. Update the program or choose another file.
hidden-personas = Not shown: { $names }

# Losses: what is known and what is on the sheet
dropoff-arrived-unknown = Nobody counted how many get here, so no share follows from the people: it is as typed
ranking-stage-hidden = The stage is hidden, this place is not on the poster
# Funnel: changes after reading, and locks

funnel-source-amended = { $source }, amended by hand
losses-locked = Not touched, because it is locked: { $places }

# What two curves that are compared are listed by.
compare-better = Who is better off, by how much
compare-change = Current → future
# Editing a text

command-edit-text = Edit text
# What reading a table again would change

import-change-whose = Persona
import-change-figure = Figure
import-change-was = Was
import-change-is = Will be
import-change-by = Change
import-change-said = { $stage }, { $whose }: { $figure } { $was } → { $is }
