export-title = Export and backup
export-empty = Nothing was entered yet. As soon as there is something, you can take all of it with you from here.

export-locked = To keep safe
export-locked-text = Locked with a passphrase. Nobody can look into it without it.
export-backup = Backup file
    .hint = Everything in one locked file, and back again

export-readable = To read and pass on
export-readable-text = Not locked: whoever has these files can read them.
export-open = Everything in open form
    .hint = Tables, photos and a calendar for other programs
export-report = Report for a clinician
    .hint = Your course and the photos you choose, as a PDF
export-card = Pigment card
    .hint = What was used on your scalp, on one page to carry

export-open-title = Open files
export-open-none = Nothing to take out yet
export-open-none-text = Your visits, diary, medicines and photos will be here, to save as ordinary files.
export-open-lead = One ZIP file with all you entered, as ordinary files that other programs open. Your data is yours: nothing here changes when you take it out.
export-open-who = Anybody can read these files
export-open-who-text = They are not locked. Whoever gets the ZIP file sees your photos and reads your notes.
export-open-who-else = Save it where only you look, and delete it when you no longer need it. To keep everything safe, make a backup file instead.
export-open-backup = Make a backup file instead

export-open-what = What is in it
export-open-visits = { $count ->
    [0] No visits yet
    [one] 1 visit, with its pigment record
   *[other] { $count } visits, with their pigment records
  }
export-open-diary = { $count ->
    [0] No diary entries yet
    [one] 1 diary entry
   *[other] { $count } diary entries
  }
export-open-medicines = { $count ->
    [0] No medicines
    [one] 1 medicine
   *[other] { $count } medicines
  }
export-open-photos = { $count ->
    [0] No photos
    [one] 1 photo as a JPEG picture, named by date and view
   *[other] { $count } photos as JPEG pictures, named by date and view
  }
export-open-rest = Ticks, touch-ups, reminders, your instructions and settings, and a calendar
export-open-files = Each list comes twice: as a table for a spreadsheet (CSV), and as exact values for other programs (JSON). A README explains every file.
export-open-deleted = What you deleted is left out.

export-open-choose = Save it
export-open-private = { $count ->
    [one] Your private photo too
   *[other] Your { $count } private photos too
  }
export-open-private-hint = Off: what is private stays here, with all that is said of it.
export-open-history = The history too
export-open-history-hint = It lists every change, so it still tells of what you deleted.
export-open-do = Save the ZIP file
export-open-size = About { $megabytes } MB
export-open-making = Writing your files
export-open-made = Saved. The ZIP file is where you wanted it.
