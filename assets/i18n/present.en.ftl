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
whatif-title = What if
whatif-help = Ease a drop-off or lift a feeling: the map stays as it is until you make it the target
whatif-empty = No drop-offs and no lows on the map: mark them, and here you can try what each fix would bring
whatif-end = At the end of the path
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
whatif-moods = Feeling by stage
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
whatif-off = Turn off
whatif-to-metrics = Change
whatif-ended = The map was changed, so the what-if is off
