backup-title = Backup
backup-lead = One encrypted file with all your entries, photos and settings. Keep it somewhere other than this device, for example on a memory stick at home. You can also use it to move to another device.
backup-last = Your last backup: { $at }
backup-last-none = You have no backup yet

backup-make = Make a backup
backup-make-text = { $photos ->
    [0] The backup holds all your entries.
    [one] The backup holds all your entries and your photo.
   *[other] The backup holds all your entries and your { $photos } photos.
  }
backup-passphrase = Passphrase for the backup
backup-passphrase-hint = At least { $min } characters. A few words in a row are easy to remember.
backup-again = Type the same again
backup-lost = Write the passphrase down and keep it away from the backup. Only this passphrase opens the backup. We can’t recover it for you.
backup-make-do = Make backup
backup-making = Making your backup
backup-count = Photo { $done } of { $total }
backup-stop = Stop
backup-stopped = Stopped. The unfinished file was removed.
backup-made = Backup complete and encrypted.
backup-made-left-out = { $count ->
    [one] One photo could not be read and is not in the file. Everything else is.
   *[other] { $count } photos could not be read and are not in the file. Everything else is.
  }
backup-made-rows-left-out = Some entries could not be read and are not in the file. Everything else is.

backup-restore = Restore from a backup
backup-restore-text = You first see what will change. Anything newer on this device stays as it is.
backup-restore-choose = Choose a file
backup-restore-other = Choose another file
backup-restore-passphrase = Passphrase of the backup
backup-restore-open = Open backup
backup-restore-made = This backup was made on { $at }.
backup-restore-unknown = This backup comes from another device. Check the numbers before you continue.
backup-restore-add = { $count ->
    [one] 1 new entry will be added
   *[other] { $count } new entries will be added
  }
backup-restore-replace = { $count ->
    [one] 1 entry is newer in the backup and will replace yours
   *[other] { $count } entries are newer in the backup and will replace yours
  }
backup-restore-keep = { $count ->
    [one] 1 entry is newer here and stays
   *[other] { $count } entries are newer here and stay
  }
backup-restore-same = { $count ->
    [one] 1 entry is already here
   *[other] { $count } entries are already here
  }
backup-left-out = { $count ->
    [one] 1 entry can’t be used and will be left out
   *[other] { $count } entries can’t be used and will be left out
  }
backup-left-out-kept = Stipple keeps them in a file of their own on this device. The backup file stays as it is.
backup-left-out-more = { $count ->
    [one] and 1 more
   *[other] and { $count } more
  }
left-out-history = History
left-out-unreadable = can’t be read
left-out-too-long = a text is too long
left-out-empty = a name is missing
left-out-date = a date or time can’t be right
left-out-number = a number can’t be right
left-out-belongs = it belongs to something that is left out
left-out-not-accepted = its instructions were not accepted
backup-packs = Instructions of a clinic
backup-packs-text = This backup brings instructions that are not on this device. Read them before you accept them. Plans that use them are only restored if you do.
backup-packs-accept = Accept “{ $title }”
backup-restore-nothing = Everything in this backup is already here.
backup-restore-do = Restore
backup-restoring = Restoring
backup-restoring-safe = Nothing changes here until the restore is complete. You can stop at any time.
backup-restore-stopped = Stopped. Nothing was changed.
backup-restored = Restore complete.
backup-restored-today = Go to Today

backup-kind-photos = Photos
backup-kind-plans = Plans
backup-kind-sessions = Sessions
backup-kind-diary = Diary entries
backup-kind-medicines = Medicines
backup-kind-outcomes = Completed tasks
backup-kind-touch-ups = Touch-ups
backup-kind-other = Settings and other data
