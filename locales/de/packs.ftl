packs-title = Deine Anweisungen
packs-lead = Jede Antwort in Stipple stammt aus diesen Anweisungen.
packs-in-force = In Gebrauch
packs-none-title = Noch keine Anweisungen
packs-none-text = Wähle aus, was gemacht wurde oder geplant ist. Oder öffne die Datei von deiner Praxis.
packs-add = Anweisungen hinzufügen
packs-add-text = Allgemeine Hinweise, die mit Stipple kommen. Die schriftlichen Anweisungen deiner Praxis gehen immer vor.
packs-add-which = Was wird gemacht?
packs-add-own = Von deiner Praxis
packs-add-method = Welche Art von Transplantation?
packs-add-fue = FUE, Haare einzeln entnommen
packs-add-fut = FUT, ein Hautstreifen
packs-added = { $title } hinzugefügt.
packs-by-clinic = Von { $clinic }
packs-general = Allgemeine Hinweise
packs-signed = Freigegeben von { $by } am { $on }.
packs-not-signed = Nicht ärztlich freigegeben.
packs-read = Ganz lesen
packs-read-of = Ganz lesen: { $title }
packs-remove = Entfernen
packs-remove-of = Entfernen: { $title }
packs-removed = { $title } entfernt.
packs-newer = Eine neuere Version ist da: { $version }
packs-newer-see = Ansehen, was neu ist
packs-gone-title = Diese Anweisungen gibt es hier nicht mehr
packs-gone-text = Vielleicht wurden sie durch andere ersetzt.
packs-all = Deine Anweisungen

packs-open = Eine Datei von deiner Praxis
packs-open-text = Ihr Name endet auf .stipple-pack. Du siehst alles, bevor sich etwas ändert.
packs-open-choose = Datei öffnen
packs-open-drop = Loslassen, um die Datei zu öffnen
packs-open-too-large = Diese Datei ist zu groß für die Anweisungen einer Praxis.
packs-preview-title = Bevor du sie übernimmst
packs-preview-text = Noch hat sich nichts geändert. Lies in Ruhe.
packs-preview-none = Die Datei ist nicht mehr geöffnet. Öffne sie noch einmal, um sie anzusehen.
packs-reading = Die Datei wird gelesen …
packs-update-title = Was neu ist
packs-update-same = Du hast schon die neueste Version.
packs-compare = Verglichen mit dem, was jetzt gilt
packs-compare-with = Vergleichen mit
packs-compare-same = Sie sagen dasselbe wie { $title }.
packs-compare-added = { $count ->
    [one] 1 ist neu
   *[other] { $count } sind neu
}
packs-compare-removed = { $count ->
    [one] 1 entfernt
   *[other] { $count } entfernt
}
packs-compare-changed = { $count ->
    [one] 1 geändert
   *[other] { $count } geändert
}
packs-compare-terms = { $count ->
    [one] 1 Änderung bei Sitzungen, Fotos oder Auffrischung
   *[other] { $count } Änderungen bei Sitzungen, Fotos oder Auffrischung
}
packs-compare-before = Jetzt
packs-compare-after = Neu
packs-use-plan = Statt „{ $title }“ übernehmen
packs-use-new = Zusätzlich übernehmen
packs-use-only = Diese Anweisungen übernehmen
packs-use-update = Die neue Version übernehmen
packs-use-replaces = Deine Sitzungen und Einträge bleiben, wie sie sind. Nur die Anweisungen ändern sich.
packs-used = { $title }: gilt ab jetzt.

packs-about = Über diese Anweisungen
packs-clinic-phone = Telefon
packs-clinic-emergency = Außerhalb der Sprechzeiten
packs-clinic-email = E-Mail
packs-clinic-address = Adresse
packs-sessions = { $count ->
    [one] Meist 1 Sitzung
   *[other] Meist { $count } Sitzungen
}
packs-cancel = { $hours ->
    [one] Wenn du nicht kannst: meist mindestens 1 Stunde vorher absagen.
   *[other] Wenn du nicht kannst: meist mindestens { $hours } Stunden vorher absagen.
}
packs-cancel-none = Die Anweisungen sagen nichts über das Absagen eines Termins.
packs-photos-days = { $count ->
    [0] Fotos alle { $every } Tage.
    [one] Fotos an Tag { $days }, danach alle { $every } Tage.
   *[other] Fotos an den Tagen { $days }, danach alle { $every } Tage.
}
packs-photos-before = { $days ->
    [one] Eine weitere Reihe 1 Tag vor einer Kontrolle.
   *[other] Eine weitere Reihe { $days } Tage vor einer Kontrolle.
}
packs-photos-views = Ansichten: { $views }
packs-terms = Nach der letzten Sitzung
packs-terms-lead = Die Tage zählen ab dem Ende deiner letzten Sitzung. Es sind Tage zum Prüfen und Nachfragen. Deine Praxis entscheidet.
packs-terms-lead-general = Die Tage zählen ab dem Ende deiner letzten Sitzung. Sie sind nur ein Anhalt: Bei deiner Praxis kann es früher sein, also frag bald.
packs-terms-settle = Erste Kontrolle, wenn sich die Farbe gesetzt hat
packs-terms-days = Tag { $from } bis Tag { $last }
packs-terms-touch-up = Auffrischung
packs-terms-from = Ab Tag { $day }
packs-terms-free = Kostenlos
packs-terms-until = Bis einschließlich Tag { $day }
packs-terms-unsaid = Die Anweisungen sagen dazu nichts. Frag deine Praxis.
packs-terms-check-in = Eine spätere Kontrolle, mit neuen Fotos
packs-terms-every = Alle { $days } Tage
packs-terms-price = Was es kostet
packs-terms-book = So machst du einen Termin aus
packs-terms-none = Die Anweisungen sagen nichts zur Auffrischung.
packs-topics = Hinweise nach Thema
packs-warnings = Warnzeichen
packs-why = Warum: { $why }
packs-kind-do = Tu das
packs-kind-dont = In diesen Tagen nicht
packs-kind-may = Du darfst
packs-kind-expect = Normal
packs-kind-tell = Frag deine Praxis
packs-only-for = Nur für: { $traits }
packs-window = { $span }, gezählt ab { $anchor }
packs-anchor-session1-start = Beginn deiner ersten Sitzung
packs-anchor-session-start = Beginn deiner nächsten Sitzung
packs-anchor-session-end = Ende jeder Sitzung
packs-anchor-session1-end = Ende deiner ersten Sitzung
packs-anchor-session2-end = Ende deiner zweiten Sitzung
packs-anchor-final-session-end = Ende deiner letzten Sitzung
packs-anchor-surgery = deiner Operation
packs-anchor-scar-surgery = dem Tag, an dem die Narbe entstand
packs-anchor-suture-removal = dem Tag, an dem die Fäden gezogen werden
packs-anchor-medicine-start = deinem ersten Tag mit dem Medikament
packs-trait-shaved = rasierter Look
packs-trait-long-hair = längeres Haar
packs-trait-scar = eine Narbe
packs-trait-with-transplant = auch eine Transplantation
packs-trait-hair-system = Perücke oder Haarteil
packs-trait-minoxidil = Minoxidil
packs-trait-finasteride = Finasterid
packs-trait-fue = FUE
packs-trait-fut = FUT

packs-faults = Was in der Datei nicht stimmt
packs-fault-line = Zeile { $line }
packs-fault-more = { $count ->
    [one] und 1 weiterer
   *[other] und { $count } weitere
}
packs-fault-too-large = Die Datei ist zu groß.
packs-fault-not-text = Das ist keine Textdatei.
packs-fault-empty-file = Die Datei ist leer.
packs-fault-unreadable = Die Datei lässt sich nicht lesen: { $detail }
packs-fault-unknown-field = Dieses Feld ist nicht bekannt. Prüf die Schreibweise.
packs-fault-missing-field = Dieses Feld fehlt.
packs-fault-unknown-word = „{ $found }“ ist hier nicht erlaubt.
packs-fault-unsupported-format = Die Datei hat das Format { $found }, das diese Version von Stipple nicht unterstützt.
packs-fault-bad-form = Dieser Wert hat die falsche Form.
packs-fault-empty-text = Der Text ist leer.
packs-fault-unknown-base = Die Datei baut auf „{ $found }“ auf, das nicht bekannt ist.
packs-fault-unknown-record = Hier wird „{ $found }“ genannt, das es nicht gibt.
packs-fault-duplicate-id = Diese Kennung kommt zweimal vor.
packs-fault-unknown-topic = Das Thema „{ $found }“ ist nicht angegeben.
packs-fault-no-source = Die Quelle fehlt.
packs-fault-unknown-source = Die Quelle „{ $found }“ ist nicht angegeben.
packs-fault-window-backwards = Der Zeitraum endet, bevor er beginnt.
packs-fault-gap = Thema „{ $topic }“: Tag { $from } bis Tag { $to } haben keine Antwort.
packs-fault-gap-open = Thema „{ $topic }“: Ab Tag { $from } gibt es keine Antwort.
packs-fault-overlap = Thema „{ $topic }“: zwei Antworten ab Tag { $from }, die andere ist „{ $other }“.
packs-fault-may-inside-dont = Hier wird erlaubt, was „{ $other }“ noch verbietet.
packs-fault-bad-language = Die Sprache steht als „{ $found }“ da. Schreib sie als Sprachkürzel: { $meant }.
packs-fault-approved-in-future = Die Freigabe trägt ein Datum in der Zukunft.
packs-fault-urgent-warning = „{ $found }“ ist ein Zeichen, das noch heute Hilfe braucht. Jedes Paket behält es, mindestens so dringend.
packs-fault-no-approver = Die Datei sagt, sie sei ärztlich freigegeben, aber nicht, von wem oder wann.
packs-fault-no-course = Die Zahl der Sitzungen fehlt.
packs-fault-out-of-range = Die Zahl liegt außerhalb des erlaubten Bereichs.
