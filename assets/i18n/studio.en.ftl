# Messages of the window.

# The window
app-name = Tropa
app-what = customer journey maps
untitled = Untitled
menu = Menu
more = More
menu-edit-text = Edit text
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
command-find = Find or do…
command-tool-select = Select
command-tool-hand = Hand
command-place-emotion = Place an emotion point
command-place-dropoff = Place a drop-off
command-place-moment = Mark a moment of truth
command-place-barrier = Place a barrier
command-place-solution = Place a solution
command-add-stage = Add a stage
command-add-lane = Add a lane of notes
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
command-toggle-theme = Switch the theme
command-toggle-language = Перейти на русский
command-toggle-wheel = Wheel: scroll or zoom
command-quit = Quit
wheel-zooms = The wheel zooms
wheel-scrolls = The wheel scrolls
finder-hint = A command or a word of the map
finder-nothing = Nothing found

# Palette
palette-channels = Drag onto the map
palette-all = All channels, { $count }
palette-marks = Marks on the curve
mark-emotion = Emotion point
mark-dropoff = Drop-off
mark-moment = Moment of truth
mark-barrier = Barrier
mark-solution = Solution
persona-show = Show { $name }
persona-hide = Hide { $name }
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
field-lost = Leave, % of those who got here
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
save-pdf = Save PDF
save-png = PNG…
save-svg = SVG…
welcome-new = New map
welcome-recent = Recent
welcome-sample = Look at a finished one
welcome-templates = Begin with a template
sample-title = Moving onto marketplaces
sample-text = Two personas, six stages, every lane filled

# Dialogs
dialog-path = Path of the file
dialog-open = Open a map
dialog-save = Save the map
dialog-export = Save the sheet
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
exported = Saved: { $path }
edit-refused = This cannot be changed like that
sheet-landscape = Landscape
sheet-portrait = Portrait
field-quote = Quote
field-segment = Segment

# Canvas: selecting and dragging
command-select-all = Select all
edit-move-selection = moving the selection
edit-duplicate = copying
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
locked-held = Locked: unlock it first, Ctrl Shift L
