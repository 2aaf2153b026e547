# Tables and event logs of other programs.

## Words by which headings of columns are known: between commas, in small letters

import-words-session = session, session id, session_id, visit, visit id, visit_id, deal, order
import-words-user = user, user id, user_id, client, client id, client_id, visitor, customer
import-words-touchpoint = touchpoint, touch point, event, event name, event_name, page, action, channel
import-words-timestamp = timestamp, date and time, datetime, event time, event_time, date, time
import-words-stage = stage, step, phase, stage name
import-words-segment = segment, persona, group, audience, cohort
import-words-entered = entered, entries, came, arrived, reached, visitors, started
import-words-left = left, lost, leavers, drop-off, dropoff, dropped, exits, churn, drop-off rate, churn rate, share lost
import-words-time = time in stage, time on stage, time, duration, median time
import-words-everybody = everybody, everyone, all, total
import-words-minutes = min, minutes, mins
import-words-hours = h, hour, hours
import-words-days = d, day, days

## How columns are meant

import-layout-long = One row per stage
import-layout-wide = One column per stage
import-layout-log = Event log
import-role-ignored = Ignore
import-role-stage = Stage
import-role-segment = Segment
import-role-entered = Entered
import-role-left = Left: people or{"\u00A0"}%
import-role-time = Time in the stage
import-role-session = Session
import-role-user = User
import-role-touchpoint = Touchpoint
import-role-timestamp = Date and time
import-delimiter-comma = Comma
import-delimiter-semicolon = Semicolon
import-delimiter-tab = Tab

## The file cannot be read

import-error-missing = There is no file “{ $file }”: it may have been moved or renamed. Choose another one.
import-error-denied = You don’t have permission to read “{ $file }”. Ask its owner.
import-error-io = The file “{ $file }” could not be read: { $reason }. Check the drive and try again.
import-error-empty = There is nothing in “{ $file }”. Choose another file.
import-error-empty-sheet = “{ $file }”: the sheet “{ $sheet }” is empty. Choose another sheet.
import-error-no-sheet = “{ $file }” has no sheet “{ $sheet }”. Choose another sheet.
import-error-too-large = “{ $file }” is { $size }{"\u00A0"}MiB; at most { $limit }{"\u00A0"}MiB can be read. Remove what is not needed or split the file.
import-error-too-many-rows = “{ $file }” has more than { $limit }{"\u00A0"}million rows. Split the file.
import-error-not-a-table = “{ $file }” is not a table. Save it as CSV or XLSX.
import-error-encrypted = “{ $file }” is password-protected. Remove the password in the program that wrote it.
import-error-broken = “{ $file }” is damaged. Open it in its program and save it again, or save it as CSV.
import-error-not-text = “{ $file }”, row { $row }: this is not { $encoding }. Choose another encoding.
import-error-open-quote = “{ $file }”, row { $row }: a quotation mark is never closed. Close it or remove it.
import-error-no-column = “{ $file }” has no column “{ $header }”, or several. Choose the columns again.
import-error-no-role = “{ $file }”: no column is chosen for “{ $role }”. Choose it.
import-error-nothing = No row of the table can be used. The funnel is unchanged.
import-error-stopped = Reading was stopped; nothing has changed

## What is wrong in the table

import-at = { $place }: { $what }
import-at-row-column-headed = Row { $row }, column { $column } “{ $header }”
import-at-row-column = Row { $row }, column { $column }
import-at-row = Row { $row }
import-at-column-headed = Column { $column } “{ $header }”
import-at-column = Column { $column }
import-fault-not-a-number = “{ $text }” is not a number
import-fault-ambiguous = “{ $text }” can be read in two ways: choose the decimal mark
import-fault-not-whole = “{ $text }” is not a whole number of people
import-fault-negative = “{ $text }” is a negative number
import-fault-empty-cell = empty cell
import-fault-left-exceeds-entered = more left than entered: { $left } of { $entered }
import-fault-left-without-entering = nobody entered, but { $left } left
import-fault-does-not-add-up = does not add up: { $expected } should come from the stage “{ $stage }”, but { $found } came to “{ $next }”
import-fault-parts-exceed-whole = Stage “{ $stage }”: the personas together have { $parts }, everybody { $whole }
import-fault-missing-stage = No rows for the stage “{ $stage }”
import-fault-missing-stage-of = “{ $segment }”: no rows for the stage “{ $stage }”
import-fault-unknown-stage = “{ $name }” matches no stage or touchpoint, or several
import-fault-unknown-segment = “{ $name }” matches no persona or segment, or several
import-fault-repeats = repeats row { $first }
import-fault-contradicts = same stage and segment as row { $first } with other figures; neither is used
import-fault-same-column = same stage and figure as column { $other }; neither is used
import-fault-not-a-time = “{ $text }” is not a date and time
import-fault-mixed-time = “{ $text }” is written differently from the others: { $example }
import-fault-segment-changes = the session “{ $session }” has two segments: first “{ $first }”, then “{ $other }”; the first one counts

## Shares in the table

import-fault-perhaps-share = “{ $text }” is not a whole number of people; if it is a share, write it with a % sign in the file
import-fault-share-not-people = “{ $text }” is a share, and the column is chosen as a number of people; if it is the share of those who left, choose “{ import-role-left }” for it, if another one, “{ import-role-ignored }”
import-fault-share-not-time = “{ $text }” is a share, and the column is chosen as a time; choose another meaning for it or “{ import-role-ignored }”
import-fault-share-of-nobody = “{ $text }” is a share, but it is not known of how many people; fill in how many entered in the file or choose the column “{ import-role-entered }”
import-fault-share-above-whole = “{ $text }” is a share above 100%, but no more can leave than entered; correct it in the file
import-fault-negative-share = “{ $text }” is a negative share; correct it in the file: from 0 to 100%
