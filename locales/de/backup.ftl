backup-title = Sicherungsdatei
backup-lead = Eine verschlossene Datei mit allem darin: deine Einträge, deine Fotos, deine Einstellungen. Bewahr sie woanders auf als auf diesem Gerät, zum Beispiel auf einem Stick zu Hause. Mit ihr kannst du auch auf ein anderes Gerät umziehen.
backup-last = Deine letzte Sicherungsdatei: { $at }
backup-last-none = Deine letzte Sicherungsdatei: noch keine

backup-make = Sicherungsdatei anlegen
backup-make-text = { $photos ->
    [0] Sie enthält alle deine Einträge.
    [one] Sie enthält alle deine Einträge und dein Foto.
   *[other] Sie enthält alle deine Einträge und deine { $photos } Fotos.
  }
backup-passphrase = Passphrase für die Datei
backup-passphrase-hint = Mindestens { $min } Zeichen. Ein paar Wörter hintereinander merkt man sich leicht.
backup-again = Noch einmal dieselbe
backup-lost = Schreib sie auf und bewahr sie getrennt von der Datei auf. Ohne sie kann niemand die Datei öffnen, auch wir nicht.
backup-make-do = Datei anlegen
backup-making = Deine Sicherungsdatei wird angelegt
backup-count = Foto { $done } von { $total }
backup-stop = Anhalten
backup-stopped = Angehalten. Nichts davon ist zurückgeblieben.
backup-made = Deine Sicherungsdatei ist da, vollständig und verschlossen.
backup-made-left-out = { $count ->
    [one] Ein Foto war nicht zu lesen und fehlt darin.
   *[other] { $count } Fotos waren nicht zu lesen und fehlen darin.
  }

backup-restore = Aus einer Sicherungsdatei zurückholen
backup-restore-text = Du siehst zuerst, was sich ändern würde. Was auf diesem Gerät neuer ist, bleibt, wie es ist.
backup-restore-choose = Datei wählen
backup-restore-other = Andere Datei wählen
backup-restore-passphrase = Passphrase der Datei
backup-restore-open = Datei öffnen
backup-restore-made = Diese Sicherung ist vom { $at }.
backup-restore-unknown = Sie stammt nicht von diesem Gerät. Sieh dir die Zahlen an, bevor du weitermachst.
backup-restore-add = { $count ->
    [one] 1 kommt dazu
   *[other] { $count } kommen dazu
  }
backup-restore-replace = { $count ->
    [one] 1 ist in der Datei neuer und wird übernommen
   *[other] { $count } sind in der Datei neuer und werden übernommen
  }
backup-restore-keep = { $count ->
    [one] 1 ist hier neuer und bleibt
   *[other] { $count } sind hier neuer und bleiben
  }
backup-restore-same = { $count ->
    [one] 1 ist schon hier
   *[other] { $count } sind schon hier
  }
backup-restore-nothing = Alles, was in dieser Datei ist, ist schon hier.
backup-restore-do = Zurückholen
backup-restoring = Wird zurückgeholt
backup-restoring-safe = Bis zum Ende ändert sich hier nichts. Du kannst jederzeit anhalten.
backup-restore-stopped = Angehalten. Alles ist, wie es war.
backup-restored = Was in der Sicherung war, ist jetzt hier.
backup-restored-today = Zu Heute

backup-kind-photos = Fotos
backup-kind-plans = Pläne
backup-kind-sessions = Sitzungen
backup-kind-diary = Tagebucheinträge
backup-kind-medicines = Medikamente
backup-kind-outcomes = Häkchen
backup-kind-touch-ups = Auffrischungen
backup-kind-other = Einstellungen und anderes
