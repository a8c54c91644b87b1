unlock-title = Welcome back
unlock-passphrase = Passphrase
unlock-show = Show what I type
unlock-open = Open
unlock-only-you = Only you can open Stipple. Nobody can send you a new PIN or passphrase.
unlock-choose = Choose a passphrase
unlock-choose-why = Everything you enter stays on this device, locked with a passphrase that only you know.
unlock-choose-lost = It cannot be recovered, so write it down and keep it where you keep things that matter.
unlock-hint = At least { $min } characters. A few words in a row are easy to remember.
unlock-again = The same once more
unlock-mismatch = The two are not the same. Type it once more.
unlock-set = Lock it with this
unlock-copy-from = The last good copy is from { $day }. What you entered since then is fetched from the damaged file, as far as it can still be read.
unlock-no-copy = There is no good copy yet. Stipple can fetch what can still be read from the damaged file.
unlock-rescue = Fetch what can be read
unlock-restore = Go on with the copy
unlock-retry = Look once more
unlock-anew = Start anew
unlock-anew-what = Stipple begins empty. The damaged file stays in its folder, so that someone may still rescue it.
unlock-anew-yes = Start empty
unlock-need-help = If you need to know now what you may do, call your clinic.
restored-title = You can go on
restored-copy = Your entries up to { $day } are back, from the copy of that day.
restored-no-copy = There was no copy, so everything here comes from the damaged file.
restored-brought = { $count ->
    [0] Nothing newer could be read from the damaged file.
    [one] One newer entry came back from the damaged file.
   *[other] { $count } newer entries came back from the damaged file.
}
restored-all = The damaged file could be read whole, so nothing should be missing.
restored-fetched = { $count ->
    [one] One entry could be read.
   *[other] { $count } entries could be read.
}
restored-at-risk = Some of these could not be read:
restored-any = Some pages of the damaged file could not be read, and it cannot be told whose they were. An entry here or there may be missing or older than you remember.
restored-review = Please look through them, and add what is missing.
restored-kept = The damaged file is kept in Stipple’s folder. Nothing was deleted.
restored-on = Go on
unlock-wait = Too many tries. The next one in
unlock-code = Use the recovery code
unlock-code-text = The code you wrote down, 26 letters and digits.
unlock-code-only = The key file is damaged. The recovery code you wrote down opens what is left.
unlock-code-instead = Or open it with the recovery code you wrote down.
