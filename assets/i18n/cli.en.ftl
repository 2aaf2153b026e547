# Words of the command line.

cli-written = Written: { $path }
cli-written-several = Written: { $count } files, from { $first } to { $last }
cli-tiles = The poster takes { $count } sheets. Print them at 100%, not fitted to the page
cli-split = Sheets: { $count }. Smallest type: { $size }{"\u00A0"}pt
cli-pages = Pages: { $count }
cli-booklet = Sides of sheets: { $count }. Print on both sides, flipped on the short edge, at 100%, then fold in the middle
cli-kept = { $path } was made by another program and was not replaced
cli-no-such-imposition = Nothing is printed so: posters are cut into tiles, pages of a handout or slides stand two on a sheet, a handout is folded as a booklet. Leave out --tile, --two-up or --booklet, or choose another --layout
cli-no-such-split = Posters, personas and comparisons are split by stages; a handout and slides go stage by stage anyway. Leave out --split
cli-nobody = nobody
cli-no-meeting-yet = The project has no meeting yet: red line and minutes come of a show in which the map was changed or something was asked
cli-no-such-meeting = There is no meeting { $name } in the project. There are: { $known }
cli-no-such-persona = There is no persona { $name } on the map. There are: { $known }
cli-no-such-view = There is no view { $name } on the map, or several are called that. There are: { $known }
cli-no-views = There is no view { $name }: nobody has said yet for whom the map is. Add one in “Print”
cli-file-exists = { $path } already exists and was not overwritten: choose another name
cli-not-replaced = { $path } is not a { $format } made by Tropa and was not replaced: choose another name, or pass --force to replace it
cli-output-failed = What was found could not be printed: { $reason }
cli-unknown-template = There is no template “{ $id }”. Available: { $known }
cli-level-error = error
cli-level-warning = warning
cli-level-advice = advice
cli-check-summary = { $errors ->
        [0] No errors
        [one] { $errors } error
       *[other] { $errors } errors
    }, remarks: { $others }
cli-not-built-in = This build of Tropa is the command line alone: the full program has the window
cli-no-display = There is no display: neither DISPLAY nor WAYLAND_DISPLAY is set
cli-missing-library = The library { $file } was not found: install the package { $package }
cli-no-window = The window did not open: { $reason }
cli-no-window-for-file = { $reason }. Without a window this makes the poster: tropa export { $path } poster.pdf
cli-sample-written = The sample’s poster is here: { $path }

## tropa import

cli-mapping-unread = The file “{ $path }” with the mapping of columns was not read: { $reason }. Ask for a new one by the command without --mapping.
cli-mapping-too-large = it has more than { $limit }{"\u00A0"}MiB
cli-import-leaves-out = Not every figure in the table can be used, so the map was not changed. Correct the table or the mapping, or pass --leave-out.
