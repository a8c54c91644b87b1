take-title = Deine Fotos aufnehmen
take-none = Keine Fotoreihe aufzunehmen
take-none-text = Die Reihen folgen deinem Plan: nach jeder Sitzung, dann in immer größeren Abständen. Eine einzelne Ansicht kannst du jederzeit aufnehmen.
take-early = Die nächste Reihe ist für { $day } gedacht. Du kannst sie früher aufnehmen, und wenn du wartest, geht nichts verloren.
take-all-taken = Alle Ansichten von heute sind in deiner Sammlung. Du kannst sie noch einmal aufnehmen.
take-often = Du hast diese Woche an den meisten Tagen Fotos gemacht. Wer täglich schaut, sieht Kleines groß; einmal in der Woche zeigt mehr.
take-views = { $count ->
    [one] Eine Ansicht: { $names }.
   *[other] { $count } Ansichten: { $names }.
}
take-same = Jedes Mal gleich
take-rule-place = Derselbe Platz im selben Raum
take-rule-light = Dieselbe Lampe, von derselben Seite
take-rule-distance = Derselbe Abstand, ohne Zoom
take-rule-dry = Haar trocken, gekämmt wie immer, nichts darin
take-rule-flash = Kein Blitz
take-hair = Wie lang ist dein Haar heute?
take-hair-why = Bei gleicher Länge lassen sich Fotos am besten vergleichen. Was du nicht weißt, lässt du weg.
take-hours = Stunden seit der letzten Rasur
take-clipper = Schnittlänge in mm
take-clipper-hint = 0 ist die blanke Klinge.
take-begin = Anfangen
take-hair-skip = Ohne das anfangen
take-camera-note = Dein Gerät fragt vielleicht, ob Stipple die Kamera benutzen darf. Die Bilder bleiben verschlüsselt in dieser App und kommen nie in deine Galerie.
take-no-camera-note = Dieses Fenster hat keine Kamera. Nimm jedes Bild mit dem Handy auf und wähle hier die Datei.
take-of = { $at } von { $total }

take-hold-front = Schau geradeaus, die Augen auf gleicher Höhe. Die Kamera ist so hoch wie dein Haaransatz.
take-hold-front-down = Neige das Kinn, etwa halb bis zur Brust. Stirn und Oberkopf sind im Bild.
take-hold-top = Halte die Kamera über den Kopf, den Scheitel in der Mitte.
take-hold-crown = Von hinten und oben, der Wirbel in der Mitte.
take-hold-left45 = Dreh den Kopf halb nach rechts, sodass die linke Schläfe zur Kamera zeigt.
take-hold-right45 = Dreh den Kopf halb nach links, sodass die rechte Schläfe zur Kamera zeigt.
take-hold-left90 = Die linke Seite, genau von der Seite. Das Ohr ist in der Mitte.
take-hold-right90 = Die rechte Seite, genau von der Seite. Das Ohr ist in der Mitte.
take-hold-back = Von hinten, das Kinn waagerecht. Der ganze Hinterkopf ist im Bild.
take-hold-scar-close = Etwa 15 cm entfernt, ein Lineal flach neben der Narbe. Zum Scharfstellen auf die Narbe tippen.
take-hold-scar-wide = Die Narbe mit ihrer Umgebung, sodass man sieht, wo sie liegt.
take-hold-own = So wie beim letzten Mal: gleicher Abstand, gleiches Licht.

take-live = Was die Kamera sieht
take-waking = Die Kamera startet …
take-keeping = Wird gespeichert …
take-failed = Die Kamera hat kein Bild aufgenommen. Drück noch einmal.
take-hint-too-dark = Etwas mehr Licht würde helfen
take-hint-too-bright = Etwas weniger Licht würde helfen
take-hint-cast = Das Licht ist farbig. Tageslicht oder eine weiße Lampe ist besser
take-hint-crooked = Halte die Kamera etwas gerader
take-hint-shaky = Einen Moment ruhig halten
take-ghost = Foto vom { $day } überlagern
take-ghost-show = Verdecktes Foto vom { $day } überlagern
take-lines = Hilfslinien
take-lines-agreed = Hilfslinien und vereinbarter Haaransatz
take-timer = Selbstauslöser
take-timer-off = Aus
take-timer-seconds = { $seconds } s
take-aloud = Laut zählen
take-press = Bild aufnehmen
take-stop = Zählen anhalten
take-switch = Andere Kamera
take-skip = Ansicht auslassen
take-former-view = Vorige Ansicht
take-from-file = Datei nehmen
take-with-camera = Kamera nehmen

take-no-refused = Stipple darf die Kamera nicht benutzen
take-no-refused-next = Nichts ist kaputt. Erlaube die Kamera für diese Seite in den Einstellungen von Browser oder Gerät und versuche es noch einmal, oder wähle unten ein Bild aus einer Datei.
take-no-none = Keine Kamera gefunden
take-no-none-next = Nimm das Bild mit dem Handy auf und wähle unten die Datei, oder schließe eine Kamera an und versuche es noch einmal.
take-no-busy = Die Kamera wird gerade anderswo benutzt
take-no-busy-next = Schließe die andere App, die sie benutzt, und versuche es noch einmal, oder wähle unten ein Bild aus einer Datei.
take-guide = So halten
take-last-time = Beim letzten Mal
take-choose = Bild auswählen

take-known = Dieses Bild ist schon in deiner Sammlung, vom { $day }
take-known-text = Es wurde nichts hinzugefügt. Wähle ein anderes Bild, oder füge es noch einmal hinzu.
take-known-deleted = Dieses Bild ist unter deinen gelöschten Fotos. Wähle ein anderes, oder füge es noch einmal hinzu.
take-another = Anderes wählen
take-both = Noch einmal hinzufügen
take-unreadable = „{ $name }“ ließ sich nicht lesen. Ist die Datei noch da?
take-held = Dein Bild ist noch nicht gespeichert. Lass diese Seite offen.
take-leave = Ohne dieses Bild weggehen?
take-leave-text = Das Bild ließ sich noch nicht speichern. Wenn du diese Seite verlässt, ist es verloren.
take-leave-stay = Hier bleiben
take-leave-do = Ohne das Bild weggehen

take-review-way = Wie du vergleichst
take-review-beside = Neben dem letzten Foto
take-review-over = Über dem letzten Foto
take-review-new = Neu
take-location = Die Datei enthielt einen Ort. Stipple hat ihn entfernt.
take-when = Wann wurde es aufgenommen?
take-when-hint = Das Bild sagt nicht, wann. Bitte prüfe das Datum.
take-taken-on = Aufgenommen am { $day }.
take-again = Noch einmal
take-keep = Behalten

take-end = Alle aufgenommen
take-end-kept = { $count ->
    [one] Ein Bild ist in deiner Sammlung, verschlüsselt auf diesem Gerät.
   *[other] { $count } Bilder sind in deiner Sammlung, verschlüsselt auf diesem Gerät.
}
take-end-next = Die nächste Reihe ist am { $day }, { $when }.
take-end-until = Bis dahin sind keine Fotos fällig.
take-end-photos = Zu deinen Fotos
take-end-nothing = Keine Fotos aufgenommen
take-end-open = Die Reihe bleibt offen. Nimm sie auf, wenn es dir passt.
take-end-none = Du kannst sie aufnehmen, wann es dir passt.
take-end-start = Neu anfangen
