// Package tui is the Bubble Tea program that shows a ghost in a terminal: one root model, local or over SSH.
//
// It knows ghosts only as the interface Viewer. Environment, size and colours are arguments, never read from the process,
// and there are no package-level styles or keys: over SSH, globals would be shared between strangers. Update never
// blocks and a command never touches the model. Whatever text comes from outside passes through package cell before it
// stands in a view.
//
// The screen has four layouts, chosen by its size: wide (a column for each character, its balloon above it; or, where pictures
// and text get more of the room so, two characters at the edges and their balloons between them), tall (balloons one below the
// other on the side of their characters, large pictures below), narrow (balloons one below the other, and beside
// them the portrait of who speaks, where none has room below) and tiny (text alone).
// What a layout makes of the room depends on the screen and the pictures, never on how long a text is. All of them draw on one
// canvas of cells, which clips: no row is ever wider than the terminal. Below the stage stand the newest line of the journal
// that the stage does not show itself, and the status line. Nothing is drawn while nothing changes, and only what moves by itself
// has a clock: animations, the countdown of Quiet, and a wait that the script panel shows.
//
// Panels (panel*.go) stand beside the stage, below it, or on a small screen in its place: what came in and why it was answered
// so, what was said, the script that plays, a box to send from. They keep what the journal tells, bounded, lay out only what is
// seen, and do nothing by themselves. One table of keys (keys.go) serves matching, help and command palette; a key may mean
// something else where something else has the keyboard.
//
// Images are drawn as blocks, or by the terminal itself where that has Kitty graphics and says so in time (kitty*.go): then the
// canvas holds placeholders, which the renderer moves like any text, and the pictures behind them are uploaded beside it, each
// once. Nothing that comes from outside may hold a placeholder.
//
// What is in a balloon is a flow, which grows at its end and is wrapped on from there, or, once something in it has a place of
// its own (\_l, a break that goes back up, text that is not wrapped, a picture), a page, which is set anew when it changes.
// Pixels, ems and lines become cells in units.go and nowhere else. All rows are one cell high, so that \f[valign] moves
// nothing, but in a line with a picture; \f[height] changes nothing.
//
// Plain is the other output: lines, for logs, pipes and screen readers.
//
// # The files
//
//	the program   model, options, update, view, feed (what comes in), inputs (what goes out), guard, suspend, focus
//	keys, mouse   keys, keys_vain (keys with nothing to do), actions, mouse, choices, touch (buttons on a character), help, texts
//	              (all words but those of the keys)
//	the screen    canvas, style, theme, contrast, ascii, ruler
//	the layouts   layout_wide, layout_facing, layout_tall, layout_narrow, layout_portrait, layout_tiny; layout and layout_room
//	              choose and share
//	characters    cast (who is there), stand (their pictures), looks (what each looks like, until when), change, scale, sized
//	              (what scripts scale), margins, zones (parts that can be hit), ears (what animations listen for), figure
//	              (drawing one), plates (names and surface numbers), flaws (mistakes of the shell)
//	balloons      balloon, balloon_size, tail, counter, paint; script (the text), face (its looks), paint_text; page and units (what
//	              has a place of its own); picture and album (images in them)
//	graphics      kitty, kitty_ask, kitty_easel, kitty_tend
//	the edge      status, news (the newest line), notices, bulletin, tabs (other ghosts), wish (what scripts ask leave for)
//	forms         form, form_*
//	panels        panel, panel_*: panel_list and panel_query serve all; panel_requests, panel_detail, panel_backlog,
//	              panel_script, panel_send and panel_palette are one each, with what is named after them
package tui
