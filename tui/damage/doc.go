// Package damage writes to a terminal only what changes on it.
//
// The renderer of Bubble Tea (ultraviolet since August 2026) erases and rewrites every row that holds a wide character, in
// each frame and whether it changed or not: with Japanese text that is some 800 bytes for each character that is typed out.
// Writer stands between that renderer and the terminal. It follows the narrow language that the renderer writes, keeps the
// cells that the terminal shows and those that it should show, and writes the difference.
//
// A wrong cell is worse than a byte too many. So these hold everywhere:
//   - What is not understood is passed on as it came, after everything before it; from then on nothing counts as known
//     until the renderer has said where its cursor is.
//   - Only characters of which everybody agrees how wide they are and that join no neighbour (see plain) become known cells.
//     Others are passed on with the row that they stand in; such a row is left out only if the same bytes were the last
//     thing that was written to it.
//   - A wide character is never overwritten in part, and every step begins at a place that was set absolutely or reached by
//     plain characters.
//   - Where the renderer counts code points, nothing beside a cluster that the terminal measures otherwise is displaced (see settle).
//
// Why not a renderer of our own: modes, keyboards, suspending and inserting lines are Bubble Tea's, and well done there.
package damage
