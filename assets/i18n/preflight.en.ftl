# What is worth knowing before printing: a line, and below it why or what it is about.

preflight-type = Smallest text is { $size }{"\u00A0"}pt
preflight-type-help =
    { $paper ->
        [screen] readable on a screen
        [custom] readable from { $distance }{"\u00A0"}m
       *[other] readable from { $distance }{"\u00A0"}m, as { $paper } should be
    }
preflight-type-small = Smallest text is { $size }{"\u00A0"}pt; { $minimum }{"\u00A0"}pt needed
preflight-type-small-help = readable from { $distance }{"\u00A0"}m only
preflight-type-tiny = Text below { $least }{"\u00A0"}pt
preflight-type-tiny-help =
    { $count ->
        [one] { $count } line from { $size }{"\u00A0"}pt up; print shops do not vouch for it
       *[other] { $count } lines from { $size }{"\u00A0"}pt up; print shops do not vouch for them
    }
preflight-type-colored = Coloured text below 8{"\u00A0"}pt
preflight-type-colored-help =
    { $count ->
        [one] { $count } line: in offset its inks will not align
       *[other] { $count } lines: in offset their inks will not align
    }
preflight-room = Nothing is cut off or covered
preflight-room-help =
    { $count ->
        [one] { $count } text checked
       *[other] { $count } texts checked
    }
preflight-nothing-to-compare = Nothing to compare with
preflight-nothing-to-compare-help = it takes two curves: of two personas, or of today and tomorrow
preflight-torn =
    { $count ->
        [one] The word “{ $word }” is torn
       *[other] { $count } words are torn
    }
preflight-torn-help = the line is narrower than the word, which cannot be hyphenated
preflight-too-wide =
    { $count ->
        [one] { $count } text does not fit
       *[other] { $count } texts do not fit
    }
preflight-too-wide-help = a line is wider than its card
preflight-drop-off-left-out =
    { $count ->
        [one] { $count } drop-off without a label
       *[other] { $count } drop-offs without labels
    }
preflight-drop-off-left-out-help = drop-offs stand too close together
preflight-labels-overlap =
    { $count ->
        [one] { $count } label stands on another
       *[other] { $count } labels stand on others
    }
preflight-labels-overlap-help = placed by hand, and can be moved apart
preflight-quote-left-out =
    { $count ->
        [one] { $count } quote did not fit
       *[other] { $count } quotes did not fit
    }
preflight-quote-left-out-help = no room beside the point of the curve
preflight-reason-left-out =
    { $count ->
        [one] { $count } reason for a drop-off did not fit
       *[other] { $count } reasons for drop-offs did not fit
    }
preflight-reason-left-out-help = the share lost is shown
preflight-amounts-left-out =
    { $count ->
        [one] { $count } drop-off without people and money
       *[other] { $count } drop-offs without people and money
    }
preflight-amounts-left-out-help = no room beside the share
preflight-thin =
    { $count ->
        [one] { $count } line thinner than 0.25{"\u00A0"}pt
       *[other] { $count } lines thinner than 0.25{"\u00A0"}pt
    }
preflight-thin-help = the thinnest is { $width }{"\u00A0"}pt and may vanish on paper
preflight-picture =
    { $kind ->
        [portrait] { $name }: portrait at { $dpi }{"\u00A0"}dpi
       *[other] { $name }: picture at { $dpi }{"\u00A0"}dpi
    }
preflight-picture-help = will be soft; { $sharp }{"\u00A0"}dpi needed: shorter side of { $pixels }{"\u00A0"}px
preflight-glyphs =
    { $count ->
        [one] { $count } character prints as an empty box
       *[other] { $count } characters print as empty boxes
    }
preflight-glyphs-help = in no font: { $characters }
preflight-families =
    { $count ->
        [one] Some characters are set in another font
       *[other] Some characters are set in other fonts
    }
preflight-families-help = { $families }
preflight-lines-merge =
    { $vision ->
        [grey] Two lines merge in grey
        [normal] Two lines of one colour
       *[other] Two lines merge for colour-blind readers
    }
preflight-lines-merge-help = { $one } and { $other }; a dash would help
preflight-page-long = A page is { $length }{"\u00A0"}cm, longer than { $most }{"\u00A0"}cm
preflight-page-long-help = print shops cannot open such a PDF at its true size
preflight-margin =
    { $count ->
        [one] { $count } line at the very edge of the paper
       *[other] { $count } lines at the very edge of the paper
    }
preflight-margin-help = office printers leave { $margin }{"\u00A0"}mm blank
preflight-bleed = Nothing bleeds
preflight-bleed-help = the { $bleed }{"\u00A0"}mm around stay white, as they should
preflight-date = No date of the research
preflight-date-help = the footer has a blank
preflight-sample = No word of what the map rests on
preflight-sample-help = how many interviews, which data, over which period
preflight-hypotheses =
    { $count ->
        [one] { $count } hypothesis without a legend
       *[other] { $count } hypotheses without a legend
    }
preflight-hypotheses-help = readers cannot know what dashes mean

preflight-show = Show
preflight-show-all = Show all { $count }
preflight-count = For print: { $count }
preflight-letters =
    { $count ->
        [one] { $size }{"\u00A0"}pt: { $count } character
       *[other] { $size }{"\u00A0"}pt: { $count } characters
    }
preflight-mend-larger = Take { $paper }
preflight-mend-split = Split by stages
preflight-mend-hide = Hide “{ $lane }”
preflight-mend-shorten = Shorten…
preflight-mend-look = Mend
preflight-mend-portrait = Replace…
preflight-mend-say = Enter
preflight-longest = The longest texts
preflight-more =
    { $count ->
       *[other] and { $count } more
    }
preflight-running = Checking…
