# Messages of the store room: what happened to a file, where, and what to do.

## The file does not read as a project

read-error-empty = The file is empty. Open a backup copy.
read-error-zeros = The file holds nothing but zeros: the power probably failed while it was written. Open a backup copy.
read-error-not-utf8 = Line { $line }, column { $column }: this is not UTF-8 text. Save the file as UTF-8 or open a backup copy.
read-error-cut-off = The file breaks off at line { $line }, column { $column }: the end of the project is missing. Open a backup copy.
read-error-not-json = Line { $line }, column { $column }: the JSON is broken. Correct the line in a text editor or open a backup copy.
read-error-not-a-project =
    { $kind ->
        [png] This is a PNG picture, not a Tropa project.
        [jpeg] This is a JPEG picture, not a Tropa project.
        [pdf] There is no Tropa project in this PDF: only a PDF that was saved with the project inside has one.
        [zip] This is a ZIP archive or an office document, not a Tropa project.
        [gif] This is a GIF picture, not a Tropa project.
        [gzip] This is a file packed by gzip, not a Tropa project.
        [program] This is a program, not a Tropa project.
        [sqlite] This is an SQLite database, not a Tropa project.
        [html] This is a web page, not a Tropa project.
        [xml] This is an SVG drawing or another XML file, not a Tropa project.
       *[json] This is JSON of another program, not a Tropa project.
    } Choose a file with the extension “.tropa”.
read-error-no-version = The project does not say its format version. Add the line “"version": 1” at the start of the file or open a backup copy.
read-error-odd-version = The project names format version { $version }, which no Tropa writes. Correct it to “"version": 1” or open a backup copy.
read-error-newer = The project was saved in format version { $version }; this Tropa reads versions up to { $supported }. Update Tropa.
read-error-too-large = The file has { $size }{"\u00A0"}MiB; at most { $limit }{"\u00A0"}MiB can be opened. Make the pictures smaller or divide the project.
read-error-too-deep = Line { $line }, column { $column }: nested deeper than { $limit } levels. No Tropa project is: check that this is the right file.
read-error-too-many-values = The file has more than { $limit }{"\u00A0"}million values. Check that this is the right file, or divide the project.
read-error-field =
    Line { $line }, field “{ $field }”: { $problem ->
        [missing] a required value is missing
        [duplicate] the value is given twice
        [type] the value has the wrong type
        [word] this version of Tropa does not know the word
       *[value] the value is not allowed
    }. Correct the file or open a backup copy. Details: { $message }
read-error-face = The font “{ $name }” is larger than { $limit }{"\u00A0"}MiB. Choose a smaller file.
face-error-not-a-font = “{ $path }” is no TrueType or OpenType font with outlines. Choose a .ttf or .otf file.
face-error-not-embeddable = The licence of the font “{ $path }” forbids to embed it in documents. Choose another one, or a version that may be embedded.
face-error-lacks = The font “{ $path }” has no “{ $letter }”. A font with both Cyrillic and Latin letters is needed.
read-error-image-not-base64 = Picture “{ $name }” is damaged: its data is not base64. Open a backup copy or delete the picture from the file.
read-error-image-not-an-image = Picture “{ $name }” is neither PNG nor JPEG. Replace it or delete it from the file.
read-error-image-wrong-hash = Picture “{ $name }” is damaged: its content does not match its name. Open a backup copy or delete the picture from the file.
read-error-image-too-large = Picture “{ $name }” is larger than { $limit }{"\u00A0"}MiB. Make it smaller.
read-error-image-too-many-pixels = Picture “{ $name }” has { $width }{"\u00A0"}×{"\u00A0"}{ $height } pixels; at most { $limit }{"\u00A0"}million are possible. Make it smaller.

## The file does not open

open-error-missing = There is no file “{ $path }”: it may have been moved or renamed. Choose another one.
open-error-denied = You may not read the file “{ $path }”. Ask its owner for access.
open-error-not-a-file = “{ $path }” is a folder or a device. Choose a file with the extension “.tropa”.
open-error-io = The file “{ $path }” could not be read: { $reason }. Check the drive and try again.
open-error-part = “{ $path }” is a persona, not a whole project. Open a project and choose “Insert persona from file…” there.
open-error-whole = “{ $path }” is a whole project, not a persona. Open it and choose “Save persona to file…” for the one you need.

## The project is not saved

save-error-not-a-file = The project is not saved: “{ $path }” is a folder or a device. Choose another name.
save-error-read-only = The project is not saved: the file “{ $path }” is read-only. Save the project under another name.
save-error-denied = The project is not saved: you may not write in the folder of “{ $path }”. Save the project in another folder.
save-error-no-folder = The project is not saved: the folder of “{ $path }” is gone. Connect the drive or save the project in another folder.
save-error-no-space = The project is not saved: there is no space left on the drive of “{ $path }”, and { $size }{"\u00A0"}KiB are needed. Free some space or save the project on another drive.
save-error-too-large = The project is not saved: the file “{ $path }” would have { $size }{"\u00A0"}MiB; at most { $limit }{"\u00A0"}MiB can be opened. Make the pictures smaller.
save-error-image = The project is not saved to “{ $path }”: picture “{ $name }” is too large. Make it smaller.
save-error-would-not-open = The project is not saved: the file “{ $path }” could not be opened again. Divide the project in two.
save-error-io = The project is not saved: the file “{ $path }” could not be written: { $reason }. Check the drive or save the project under another name.

## What does not fit together in an open project

breach-duplicate-id = Two elements have the id { $element }: delete one of them
breach-dangling = Element { $element } names { $named }, which the project does not have: choose another one or remove the link
breach-wrong-lane = Text { $element } stands in lane { $named }, which holds no texts: move it
breach-missing-image = The project has no picture for the portrait of persona { $element }: choose the portrait again
breach-no-journey = The project has no map: add one
breach-counted-twice = The funnel of { $element } counts one stage of one persona twice: keep one row
