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

## For whom a map is printed: the choice and its fields

group-audience = For whom
audience-everybody = Everything, nothing hidden
audience-board = Board
audience-team = Team
audience-client = Client
audience-new = New view…
audience-add = Add: “{ $name }”
audience-unnamed = Unnamed view
audience-gone = This audience is gone
audience-edit = What they see
audience-close = Fold
audience-sees = What is seen
audience-confidential = Confidential things
audience-lanes = Lanes
audience-own = For them alone
audience-own-layout = What to print
audience-own-language = Language
audience-own-sheet = Sheet
audience-remove = Remove this view
audience-no-meetings = Meetings are not printed for an audience, they may tell what is hidden: choose “Everything”
