journey-title = Journey
journey-today = Today
journey-earlier = { $count ->
    [one] Earlier: 1 entry
   *[other] Earlier: { $count } entries
}
journey-earlier-hide = Hide earlier entries
journey-past = Past
journey-visit-done = Took place
journey-visit-planned = Planned
journey-visit-cancelled = Cancelled
journey-visit-assumed = Did this take place?
journey-kind-expect = Normal
journey-kind-opens = From this day
journey-kind-arrange = To arrange
journey-photos = A good day for photos
journey-photos-noted = Photos, noted
journey-photos-of = Photos of { $day }
journey-photos-further = { $count } more
journey-medicine-start = { $name }: first day
journey-medicine-stop = { $name }: stopped
journey-closed = Your course is closed
journey-closed-help = Everything counted from your last session continues from here.
journey-ongoing = from then on
journey-until = to { $day }
journey-empty-title = Your journey starts with your first session
journey-empty-text = Add its date to see everything that follows: what is normal when, what you may do again, and when to come back.
journey-empty-action = Add your first session
journey-none-title = No instructions yet
journey-none-text = Choose what was done, or what is planned. Then you see your whole course here.
journey-none-action = Choose instructions

# Windows in days and months, counted from a visit.
journey-span-itself = The day itself
journey-span-day = Day { $day }
journey-span-days = Days { $from } to { $last }
journey-span-month = Month { $month }
journey-span-months = Months { $from } to { $last }
journey-span-day-month = Day { $day } to month { $month }
journey-span-from-itself = From the day itself
journey-span-from-day = From day { $day }
journey-span-from-month = From month { $month }
journey-span-before-one = { $days ->
    [one] The day before
   *[other] { $days } days before
}
journey-span-before = { $from } to { $last } days before
journey-span-before-itself = { $days ->
    [one] The day before and the day itself
   *[other] { $days } days before, up to the day itself
}
journey-span-before-after = { $days ->
    [one] From the day before to day { $day }
   *[other] From { $days } days before to day { $day }
}
journey-span-from-before = { $days ->
    [one] From the day before
   *[other] From { $days } days before
}
