lock-title = Lock and privacy
lock-app = App lock
lock-is-none = There is no lock. Whoever is signed in on this device can open Stipple.
lock-is-pin = A PIN opens Stipple.
lock-is-passphrase = A passphrase opens Stipple.
lock-no-key-store = This device keeps no secrets for apps, so a PIN alone would be too weak here. A passphrase is not.
lock-not-in-force = A new one was set and has not opened Stipple yet, so the way before it still counts. Set it again, or leave it.
lock-set-pin = Set a PIN
lock-change-pin = Change the PIN
lock-set-passphrase = Set a passphrase
lock-change-passphrase = Change the passphrase
lock-now = Lock now
lock-remove = Take the lock away
lock-pin = PIN
lock-pin-hint = At least 6 digits, not all in a row.
lock-pin-text = Quick to type. It works together with a secret that this device keeps: with both in hand a short PIN can be guessed, a passphrase cannot.
lock-passphrase-text = The strongest lock. A few words in a row are easy to remember.
lock-mismatch = The two are not the same. Type it once more.
lock-set-go = Next
lock-try = Try it once
lock-try-text = Type it as you will from now on. Once it has opened, the way before it is gone.
lock-try-go = Use it from now on
lock-biometric = A finger or a face opens it too
lock-biometric-hint = As you unlock this device. What you type goes on working, and the device keeps the key for you alone.
lock-biometric-ask = Open Stipple
lock-biometric-set-ask = Let this open Stipple
lock-biometric-use = Use finger or face
lock-code = Recovery code
lock-code-none = If you forget the lock, or this device loses its key, only a recovery code opens your pictures again. There is none yet.
lock-code-there = You have a recovery code. It opens Stipple when nothing else does.
lock-code-to-try = A new code was made and not typed in once, so it does not replace another one yet.
lock-code-make = Make a code
lock-code-anew = Make a new one
lock-code-hint = 26 letters and digits. Spaces and small letters do not matter.
lock-code-write = Write this down
lock-code-write-text = It is shown this once. Whoever has it and this device can open Stipple, so do not photograph it.
lock-code-keep = Keep it where you keep papers that matter, not with the device.
lock-code-written = I have written it down
lock-code-print = Print it
lock-code-paper = Recovery code
lock-code-type = Type it in once
lock-code-type-text = From your paper, so that you know that it is right.
lock-code-check = Check it
lock-code-see = Show it again
lock-recovered = The recovery code opened Stipple. If you have forgotten the lock, set a new one now.
lock-glances = When you are not looking
lock-after = Lock by itself when nothing was touched for
lock-cover = Blank when another window is in front
lock-cover-hint = Nothing of yours is seen until you come back.
lock-delete = Delete everything
lock-delete-text = Your entries, your photos, their copies, and the keys to them, from this device.
lock-delete-go = Delete everything
lock-delete-what = First the keys are destroyed, so that nobody can read what a disk may keep, then every file. Files that you saved elsewhere, such as backups, are not touched.
lock-delete-no-way-back = It cannot be taken back, by nobody.
lock-delete-sure = Yes, delete all of it
lock-delete-yes = Delete for good
lock-deleted = Everything is deleted
lock-deleted-text = This was removed from the device:
lock-deleted-keys = { $count ->
    [one] 1 file with keys, overwritten first
   *[other] { $count } files with keys, overwritten first
}
lock-deleted-entries = { $count ->
    [one] 1 secret in the system’s key store
   *[other] { $count } secrets in the system’s key store
}
lock-deleted-databases = { $count ->
    [one] 1 file with your entries
   *[other] { $count } files with your entries and their copies
}
lock-deleted-pictures = { $count ->
    [one] 1 file of pictures
   *[other] { $count } files of pictures
}
lock-deleted-others = { $count ->
    [one] 1 other file, such as the list of reminders
   *[other] { $count } other files, such as the list of reminders
}
lock-deleted-none = Nothing of yours is left.
lock-deleted-left = { $count ->
    [one] 1 file could not be removed. Without its key nobody can read it.
   *[other] { $count } files could not be removed. Without their keys nobody can read them.
}
lock-deleted-anew = Begin anew
lock-confirm = Is it you?
lock-confirm-text = For this, type it once more.
lock-confirm-go = Go on
lock-limits = A program that runs as you while Stipple is open can read what Stipple reads. No lock changes that.
