# Presenting a map in a meeting: the script, the screen, the meeting, what-ifs.

# The script of a meeting: the panel beside the map
command-script = Meeting script
command-capture-view = Capture the view into the script
script-title = Meeting script
script-close = Close the script
script-automatic = Made from the map, changes with it
script-own = Your own: the map leaves it alone
script-capture = Capture
script-capture-help = Add what the map shows now
script-capture-again = Take what is seen now
script-add = Add
script-stages = Stage
script-each-dropoff = One drop-off
script-subject-title = Title of the map
script-subject-personas = Personas
script-subject-overview = The whole map
script-subject-highs = Highs and lows
script-subject-dropoffs = All drop-offs
script-subject-priorities = What to fix first
script-subject-plan = Plan
script-subject-captured = Captured part of the map
script-view-of = View { $number } of { $count }
script-title-hint = As its subject
script-present-from = Present from here
script-rename = Rename
script-duplicate = Duplicate
script-earlier = Earlier
script-later = Later
script-remove = Delete the view
script-note-hint = What to say. The audience never sees it
script-draws-curves = Curves draw themselves
field-view-title = Name of the view
field-view-note = Speaker notes
field-view-time = Time, min:s
field-view-subject = What it shows
field-view-people = Who is meant
field-view-lanes = Lanes in focus
field-view-hidden = Leave out
hint-minutes = 1:30
wrong-minutes = Type minutes and seconds, 1:30, or minutes alone, 2
script-count =
    { $count ->
        [one] { $count } view
       *[other] { $count } views
    }
script-no-time = no time planned
script-untimed =
    { $count ->
        [one] { $count } view has no time
       *[other] { $count } views have no time
    }
script-room = Room: { $depth } m, screen { $width } m
script-legible = The smallest type that the last row can read: { $size } pt on the screen
script-small = Too small for { $depth } m: lines of { $actual } pt on the screen, { $needed } are needed
script-small-help = Capture a smaller part, or take a wider screen
script-rebuild = Make anew
script-rebuild-help = The views come from the map again. Notes of the same views stay, undo brings everything back
script-gone-journey = The map that this view shows is no longer in the project. Delete it
script-gone-stage = This stage is no longer on the map. Choose what the view shows, or delete it
script-gone-dropoff = This drop-off is no longer on the map. Choose what the view shows, or delete it
script-gone-edge = A stage or lane by which the view was captured is gone: what is left of it is seen. Capture it anew

# What if
whatif-points =
    { $points } { $points ->
        [one] point
       *[other] points
    }
whatif-same = no change
whatif-missing-dropoffs = No drop-offs on the map, so there is nothing to count
whatif-missing-counts = To count people, enter in the funnel how many came to the first stage: { $names }
whatif-missing-values = To count money, say on the persona what one customer brings: { $names }
whatif-title = What if
whatif-help = Ease a drop-off or lift a feeling: the map stays as it is until you make it the target
whatif-empty = No drop-offs and no lows on the map: mark them, and here you can try what each fix would bring
whatif-share = Reach the end
whatif-people = People at the end
whatif-lost = People lost
whatif-money = They bring
whatif-today = today { $figure }
whatif-dropoffs = Drop-offs
whatif-feelings = Lows
whatif-ease = Drop-off, { $name }: { $stage }
whatif-lift = Feeling, { $name }: { $stage }
whatif-change = { $from } → { $to }
whatif-as-today = Back to today
whatif-ranking = What to fix first then
whatif-rank-was = was { $rank }
whatif-rank-new = was not there
whatif-rank-gone = nobody lost any more
whatif-name = Name
whatif-name-hint = Online booking
whatif-unnamed = Option { $number }
whatif-keep = Save
whatif-keep-beside = Save as new
whatif-kept = Saved: { $name }
whatif-reset = Reset
whatif-show = Show on the map
whatif-make-to-be = Make it the target
whatif-is-to-be = The map has its targets: shares lost and the future curve
whatif-all = Saved options
whatif-column-share = Reach the end
whatif-column-people = People
whatif-column-money = They bring
whatif-column-gain = Against today
whatif-row-today = Today
whatif-open = Open
whatif-remove = Delete { $name }
whatif-strip = What if: { $name } · at the end { $gain }
whatif-strip-unnamed = What if · at the end { $gain }
whatif-close = Close
whatif-off = Turn off
whatif-to-metrics = Change
whatif-ended = The map was changed, so the what-if is off

## What the views of a script are called.

view-title = What the map is about
view-personas = Who walks the path
view-overview = The whole path
view-stage = Stage { $n }. { $name }
view-stage-nameless = Stage { $n }
view-stage-gone = The stage is not on the sheet
view-highs-and-lows = Highs and lows
view-dropoffs = Where people leave
view-dropoff = Drop-off: { $name }, { $share }
view-dropoff-nameless = Drop-off, { $share }
view-dropoff-gone = The drop-off is not on the sheet
view-priorities = What to mend first
view-plan = What we will do
view-captured = A view of your own

## The beginning: the button that shows the map, and its menu.

show-menu = How and where to show
show-screen = Audience screen
show-display = { $name } · { $size }
show-display-here = { $name } · { $size } · this screen
show-in-window = A separate window
show-here = This window, without notes
show-window-hint = Take the audience window to the projector and fill the screen: F11 or a double click
show-wayland-hint = On Wayland choose “A separate window” and take it to the projector yourself
show-one-display-hint = No second screen is seen. Plug in the projector and it appears here
show-room = Room…
command-show-here = Show from here
command-rehearse = Rehearse the show

## The room in which it is shown.

room-title = Room
room-text = It tells whether the last row can read the map
room-depth = To the last row
room-picture = Width of the picture
room-metres = { $length } m
room-usual = As usual

## The audience's screen: the strip of keys, and what lies over the map.

show-key-next = next
show-key-back = back
show-key-laser = pointer
show-key-lens = lens
show-key-ink = draw
show-key-edit = edit
show-key-what-if = what if
show-key-black = black screen
show-key-hide = hidden parts
show-key-overview = all views
show-key-question = question
show-key-notes = notes
show-key-leave = leave
show-goto = View { $number }
show-goto-hint = Enter to go there
show-end = End of the show
show-end-hint = Esc returns to the map, ← to the last view
show-no-note = This view has no notes
show-question = A question from the room…

## The presenter's window.

console-place = { $number } of { $count }
console-place-stop = { $number } of { $count } · { $stop }/{ $stops }
console-next = Next: “{ $title }”
console-next-stop = Next: “{ $title }”, { $stop }/{ $stops }
console-last = This is the last view
console-elapsed = Elapsed
console-now = Now
console-view-time = This view
console-meant = of { $time }
console-changes = Changes in this meeting, { $count }
console-questions = Questions, { $count }
console-no-note = There are no notes for this view. They are written in the script and seen only here
console-larger-notes = Larger notes
console-smaller-notes = Smaller notes

## The audience's screen during a show.

audience-window = Tropa — audience screen
audience-window-rehearsal = Tropa — rehearsal, audience screen
audience-unplugged = Screen { $name } is unplugged; the show stays at this view
audience-back = Screen { $name } is plugged in again
audience-closed = The audience window is closed; the show stays at this view
audience-no-window = The second window did not open; the audience sees nothing
audience-give-back = Show on it
audience-reopen = Open again
audience-here = Show in this window
audience-dismiss = Got it

## Rehearsal.

rehearsal-title = The rehearsal is over
rehearsal-took-all = It took { $time }. Take that as the plan, and the show will tell whether you are on time
rehearsal-longer = It took { $time }, { $by } longer than planned
rehearsal-shorter = It took { $time }, { $by } shorter than planned
rehearsal-on-time = It took { $time }, just as planned
rehearsal-view = View
rehearsal-meant = Plan
rehearsal-took = Took
rehearsal-all = All
rehearsal-take = Take as plan
rehearsal-again = Once more
rehearsal-done = Back to the map

## Papers of a meeting: red line and minutes.

minutes-number = No.
minutes-what = What
minutes-before = Before
minutes-after = After
minutes-changed = Decided
minutes-changed-nothing = The map was not changed in the meeting
minutes-changed-at = What changed: { $meeting }
minutes-asked = Asked
minutes-asked-nothing = No questions were noted
minutes-next = Next
## A meeting: what was changed, what was asked.

meeting-of-day = Meeting { $day }
meeting-stage = stage { $n }
meeting-after-card = after { $card }
meeting-order = order
meeting-followers =
    { $count ->
        [one] and { $count } element with it
       *[other] and { $count } elements with it
    }
meeting-new-stage = New stage
meeting-new-lane = New lane
meeting-new-persona = New persona
meeting-new-note = New text
meeting-new-touchpoint = New touchpoint
meeting-new-emotion = New emotion point
meeting-new-dropoff = New drop-off
meeting-new-barrier = New barrier
meeting-new-solution = New solution
meeting-new-metric = New metric
meeting-gone-stage = Deleted stage
meeting-gone-lane = Deleted lane
meeting-gone-persona = Deleted persona
meeting-gone-note = Deleted text
meeting-gone-touchpoint = Deleted touchpoint
meeting-gone-emotion = Deleted emotion point
meeting-gone-dropoff = Deleted drop-off
meeting-gone-barrier = Deleted barrier
meeting-gone-solution = Deleted solution
meeting-gone-metric = Deleted metric
meeting-at-stage = at stage { $n }
meeting-sum-changes =
    { $count ->
        [one] { $count } change
       *[other] { $count } changes
    }
meeting-sum-questions =
    { $count ->
        [one] { $count } question
       *[other] { $count } questions
    }
meeting-came = { $meeting }: { $came }
meeting-look = Review
meeting-unfinished = { $meeting } was never closed: the program ended first
meeting-still-on = This meeting was never closed
meeting-go-on = Go on presenting
meeting-close = Close the meeting
meeting-which = Which meeting
meeting-title = Name of the meeting
meeting-show = Show
meeting-keep = Keep
meeting-roll-back = Roll back
meeting-kept = Kept
meeting-rolled-back = Rolled back
meeting-newer = Changed again since the meeting: rolling back takes that away, too
meeting-questions = Questions
meeting-question = Question
meeting-forget-question = Delete the question
meeting-keep-all = Keep all
meeting-roll-back-all = Roll all back
meeting-red-line = Red line…
meeting-protocol = Minutes…
meeting-edit-sign = Editing · Esc goes back to the show
command-review-meeting = Meetings: changes and questions
why-meetings = No meetings yet: changes and questions are gathered while you present
