## For whom a map is printed and shown: what is hidden

unseen-told = Hidden: { $what }
unseen-nothing = Nothing is hidden
unseen-figures = The end of the way is counted without the hidden drop-offs
unseen-personas =
    { $count ->
        [one] { $count } persona
       *[other] { $count } personas
    }
unseen-lanes =
    { $count ->
        [one] { $count } lane
       *[other] { $count } lanes
    }
unseen-touchpoints =
    { $count ->
        [one] { $count } card
       *[other] { $count } cards
    }
unseen-notes =
    { $count ->
        [one] { $count } note
       *[other] { $count } notes
    }
unseen-emotions =
    { $count ->
        [one] { $count } point of a curve
       *[other] { $count } points of curves
    }
unseen-dropoffs =
    { $count ->
        [one] { $count } drop-off
       *[other] { $count } drop-offs
    }
unseen-barriers =
    { $count ->
        [one] { $count } barrier
       *[other] { $count } barriers
    }
unseen-solutions =
    { $count ->
        [one] { $count } solution
       *[other] { $count } solutions
    }
unseen-metrics =
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

## To whom it is shown

show-to = Show to
show-to-nobody = All but what is confidential
