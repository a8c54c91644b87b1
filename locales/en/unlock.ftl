unlock-title = Welcome back
unlock-passphrase = Passphrase
unlock-show = Show what I type
unlock-open = Unlock
unlock-only-you = Only you can open Stipple. Nobody can send you a new PIN or passphrase.
unlock-choose = Choose a passphrase
unlock-choose-why = Everything you enter stays on this device, encrypted with a passphrase that only you know.
unlock-choose-lost = Nobody can recover this passphrase, so write it down and keep it with your important papers.
unlock-hint = At least { $min } characters. A few words in a row are easy to remember.
unlock-again = Type the same again
unlock-mismatch = The two are not the same. Type the second one again.
unlock-set = Set passphrase
unlock-copy-from = The last good copy is from { $day }. Stipple also recovers what you entered since then from the damaged file, as far as possible.
unlock-no-copy = There is no good copy yet. Stipple can recover what is still readable in the damaged file.
unlock-rescue = Recover what can be read
unlock-restore = Continue with the copy
unlock-retry = Try again
unlock-anew = Start again
unlock-anew-what = Stipple starts empty. The damaged file stays in its folder, so someone may still be able to recover it.
unlock-anew-yes = Start empty
unlock-need-help = If you need to know now what you may do, call your clinic.
restored-title = You can continue
restored-copy = Your entries up to { $day } are back, from the copy of that day.
restored-no-copy = There was no copy, so everything here comes from the damaged file.
restored-brought = { $count ->
    [0] Nothing newer could be read from the damaged file.
    [one] One newer entry was recovered from the damaged file.
   *[other] { $count } newer entries were recovered from the damaged file.
}
restored-all = The whole damaged file could be read, so nothing should be missing.
restored-fetched = { $count ->
    [one] One entry could be read.
   *[other] { $count } entries could be read.
}
restored-at-risk = Some of these could not be read:
restored-any = Some pages of the damaged file could not be read, and Stipple cannot tell which entries they held. Some entries may be missing or older than you remember.
restored-review = Please check them and add what is missing.
restored-kept = The damaged file is kept in Stipple’s folder. Nothing was deleted.
restored-on = Continue
unlock-wait = Too many failed attempts. Try again in
unlock-code = Use the recovery code
unlock-code-text = The code you wrote down, 26 letters and digits.
unlock-code-only = The key file is damaged. The recovery code you wrote down opens what is left.
unlock-code-instead = Or unlock with the recovery code you wrote down.

unlock-read-only-title = Stipple cannot save to its folder.
unlock-read-only-text = You can look at everything. Nothing new can be saved. Save what is here somewhere else:
unlock-read-only-backup = Make a backup
unlock-read-only-export = Export everything
