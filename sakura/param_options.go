package sakura

import "strings"

// The options that several tags share, with blanks between them.
const (
	httpOptions = "--accept= --accept-language= --async= --authorization= --cookie= --content-type= --file= --header= --insecure " +
		"--log= --nodescript --nofile= --no-cache --param= --param-charset= --param-input-file= --progress-notify --streaming " +
		"--streaming= --sync= --timeout= --m_websocketProtocol="
	inputOptions   = "--option= --text= --timeout= --balloon= --limit= --reference="
	dialogOptions  = "--title= --dir= --filter= --ext= --name= --id="
	soundOptions   = "--volume= --balance= --rate= --seektime= --window= --sound-only="
	pictureOptions = "--option= --clipping= --scaling="
	moveOptions    = "--X= --Y= --time= --base= --base-offset= --move-offset= --option="
)

// options are the options of the tags whose slug has a beginning and an end. The first one counts.
var options = []struct{ from, to, options string }{
	{"http-", "-opt", httpOptions},
	{"rss-", "", httpOptions},
	{"websocket", "", httpOptions},
	{"open-", "input", inputOptions},
	{"open-inputbox", "", inputOptions},
	{"open-communicatebox", "", inputOptions},
	{"open-dialog-color", "", dialogOptions + " --color="},
	{"open-dialog-", "", dialogOptions},
	{"sound-play", "", soundOptions},
	{"sound-load", "", soundOptions},
	{"sound-option", "", soundOptions},
	{"balloon-image-opt", "", pictureOptions + " --source="},
	{"balloon-image-inline-opt", "", pictureOptions},
	{"moveasync-cancel", "", ""},
	{"move-", "", ""},
	{"move", "", moveOptions},
	{"set-scaling-xy-opt", "", "--time= --wait"},
	{"set-alpha", "", "--time= --wait"},
}

// Options gives the options that the arguments of a tag may hold, each with the sign that separates it from its value, if it
// has one: "--timeout=", "--wait". It is nil where there are none.
func (r Row) Options() []string {
	for _, o := range options {
		if strings.HasPrefix(r.ID, o.from) && strings.HasSuffix(r.ID, o.to) {
			return strings.Fields(o.options)
		}
	}
	return written(r.Args)
}

// written gives the options that stand in the arguments of a row.
func written(args string) []string {
	var options []string
	for {
		i := strings.Index(args, "--")
		if i < 0 {
			return options
		}
		args = args[i:]
		end := len("--")
		for end < len(args) && (args[end] == '-' || args[end]|0x20 >= 'a' && args[end]|0x20 <= 'z') {
			end++
		}
		if end < len(args) && args[end] == '=' {
			end++
		}
		options = append(options, args[:end])
		args = args[end:]
	}
}
