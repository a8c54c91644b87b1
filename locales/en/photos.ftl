photos-view-front = Front
photos-view-front-down = Front, chin down
photos-view-top = Top
photos-view-crown = Crown
photos-view-left45 = Left, half turned
photos-view-right45 = Right, half turned
photos-view-left90 = Left side
photos-view-right90 = Right side
photos-view-back = Back of the head
photos-view-scar-close = Scar, close
photos-view-scar-wide = Scar and around it
photos-own-view = View of your own

photos-before-session = { $days ->
    [one] The day before session 1
   *[other] { $days } days before session 1
}
photos-before-surgery = { $days ->
    [one] The day before your transplant
   *[other] { $days } days before your transplant
}
photos-day-session = { $day ->
    [0] The day of session { $number }
   *[other] Day { $day } after session { $number }
}
photos-day-surgery = { $day ->
    [0] The day of your transplant
   *[other] Day { $day } after your transplant
}
photos-month-session = Month { $month } after session { $number }
photos-month-surgery = Month { $month } after your transplant

photos-hair-hours = { $hours ->
    [one] 1 hour since the last shave
   *[other] { $hours } hours since the last shave
}
photos-hair-days = { $days } days since the last shave
photos-hair-clipper = Clipper { $mm } mm
photos-hair-blade = Bare blade

photos-light-too-dark = The light was a little dim here. A brighter place makes the next one easier to compare.
photos-light-too-bright = The light was very bright here. Softer light keeps more detail.
photos-light-cast = The light was coloured here. Daylight or a white lamp shows the tone more accurately.

photos-alt = { $view }, { $day }
photos-covered = Covered
photos-show = Show
photos-missing = The picture is missing
photos-damaged = The picture is damaged
photos-broken = This picture could not be shown

photos-title = Photos
photos-add = Add photos
photos-drop = Drop to add these photos
photos-select = Select
photos-select-end = Done
photos-filter = Show
photos-filter-all = All views ({ $count })
photos-filter-one = { $view } ({ $count })
photos-of-day = { $count ->
    [one] { $day }: 1 photo
   *[other] { $day }: { $count } photos
}
photos-has-note = with a note
photos-has-marks = with marks
photos-more = More of the photo log
photos-views = Views
photos-deleted-link = Deleted photos ({ $count })
photos-empty-title = No photos yet
photos-empty-text = Take the same views each time to see what a mirror cannot show. Each set has its day of healing. Photos are encrypted on this device, only for you, and never in your camera roll.

photos-due-title = Photos for day { $day }
photos-due-text = { $count ->
    [one] One view. It takes a minute.
   *[other] { $count } views, one after the other. It takes a few minutes.
}
photos-due-rest = { $open ->
    [0] All { $all } views of today are here.
    [one] 1 of { $all } views is left to take.
   *[other] { $open } of { $all } views are left to take.
}
photos-take-today = Take today’s set
photos-take = Take the set
photos-next = No photos are due. The next set comes { $when }, on { $day }.
photos-often = You have many photos from this week. Looking every day makes small things look big. You can wait until the next date.

photos-waiting = Finishing pictures from last time: { $at } of { $total } …
photos-waiting-back = { $count ->
    [one] 1 photo was found again. The restored copy of your data did not list it.
   *[other] { $count } photos were found again. The restored copy of your data did not list them.
}
photos-waiting-lost = { $count ->
    [one] The file of 1 added picture is missing. If you still have the picture elsewhere, add it again.
   *[other] The files of { $count } added pictures are missing. If you still have the pictures elsewhere, add them again.
}
photos-waiting-left = { $count ->
    [one] 1 added picture is not finished yet. It is safe.
   *[other] { $count } added pictures are not finished yet. They are safe.
}
photos-waiting-go = Finish now
photos-waiting-refused = { $count ->
    [one] 1 picture from last time was damaged and was not saved.
   *[other] { $count } pictures from last time were damaged and were not saved.
}

photos-selected = { $count ->
    [0] Choose photos
    [one] 1 photo chosen
   *[other] { $count } photos chosen
}
photos-selected-tools = With the chosen photos
photos-compare = Compare
photos-compare-same = Two photos of the same view can be compared.
photos-share = Share
photos-other-view = View
photos-delete = Delete
photos-deleted-now = { $count ->
    [one] Photo deleted.
   *[other] { $count } photos deleted.
}
photos-which-view = Which view is this?
photos-view-now = now
photos-view-changed = { $count ->
    [one] 1 photo moved to “{ $view }”.
   *[other] { $count } photos moved to “{ $view }”.
}

photos-views-lead = A set can have these views. You can add your own to the usual ones.
photos-views-own = Your own views
photos-views-none = None yet. Add one for a place that the usual views miss.
photos-views-standard = Usual views
photos-view-count = { $count ->
    [0] No photos yet
    [one] 1 photo
   *[other] { $count } photos
}
photos-view-add = Add a view
photos-view-rename = Rename the view
photos-view-rename-of = Rename: { $view }
photos-view-delete-of = Delete: { $view }
photos-view-deleted = View “{ $name }” deleted. Its photos stay.
photos-view-name = Name
photos-view-name-hint = Such as “Behind the left ear”.
photos-take-view = Take a photo: { $view }

photos-deleted-title = Deleted photos
photos-deleted-lead = Deleted photos stay here for 30 days, then they are erased for good.
photos-deleted-none = No deleted photos
photos-deleted-none-text = What you delete waits here for 30 days, in case you change your mind.
photos-deleted-to-log = Go to your photos
photos-deleted-more = Show more
photos-stays = Kept here because an agreed hairline was drawn over it
photos-gone-on = Erased for good on { $day }
photos-restore = Restore
photos-restore-all = Restore all
photos-purge = Erase now
photos-purge-all = Erase all now
photos-purge-title = { $count ->
    [one] Erase this photo for good?
   *[other] Erase { $count } photos for good?
}
photos-purge-text = { $count ->
    [one] The photo becomes unreadable and is removed. This cannot be undone.
   *[other] The photos become unreadable and are removed. This cannot be undone.
}
photos-purge-lines = { $count ->
    [one] An agreed hairline drawn over the photo is erased too.
   *[other] An agreed hairline drawn over one of the photos is erased too.
}
photos-purge-yes = Erase for good

photos-picture = Picture
photos-zoom = Size of the picture
photos-zoom-in = Larger
photos-zoom-out = Smaller
photos-zoom-at = { $percent } %
photos-neighbours = The same view at other times
photos-former = Earlier
photos-later = Later
photos-compare-former = Compare with the previous photo
photos-hairline = Draw a hairline
photos-edit = Change details
photos-edit-note = Add a note or details
photos-note = Your note
photos-note-hint = Only you see it.
photos-view = View
photos-taken-on = Taken on
photos-date-missing = Choose a date.
photos-date-ask = Is this date right?
photos-date-file = { $day } comes from the file, not from the camera. A copied file can have a later date.
photos-date-arrival = The picture does not say when it was taken. { $day } is the day you added it.
photos-date-right = Yes, that is right
photos-date-other = Another date
photos-date-camera = Taken with Stipple
photos-location = The file contained a location. Stipple removed it.
photos-private = Private
photos-private-hint = Covered until you press Show, and never shared.

photos-marks-show = Show marks
photos-marks-add = Add marks
photos-marks-edit = Change marks
photos-marks-end = Done
photos-marks-how = Marks are drawn over the picture and never change it. Drag a dot, or choose it with Tab and use the arrow keys.
photos-mark-arrow = Arrow
photos-mark-circle = Circle
photos-mark-text = Text
photos-mark-words = Your text
photos-mark-delete = Delete mark
photos-mark-deleted = Mark deleted.
photos-mark-at = { $x } % from the left, { $y } % from the top
photos-handle-arrow-from = Mark { $number }: start of the arrow
photos-handle-arrow-to = Mark { $number }: tip of the arrow
photos-handle-circle-from = Mark { $number }: middle of the circle
photos-handle-circle-to = Mark { $number }: edge of the circle
photos-handle-text-from = Mark { $number }: text “{ $text }”
photos-line-show = Show the agreed hairline

photos-import-title = Adding photos
photos-import-done = Photos added
photos-import-lead = { $count ->
    [one] 1 picture. Two short questions, then it is added.
   *[other] { $count } pictures. Two short questions, then they are added.
}
photos-import-sort = They show different views
photos-import-sort-help = After they are added, you see each one and choose its view.
photos-import-hair = How long was the hair?
photos-import-hair-help = A shaved look compares fairly only at the same length. Leave this empty if you don’t know.
photos-import-begin = { $count ->
    [one] Add 1 photo
   *[other] Add { $count } photos
}
photos-import-at = { $at } of { $total }
photos-import-percent = { $percent } % done
photos-import-meanwhile = You can use the rest of Stipple meanwhile. If you cancel, photos already added stay.
photos-import-stopped = { $count ->
    [0] No photo was added yet.
    [one] The first one is safely added.
   *[other] The first { $count } are safely done.
}
photos-import-end = Stop here
photos-import-taken = { $count ->
    [0] No new photo was added.
    [one] 1 photo is in your log.
   *[other] { $count } photos are in your log.
}
photos-import-left = { $count ->
    [one] 1 picture was left out because you cancelled.
   *[other] { $count } pictures were left out because you cancelled.
}
photos-import-location = The files contained locations. Stipple removed them.
photos-import-refused = { $count ->
    [one] 1 file was not added
   *[other] { $count } files were not added
}
photos-import-refused-more = { $count ->
    [one] And 1 more.
   *[other] And { $count } more.
}
photos-import-unreadable = This file could not be read. It may have been moved, or it is a folder. Choose it again.
photos-import-close = Done

photos-duplicates = { $count ->
    [one] 1 picture is already in your log
   *[other] { $count } pictures are already in your log
}
photos-duplicates-help = These are exactly the same files. Nothing was added twice.
photos-duplicates-skip-all = Skip all of them
photos-duplicates-keep-all = Keep both of each
photos-duplicates-restore-all = Restore the deleted ones
photos-duplicate = Already in your log on { $day }.
photos-duplicate-deleted = Among your deleted photos, from { $day }.
photos-duplicate-skip = Skip
photos-duplicate-keep = Keep both
photos-duplicate-restore = Restore

photos-dates-title = When were these taken?
photos-dates-text = These pictures don’t contain a date. Check the dates: a wrong date gives a wrong day of healing.
photos-dates-of = { $count ->
    [one] 1 photo, perhaps from { $day }
   *[other] { $count } photos, perhaps from { $day }
}
photos-dates-right = These dates are right
photos-sort-title = Which view is this? { $at } of { $total }
photos-sort-skip = Skip
photos-sort-left = { $count ->
    [one] 1 photo is filed under “{ $view }” for now
   *[other] { $count } photos are filed under “{ $view }” for now
}
photos-sort-left-text = { $count ->
    [one] Choose which view the photo shows, so you can compare it with the same view.
   *[other] Choose which views the photos show, so you can compare each with the same view.
}
photos-sort-on = Continue sorting
