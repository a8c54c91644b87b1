today-day = Tag { $day }
today-day-of-session = der Tag von Sitzung { $number } von { $of }
today-day-of-surgery = der Tag deiner Transplantation
today-after-session = nach Sitzung { $number } von { $of }
today-months-after-session = { $months } Monate nach Sitzung { $number } von { $of }
today-after-course = nach deiner letzten Sitzung
today-months-after-course = { $months } Monate nach deiner letzten Sitzung
today-after-surgery = nach deiner Transplantation
today-months-after-surgery = { $months } Monate nach deiner Transplantation
today-in-days = { $count ->
    [0] Heute
    [one] In { $count } Tag
   *[other] In { $count } Tagen
}
today-in-hours = { $count ->
    [0] Jetzt
    [one] In { $count } Stunde
   *[other] In { $count } Stunden
}
today-until-session = Sitzung { $number } von { $of }: { $when }
today-until-surgery = deine Transplantation: { $when }
today-next-session = Sitzung { $number }
today-next-surgery = Transplantation
today-chip-days = { $count ->
    [0] { $what } heute
    [one] { $what } in { $count } Tag
   *[other] { $what } in { $count } Tagen
}
today-chip-hours = { $count ->
    [0] { $what } jetzt
    [one] { $what } in { $count } Stunde
   *[other] { $what } in { $count } Stunden
}
today-not-begun = Noch nicht begonnen
today-no-session = Du hast noch keine Sitzung.
today-add-session = Sitzung eintragen
today-resume = Weiter mit den ersten Fragen

today-empty = Hier ist noch nichts. Sag Stipple zuerst, welche Behandlung du hattest.
    .text = Dann siehst du, was du darfst, was gerade normal ist und wann deine nächste Sitzung ist.
    .action = Plan einrichten

today-assumed-session = War Sitzung { $number } am { $day }?
today-assumed-surgery = War deine Transplantation am { $day }?
today-assumed-why = Die Zeit ist vorbei, darum zählt Stipple die Tage von da an, bis du etwas anderes sagst.
today-assumed-moved = Nein, verschoben

today-may-i = Darf ich heute?
today-silent = Zu den üblichen Fragen haben deine Anweisungen heute keine Regel.

today-to-do = Heute zu tun
today-preparing = Zur Vorbereitung
today-nothing = Heute ist nichts zu tun
today-next-change = Das ist in Ordnung. Die nächste Änderung kommt am { $day }.
today-no-change = Das ist in Ordnung. Vorerst ändert sich nichts.
today-more-about = Mehr zu { $title }
today-keep-in-mind = Denk daran
today-dose-taken = Genommen
today-dose-skipped = Ausgelassen
today-dose-yesterday = gestern, { $time }
today-dose-late = Zu spät oder unsicher? Nimm nie zwei auf einmal. Was zu tun ist, steht im Beipackzettel.
today-dose-leaflet = Zu deinen Medikamenten

today-normal = Jetzt normal
today-tomorrow = Das ändert sich morgen

today-photo-due = Fotos: Tag { $day }
today-photo-next = Nächste Fotos
today-photo-when = { $when }, am { $day }
today-photo-take = Fotos machen
today-photo-taken = Die Fotos sind gemacht
today-photo-elsewhere = Ich habe sie anderswo gemacht
today-photo-how = So machst du sie
today-photo-intro = Fotos, die immer gleich entstehen, zeigen, was der Spiegel verschweigt. Wenige Male reichen; du musst nicht jeden Tag nachsehen.
today-photo-same = Jedes Mal gleich
today-photo-rule-place = Derselbe Ort und dieselbe Tageszeit, vor einer schlichten Wand.
today-photo-rule-light = Dasselbe Licht. Kein Blitz.
today-photo-rule-dry = Trockenes Haar ohne Mittel. Wenn du rasierst: gleich lange nach der Rasur.
today-photo-rule-camera = Die Kamera auf der Rückseite des Handys, im selben Abstand, ohne Zoom und ohne Filter.
today-photo-views = Welche Ansichten
today-photo-view-front = Vorn: Augen geradeaus, von der Stirn aufwärts.
today-photo-view-top = Oben: von oben herab.
today-photo-view-crown = Wirbel: von hinten oben.
today-photo-view-sides = Beide Seiten: das Ohr in der Mitte.
today-photo-view-back = Hinten: Kinn waagerecht.
today-photo-own = Mit Stipple aufgenommene Fotos sind auf diesem Gerät verschlüsselt, nur für dich, und bleiben aus deiner Fotogalerie heraus.

today-caution-about = Sitzung { $number }, { $day }

today-touch-up = Deine Auffrischung
today-touch-up-open = Zu den Auffrischungen
today-touch-up-settle = Die Kontrolle bei deiner Praxis ist offen.
today-touch-up-yearly = Es ist Zeit für deine jährliche Kontrolle.
today-touch-up-ends = { $count ->
    [one] Heute ist der letzte Tag, an dem eine Auffrischung kostenlos ist.
   *[other] Eine Auffrischung ist noch { $count } Tage kostenlos, heute mitgezählt.
}
today-touch-up-offered = Deine Praxis hat einen Tag angeboten und wartet auf deine Antwort.
today-touch-up-again = Noch keine Antwort von deiner Praxis. Du kannst noch einmal fragen.
today-touch-up-draft = Deine Anfrage ist geschrieben, aber noch nicht gesendet.
unusable-title = { $count ->
    [one] 1 Eintrag lässt sich nicht anzeigen
   *[other] { $count } Einträge lassen sich nicht anzeigen
  }
unusable-text = Alles andere ist da. Einen Eintrag, der sich nicht anzeigen lässt, kannst du löschen.
unusable-delete = { $what } löschen
