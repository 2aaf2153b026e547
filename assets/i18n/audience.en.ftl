## For whom a map is printed and shown: what is hidden

hidden-told = Hidden: { $what }
hidden-nothing = Nothing is hidden
hidden-figures = The end of the way is counted without the hidden drop-offs
hidden-personas =
    { $count ->
        [one] { $count } persona
       *[other] { $count } personas
    }
hidden-lanes =
    { $count ->
        [one] { $count } lane
       *[other] { $count } lanes
    }
hidden-touchpoints =
    { $count ->
        [one] { $count } card
       *[other] { $count } cards
    }
hidden-notes =
    { $count ->
        [one] { $count } note
       *[other] { $count } notes
    }
hidden-emotions =
    { $count ->
        [one] { $count } point of a curve
       *[other] { $count } points of curves
    }
hidden-dropoffs =
    { $count ->
        [one] { $count } drop-off
       *[other] { $count } drop-offs
    }
hidden-barriers =
    { $count ->
        [one] { $count } barrier
       *[other] { $count } barriers
    }
hidden-solutions =
    { $count ->
        [one] { $count } solution
       *[other] { $count } solutions
    }
hidden-metrics =
    { $count ->
        [one] { $count } metric
       *[other] { $count } metrics
    }
