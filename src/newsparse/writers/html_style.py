"""How the page of an article looks: colours by kind that the colour-blind can tell apart, light and dark."""

from __future__ import annotations

PAGE = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
<style>
body {{ margin: 0; background: #fff; }}
@media (prefers-color-scheme: dark) {{ body {{ background: #16181a; }} }}
{style}</style>
</head>
<body>
{body}</body>
</html>
"""

# Hues after Okabe and Ito, who chose them so that people with any colour vision tell them apart. No meaning hangs on
# colour alone: each block has its kind as a word, each mark a line of its own shape.
STYLE = """\
.newsparse {
  --ink: #1b1b1b; --paper: #fff; --soft: #5c6166; --line: #d9dce0; --grey: #767b80;
  --blue: #0072b2; --orange: #b35900; --green: #00745a; --pink: #a8487d; --sky: #1f77a8; --yellow: #7a6500;
  --blue-wash: #e3f0f8; --orange-wash: #fdeedd; --green-wash: #e0f2ec;
  color: var(--ink); background: var(--paper); font: 16px/1.55 Georgia, "Times New Roman", serif;
  max-width: 60rem; margin: 0 auto; padding: 1.2rem 1rem 3rem; box-sizing: border-box; text-align: start;
}
@media (prefers-color-scheme: dark) {
  .newsparse {
    --ink: #e8e6e3; --paper: #16181a; --soft: #a4abb2; --line: #3a3f44; --grey: #8f969d;
    --blue: #6db8ea; --orange: #f0a353; --green: #4cc7a0; --pink: #e39ac4; --sky: #7cc4ee; --yellow: #e0cd5a;
    --blue-wash: #14303f; --orange-wash: #3d2a14; --green-wash: #10352b;
  }
}
.newsparse .numbers, .newsparse .kind, .newsparse .legend, .newsparse .role, .newsparse h2 {
  font-family: system-ui, -apple-system, "Segoe UI", sans-serif;
}
.newsparse .numbers { color: var(--soft); font-size: .85rem; margin: 0 0 1rem; }
.newsparse .row { display: grid; grid-template-columns: 7.5rem 1fr; gap: 0 1rem; margin: 0 0 .55rem; }
.newsparse .kind {
  color: var(--soft); font-size: .72rem; line-height: 1.5rem; text-align: end; cursor: help; overflow-wrap: anywhere;
}
.newsparse .more { display: block; line-height: 1; opacity: .8; }
.newsparse .raw {
  white-space: pre-wrap; overflow-wrap: anywhere; border-inline-start: 3px solid var(--tint, var(--line));
  padding-inline-start: .8rem; min-width: 0; unicode-bidi: isolate;
}
.newsparse .row .kind { color: var(--tint, var(--soft)); }
.newsparse .k-headline, .newsparse .k-subhead, .newsparse .k-kicker, .newsparse .k-deck { --tint: var(--blue); }
.newsparse .k-headline .raw { font-size: 1.45rem; line-height: 1.25; font-weight: 700; }
.newsparse .k-subhead .raw, .newsparse .k-kicker .raw { font-weight: 700; }
.newsparse .k-deck .raw { font-style: italic; }
.newsparse .k-byline, .newsparse .k-timestamp, .newsparse .k-tagline { --tint: var(--green); }
.newsparse .k-caption { --tint: var(--orange); }
.newsparse .k-caption .raw { font-size: .92rem; border-inline-start-style: double; }
.newsparse .k-link { --tint: var(--pink); }
.newsparse .k-link .raw { border-inline-start-style: dashed; }
.newsparse .out { --tint: var(--grey); }
.newsparse .out .raw { color: var(--grey); font-size: .85rem; border-inline-start-style: dotted; }
.newsparse .gone { color: var(--grey); border-inline-start: 3px dotted var(--grey); padding-inline-start: .4rem; }
.newsparse a { color: inherit; text-decoration: none; }
.newsparse .q { background: var(--blue-wash); border-bottom: 2px solid var(--blue); padding-block: .08em; }
.newsparse .q.mixed { background: var(--green-wash); border-bottom: 3px double var(--green); }
.newsparse .q.indirect { background: var(--orange-wash); border-bottom: 2px dashed var(--orange); }
.newsparse a.q:hover, .newsparse a.q:focus-visible, .newsparse :target { outline: 2px solid var(--blue); }
.newsparse .who { font-weight: 700; border-bottom: 2px solid var(--pink); }
.newsparse .cue { font-style: italic; border-bottom: 2px dotted var(--pink); }
.newsparse .dateline { font-variant: small-caps; border-bottom: 2px solid var(--green); }
.newsparse .link { border-bottom: 2px dashed var(--pink); overflow-wrap: anywhere; }
.newsparse .repair.seen { text-decoration: line-through wavy var(--yellow) 1px; }
.newsparse .odd {
  font: normal .62rem/1 system-ui, sans-serif; border: 1px solid var(--grey); border-radius: 3px; color: var(--grey);
  padding: 0 .2em; margin: 0 .1em; vertical-align: middle; unicode-bidi: isolate;
}
.newsparse [title] { cursor: help; }
.newsparse a[title] { cursor: pointer; }
.newsparse h2 { font-size: 1rem; margin: 2rem 0 .6rem; }
.newsparse .speakers, .newsparse .speakers ul { list-style: none; margin: 0; padding: 0; }
.newsparse .speakers > li { margin: 0 0 1rem; padding: 0 .3rem; scroll-margin-top: 1rem; }
.newsparse .speakers ul { padding-inline-start: 1rem; border-inline-start: 3px solid var(--line); }
.newsparse .speakers ul li { margin: .35rem 0; }
.newsparse .role { color: var(--soft); font-size: .85rem; }
.newsparse .legend { margin-top: 2rem; border-top: 1px solid var(--line); color: var(--soft); font-size: .82rem; }
.newsparse .legend span { margin-inline-end: .5rem; white-space: nowrap; line-height: 2; }
@media (max-width: 36rem) {
  .newsparse { padding: .8rem .7rem 2rem; }
  .newsparse .row { grid-template-columns: 1fr; margin-bottom: .8rem; }
  .newsparse .kind { text-align: start; line-height: 1.3; }
  /* The lines of the source are wider than a phone. */
  .newsparse .k-paragraph .raw { white-space: normal; }
  .newsparse .more { display: inline; margin-inline-start: .5rem; }
}
@media print {
  .newsparse { max-width: none; }
}
"""
