backup-title = Backup file
backup-lead = One locked file with everything in it: your entries, your photos, your settings. Keep it somewhere else than this device, on a stick at home for instance. With it you can also move to another device.
backup-last = Your last backup file: { $at }
backup-last-none = Your last backup file: none yet

backup-make = Make a backup file
backup-make-text = { $photos ->
    [0] It holds all your entries.
    [one] It holds all your entries and your photo.
   *[other] It holds all your entries and your { $photos } photos.
  }
backup-passphrase = Passphrase for the file
backup-passphrase-hint = At least { $min } characters. A few words in a row are easy to remember.
backup-again = The same once more
backup-lost = Write it down and keep it apart from the file. Without it, nobody can open the file, not even we can.
backup-make-do = Make the file
backup-making = Making your backup file
backup-count = Photo { $done } of { $total }
backup-stop = Stop
backup-stopped = Stopped. Nothing of it was left behind.
backup-made = Your backup file is there, whole and locked.
backup-made-left-out = { $count ->
    [one] One photo could not be read and is not in it.
   *[other] { $count } photos could not be read and are not in it.
  }

backup-restore = Restore from a backup file
backup-restore-text = You see first what it would change. Whatever is newer on this device stays as it is.
backup-restore-choose = Choose a file
backup-restore-other = Choose another file
backup-restore-passphrase = Passphrase of the file
backup-restore-open = Open the file
backup-restore-made = This backup was made on { $at }.
backup-restore-unknown = It does not come from this device. Look at the numbers before you go on.
backup-restore-add = { $count ->
    [one] 1 comes in
   *[other] { $count } come in
  }
backup-restore-replace = { $count ->
    [one] 1 is newer in the file and is taken over
   *[other] { $count } are newer in the file and are taken over
  }
backup-restore-keep = { $count ->
    [one] 1 is newer here and stays
   *[other] { $count } are newer here and stay
  }
backup-restore-same = { $count ->
    [one] 1 is here already
   *[other] { $count } are here already
  }
backup-restore-nothing = All that is in this file is here already.
backup-restore-do = Restore
backup-restoring = Restoring
backup-restoring-safe = Until the end nothing changes here. You can stop at any time.
backup-restore-stopped = Stopped. Everything is as it was.
backup-restored = What was in the backup is here now.
backup-restored-today = Go to Today

backup-kind-photos = Photos
backup-kind-plans = Plans
backup-kind-sessions = Sessions
backup-kind-diary = Diary entries
backup-kind-medicines = Medicines
backup-kind-outcomes = Ticks
backup-kind-touch-ups = Touch-ups
backup-kind-other = Settings and others
