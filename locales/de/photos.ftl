photos-view-front = Vorne
photos-view-front-down = Vorne, Kinn gesenkt
photos-view-top = Oben
photos-view-crown = Wirbel
photos-view-left45 = Links, halb gedreht
photos-view-right45 = Rechts, halb gedreht
photos-view-left90 = Linke Seite
photos-view-right90 = Rechte Seite
photos-view-back = Hinterkopf
photos-view-scar-close = Narbe, nah
photos-view-scar-wide = Narbe und Umgebung
photos-own-view = Eigene Ansicht

photos-before-session = { $days ->
    [one] Der Tag vor Sitzung 1
   *[other] { $days } Tage vor Sitzung 1
}
photos-before-surgery = { $days ->
    [one] Der Tag vor deiner Transplantation
   *[other] { $days } Tage vor deiner Transplantation
}
photos-day-session = { $day ->
    [0] Der Tag von Sitzung { $number }
   *[other] Tag { $day } nach Sitzung { $number }
}
photos-day-surgery = { $day ->
    [0] Der Tag deiner Transplantation
   *[other] Tag { $day } nach deiner Transplantation
}
photos-month-session = Monat { $month } nach Sitzung { $number }
photos-month-surgery = Monat { $month } nach deiner Transplantation

photos-hair-hours = { $hours ->
    [one] 1 Stunde seit der letzten Rasur
   *[other] { $hours } Stunden seit der letzten Rasur
}
photos-hair-days = { $days } Tage seit der letzten Rasur
photos-hair-clipper = Schermaschine { $mm } mm
photos-hair-blade = Klinge ohne Aufsatz

photos-light-too-dark = Hier war das Licht etwas schwach. An einem helleren Ort lässt sich das nächste leichter vergleichen.
photos-light-too-bright = Hier war das Licht sehr hell. Weicheres Licht zeigt mehr.
photos-light-cast = Das Licht war hier farbig. Tageslicht oder eine weiße Lampe zeigt den Ton genauer.

photos-alt = { $view }, { $day }
photos-covered = Verdeckt
photos-show = Zeigen
photos-missing = Das Bild fehlt
photos-damaged = Das Bild ist beschädigt
photos-broken = Das Bild ließ sich nicht zeigen

photos-title = Fotos
photos-add = Fotos hinzufügen
photos-drop = Loslassen zum Hinzufügen
photos-select = Auswählen
photos-select-end = Fertig
photos-filter = Zeigen
photos-filter-all = Alle Ansichten ({ $count })
photos-filter-one = { $view } ({ $count })
photos-of-day = { $count ->
    [one] { $day }: 1 Foto
   *[other] { $day }: { $count } Fotos
}
photos-has-note = mit Notiz
photos-has-marks = mit Markierungen
photos-more = Mehr aus dem Fototagebuch
photos-views = Ansichten
photos-deleted-link = Gelöschte Fotos ({ $count })
photos-empty-title = Noch keine Fotos
photos-empty-text = Jedes Mal dieselben Ansichten zeigen, was ein Spiegel nicht zeigt. Zu jeder Reihe steht der Tag der Heilung. Fotos sind auf diesem Gerät verschlüsselt, nur für dich, und nie in deiner Fotogalerie.

photos-due-title = Fotos für Tag { $day }
photos-due-text = { $count ->
    [one] Eine Ansicht. Das dauert eine Minute.
   *[other] { $count } Ansichten, eine nach der anderen. Das dauert ein paar Minuten.
}
photos-due-rest = { $open ->
    [0] Alle { $all } Ansichten von heute sind da.
    [one] 1 von { $all } Ansichten fehlt noch.
   *[other] { $open } von { $all } Ansichten fehlen noch.
}
photos-take-today = Heutige Fotos machen
photos-take = Fotos machen
photos-next = Gerade sind keine Fotos fällig. Die nächsten kommen { $when }, am { $day }.
photos-often = Aus dieser Woche gibt es schon viele Fotos. Wer täglich hinschaut, sieht Kleines groß. Du kannst bis zum nächsten Termin warten.

photos-waiting = Bilder vom letzten Mal werden fertig: { $at } von { $total } …
photos-waiting-back = { $count ->
    [one] 1 Foto wurde wiedergefunden: Die wiederhergestellte Kopie deiner Daten führte es nicht.
   *[other] { $count } Fotos wurden wiedergefunden: Die wiederhergestellte Kopie deiner Daten führte sie nicht.
}
photos-waiting-lost = { $count ->
    [one] Die Datei eines hinzugefügten Bildes fehlt. Wenn du das Bild noch anderswo hast, füge es noch einmal hinzu.
   *[other] Die Dateien von { $count } hinzugefügten Bildern fehlen. Wenn du die Bilder noch anderswo hast, füge sie noch einmal hinzu.
}
photos-waiting-left = { $count ->
    [one] 1 hinzugefügtes Bild ist noch nicht fertig. Es ist sicher.
   *[other] { $count } hinzugefügte Bilder sind noch nicht fertig. Sie sind sicher.
}
photos-waiting-go = Jetzt fertig machen
photos-waiting-refused = { $count ->
    [one] 1 Bild vom letzten Mal war beschädigt und wurde nicht gespeichert.
   *[other] { $count } Bilder vom letzten Mal waren beschädigt und wurden nicht gespeichert.
}

photos-selected = { $count ->
    [0] Wähl Fotos aus
    [one] 1 Foto ausgewählt
   *[other] { $count } Fotos ausgewählt
}
photos-selected-tools = Mit den ausgewählten Fotos
photos-compare = Vergleichen
photos-compare-same = Vergleichen lassen sich zwei Fotos derselben Ansicht.
photos-share = Teilen
photos-other-view = Ansicht
photos-delete = Löschen
photos-deleted-now = { $count ->
    [one] Foto gelöscht.
   *[other] { $count } Fotos gelöscht.
}
photos-which-view = Welche Ansicht ist das?
photos-view-now = jetzt
photos-view-changed = { $count ->
    [one] 1 Foto steht jetzt unter „{ $view }“.
   *[other] { $count } Fotos stehen jetzt unter „{ $view }“.
}

photos-views-lead = Eine Reihe kann diese Ansichten haben. Zu den üblichen kannst du eigene hinzufügen.
photos-views-own = Deine eigenen Ansichten
photos-views-none = Noch keine. Füg eine hinzu für eine Stelle, die die üblichen nicht zeigen.
photos-views-standard = Übliche Ansichten
photos-view-count = { $count ->
    [0] Noch keine Fotos
    [one] 1 Foto
   *[other] { $count } Fotos
}
photos-view-add = Neue Ansicht
photos-view-rename = Ansicht umbenennen
photos-view-rename-of = Umbenennen: { $view }
photos-view-delete-of = Löschen: { $view }
photos-view-deleted = Ansicht „{ $name }“ gelöscht. Ihre Fotos bleiben.
photos-view-name = Name
photos-view-name-hint = Zum Beispiel „Hinter dem linken Ohr“.
photos-take-view = Foto machen: { $view }

photos-deleted-title = Gelöschte Fotos
photos-deleted-lead = Gelöschte Fotos bleiben 30 Tage hier, dann werden sie endgültig gelöscht.
photos-deleted-none = Keine gelöschten Fotos
photos-deleted-none-text = Was du löschst, wartet hier 30 Tage, falls du es dir anders überlegst.
photos-deleted-to-log = Zu deinen Fotos
photos-deleted-more = Mehr zeigen
photos-stays = Bleibt hier, weil darüber ein vereinbarter Haaransatz gezeichnet ist
photos-gone-on = Endgültig gelöscht am { $day }
photos-restore = Wiederherstellen
photos-restore-all = Alle wiederherstellen
photos-purge = Jetzt endgültig löschen
photos-purge-all = Alle endgültig löschen
photos-purge-title = { $count ->
    [one] Dieses Foto endgültig löschen?
   *[other] { $count } Fotos endgültig löschen?
}
photos-purge-text = { $count ->
    [one] Das Foto wird unlesbar gemacht und entfernt. Das lässt sich nicht rückgängig machen.
   *[other] Die Fotos werden unlesbar gemacht und entfernt. Das lässt sich nicht rückgängig machen.
}
photos-purge-lines = { $count ->
    [one] Ein vereinbarter Haaransatz, der über das Foto gezeichnet ist, wird auch gelöscht.
   *[other] Ein vereinbarter Haaransatz, der über eines der Fotos gezeichnet ist, wird auch gelöscht.
}
photos-purge-yes = Endgültig löschen

photos-picture = Bild
photos-zoom = Größe des Bildes
photos-zoom-in = Größer
photos-zoom-out = Kleiner
photos-zoom-at = { $percent } %
photos-neighbours = Dieselbe Ansicht zu anderer Zeit
photos-former = Früher
photos-later = Später
photos-compare-former = Mit dem vorigen vergleichen
photos-hairline = Haaransatz zeichnen
photos-edit = Angaben ändern
photos-edit-note = Notiz oder Angaben hinzufügen
photos-note = Deine Notiz
photos-note-hint = Nur du siehst sie.
photos-view = Ansicht
photos-taken-on = Aufgenommen am
photos-date-missing = Wähl ein Datum.
photos-date-ask = Stimmt dieses Datum?
photos-date-file = { $day } stammt aus der Datei, nicht von der Kamera. Eine kopierte Datei kann ein späteres Datum haben.
photos-date-arrival = Das Bild sagt nicht, wann es aufgenommen wurde. { $day } ist der Tag, an dem du es hinzugefügt hast.
photos-date-right = Ja, das stimmt
photos-date-other = Anderes Datum
photos-date-camera = Mit Stipple aufgenommen
photos-location = Die Datei enthielt einen Ort. Stipple hat ihn entfernt.
photos-private = Privat
photos-private-hint = Verdeckt, bis du auf „Zeigen“ drückst, und nie geteilt.

photos-marks-show = Markierungen zeigen
photos-marks-add = Markieren
photos-marks-edit = Markierungen ändern
photos-marks-end = Fertig
photos-marks-how = Markierungen liegen über dem Bild und ändern es nie. Zieh einen Punkt, oder wähl ihn mit Tab und nimm die Pfeiltasten.
photos-mark-arrow = Pfeil
photos-mark-circle = Kreis
photos-mark-text = Text
photos-mark-words = Dein Text
photos-mark-delete = Markierung löschen
photos-mark-deleted = Markierung gelöscht.
photos-mark-at = { $x } % von links, { $y } % von oben
photos-handle-arrow-from = Markierung { $number }: Anfang des Pfeils
photos-handle-arrow-to = Markierung { $number }: Spitze des Pfeils
photos-handle-circle-from = Markierung { $number }: Mitte des Kreises
photos-handle-circle-to = Markierung { $number }: Rand des Kreises
photos-handle-text-from = Markierung { $number }: Text „{ $text }“
photos-line-show = Vereinbarten Haaransatz zeigen

photos-import-title = Fotos kommen hinzu
photos-import-done = Fotos hinzugefügt
photos-import-lead = { $count ->
    [one] 1 Bild. Zwei kurze Fragen, dann wird es hinzugefügt.
   *[other] { $count } Bilder. Zwei kurze Fragen, dann werden sie hinzugefügt.
}
photos-import-sort = Sie zeigen verschiedene Ansichten
photos-import-sort-help = Sobald sie da sind, siehst du jedes einzeln und sagst, welche Ansicht es ist.
photos-import-hair = Wie lang war das Haar?
photos-import-hair-help = Ein rasierter Kopf lässt sich nur bei gleicher Länge gerecht vergleichen. Lass es leer, wenn du es nicht weißt.
photos-import-begin = { $count ->
    [one] 1 Foto hinzufügen
   *[other] { $count } Fotos hinzufügen
}
photos-import-at = { $at } von { $total }
photos-import-percent = { $percent } % geschafft
photos-import-meanwhile = Du kannst Stipple solange weiter benutzen. Wenn du abbrichst, bleiben die schon hinzugefügten Fotos.
photos-import-stopped = { $count ->
    [0] Noch wurde kein Foto hinzugefügt.
    [one] Das erste ist sicher hinzugefügt.
   *[other] Die ersten { $count } sind sicher erledigt.
}
photos-import-end = Hier aufhören
photos-import-taken = { $count ->
    [0] Es wurde kein neues Foto hinzugefügt.
    [one] 1 Foto ist in deinem Fototagebuch.
   *[other] { $count } Fotos sind in deinem Fototagebuch.
}
photos-import-left = { $count ->
    [one] 1 Bild blieb draußen, weil du abgebrochen hast.
   *[other] { $count } Bilder blieben draußen, weil du abgebrochen hast.
}
photos-import-location = Die Dateien enthielten Orte. Stipple hat sie entfernt.
photos-import-refused = { $count ->
    [one] 1 Datei wurde nicht hinzugefügt
   *[other] { $count } Dateien wurden nicht hinzugefügt
}
photos-import-refused-more = { $count ->
    [one] Und 1 weitere.
   *[other] Und { $count } weitere.
}
photos-import-unreadable = Diese Datei ließ sich nicht lesen. Vielleicht wurde sie verschoben, oder es ist ein Ordner. Wähl sie noch einmal.
photos-import-close = Fertig

photos-duplicates = { $count ->
    [one] 1 Bild ist schon in deinem Fototagebuch
   *[other] { $count } Bilder sind schon in deinem Fototagebuch
}
photos-duplicates-help = Es sind genau dieselben Dateien. Nichts wurde doppelt hinzugefügt.
photos-duplicates-skip-all = Alle überspringen
photos-duplicates-keep-all = Jeweils beide behalten
photos-duplicates-restore-all = Die gelöschten wiederherstellen
photos-duplicate = Schon in deinem Fototagebuch am { $day }.
photos-duplicate-deleted = Unter deinen gelöschten Fotos, vom { $day }.
photos-duplicate-skip = Überspringen
photos-duplicate-keep = Beide behalten
photos-duplicate-restore = Wiederherstellen

photos-dates-title = Wann wurden diese aufgenommen?
photos-dates-text = Diese Bilder enthalten kein Datum. Prüf die Daten: Ein falsches Datum ergibt einen falschen Tag der Heilung.
photos-dates-of = { $count ->
    [one] 1 Foto, vielleicht vom { $day }
   *[other] { $count } Fotos, vielleicht vom { $day }
}
photos-dates-right = Diese Daten stimmen
photos-sort-title = Welche Ansicht ist das? { $at } von { $total }
photos-sort-skip = Überspringen
photos-sort-left = { $count ->
    [one] 1 Foto steht vorerst unter „{ $view }“
   *[other] { $count } Fotos stehen vorerst unter „{ $view }“
}
photos-sort-left-text = { $count ->
    [one] Wähl, welche Ansicht das Foto zeigt, dann kannst du es mit derselben Ansicht vergleichen.
   *[other] Wähl, welche Ansichten die Fotos zeigen, dann kannst du jedes mit derselben Ansicht vergleichen.
}
photos-sort-on = Weiter zuordnen
