# Presenting a map in a meeting: the script, the screen, the meeting, what-ifs.

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
rehearsal-taken = The times are the plan now
