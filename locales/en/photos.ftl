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
photos-light-cast = The light had a colour here. Plain daylight or a white lamp shows the tone truer.

photos-alt = { $view }, { $day }
photos-covered = Covered
photos-show = Show
photos-missing = The picture is missing
photos-broken = It could not be shown

photos-title = Photos
photos-add = Add photos
photos-drop = Let go to add these
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
photos-empty-title = Your photos will stand here
photos-empty-text = Set by set, with the day of healing, for you alone: sealed on this device, never in your camera roll. The same views each time show what a mirror cannot.

photos-due-title = Photos for day { $day }
photos-due-text = { $count ->
    [one] One view. It takes a minute.
   *[other] { $count } views, one after the other. It takes a few minutes.
}
photos-due-rest = { $open ->
    [0] All { $all } views of today are here.
    [one] 1 of { $all } views is still open.
   *[other] { $open } of { $all } views are still open.
}
photos-take-today = Take today’s set
photos-take = Take the set
photos-next = Nothing is due. The next set comes { $when }, on { $day }.
photos-often = There are many photos from this week. Looking every day makes small things look big; you can leave it until the next date.

photos-waiting = Finishing pictures from last time: { $at } of { $total } …
photos-waiting-back = { $count ->
    [one] 1 photo was found again: the copy of your data did not know it any more.
   *[other] { $count } photos were found again: the copy of your data did not know them any more.
}
photos-waiting-lost = { $count ->
    [one] 1 picture came in and its file is gone. If you still have it elsewhere, add it once more.
   *[other] { $count } pictures came in and their files are gone. If you still have them elsewhere, add them once more.
}
photos-waiting-left = { $count ->
    [one] 1 picture came in and is not finished yet. It is safe.
   *[other] { $count } pictures came in and are not finished yet. They are safe.
}
photos-waiting-go = Finish now
photos-waiting-refused = { $count ->
    [one] 1 picture from last time turned out to be damaged and was not kept.
   *[other] { $count } pictures from last time turned out to be damaged and were not kept.
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
    [one] 1 photo now stands under “{ $view }”.
   *[other] { $count } photos now stand under “{ $view }”.
}

photos-views-lead = These are the sides a set can have. Your own ones are offered beside the usual ones.
photos-views-own = Your own
photos-views-none = None yet. Add one for a place the usual views do not show.
photos-views-standard = The usual ones
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
photos-deleted-lead = They stay here for 30 days, then they are gone for good.
photos-deleted-none = Nothing is deleted
photos-deleted-none-text = What you delete waits here for 30 days, in case you change your mind.
photos-deleted-to-log = To your photos
photos-deleted-more = Show more
photos-stays = It stays here, because a hairline was agreed over it
photos-gone-on = Gone for good on { $day }
photos-restore = Bring back
photos-restore-all = Bring all back
photos-purge = End now
photos-purge-all = End all now
photos-purge-title = { $count ->
    [one] End this photo for good?
   *[other] End { $count } photos for good?
}
photos-purge-text = { $count ->
    [one] It is made unreadable and removed. This cannot be undone.
   *[other] They are made unreadable and removed. This cannot be undone.
}
photos-purge-lines = { $count ->
    [one] If an agreed hairline was drawn over it, that goes with it.
   *[other] If an agreed hairline was drawn over one of them, that goes with it.
}
photos-purge-yes = End for good

photos-picture = Picture
photos-zoom = Size of the picture
photos-zoom-in = Larger
photos-zoom-out = Smaller
photos-zoom-at = { $percent } %
photos-neighbours = The same view at other times
photos-former = Earlier
photos-later = Later
photos-compare-former = Compare with the one before
photos-hairline = Draw a hairline
photos-edit = Change details
photos-edit-note = Add a note or details
photos-note = Your note
photos-note-hint = Only you see it.
photos-view = View
photos-taken-on = Taken on
photos-date-missing = Choose a date.
photos-date-ask = Is this date right?
photos-date-file = { $day } comes from the file, not from the camera. A file that was copied can have a later date.
photos-date-arrival = The picture does not say when it was taken. { $day } is the day it came in.
photos-date-right = Yes, that is right
photos-date-other = Another date
photos-date-camera = Taken with Stipple
photos-location = Where it was taken stood in the file. That was removed.
photos-private = Private
photos-private-hint = Covered until you press Show, and never shared.

photos-marks-show = Show marks
photos-marks-add = Add marks
photos-marks-edit = Change marks
photos-marks-end = Done
photos-marks-how = Marks lie over the picture and never change it. Drag a dot, or choose it with Tab and use the arrow keys.
photos-mark-arrow = Arrow
photos-mark-circle = Circle
photos-mark-text = Words
photos-mark-words = Your words
photos-mark-delete = Delete mark
photos-mark-deleted = Mark deleted.
photos-mark-at = { $x } % from the left, { $y } % from the top
photos-handle-arrow-from = Mark { $number }: start of the arrow
photos-handle-arrow-to = Mark { $number }: tip of the arrow
photos-handle-circle-from = Mark { $number }: middle of the circle
photos-handle-circle-to = Mark { $number }: edge of the circle
photos-handle-text-from = Mark { $number }: words “{ $text }”
photos-line-show = Show the agreed hairline

photos-import-title = Adding photos
photos-import-done = Photos added
photos-import-lead = { $count ->
    [one] 1 picture. Two short questions, then it comes in.
   *[other] { $count } pictures. Two short questions, then they come in.
}
photos-import-sort = They show different views
photos-import-sort-help = Once they are in, you are shown each one and say which view it is.
photos-import-hair = How long was the hair?
photos-import-hair-help = A shaved look compares fairly only at the same length. Leave it empty if you do not know.
photos-import-begin = { $count ->
    [one] Add 1 photo
   *[other] Add { $count } photos
}
photos-import-at = { $at } of { $total }
photos-import-percent = { $percent } % done
photos-import-meanwhile = You can look elsewhere in Stipple meanwhile. If you cancel, what is in stays in.
photos-import-stopped = { $count ->
    [0] Nothing was taken in yet.
    [one] The first one is safely in.
   *[other] The first { $count } are safely through.
}
photos-import-end = End here
photos-import-taken = { $count ->
    [0] No new photo came in.
    [one] 1 photo is in your log.
   *[other] { $count } photos are in your log.
}
photos-import-left = { $count ->
    [one] 1 picture was left out because you cancelled.
   *[other] { $count } pictures were left out because you cancelled.
}
photos-import-location = Where they were taken stood in the files. That was removed.
photos-import-refused = { $count ->
    [one] 1 file was not taken in
   *[other] { $count } files were not taken in
}
photos-import-refused-more = { $count ->
    [one] And 1 more.
   *[other] And { $count } more.
}
photos-import-unreadable = This file could not be read. It may have been moved, or it is a folder. Choose it again.
photos-import-close = Done

photos-duplicates = { $count ->
    [one] 1 picture is in your log already
   *[other] { $count } pictures are in your log already
}
photos-duplicates-help = They are the very same files. Nothing was added twice.
photos-duplicates-skip-all = Leave all as they are
photos-duplicates-keep-all = Keep all twice
photos-duplicates-restore-all = Bring the deleted ones back
photos-duplicate = Already in your log on { $day }.
photos-duplicate-deleted = Among your deleted photos, from { $day }.
photos-duplicate-skip = Leave it
photos-duplicate-keep = Keep both
photos-duplicate-restore = Bring back

photos-dates-title = When were these taken?
photos-dates-text = These pictures do not say it themselves. Look at the dates; a wrong one would give a wrong day of healing.
photos-dates-of = { $count ->
    [one] 1 photo, perhaps of { $day }
   *[other] { $count } photos, perhaps of { $day }
}
photos-dates-right = These dates are right
photos-sort-title = Which view is this? { $at } of { $total }
photos-sort-skip = Skip
photos-sort-left = { $count ->
    [one] 1 photo stands under “{ $view }” for now
   *[other] { $count } photos stand under “{ $view }” for now
}
photos-sort-left-text = { $count ->
    [one] Say which view it shows, and it is compared with its own kind.
   *[other] Say which views they show, and each is compared with its own kind.
}
photos-sort-on = Go on sorting
