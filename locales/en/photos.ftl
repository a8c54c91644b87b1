photos-view-front = Front
photos-view-front-down = Front, chin down
photos-view-top = Top
photos-view-crown = Crown
photos-view-left45 = Left, half turned
photos-view-right45 = Right, half turned
photos-view-left90 = Left side
photos-view-right90 = Right side
photos-view-back = Back
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
