# What the map itself says, and the words that every room shares.

## The title block and the footer of a sheet

map-eyebrow = Customer journey map
kind-as-is = as is
kind-to-be = to be
scenario-prefix = Scenario: { $text }
footer-version = version { $version }
footer-sheet = sheet { $n } of { $of }
footer-paper = { $paper }, readable from { $distance }{"\u00A0"}m
tile-number = sheet { $n } of { $of }
tile-sheet = poster { $n } of { $of }
tile-help = Trim along the solid marks and glue over the neighbouring sheet up to its dashed line
page-sides = { $width } × { $height }{"\u00A0"}mm
length-mm = { $length }{"\u00A0"}mm
plan-page = Plan
plan-title = Assembly plan
plan-sheet = Poster
plan-paper = Paper
plan-papers =
    { $paper }, { $count ->
        [one] { $count }{"\u00A0"}sheet
       *[other] { $count }{"\u00A0"}sheets
    }
plan-overlap = Overlap
plan-scale = Print scale
plan-scale-whole = 100%
plan-step-print = Print the sheets on one side at 100%, not fitted to the page. This sheet is the plan only.
plan-step-cut = Trim every sheet along the solid marks. Leave the edge at a dashed mark: the next sheet is laid on it.
plan-step-row = Glue the sheets of a row from left to right: the edge of the next one goes on the dashed line of the one before.
plan-step-rows = Glue the rows the same way from top to bottom.
plan-step-column = Glue the sheets from top to bottom: the edge of the next one goes on the dashed line of the one before.
plan-left-out =
    { $count ->
        [one] Nothing stands on sheet { $names }: it is not printed.
       *[other] Nothing stands on sheets { $names }: they are not printed.
    }
plan-ruler = Check the scale with a ruler: { $length }{"\u00A0"}mm from end to end
color-bar-rgb = RGB colours, not inks
slug-bleed = bleed { $length }{"\u00A0"}mm
booklet-front = Sheet { $n } of { $of }, front
booklet-back = Sheet { $n } of { $of }, back
age = { $age }
persona-name-age = { $name }, { $age }
legend-evidence = evidence
legend-hypothesis = hypothesis
legend-moment = moment of truth
legend-gone = gone for good
legend-kept = may come back
legend-barrier = barrier
legend-solution = solution
legend-target-reached = target reached
legend-target-near = target missed
legend-target-far = far from target
visibility-line = line of visibility: below it is the company’s work

## The handout: a booklet that is read at a table

handout-about = About the map
handout-contents = Contents
handout-personas = Personas
handout-stages = Stages
handout-conclusions = Conclusions
handout-mend = What to fix first
handout-mend-index = The index at the right is the score in percent of the first place’s: { $parts }
handout-plan = Action plan
handout-evidence = What it all rests on
handout-hypotheses = Hypotheses
handout-hypotheses-lead = Nobody has checked these yet: ask people, watch them or look at the data
handout-silent-points =
    { $count ->
        [one] { $count } of them is an emotion point without words
       *[other] { $count } of them are emotion points without words
    }
handout-stage-of = stage { $n } of{"\u00A0"}{ $of }
handout-continued = { $name } · continued
handout-notes = Notes
handout-date = Date
handout-more-personas = and { $count } more
handout-whole-way = The whole way
handout-where-lost = Where they leave
handout-left = { $share } reach the end
handout-lost-people = { $count } people leave
handout-lost-money = { $money } lost
handout-loses-most = More people are lost here than at any other stage
handout-peak = high
handout-low = low
handout-gain = { $title }: { $gain }
handout-comeback = Would bring them back: { $what }
handout-due = by { $day }
handout-due-head = Due
handout-no-due = no date
handout-nobody = nobody yet
handout-interview = interviews
handout-observation = observation
handout-data = data
handout-interviews = Interviews
handout-observations = Observation
handout-source = Source
handout-statements = Statements
handout-coverage = { $backed } of{"\u00A0"}{ $total } statements are backed ({ $share })
handout-curve-alt = Emotion curve, { $persona }. Mean by stage: { $points }
handout-stage-curve-alt = Emotion curves at the stage “{ $stage }”. Mean: { $points }

## Slides: what is shown on a wall

slides-stage-of = Stage { $n } of{"\u00A0"}{ $of }
slides-continued = continued
slides-contact = Touchpoints and what gets in the way

## Lanes: the title, the line under it, the question in an empty cell

lane-goal = Stage goal
lane-goal-hint = what the company wants
lane-goal-question = What do we want to achieve here?
lane-expectations = Expectations
lane-expectations-hint = what the customer wants at this stage
lane-expectations-question = What does the customer expect here?
lane-process = Process
lane-process-hint = what the customer does
lane-process-question = What does the customer do, step by step?
lane-touchpoints = Touchpoints
lane-touchpoints-hint = channel and moment of meeting the brand
lane-touchpoints-question = Where does the customer meet us?
lane-emotions = Emotions
lane-emotions-hint = how the customer feels
lane-emotions-question = Where is the customer happy, and where upset?
lane-emotions-first = Put the first point: what does the person feel at the beginning?
lane-needs-persona = Add a persona first: feelings and drop-offs are always somebody’s
lane-drop-off = Drop-off
lane-drop-off-hint = share who reach each stage, and where the rest leave
lane-drop-off-question = Where do people leave, and why?
lane-drop-off-first = Mark the first drop-off: where do people leave, and why?
lane-drop-off-everybody = everybody
lane-barriers = Barriers
lane-barriers-hint = what stops people
lane-barriers-question = What holds people back?
lane-solutions = Solutions
lane-solutions-hint = what we do and who
lane-solutions-question = What will we do, and who owns it?
lane-metrics = Metrics
lane-metrics-hint = actual against target
lane-metrics-question = How will we know it got better?
lane-tools = Tools
lane-tools-hint = what we work with at this stage
lane-tools-question = Which tools will help here?
lane-text = Notes
lane-text-hint = what else matters
lane-text-question = What else matters at this stage?

## What is drawn, in words for who does not see it

alt-curve = Emotion curve, { $name }: { $story }
alt-curve-to-be = Desired emotion curve, { $name }: { $story }
alt-curve-from = begins at { $value }, stage { $stage }
alt-curve-peak = peak { $value } at stage { $stage }
alt-curve-low = low { $value } at stage { $stage }
alt-curve-to = ends at { $value }, stage { $stage }
alt-curve-elsewhere = no points on this sheet
alt-ribbon = Share of those still on the way, { $name }: { $story }
alt-ribbon-from = { $share } at the beginning
alt-ribbon-loss = { $share } of those who reach stage { $stage } leave there
alt-ribbon-loss-wanted = { $share } of those who reach stage { $stage } leave there, the target is { $wanted }
alt-ribbon-to = { $share } remain
alt-ribbon-nothing = no drop-offs are marked
alt-portrait = Portrait: { $name }
alt-picture = Picture of the touchpoint: { $title }

outline-personas = Personas
outline-sheet = Sheet { $n } of { $of }

## The emotion band and the drop-off ribbon

emotion-plus2 = +2 delight
emotion-zero = 0 calm
emotion-minus2 = −2 anger
quote-peak = { $persona } · high
quote-low = { $persona } · low
dropoff-of = { $persona }, { $lost } of { $before }
dropoff-reached = { $share } reach this stage
dropoff-no-reason = no reason given
dropoffs-joined =
    { $count ->
        [one] { $share } · { $count } reason
       *[other] { $share } · { $count } reasons
    }
metric-target = target { $value }
metric-on-target = target reached
metric-over = above target
metric-percent-above = { $percent }% above target
metric-percent-below = { $percent }% below target
metric-percent-longer = { $percent }% longer than target
metric-percent-shorter = { $percent }% shorter than target
metric-times-above = { $times }× the target
metric-times-longer = { $times }× longer than target

## Kinds and grades

barrier-price = Price
barrier-psychological = Psychological
barrier-service = Service
barrier-knowledge = Knowledge
barrier-time = Time
barrier-kind-none = Not set
severity-trivial = Annoyance: they come back
severity-workaround = Workaround: they find another way
severity-abandonment = Abandonment: they are gone
evidence-hypothesis = Hypothesis
evidence-interview = Interviews
evidence-data = Data
aim-more = higher
aim-less = lower
level-error = Error
level-warning = Remark
level-advice = Advice
line-solid = Solid
line-dotted = Dotted
line-dashed = Dashed
line-dash-dot = Dash and dot
line-long-dash = Long dashes
marker-circle = Circle
marker-diamond = Diamond
marker-square = Square
marker-triangle = Triangle
marker-cross = Cross
orientation-landscape = landscape
orientation-portrait = portrait
paper-custom = Custom size
paper-roll = Roll { $width } mm
no-sheet-for-type = There is no sheet on which the smallest text is { $size }{"\u00A0"}pt and everything fits: it is never larger than 26{"\u00A0"}pt, and no side is longer than 5{"\u00A0"}m. Choose a smaller size
evidence-interview-count =
    { $count ->
        [one] { $count } interview
       *[other] { $count } interviews
    }

## What a persona is like

persona-segment = Segment
persona-quote = Quote
persona-wishes = Wishes
persona-problems = Problems
persona-criteria = Criteria
persona-objections = Objections
persona-fears = Fears

## Channels

channel-search = Search
channel-site = Website
channel-messenger = Messenger
channel-email = Email
channel-phone = Phone
channel-chatbot = Chatbot
channel-app = App
channel-offline = In person
channel-media = Media and blogs
channel-social = Social media
channel-vk = VK
channel-telegram = Telegram
channel-dzen = Dzen
channel-ok = Odnoklassniki
channel-tenchat = TenChat
channel-direct-ads = Search ads
channel-target-ads = Targeted ads
channel-video = Video
channel-webinar = Webinar
channel-podcast = Podcast
channel-reviews = Reviews
channel-marketplace = Marketplace
channel-event = Event
channel-referral = Referral
channel-account = Customer portal
channel-payment = Payment
channel-contract = Contracts and documents
channel-community = Group chat
channel-club = Customer club
channel-guide = Guides
channel-support = Support
channel-delivery = Delivery
channel-sms = SMS
channel-qr = QR code
channel-other = Other channel

## Kinds of element

element-project = Project
element-persona = Persona
element-journey = Map
element-stage = Stage
element-lane = Lane
element-note = Text
element-touchpoint = Touchpoint
element-emotion = Emotion point
element-dropoff = Drop-off
element-barrier = Barrier
element-solution = Solution
element-metric = Metric

## Names of what has just been added

new-project = New project
new-persona = New persona
new-journey = New map
new-stage = New stage
new-lane = New lane
new-note = New text
new-touchpoint = New touchpoint
new-barrier = New barrier
new-solution = New solution
new-metric = New metric

## Steps that can be undone

undo-step = Undo: { $step }
redo-step = Redo: { $step }
edit-describe-project = project details
edit-describe-journey = map description
edit-change = change
edit-remove = deleting
edit-reorder = order
edit-move-touchpoint = moving a touchpoint
edit-move-emotion = moving an emotion point
edit-move-label = moving a label
edit-move-dropoff = moving a drop-off
edit-move-to-stage = moving to another stage
edit-add-picture = picture
edit-set-portrait = portrait

## Months

day-today = today
day-tomorrow = tomorrow
day-after-tomorrow = day after tomorrow
day-yesterday = yesterday
month-1 = January
month-short-1 = Jan
month-of-1 = January
month-2 = February
month-short-2 = Feb
month-of-2 = February
month-3 = March
month-short-3 = Mar
month-of-3 = March
month-4 = April
month-short-4 = Apr
month-of-4 = April
month-5 = May
month-short-5 = May
month-of-5 = May
month-6 = June
month-short-6 = Jun
month-of-6 = June
month-7 = July
month-short-7 = Jul
month-of-7 = July
month-8 = August
month-short-8 = Aug
month-of-8 = August
month-9 = September
month-short-9 = Sep
month-of-9 = September
month-10 = October
month-short-10 = Oct
month-of-10 = October
month-11 = November
month-short-11 = Nov
month-of-11 = November
month-12 = December
month-short-12 = Dec
month-of-12 = December
moment-today = today, { $time }
moment-yesterday = yesterday, { $time }

## Remarks of the review. Names come in quotation marks

nameless = without a name
nameless-person = Unnamed persona
remark-touchpoint-without-title = A touchpoint at { $stage } has no title: say what the customer meets there
remark-dropoff-loses-nobody = The drop-off at { $stage } ({ $persona }) loses nobody: set the share lost or delete the mark
remark-barrier-without-solution = Barrier { $barrier } at { $stage } has no solution: add one or link an existing one
remark-dropoff-without-reason = The { $lost }% drop-off at { $stage } ({ $persona }) has no reason: say why people leave
remark-stage-without-touchpoint = Stage { $stage } has no touchpoints: add at least one or merge the stage with its neighbour
remark-too-many-stages = The map has { $count } stages; more than { $limit } are hard to read: merge neighbours or split the map into sheets
remark-persona-without-emotions = { $persona } has no emotion curve: mark at least two points
remark-journey-without-scenario = Map { $journey } has no scenario: say who wants what, and in what circumstances
remark-metric-without-target = Metric { $metric } has no target: enter the value you are aiming for
remark-solution-without-owner = Solution { $solution } has no owner: name one
remark-solution-without-due = Solution { $solution } has no due date: set one
remark-project-without-research = The map names no sources: enter the research and its period
remark-journey-without-moment-of-truth = Map { $journey } has no moment of truth: mark the touchpoint where the customer decides to go on or leave

## What a layout could not do as one would wish

notice-type-below-minimum = The smallest text is { $actual }{"\u00A0"}pt; { $minimum }{"\u00A0"}pt needed
notice-type-below-minimum-help = Use a larger sheet or shorten the texts
notice-type-below-minimum-split-help = Use a larger sheet or split the map by stages
notice-word-torn = The word “{ $word }” does not fit on a line and is cut
notice-word-torn-help = Widen the stage, shorten the word or use a larger sheet
notice-text-too-wide = A text is wider than the card it stands on
notice-text-too-wide-help = Widen the stage, shorten the text or use a larger sheet
notice-missing-glyphs =
    { $count ->
        [one] No font has the character
       *[other] No font has the characters
    } { $characters }
notice-missing-glyphs-help = Use other characters or install a font with these: for now each is an empty box
notice-quote-left-out = A quote does not fit beside the curve
notice-quote-left-out-help = Shorten it or make the emotion lane taller
notice-labels-overlap = Two pinned labels overlap
notice-labels-overlap-help = Move one of them away or choose “Automatic”
notice-dropoff-left-out = A drop-off does not fit on its ribbon
notice-dropoff-left-out-help = Widen the stage or merge drop-offs
notice-reason-left-out = The reason for a drop-off does not fit
notice-reason-left-out-help = Shorten the reason or widen the stage

## Steps of the canvas tools

edit-sketch = drawing a curve
edit-align = aligning
edit-moment-of-truth = moment of truth
edit-lock = locking
edit-unlock = unlocking
edit-keep-confidential = marking as confidential
edit-open-confidential = unmarking as confidential
edit-duplicate-band = a copy with its contents
edit-hide = hiding
edit-show-hidden = showing what was hidden

# Clipboard
edit-paste = pasting
edit-paste-table = pasting a table
edit-paste-picture = pasting a picture
edit-cut = cutting
edit-duplicate = duplicating
clip-lane-goal = goal, goals, company goal, stage goals
clip-lane-expectations = expectation, needs, customer expectations, thoughts, thinking
clip-lane-process = actions, customer actions, steps, doing
clip-lane-touchpoints = touchpoint, touch points, channels, channel
clip-lane-emotions = emotion, feelings, feeling, mood, experience
clip-lane-drop-off = dropoff, drop-offs, churn, losses
clip-lane-barriers = barrier, pain points, pains, problems, issues
clip-lane-solutions = solution, opportunities, ideas
clip-lane-metrics = metric, kpi, kpis, numbers
clip-lane-tools = tool, marketing tools
clip-lane-text = note, text, comments

## Steps by the kind of what was added or deleted
edit-add-stage = adding a stage
edit-add-lane = adding a lane
edit-add-persona = adding a persona
edit-add-note = adding a text
edit-add-touchpoint = adding a touchpoint
edit-add-emotion = adding an emotion point
edit-add-dropoff = adding a drop-off
edit-add-barrier = adding a barrier
edit-add-solution = adding a solution
edit-add-metric = adding a metric
edit-remove-stage = deleting a stage
edit-remove-lane = deleting a lane
edit-remove-persona = deleting a persona
edit-remove-note = deleting a text
edit-remove-touchpoint = deleting a touchpoint
edit-remove-emotion = deleting an emotion point
edit-remove-dropoff = deleting a drop-off
edit-remove-barrier = deleting a barrier
edit-remove-solution = deleting a solution
edit-remove-metric = deleting a metric

# Further lanes
lane-triggers = Triggers
lane-triggers-hint = what gets people started
lane-triggers-question = What makes people take this step?
lane-distractions = Distractions
lane-distractions-hint = what pulls people away
lane-distractions-question = What distracts people here?
lane-questions = Questions
lane-questions-hint = what people ask
lane-questions-question = What do people ask here?
lane-influences = Influences
lane-influences-hint = who and what has a say
lane-influences-question = What weighs most in the decision?
lane-backstage = Backstage
lane-backstage-hint = what the company does out of sight
lane-backstage-question = What happens inside the company?
lane-gains = Gain
lane-gains-hint = ↑ better, ↓ worse
lane-gains-question = The gain appears once a persona has both curves, as is and to be
lane-priorities = Fix first
lane-priorities-hint = where most is lost
lane-priorities-question = What should be fixed first?

# Causes of drop-off and names of steps
cause-distraction = Distraction
cause-competitor = Competitor
layer-curves = Emotion curves
layer-quotes = What people say
layer-dropoffs = Drop-offs
layer-money = Money
layer-counts = Numbers of people
layer-evidence = Sources and hypotheses
layer-priorities = What to mend first
cause-own = Personal reasons
clip-lane-triggers = trigger, reasons, motives
clip-lane-distractions = distraction
clip-lane-questions = question, customer questions
clip-lane-influences = influence, influencers
clip-lane-backstage = back stage, internal processes
clip-lane-gains = gains
clip-lane-priorities = priorities
edit-set-funnel = funnel
edit-set-script = meeting script
edit-set-audiences = audiences
edit-set-meetings = meeting notes
edit-keep-changes = meeting changes accepted
edit-roll-back = meeting change taken back
edit-note-question = meeting question
edit-set-what-ifs = what-if
edit-make-to-be = what-if made the target

## Personas of other projects

edit-insert-persona = inserting a persona
edit-free-look = persona look
# Emotions: peaks, gaps, gains
feeling-delight = delight
feeling-joy = joy
feeling-calm = calm
feeling-annoyance = annoyance
feeling-anger = anger
gap-lower = { $one } is { $difference } lower than { $other } at { $stage }
gap-higher = { $one } is { $difference } higher than { $other } at { $stage }
gap-none = { $one } and { $other } feel the same at { $stage }
change = { $stage }: { $from } → { $to }

# Comparison of personas
compare-eyebrow = Personas compared
compare-worse = { $one } feels worse than { $other } at { $count } of { $of } stages
compare-apart = { $one } and { $other }: where their ways part
compare-gap = Gap
compare-gap-hint = who feels better and by how much
compare-gap-of = Feeling: { $stage }
compare-gap-told = the greatest gap of the way: { $difference }
compare-end-of = Reach the end
compare-end-told = { $points } points apart
compare-end-same = as many of both
compare-loss-of = Greatest loss
compare-loss-told = { $persona }: { $what }
compare-own-of = Own touchpoints
compare-own-told = { $count ->
    [0] and none in common
    [one] and { $count } in common
   *[other] and { $count } in common
}
compare-only = { $persona } alone
compare-only-hint = own touchpoints
compare-both = Common way
compare-both-hint = touchpoints of both
# Workshop
workshop-eyebrow = Workshop
workshop-blank = Workshop map, sheet { $n } of { $of }
workshop-notes = Cells for sticky notes of { $side }{"\u00A0"}×{"\u00A0"}{ $side }{"\u00A0"}mm
workshop-date = Date
workshop-leader = Led by
workshop-left = left
workshop-feeling = Feeling
workshop-loss = Why?
workshop-cut-outs = Workshop cards, sheet { $n } of { $of }: cut along the dashes from edge to edge
workshop-minutes = { $count }{"\u00A0"}min
workshop-guide-title = How to run the workshop
workshop-guide-lead = Three hours, five to eight people from different teams, one facilitator. You leave with a map that shows what people feel, where they leave, and what to do about it.
workshop-guide-prepare = Before you begin
workshop-guide-prepare-1 = Hang the map at eye level. Keep markers and sticky notes of two colours at hand: one for facts, one for guesses.
workshop-guide-prepare-2 = Cut the cards: first from top to bottom, then across.
workshop-guide-prepare-3 = Put the facts on the table: interviews, reviews, calls, the figures of the funnel.
workshop-guide-steps = Step by step
workshop-step-1 = Goal
workshop-step-1-told = Agree whose way you look at and which decision it is for. Write it at the top of the sheet.
workshop-step-2 = Personas
workshop-step-2-told = Tell of each aloud: what they want, what they fear, how they choose. Each segment has a way of its own.
workshop-step-3 = Stages
workshop-step-3-told = Check the names: they are steps of a person, not departments. Strike out what is too much, write in what is missing.
workshop-step-4 = Actions and touchpoints
workshop-step-4-told = Everybody puts cards to the stages in silence, then you take out what is there twice. What is not in the set goes on empty ones.
workshop-step-5 = Emotions
workshop-step-5-told = For each persona set points from −2 to +2 and join them with that persona’s line. Stick feelings and people’s own words to the highs and lows.
workshop-step-6 = Drop-offs and barriers
workshop-step-6-told = Mark where people turn off the way and why: price, fear, service, knowledge, time. Write a share only if somebody counted it.
workshop-step-7 = Solutions
workshop-step-7-told = One or two ideas for each deep low. A solution without an owner and a date does not count.
workshop-step-8 = What comes first
workshop-step-8-told = Everybody has three votes: for the place that hurts most and loses most people. The first three go into the plan.
workshop-guide-after = Afterwards take a picture of the map, carry it over into the project and mark what is backed and what is still a hypothesis.

tomorrow-eyebrow = Today and tomorrow
tomorrow-better = Tomorrow is better at { $count } of { $of } stages
tomorrow-otherwise = What will be different tomorrow
tomorrow-feeling = Feeling
tomorrow-feeling-hint = today → tomorrow
tomorrow-loss-hint = share that leaves at the stage, and why
tomorrow-metrics-hint = fact → target
tomorrow-solutions-hint = what brings it about
compare-barriers-hint = what holds one of the personas back

# Losses: people, money, the funnel, what to fix first
people-short =
    { $count ->
        [one] { $count }{"\u00A0"}person
       *[other] { $count }{"\u00A0"}people
    }
money-millions = { $amount }M
money-billions = { $amount }B
money-trillions = { $amount }T
remark-funnel-more-left =
    Funnel, stage { $stage } ({ $everybody ->
        [1] everybody together
       *[0] { $persona }
    }): { $left } left, but only { $entered } entered
remark-funnel-left-from-nobody =
    Funnel, stage { $stage } ({ $everybody ->
        [1] everybody together
       *[0] { $persona }
    }): nobody entered, but { $left } left
remark-funnel-next-differs =
    Funnel ({ $everybody ->
        [1] everybody together
       *[0] { $persona }
    }): { $went } went on from { $stage }, but { $entered } entered { $next }
remark-funnel-stage-missing =
    Funnel ({ $everybody ->
        [1] everybody together
       *[0] { $persona }
    }): nobody was counted at { $stage }, though there are figures before and after it
remark-funnel-shares-disagree =
    At { $stage } ({ $everybody ->
        [1] everybody together
       *[0] { $persona }
    }) the drop-offs take { $told }%, but the funnel counted { $counted }%
remark-funnel-more-lost =
    At { $stage } ({ $everybody ->
        [1] everybody together
       *[0] { $persona }
    }) { $people } are lost, but only { $arrived } got there: all who got there are taken as lost
ranking-formula-share = Score = drop in mood × loss: the drop from 0 (delight) to 1 (anger), loss in percent of all who set out
ranking-formula-people = Score = drop in mood × loss: the drop from 0 (delight) to 1 (anger), loss in people
ranking-formula-money = Score = drop in mood × loss: the drop from 0 (delight) to 1 (anger), loss in money
ranking-parts = mood { $feeling } → { $depth } × { $loss } = { $score }
ranking-told = { $loss } lost · mood { $feeling }
ranking-told-no-feeling = { $loss } lost
ranking-points = { $score }{"\u00A0"}{ $count ->
    [one] point
   *[other] points
}
ranking-no-feeling = loss { $loss }, no score: no feelings are marked at this stage
ranking-doubt-no-feeling-loss = no feelings marked, and the drop-off is a hypothesis
ranking-doubt-no-feeling = no feelings marked
ranking-doubt-both = both the drop-off and the mood are hypotheses
ranking-doubt-loss = the drop-off is a hypothesis
ranking-doubt-low = the mood is a hypothesis
left-out = Not on the sheet: { $what }
left-out-in-cards = { $what }{"\u00A0"}– see the cards
left-out-quotes = { $count ->
    [one] { $count } quote
   *[other] { $count } quotes
}
left-out-feelings = { $count ->
    [one] { $count } name of a feeling
   *[other] { $count } names of feelings
}
left-out-details = { $count ->
    [one] { $count } detail
   *[other] { $count } details
}
left-out-causes = { $count ->
    [one] { $count } kind of cause
   *[other] { $count } kinds of causes
}
left-out-comebacks = { $count ->
    [one] { $count } reason to come back
   *[other] { $count } reasons to come back
}
left-out-portraits = { $count ->
    [one] { $count } line of portraits
   *[other] { $count } lines of portraits
}{"\u00A0"}– on the page “Personas”
left-out-places = { $count ->
    [one] { $count } more place to mend
   *[other] { $count } more places to mend
}{"\u00A0"}– on the page “Metrics”
left-out-hidden = { $count ->
    [one] { $count } element
   *[other] { $count } elements
} hidden with a lane, a stage or a persona
notice-nothing-to-compare = There is nothing to compare: the sheet shows the map instead
notice-nothing-to-compare-help = Show two personas, or mark what they should feel tomorrow
notice-amounts-left-out = The people and money lost at a drop-off do not fit
notice-amounts-left-out-help = Shorten the reason or widen the stage
priorities-no-solution = no solution yet
# Evidence
footer-coverage = { $backed } of{"\u00A0"}{ $total } with evidence ({ $share })
edit-visibility-line = line of visibility
remark-low-without-evidence = The low { $words } beside a drop-off ({ $persona }) is still a hypothesis: ask people or check the data
remark-dropoff-without-solution = The { $lost }% drop-off at { $stage } ({ $persona }) has no solution: link an existing one or add one
remark-solution-without-cause = Solution { $solution } belongs to nothing: link it to a barrier or a drop-off
remark-journey-of-hypotheses = { $share }% of map { $journey } are hypotheses: back what matters most with interviews, observation or data
remark-persona-without-portrait = { $persona } has neither wishes nor fears: they tell what holds people and what puts them off
remark-persona-without-wishes = { $persona } has no wishes: say what they want to achieve
remark-persona-without-fears = { $persona } has no fears: say what they are afraid of
remark-triggers-empty = Lane { $lane } is empty: say what makes people take each step, or hide the lane
legend-to-be = as it should become
legend-intensity = the stronger the feeling, the larger

# Emotions: peaks, gaps, gains
# Spans of time
bytes = B
kilobytes = KB
megabytes = MB
gigabytes = GB
span-days = d
span-hours = h
span-minutes = min
span-seconds = s
span-days-also = day, days
span-hours-also = hr, hrs, hour, hours
span-minutes-also = m, mins, minute, minutes
span-seconds-also = sec, secs, second, seconds

# Funnel: parts and whole
remark-funnel-parts-exceed = Funnel, stage { $stage }: the personas together have { $parts } who entered, but only { $whole } entered in all
## The footer: a sheet of its own size, where the funnel comes from

footer-paper-size = { $width }{"\u00A0"}×{"\u00A0"}{ $height }{"\u00A0"}mm
funnel-source-file-within = funnel data: “{ $file }”
