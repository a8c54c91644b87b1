sessions-title = Sitzungen
sessions-number = Sitzung { $number }
sessions-transplant = { $number ->
    [one] Transplantation
   *[other] Transplantation { $number }
}
sessions-number-of = Sitzung { $number } von { $of }
sessions-cancelled-one = Abgesagte Sitzung
sessions-when = { $date }, { $time }
sessions-zone = Ortszeit der Praxis ({ $zone })
sessions-left-days = { $count ->
    [0] heute
    [one] morgen
   *[other] in { $count } Tagen
}
sessions-left-hours = { $count ->
    [0] jetzt
    [one] in 1 Stunde
   *[other] in { $count } Stunden
}
sessions-length-minutes = { $minutes } Min.
sessions-length-hours = { $hours ->
    [one] 1 Stunde
   *[other] { $hours } Stunden
}
sessions-length-both = { $hours } Std. { $minutes } Min.
sessions-about = etwa { $length }

sessions-next = Als Nächstes
sessions-planned = Danach geplant
sessions-done = Hat stattgefunden
sessions-cancelled = Abgesagt
sessions-assumed = Hat das stattgefunden?
sessions-preparation-count = Vorbereitung: { $ticked } von { $all } abgehakt
sessions-preparation = Vorbereitung
sessions-preparation-later = Ab { $day }
sessions-usual = Die übliche Zeit für deine nächste Sitzung
sessions-usual-window = { $from } bis { $last }
sessions-usual-open = Ab { $from }
sessions-usual-help = Das ist ein allgemeiner Hinweis. Den Tag bestimmt deine Praxis.
sessions-why = Warum
sessions-all-done = { $of ->
    [one] Deine Sitzung hat stattgefunden.
   *[other] Alle { $of } geplanten Sitzungen haben stattgefunden.
}

sessions-empty-title = Noch keine Sitzungen
sessions-empty-text = Trag die erste ein, ob geplant oder schon vorbei. Alles Weitere zählt ab ihr: was du darfst, was normal ist und wie lange es noch dauert.
sessions-none-title = Noch keine Anweisungen
sessions-none-text = Wähl zuerst aus, was gemacht wird. Danach stehen deine Sitzungen hier.
sessions-none-action = Anweisungen auswählen

sessions-add = Sitzung eintragen
sessions-add-plan = Um welche Behandlung geht es?
sessions-add-state = Hat sie schon stattgefunden?
sessions-add-planned = Sie ist geplant
sessions-add-done = Sie hat stattgefunden
sessions-date = Datum
sessions-date-missing = Wähle ein Datum.
sessions-time = Uhrzeit, falls bekannt
sessions-length = Wie lange
sessions-length-unknown = Nicht bekannt
sessions-zone-other = Die Praxis liegt in einer anderen Zeitzone
sessions-zone-label = Zeitzone der Praxis
sessions-zone-same = Dieselbe wie meine
sessions-move = Datum oder Uhrzeit ändern
sessions-moved = Sitzung auf { $date } verschoben.
sessions-added = Sitzung eingetragen.
sessions-cancel = Als abgesagt markieren
sessions-cancelled-undo = Sitzung abgesagt.
sessions-uncancel = Wieder als geplant markieren
sessions-delete = Löschen
sessions-deleted = Sitzung gelöscht.
sessions-mark-done = Sie hat stattgefunden
sessions-marked = Gespeichert: Die Sitzung hat stattgefunden.
sessions-assumed-text = Die Zeit dieser Sitzung ist vorbei. Solange du nichts anderes sagst, zählt Stipple so, als hätte sie stattgefunden.
sessions-calendar = Kalenderdatei
sessions-calendar-all = Kalenderdatei mit allen
sessions-calendar-help = { $neutral ->
    [yes] Im Eintrag steht nur „Termin“.
   *[no] Im Eintrag steht „SMP-Sitzung“. In den Einstellungen kannst du neutrale Worte wählen.
}
sessions-calendar-saved = Kalenderdatei gespeichert.
sessions-calendar-neutral = Termin
sessions-calendar-plain = SMP-Sitzung

sessions-record = Behandlungsdaten
sessions-record-edit = Daten ändern
sessions-record-why = Wichtig, falls deine Haut je reagiert: Eine Ärztin oder ein Arzt will dann genau wissen, was verwendet wurde.
sessions-record-empty = Noch nichts notiert. Frag deine Praxis nach dem Pigment und seiner Chargennummer.
sessions-record-areas = Wo
sessions-record-areas-hint = Welche Stellen der Kopfhaut, in den Worten deiner Praxis.
sessions-record-area-add = Weitere Stelle
sessions-record-area-remove = { $area } entfernen
sessions-area-hairline = Haaransatz
sessions-area-temples = Schläfen
sessions-area-top = Oberkopf
sessions-area-crown = Wirbel
sessions-area-sides = Seiten
sessions-area-back = Hinterkopf
sessions-area-scar = Narbe
sessions-record-brand = Pigmentmarke
sessions-record-shade = Farbton oder Mischung
sessions-record-batch = Chargennummer
sessions-record-batch-hint = Die Nummer steht auf der Flasche. Deine Praxis kann sie dir sagen.
sessions-record-needle = Nadel
sessions-record-note = Deine Notiz
sessions-record-length = Dauer


sessions-course-edit = Angaben zur Behandlung
sessions-course-close = Behandlung abschließen
sessions-course-close-text = Schließ sie ab, wenn deine Praxis sagt, dass du deine letzte Sitzung hattest. Nichts wird gelöscht, und du kannst sie wieder öffnen.
sessions-course-close-on = Abgeschlossen am
sessions-course-closed = Abgeschlossen am { $date }
sessions-course-closed-undo = Behandlung abgeschlossen.
sessions-course-reopen = Behandlung wieder öffnen
sessions-course-reopened = Behandlung wieder offen.
sessions-course-planned = Sitzungen, die deine Praxis plant
sessions-course-planned-usual = { $count ->
    [one] Wie üblich (1)
   *[other] Wie üblich ({ $count })
}
sessions-course-scar = Wann die Narbe entstand
sessions-course-transplant = Wann deine Transplantation war
sessions-course-sutures = Wann Fäden oder Klammern gezogen wurden
sessions-course-date-hint = Lass es leer, wenn du es nicht weißt.
