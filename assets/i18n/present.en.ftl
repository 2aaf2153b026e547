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
