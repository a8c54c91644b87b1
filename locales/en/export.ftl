export-title = Export and backup
export-empty = Nothing here yet. Once you have entries, you can export them here.

export-locked = Encrypted, to keep safe
export-locked-text = Encrypted with a passphrase. Only someone who knows the passphrase can open it.
export-backup = Backup
    .hint = Save everything in one encrypted file, or restore from one

export-readable = To read and share
export-readable-text = Not encrypted: anyone who has these files can read them.
export-open = Export everything
    .hint = Tables, photos and a calendar for other programs
export-report = Report for a clinician
    .hint = Your course and the photos you choose, as a PDF
export-card = Pigment card
    .hint = What was used on your scalp, on one page to carry

export-open-title = Export everything
export-open-none = Nothing to export yet
export-open-none-text = Once you have visits, diary entries, medicines or photos, you can save them here as ordinary files.
export-open-lead = One ZIP file with everything you entered, as ordinary files that other programs can open. Your data is yours. Exporting changes nothing here.
export-open-who = Anyone can read these files
export-open-who-text = The files are not encrypted. Anyone who gets the ZIP file can see your photos and read your notes.
export-open-who-else = Save the ZIP file where only you look, and delete it when you no longer need it. To keep everything safe, make a backup instead.
export-open-backup = Make a backup instead

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
export-open-rest = Completed tasks, touch-ups, reminders, your instructions and settings, and a calendar
export-open-files = Each list comes twice: as a table for a spreadsheet (CSV), and with exact values for other programs (JSON). A README explains every file.
export-open-deleted = What you deleted is left out.

export-open-choose = Save it
export-open-private = { $count ->
    [one] Your private photo too
   *[other] Your { $count } private photos too
  }
export-open-private-hint = Off: private photos and everything about them are left out.
export-open-history = The history too
export-open-history-hint = The history lists every change, including what you deleted.
export-open-do = Save ZIP file
export-open-size = About { $megabytes } MB
export-open-making = Saving your files
export-open-made = ZIP file saved.
