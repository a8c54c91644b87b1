learn-title = Learn
learn-lead = Short pages to read when you have time. Your own instructions always come first.
learn-gone = This page is no longer there.
learn-all = All pages
