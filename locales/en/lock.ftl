lock-title = Lock and privacy
lock-app = App lock
lock-is-none = There is no lock. Whoever is signed in on this device can open Stipple.
lock-is-pin = A PIN opens Stipple.
lock-is-passphrase = A passphrase opens Stipple.
lock-no-key-store = This device has no key store for apps, so a PIN alone would be too weak. Use a passphrase instead.
lock-not-in-force = Your new lock takes effect after you unlock with it once.
lock-set-pin = Set a PIN
lock-change-pin = Change the PIN
lock-set-passphrase = Set a passphrase
lock-change-passphrase = Change the passphrase
lock-now = Lock now
lock-remove = Remove the lock
lock-pin = PIN
lock-pin-hint = At least 6 digits, not all in a row.
lock-pin-text = Quick to type. A PIN works together with a secret stored on this device. Someone who has both can guess a short PIN, but not a passphrase.
lock-passphrase-text = The strongest lock. A few words in a row are easy to remember.
lock-mismatch = The two are not the same. Type the second one again.
lock-set-go = Next
lock-try = Try your new lock
lock-try-text = Type your new PIN or passphrase. Once it unlocks Stipple, the old one stops working.
lock-try-go = Use new lock
lock-biometric = Unlock with fingerprint or face
lock-biometric-hint = The same way you unlock this device. Your PIN or passphrase keeps working, and the device keeps the key for you alone.
lock-biometric-ask = Unlock Stipple
lock-biometric-set-ask = Allow this to unlock Stipple
lock-biometric-use = Use fingerprint or face
lock-code = Recovery code
lock-code-none = If you forget your PIN or passphrase, or this device loses its key, only a recovery code opens your pictures again. You have no code yet.
lock-code-there = You have a recovery code. The code opens Stipple when nothing else does.
lock-code-to-try = Your new code takes effect after you type it in once.
lock-code-make = Create a code
lock-code-anew = Create a new code
lock-code-hint = 26 letters and digits. Spaces and capital or small letters don’t matter.
lock-code-write = Write this down
lock-code-write-text = Stipple shows this code only once. Anyone who has the code and this device can open Stipple, so don’t photograph it.
lock-code-keep = Keep the paper with your important papers, away from the device.
lock-code-written = I have written it down
lock-code-print = Print code
lock-code-paper = Recovery code
lock-code-type = Type the code in once
lock-code-type-text = Copy it from your paper, so you know the paper is right.
lock-code-check = Check code
lock-code-see = Show code again
lock-recovered = The recovery code opened Stipple. If you forgot your PIN or passphrase, set a new one now.
lock-glances = When you look away
lock-after = Auto-lock after
lock-cover = Hide Stipple when another window is in front
lock-cover-hint = Nobody sees your data until you come back.
lock-delete = Delete everything
lock-delete-text = Deletes your entries, your photos, their copies and their keys from this device.
lock-delete-go = Delete everything
lock-delete-what = Stipple first destroys the keys, so nobody can read what a disk may keep. Then it deletes every file. Files you saved elsewhere, such as backups, stay.
lock-delete-no-way-back = This cannot be undone.
lock-delete-sure = Yes, delete everything
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
lock-deleted-none = None of your data is left.
lock-deleted-left = { $count ->
    [one] 1 file could not be deleted. Its key is gone, so nobody can read it.
   *[other] { $count } files could not be deleted. Their keys are gone, so nobody can read them.
}
lock-deleted-anew = Start again
lock-confirm = Confirm it’s you
lock-confirm-text = Type your PIN or passphrase again.
lock-confirm-go = Continue
lock-limits = While Stipple is open, other programs running as you can read what Stipple reads. No lock changes that.
