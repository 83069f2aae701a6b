package check

import (
	"strconv"
	"strings"

	"ukatty/sakura"
)

// colourNames are those of CSS 3, and what else stands for a colour.
var colourNames = func() map[string]bool {
	names := map[string]bool{}
	for _, n := range strings.Fields(`
		default disable none default.anchor default.anchornotselect default.anchorvisited default.cursor
		default.cursornotselect default.plain
		aliceblue antiquewhite aqua aquamarine azure beige bisque black blanchedalmond blue blueviolet brown burlywood cadetblue
		chartreuse chocolate coral cornflowerblue cornsilk crimson cyan darkblue darkcyan darkgoldenrod darkgray darkgreen
		darkgrey darkkhaki darkmagenta darkolivegreen darkorange darkorchid darkred darksalmon darkseagreen darkslateblue
		darkslategray darkslategrey darkturquoise darkviolet deeppink deepskyblue dimgray dimgrey dodgerblue firebrick
		floralwhite forestgreen fuchsia gainsboro ghostwhite gold goldenrod gray green greenyellow grey honeydew hotpink
		indianred indigo ivory khaki lavender lavenderblush lawngreen lemonchiffon lightblue lightcoral lightcyan
		lightgoldenrodyellow lightgray lightgreen lightgrey lightpink lightsalmon lightseagreen lightskyblue lightslategray
		lightslategrey lightsteelblue lightyellow lime limegreen linen magenta maroon mediumaquamarine mediumblue mediumorchid
		mediumpurple mediumseagreen mediumslateblue mediumspringgreen mediumturquoise mediumvioletred midnightblue mintcream
		mistyrose moccasin navajowhite navy oldlace olive olivedrab orange orangered orchid palegoldenrod palegreen
		paleturquoise palevioletred papayawhip peachpuff peru pink plum powderblue purple red rosybrown royalblue saddlebrown
		salmon sandybrown seagreen seashell sienna silver skyblue slateblue slategray slategrey snow springgreen steelblue tan
		teal thistle tomato turquoise violet wheat white whitesmoke yellow yellowgreen`) {
		names[n] = true
	}
	return names
}()

// isColour says whether a colour begins with an argument of a tag: it is one of three numbers, or stands for itself.
func (c *checker) isColour(n sakura.Node, f *fact, arg string) bool {
	if hex, ok := strings.CutPrefix(arg, "#"); ok {
		_, err := strconv.ParseUint(hex, 16, 32)
		return err == nil && (len(hex) == 3 || len(hex) == 6)
	}
	if colourNames[strings.ToLower(arg)] || strings.HasPrefix(arg, "%") {
		return true
	}
	args := c.script.NArg(n)
	if args < f.words+3 {
		return false
	}
	for i := args - 3; i < args; i++ {
		if !isComponent(c.script.Arg(n, i)) {
			return false
		}
	}
	return true
}

// isComponent says whether a third of a colour is a number of 0 to 255, or of 0% to 100%.
func isComponent(s string) bool {
	most := uint64(255)
	s = strings.TrimSpace(s)
	if p, ok := strings.CutSuffix(s, "%"); ok {
		s, most = p, 100
	}
	v, err := strconv.ParseUint(s, 10, 16)
	return err == nil && v <= most
}
