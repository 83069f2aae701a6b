// Package cell is the only place that measures, cuts and wraps text for a terminal.
//
// It counts as the renderer counts, since a cell out of place ruins the screen. The renderer of Bubble Tea cuts a line into
// grapheme clusters (UAX #29), but how it measures them depends on the terminal: until the terminal has answered the question
// about mode 2027 a cluster is as wide as its code points together, as wcwidth has it (marks and format characters 0, the
// rest by East Asian Width); afterwards it is measured as the one glyph that it draws. And characters of ambiguous width are
// one cell or two. [Metrics] says which of these holds; the package reads nothing by itself.
//
// Three invariants hold for whatever bytes come in:
//   - a text that Clean or Wrap returned draws only in its own cells: no control, escape sequence or bidi control is left in
//     it, no mark at its start that would change what stands before it, no sign at its end that would take in what follows,
//     and no cluster that would fill a cell without end;
//   - the Width of a line that Wrap returned is what the renderer counts for its Text, and never more than was asked for;
//   - every function needs time linear in the length of the text.
//
// Lines are broken as JIS X 4051 asks (kinsoku: no closing mark begins a line, no opening mark ends one) and words of
// alphabetic scripts stay whole where they fit. The library functions that wrap text do neither, and they take escape
// sequences in the text for granted, where here there must be none.
package cell
