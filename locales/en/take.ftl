take-title = Take your photos
take-none = No photo set to take
take-none-text = Sets follow your plan: after each session, then further and further apart. You can take a single view at any time.
take-early = The next set is for { $day }. You can take it earlier, and nothing is lost if you wait.
take-all-taken = Every view of today is in your log. You can take them again.
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
take-hair-why = Photos compare best at the same length. Skip what you don’t know.
take-hours = Hours since you last shaved
take-clipper = Clipper length in mm
take-clipper-hint = 0 is a bare blade.
take-begin = Start
take-hair-skip = Start without this
take-camera-note = Your device may ask whether Stipple may use the camera. The pictures stay in this app, encrypted, and never reach your gallery.
take-no-camera-note = This window has no camera. Take each picture with your phone, and choose the file here.
take-of = { $at } of { $total }

take-hold-front = Look straight ahead, eyes level. Hold the camera as high as your hairline.
take-hold-front-down = Tip your chin down, about halfway to your chest. Forehead and top are in the picture.
take-hold-top = Hold the camera above your head, the parting in the middle.
take-hold-crown = From behind and above, the whorl in the middle.
take-hold-left45 = Turn your head half to your right, so that your left temple faces the camera.
take-hold-right45 = Turn your head half to your left, so that your right temple faces the camera.
take-hold-left90 = Your left side, straight from the side. The ear is in the middle.
take-hold-right90 = Your right side, straight from the side. The ear is in the middle.
take-hold-back = From behind, chin level. The whole back of the head is in the picture.
take-hold-scar-close = About 15 cm away, a ruler flat beside the scar. Tap the scar to focus.
take-hold-scar-wide = The scar with the skin around it, so you can see where it is.
take-hold-own = The way you took it last time: same distance, same light.

take-live = What the camera sees
take-waking = Starting the camera …
take-keeping = Saving …
take-failed = The camera took no picture. Press again.
take-hint-too-dark = A little more light would help
take-hint-too-bright = A little less light would help
take-hint-cast = The light is coloured. Daylight or a white lamp works better
take-hint-crooked = Hold the camera a little straighter
take-hint-shaky = Hold still for a moment
take-ghost = Photo of { $day } as an overlay
take-ghost-show = Show the covered photo of { $day } as an overlay
take-lines = Guide
take-lines-agreed = Guide and agreed hairline
take-timer = Timer
take-timer-off = Off
take-timer-seconds = { $seconds } s
take-aloud = Count aloud
take-press = Take picture
take-stop = Stop counting
take-switch = Other camera
take-skip = Skip this view
take-former-view = Previous view
take-from-file = Use a file
take-with-camera = Use the camera

take-no-refused = Stipple is not allowed to use the camera
take-no-refused-next = Nothing is wrong. Allow the camera for this page in your browser or device settings and try again, or choose a picture from a file below.
take-no-none = No camera was found
take-no-none-next = Take the picture with your phone and choose the file below, or connect a camera and try again.
take-no-busy = The camera is in use elsewhere
take-no-busy-next = Close the other app that uses the camera and try again, or choose a picture from a file below.
take-guide = How to hold
take-last-time = Last time
take-choose = Choose a picture

take-known = This picture is already in your log, from { $day }
take-known-text = Nothing was added. Choose another picture, or add it again.
take-known-deleted = This picture is among your deleted photos. Choose another one, or add it again.
take-another = Choose another
take-both = Add it again
take-unreadable = “{ $name }” could not be read. Is the file still there?
take-held = Your picture is not saved yet. Leave this page open.
take-leave = Leave without this picture?
take-leave-text = The picture could not be saved yet. If you leave this page, you lose it.
take-leave-stay = Stay here
take-leave-do = Leave without it

take-review-way = How to compare
take-review-beside = Beside the last photo
take-review-over = Over the last photo
take-review-new = New
take-location = The file contained a location. Stipple removed it.
take-when = When was it taken?
take-when-hint = The picture does not say when. Please check the date.
take-taken-on = Taken on { $day }.
take-again = Take again
take-keep = Keep

take-end = All taken
take-end-kept = { $count ->
    [one] One picture is in your log, encrypted on this device.
   *[other] { $count } pictures are in your log, encrypted on this device.
}
take-end-next = The next set is on { $day }, { $when }.
take-end-until = No photos are due until then.
take-end-photos = Go to your photos
take-end-nothing = No photos taken
take-end-open = The set stays open. Take it when it suits you.
take-end-none = You can take it whenever it suits you.
take-end-start = Start again
