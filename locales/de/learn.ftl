learn-title = Wissen
learn-lead = Kurze Seiten für ruhige Momente. Deine eigenen Anweisungen gehen immer vor.
learn-gone = Diese Seite gibt es nicht mehr.
learn-all = Alle Seiten
