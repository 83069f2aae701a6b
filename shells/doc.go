// Package shells is how a character looks: a shell folder becomes a Shell, a Shell and a Pose become a Picture, and a
// Picture becomes a grid of cells.
//
// A Shell is immutable and shared by every viewer; a Studio, which one viewer owns, keeps what it has decoded and composed.
// Nothing here reads a clock or a file that was not handed in as an fs.FS. Shells are foreign: how much Load reads, how many
// surfaces it makes of it, how large images are before they are decoded and how much is done for one picture is bounded. A
// mistake is one sentence with file and line, and the rest of the shell works; no control character reaches a Cell.
//
// # The folder
//
// It is that of a ukagaka shell (UKADOC: dev_shell, descript_shell, descript_shell_surfaces):
//
//	descript.txt     type,shell and name,NAME; dress-up parts; seriko.use_self_alpha
//	surfaces.txt     the surfaces; every further surfaces*.txt too, in the order of names, and alias.txt
//	surfacetable.txt words for surfaces
//	surface0.png     the base of surface 0, unless that has an element0; surface0.txt where it is text art
//	surface0.pna     how opaque surface0.png is
//	…                whatever the elements name
//
// Of surfaces.txt these are understood; all else is passed by, as the format has it:
//
//	surface0-9,!3            ids: n, a-b, without !n and !a-b; surface0,surface2 is the old form of 0,2
//	{
//	name,NAME                \s[NAME] shows it
//	element0,base,FILE,0,0   elementN,METHOD,FILE,X,Y: every method of UKADOC; --alpha, --clipping, --scaling
//	animation0.interval,…    SERIKO: every interval and its combinations with bind
//	animation0.pattern0,…    every method but scaling; 0pattern0,… is the old form
//	animation0.option,…      exclusive, background, shared-index
//	collision0,…             what can be hit; collisionex0 too
//	point.centerx,…          points, and offsets of balloons
//	}                        what stands behind a blank and // is a comment, in every line
//	surface.append0-9        { … } for those surfaces that there are so far
//	sakura.surface.alias     { NAME,[id,id…] }, for \0; kero for \1, charN for \p[N]
//	descript                 { animation-sort, collision-sort }
//
// Images are PNG, GIF, JPEG, BMP and WebP, of which the first picture counts. What is transparent in one is said by its .pna; else
// by its own alpha if the shell wants that (seriko.use_self_alpha); else what has the colour of the left upper corner.
//
// Which surfaces the characters begin with the descript.txt of the ghost says, which For takes.
//
// # Cells
//
// An image becomes half blocks, or quadrants where the terminal shows them: four points a cell, in two colours. Sextants, six
// points a cell, are not offered, although they were measured (three drawings in 6 to 40 rows, against quadrants): they are nearer
// to the image by 0.2 to 2.2 dB, 1.2 on the average, where quadrants are nearer than half blocks by 0.1 to 1.6, and they take twice
// the time. But hardly any font has them, and no terminal can be asked whether it draws them by itself, so that a viewer would get
// boxes; and most of those that do have Kitty graphics, too, which show every pixel.
//
// # Time
//
// What moves is a function of the pose, of the time since its surface came up, and of a seed. No more than one picture is
// asked for in a FrameTime. What is drawn beyond the base widens the picture, and so do frames that are not shown yet, so
// that it does not change its size while it moves.
//
// # Text art
//
// A FILE that ends in .txt is text art, our extension of the format: what images are in pixels it is in cells. It has a
// head of key,value lines, a block of characters, and a block that paints them, one letter a cell:
//
//	charset,UTF-8
//	type,art
//	paint.h,#9484ea
//	paint.s,#4a3347,#f8dcc2,bold
//	text
//	{
//	 /\_/\
//	( o.o )
//	}
//	paint
//	{
//	 hh hh
//	hssssssh
//	}
//
// type,art is required. paint.X gives the colour of the character, that of the cell behind it, and bold, of which only
// the first is required; "-" is the terminal's own colour. palette,FILE takes over the paints of a file that holds
// nothing else. X is any ASCII character but blank and comma. A line that begins with // is a comment.
//
// A cell is transparent when it is blank in both blocks; a blank that is painted covers what lies below. Lines may end
// early. transparent,X names a character that stands for a blank in both blocks, so that blanks can be seen, and so that
// the last column can be blank. The paint block may be missing. A } in the first column with nothing behind it ends a
// block.
//
// A wide character takes two letters, which must be the same. A character that one terminal draws in one cell and
// another in two is refused: lines and blocks of the ranges U+2500 and U+2580, and whatever else is ambiguous in East
// Asian width, or is counted in another way by terminals that know graphemes. So a picture fits every terminal, and
// that of a terminal without colours is the text block alone.
package shells
