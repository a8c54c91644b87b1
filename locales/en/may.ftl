may-title = May I …?
may-search = What would you like to do?
    .example = swim, hat, coffee …
may-clear = Clear the search
may-found = { $count ->
    [0] Nothing found
    [one] { $count } answer
   *[other] { $count } answers
}
may-none = Nothing about “{ $typed }”
may-none-call = Your instructions don’t mention this, and that is not a yes. Try another word, or call your clinic and ask.
may-none-clinic = How to reach your clinic
may-empty = No answers yet
    .text = Once Stipple knows your treatment, you see here what your instructions say today, topic by topic.
    .action = Set up your plan
may-group-no = No
may-group-not-yet = Not yet
may-group-ask = Ask your clinic
may-group-yes = Yes
may-group-no-rule = No rule today
