take-title = Take your photos
take-none = There is no set to take here
take-none-text = Sets follow your plan: after each session, then further and further apart. A single view can be taken at any time.
take-early = The next set is for { $day }. You can take one earlier; nothing is lost if you wait.
take-all-taken = Every view of today is in your log. You can take them once more.
take-often = You have taken photos on most days of this week. Looking every day makes small things look big; once a week shows more.
take-views = { $count ->
    [one] One view: { $names }.
   *[other] { $count } views: { $names }.
}
take-same = The same each time
take-rule-place = The same place in the same room
take-rule-light = The same lamp, from the same side
take-rule-distance = The same distance, without zoom
take-rule-dry = Hair dry, combed as always, nothing in it
take-rule-flash = No flash
take-hair = How long is your hair today?
take-hair-why = Photos compare best at the same length. Leave out what you do not know.
take-hours = Hours since you last shaved
take-clipper = Clipper length in mm
take-clipper-hint = 0 is a bare blade.
take-begin = Start
take-hair-skip = Start without this
take-camera-note = Your device may ask whether Stipple may use the camera. The pictures stay in this app, encrypted, and never reach your gallery.
take-no-camera-note = This window has no camera. Take each picture with your phone, and choose the file here.
take-of = { $at } of { $total }

take-hold-front = Look straight ahead, eyes level. The camera is as high as your hairline.
take-hold-front-down = Tip your chin down, about halfway to your chest. Forehead and top are in the picture.
take-hold-top = Hold the camera above your head, the parting in the middle.
take-hold-crown = From behind and above, the whorl in the middle.
take-hold-left45 = Turn your head half to your right, so that your left temple faces the camera.
take-hold-right45 = Turn your head half to your left, so that your right temple faces the camera.
take-hold-left90 = Your left side, straight from the side. The ear is in the middle.
take-hold-right90 = Your right side, straight from the side. The ear is in the middle.
take-hold-back = From behind, chin level. The whole back of the head is in the picture.
take-hold-scar-close = About 15 cm away, a ruler flat beside the scar. Tap the scar to focus.
take-hold-scar-wide = The scar with what is around it, so that one sees where it lies.
take-hold-own = As you took it last time: same distance, same light.

take-live = What the camera sees
take-waking = The camera is waking up …
take-keeping = Keeping it safe …
take-failed = The camera gave no picture. Press once more.
take-hint-too-dark = A little more light would help
take-hint-too-bright = A little less light would help
take-hint-cast = The light is coloured; daylight or a white lamp is truer
take-hint-crooked = Hold it a little straighter
take-hint-shaky = A moment of holding still
take-ghost = Photo of { $day } over it
take-ghost-show = Show the covered photo of { $day } over it
take-lines = Guide
take-lines-agreed = Guide and agreed hairline
take-timer = Wait before the picture
take-timer-off = Now
take-timer-seconds = { $seconds } s
take-aloud = Count aloud
take-press = Take the picture
take-stop = Stop counting
take-switch = Other camera
take-skip = Skip this view
take-former-view = Back one view
take-from-file = Use a file
take-with-camera = Use the camera

take-no-refused = Stipple may not use the camera
take-no-refused-next = Nothing is wrong. Allow the camera for this page in your browser or device settings and try again, or choose a picture from a file below.
take-no-none = No camera was found
take-no-none-next = Take the picture with your phone and choose the file below, or connect a camera and try again.
take-no-busy = The camera is in use elsewhere
take-no-busy-next = Close the other app that uses it and try again, or choose a picture from a file below.
take-guide = How to hold
take-last-time = Last time
take-choose = Choose a picture

take-known = This picture is in your log already, from { $day }
take-known-text = Nothing was added. Choose another one, or keep it twice.
take-known-deleted = It is among the deleted ones. Choose another one, or take it in anew.
take-another = Choose another
take-both = Keep it all the same
take-unreadable = “{ $name }” could not be read. Is it still where it was?
take-held = Your picture is held here until it is kept. Leave this page open.
take-leave = Leave without this picture?
take-leave-text = It could not be kept yet. If you leave this page, it is lost.
take-leave-stay = Stay here
take-leave-do = Leave without it

take-review-way = How to look at it
take-review-beside = Beside the last one
take-review-over = Over the last one
take-review-new = New
take-location = A location was in the file. It was removed.
take-when = When was it taken?
take-when-hint = The picture does not say. Please check the date.
take-taken-on = Taken on { $day }.
take-again = Take again
take-keep = Keep

take-end = That was all
take-end-kept = { $count ->
    [one] One picture is in your log, encrypted on this device.
   *[other] { $count } pictures are in your log, encrypted on this device.
}
take-end-next = The next set is on { $day }, { $when }.
take-end-until = Until then there is nothing to take.
take-end-photos = To your photos
take-end-nothing = Nothing was taken
take-end-open = The set stays open. Take it when it suits you.
take-end-none = You can take it whenever it suits you.
take-end-start = Start again
