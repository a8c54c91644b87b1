unlock-title = Schön, dass du da bist
unlock-passphrase = Passphrase
unlock-show = Zeigen, was ich tippe
unlock-open = Entsperren
unlock-only-you = Nur du kannst Stipple öffnen. Niemand kann dir eine neue PIN oder Passphrase schicken.
unlock-choose = Wähl eine Passphrase
unlock-choose-why = Alles, was du einträgst, bleibt auf diesem Gerät, verschlüsselt mit einer Passphrase, die nur du kennst.
unlock-choose-lost = Niemand kann diese Passphrase wiederherstellen. Schreib sie auf und leg sie zu deinen wichtigen Papieren.
unlock-hint = Mindestens { $min } Zeichen. Ein paar Wörter hintereinander merkt man sich leicht.
unlock-again = Noch einmal dieselbe
unlock-mismatch = Die beiden sind nicht gleich. Tipp die zweite noch einmal.
unlock-set = Passphrase setzen
unlock-copy-from = Die letzte gute Kopie ist vom { $day }. Stipple stellt auch wieder her, was du seitdem eingetragen hast, soweit es sich in der beschädigten Datei noch lesen lässt.
unlock-no-copy = Es gibt noch keine gute Kopie. Stipple kann wiederherstellen, was sich in der beschädigten Datei noch lesen lässt.
unlock-rescue = Wiederherstellen, was sich lesen lässt
unlock-restore = Mit der Kopie weitermachen
unlock-retry = Noch einmal versuchen
unlock-anew = Neu beginnen
unlock-anew-what = Stipple beginnt leer. Die beschädigte Datei bleibt in ihrem Ordner, damit sie vielleicht noch jemand wiederherstellen kann.
unlock-anew-yes = Leer beginnen
unlock-need-help = Wenn du jetzt wissen musst, was du darfst, ruf deine Praxis an.
restored-title = Du kannst weitermachen
restored-copy = Deine Einträge bis zum { $day } sind wieder da, aus der Kopie von diesem Tag.
restored-no-copy = Es gab keine Kopie, also kommt alles hier aus der beschädigten Datei.
restored-brought = { $count ->
    [0] Neueres ließ sich aus der beschädigten Datei nicht lesen.
    [one] Ein neuerer Eintrag wurde aus der beschädigten Datei wiederhergestellt.
   *[other] { $count } neuere Einträge wurden aus der beschädigten Datei wiederhergestellt.
}
restored-all = Die beschädigte Datei ließ sich ganz lesen, es sollte also nichts fehlen.
restored-fetched = { $count ->
    [one] Ein Eintrag ließ sich lesen.
   *[other] { $count } Einträge ließen sich lesen.
}
restored-at-risk = Davon ließ sich manches nicht lesen:
restored-any = Einige Seiten der beschädigten Datei ließen sich nicht lesen, und Stipple weiß nicht, welche Einträge darauf standen. Manche Einträge können fehlen oder älter sein, als du sie kennst.
restored-review = Prüf sie bitte und trag nach, was fehlt.
restored-kept = Die beschädigte Datei bleibt in Stipples Ordner. Gelöscht wurde nichts.
restored-on = Weiter
unlock-wait = Zu viele Fehlversuche. Wieder möglich in
unlock-code = Mit dem Wiederherstellungscode
unlock-code-text = Der Code, den du aufgeschrieben hast, 26 Buchstaben und Ziffern.
unlock-code-only = Die Schlüsseldatei ist beschädigt. Der Wiederherstellungscode, den du aufgeschrieben hast, öffnet, was noch da ist.
unlock-code-instead = Oder entsperre mit dem Wiederherstellungscode, den du aufgeschrieben hast.

unlock-read-only-title = Stipple kann nicht in seinen Ordner speichern.
unlock-read-only-text = Du kannst alles ansehen. Neues lässt sich nicht speichern. Sichere, was hier ist, an einem anderen Ort:
unlock-read-only-backup = Sicherung anlegen
unlock-read-only-export = Alles exportieren
