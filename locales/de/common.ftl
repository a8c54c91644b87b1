app-title = Stipple

common-save = Speichern
common-cancel = Abbrechen
common-undo = Rückgängig
common-back = Zurück
common-close = Schließen
common-later = Das mache ich später
common-next = Weiter
common-retry = Noch einmal versuchen
common-edit = Ändern
common-add = Hinzufügen
common-yes = Ja
common-no = Nein
common-loading = Einen Moment …
common-see-all = Alle ansehen
common-saved = Gespeichert
common-skip = Zum Inhalt
common-help = Etwas stimmt nicht

common-nav = Hauptmenü
common-nav-today = Heute
common-nav-journey = Verlauf
common-nav-may = Darf ich?
common-nav-photos = Fotos
common-nav-more = Mehr

common-mark-may = Ja
common-mark-not-yet = Noch nicht
common-mark-not-until = Erst ab
common-mark-dont = Nein
common-mark-do = Tun
common-mark-ask = Frag deine Praxis
common-mark-normal = Jetzt normal
common-mark-no-rule = Keine Regel

common-today = heute
common-tomorrow = morgen
common-yesterday = gestern
common-in-days = { $days ->
    [one] in { $days } Tag
   *[other] in { $days } Tagen
}
common-days-ago = { $days ->
    [one] vor { $days } Tag
   *[other] vor { $days } Tagen
}
common-from = ab { $day }
common-until = bis { $day }
common-through = bis einschließlich { $day }
common-window = Gilt von { $from } bis einschließlich { $last }
common-window-day = Gilt nur am { $day }
common-window-open = Gilt ab { $from }

common-why = Warum
common-said-by-clinic = Das sagt { $clinic }.
common-said-by-guidance = Allgemeine Hinweise:
common-version = Version { $version }
common-confidence-A = Gut belegt: Eine Gesundheitsbehörde, ein Beipackzettel oder eine Studie sagt das.
common-confidence-B = Die meisten Praxen sagen das Gleiche.
common-confidence-C = Die Praxen sind sich nicht einig. Deine sagt vielleicht etwas anderes.
common-confidence-D = Nur wenige Quellen sagen das. Frag im Zweifel deine Praxis.
common-sources = Woher das stammt
common-range = Wie die Quellen auseinandergehen:
common-source-clinic = Praxis:
common-source-journal = Studie:
common-source-public-body = Gesundheitsbehörde:
common-source-label = Beipackzettel:
common-source-press = Artikel:
common-source-app = App:
common-source-repository = Sammlung:
common-other-language = Die Anweisungen sind auf { $language } verfasst.

common-then-ask = { $from } die Praxis fragen
common-also = Außerdem
common-comes-next = Wie es weitergeht
common-no-rule-text = Deine Anweisungen sagen heute nichts dazu. Das ist kein Ja. Frag im Zweifel deine Praxis.
common-why-asked = Warum fragen?
common-days-or-more = { $from } Tage oder mehr
common-days-range = { $from } bis { $to } Tage
common-caution-gap-short =
    { $days ->
        [one] Diese Sitzung liegt { $days } Tag nach der vorigen. Der übliche Abstand ist { $usual }.
       *[other] Diese Sitzung liegt { $days } Tage nach der vorigen. Der übliche Abstand ist { $usual }.
    } Frag deine Praxis, ob der Termin stimmt.
common-caution-gap-long =
    { $days ->
        [one] Diese Sitzung liegt { $days } Tag nach der vorigen. Der übliche Abstand ist { $usual }.
       *[other] Diese Sitzung liegt { $days } Tage nach der vorigen. Der übliche Abstand ist { $usual }.
    } Frag deine Praxis, ob dieser Abstand in Ordnung ist.
common-caution-long-session = Diese Sitzung ist mit { $hours } Stunden geplant. Mehr als { $limit } Stunden sind unüblich. Frag deine Praxis nach Pausen oder nach einem zweiten Tag.
common-caution-young-scar = An diesem Tag ist deine Narbe jünger, als die meisten Praxen es möchten. Dieses Alter erreicht sie am { $day }. Frag deine Praxis.
common-caution-scar-age-unknown = Die meisten Praxen möchten wissen, wie alt die Narbe ist. Sag es deiner Praxis vor der Sitzung.
common-caution-soon-after-transplant = Diese Sitzung liegt früher nach deiner Transplantation, als die meisten Praxen sie planen. Die übliche Wartezeit endet am { $day }. Frag die Ärztin oder den Arzt, die dich operiert haben.
common-caution-minoxidil = Du nimmst Minoxidil und rasierst dir den Kopf. Manche Beipackzettel raten von beidem zusammen ab. Frag deine Praxis, deine Ärztin oder deinen Arzt.
common-starts-again = Mit deiner nächsten Sitzung beginnt das Zählen von vorn. Darum liegt der Tag später.

common-procedure-smp = SMP
common-procedure-transplant = Transplantation
common-procedure-medicine = Medikament

# Der Dateidialog ist in der Sprache des Systems. Das sind sein Titel und der Text auf der Seite solange.
place-save = Speicherort wählen
place-open = Datei wählen
place-asking = Wähl im geöffneten Fenster, wo die Datei gespeichert werden soll.
place-asking-which = Wähl die Datei im geöffneten Fenster.
