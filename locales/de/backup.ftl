backup-title = Sicherung
backup-lead = Eine verschlüsselte Datei mit allen deinen Einträgen, Fotos und Einstellungen. Bewahr sie woanders auf als auf diesem Gerät, zum Beispiel auf einem USB-Stick zu Hause. Mit ihr kannst du auch auf ein anderes Gerät umziehen.
backup-last = Deine letzte Sicherung: { $at }
backup-last-none = Du hast noch keine Sicherung

backup-make = Sicherung anlegen
backup-make-text = { $photos ->
    [0] Die Sicherung enthält alle deine Einträge.
    [one] Die Sicherung enthält alle deine Einträge und dein Foto.
   *[other] Die Sicherung enthält alle deine Einträge und deine { $photos } Fotos.
  }
backup-passphrase = Passphrase für die Sicherung
backup-passphrase-hint = Mindestens { $min } Zeichen. Ein paar Wörter hintereinander merkt man sich leicht.
backup-again = Noch einmal dieselbe
backup-lost = Schreib die Passphrase auf und bewahr sie getrennt von der Sicherung auf. Nur diese Passphrase öffnet die Sicherung. Wir können sie nicht für dich wiederherstellen.
backup-make-do = Sicherung anlegen
backup-making = Deine Sicherung wird angelegt
backup-count = Foto { $done } von { $total }
backup-stop = Anhalten
backup-stopped = Angehalten. Die unfertige Datei wurde entfernt.
backup-made = Sicherung vollständig und verschlüsselt.
backup-made-left-out = { $count ->
    [one] Ein Foto war nicht zu lesen und ist nicht in der Datei. Alles andere ist dabei.
   *[other] { $count } Fotos waren nicht zu lesen und sind nicht in der Datei. Alles andere ist dabei.
  }
backup-made-rows-left-out = Einige Einträge waren nicht zu lesen und sind nicht in der Datei. Alles andere ist dabei.

backup-restore = Aus einer Sicherung wiederherstellen
backup-restore-text = Du siehst zuerst, was sich ändert. Was auf diesem Gerät neuer ist, bleibt, wie es ist.
backup-restore-choose = Datei wählen
backup-restore-other = Andere Datei wählen
backup-restore-passphrase = Passphrase der Sicherung
backup-restore-open = Sicherung öffnen
backup-restore-made = Diese Sicherung ist vom { $at }.
backup-restore-unknown = Diese Sicherung stammt von einem anderen Gerät. Prüf die Zahlen, bevor du weitermachst.
backup-restore-add = { $count ->
    [one] 1 neuer Eintrag kommt dazu
   *[other] { $count } neue Einträge kommen dazu
  }
backup-restore-replace = { $count ->
    [one] 1 Eintrag ist in der Sicherung neuer und ersetzt deinen
   *[other] { $count } Einträge sind in der Sicherung neuer und ersetzen deine
  }
backup-restore-keep = { $count ->
    [one] 1 Eintrag ist hier neuer und bleibt
   *[other] { $count } Einträge sind hier neuer und bleiben
  }
backup-restore-same = { $count ->
    [one] 1 Eintrag ist schon hier
   *[other] { $count } Einträge sind schon hier
  }
backup-left-out = { $count ->
    [one] 1 Eintrag ist unbrauchbar und wird ausgelassen
   *[other] { $count } Einträge sind unbrauchbar und werden ausgelassen
  }
backup-left-out-kept = Stipple bewahrt sie in einer eigenen Datei auf diesem Gerät auf. Die Sicherungsdatei bleibt, wie sie ist.
backup-left-out-more = { $count ->
    [one] und 1 weiterer
   *[other] und { $count } weitere
  }
left-out-history = Verlauf
left-out-unreadable = nicht lesbar
left-out-too-long = ein Text ist zu lang
left-out-empty = ein Name fehlt
left-out-date = ein Datum oder eine Uhrzeit kann nicht stimmen
left-out-number = eine Zahl kann nicht stimmen
left-out-belongs = gehört zu etwas, das ausgelassen wird
left-out-not-accepted = die Anweisungen dazu wurden nicht angenommen
backup-packs = Anweisungen einer Klinik
backup-packs-text = Diese Sicherung bringt Anweisungen mit, die auf diesem Gerät fehlen. Lies sie, bevor du sie annimmst. Nur dann werden Pläne, die sie nutzen, wiederhergestellt.
backup-packs-accept = „{ $title }“ annehmen
backup-restore-nothing = Alles aus dieser Sicherung ist schon hier.
backup-restore-do = Wiederherstellen
backup-restoring = Wird wiederhergestellt
backup-restoring-safe = Bis alles wiederhergestellt ist, ändert sich hier nichts. Du kannst jederzeit anhalten.
backup-restore-stopped = Angehalten. Es wurde nichts geändert.
backup-restored = Wiederherstellung abgeschlossen.
backup-restored-today = Zu Heute

backup-kind-photos = Fotos
backup-kind-plans = Pläne
backup-kind-sessions = Sitzungen
backup-kind-diary = Tagebucheinträge
backup-kind-medicines = Medikamente
backup-kind-outcomes = Erledigte Aufgaben
backup-kind-touch-ups = Auffrischungen
backup-kind-other = Einstellungen und andere Daten
