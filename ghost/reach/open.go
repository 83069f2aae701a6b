package reach

import (
	"cmp"
	"context"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
)

// Opener shows pages and files with the programs that the user has for them. The zero value takes what the system says.
type Opener struct {
	// System is the operating system by its Go name; "" for the one that runs.
	System string
	// Getenv reads the environment; nil for that of the process.
	Getenv func(string) string
	// Start starts a program and waits a moment whether it fails; nil starts one of the system.
	Start func(ctx context.Context, argv []string) error
}

// filled gives the opener with the defaults in their places.
func (o Opener) filled() Opener {
	with := Opener{System: cmp.Or(o.System, runtime.GOOS), Getenv: o.Getenv, Start: o.Start}
	if with.Getenv == nil {
		with.Getenv = os.Getenv
	}
	if with.Start == nil {
		with.Start = launch
	}
	return with
}

// Browse opens a page in the browser: http and https alone. BROWSER counts where it is set, then the program of the system.
// The error is ErrURL or ErrNoOpener, or says how the program ended.
func (o Opener) Browse(ctx context.Context, address string) error {
	u, err := CheckURL(address)
	if err != nil {
		return err
	}
	with := o.filled()
	if argv := with.browser(u.String()); argv != nil {
		return with.Start(ctx, argv)
	}
	return with.show(ctx, u.String())
}

// Mail begins a mail: to an address, or as a mailto: link says.
func (o Opener) Mail(ctx context.Context, to string) error {
	link, err := MailLink(to)
	if err != nil {
		return err
	}
	return o.filled().show(ctx, link)
}

// MailLink gives the mailto: link for an address, or the link itself. What a link may say besides the address is subject,
// body, cc and bcc: others could attach files. The error is ErrURL.
func MailLink(to string) (string, error) {
	if len(to) > maxURL {
		return "", fmt.Errorf("%w: it has %d bytes", ErrURL, len(to))
	}
	if len(to) >= 7 && strings.EqualFold(to[:7], "mailto:") {
		to = to[7:]
	}
	address, query, _ := strings.Cut(to, "?")
	plain, err := url.PathUnescape(address)
	if err != nil || strings.ContainsFunc(plain, func(r rune) bool {
		return r <= ' ' || r == 0x7f || r > 0x7e && r < 0xa0 || strings.ContainsRune("\"'<>()[]\\;:|&`$", r)
	}) || strings.HasPrefix(plain, "-") {
		return "", fmt.Errorf("%w: %.80q is no address of mail", ErrURL, to)
	}
	values, err := url.ParseQuery(query)
	if err != nil {
		return "", fmt.Errorf("%w: %.80q", ErrURL, to)
	}
	for name := range values {
		if !slices.Contains([]string{"subject", "body", "cc", "bcc"}, strings.ToLower(name)) {
			return "", fmt.Errorf("%w: a mail with %.40q", ErrURL, name)
		}
	}
	link := "mailto:" + strings.ReplaceAll(url.PathEscape(plain), "%2C", ",")
	if len(values) > 0 {
		link += "?" + strings.ReplaceAll(values.Encode(), "+", "%20")
	}
	return link, nil
}

// programs are the ends of names of what is run rather than shown, on one system or another.
var programs = []string{
	".app", ".appimage", ".bat", ".bin", ".chm", ".cmd", ".com", ".command", ".cpl", ".deb", ".desktop", ".dll", ".dmg", ".exe", ".gadget",
	".hta", ".htm", ".html", ".inf", ".jar", ".jnlp", ".js", ".jse", ".lnk", ".mht", ".msc", ".msi", ".pif", ".pkg", ".pl", ".ps1", ".py",
	".rb", ".reg", ".rpm", ".run", ".scpt", ".scr", ".service", ".sh", ".svg", ".terminal", ".tool", ".url", ".vb", ".vbe", ".vbs",
	".webloc", ".workflow", ".ws", ".wsf", ".xhtml", ".xml",
}

// File opens a file with the program that the system has for its kind. Programs, and files that can carry one, are refused:
// \![open,file,…] would run them. The path is absolute, as Client.Find gives it. The error is ErrFile or ErrNoOpener, or says
// how the program ended.
func (o Opener) File(ctx context.Context, path string) error {
	if !filepath.IsAbs(path) || slices.Contains(programs, strings.ToLower(filepath.Ext(path))) {
		return fmt.Errorf("%w: %.80q is not of a kind that is opened", ErrFile, filepath.Base(path))
	}
	with := o.filled()
	info, err := os.Stat(path)
	if err != nil || !info.Mode().IsRegular() || with.System != "windows" && info.Mode()&0o111 != 0 {
		return fmt.Errorf("%w: %.80q", ErrFile, filepath.Base(path))
	}
	return with.show(ctx, path)
}

// textBrowsers draw on the terminal, which is taken.
var textBrowsers = []string{"lynx", "w3m", "links", "links2", "elinks", "browsh", "www-browser", "chawan", "cha"}

// browser gives the first program of BROWSER that is there, with its arguments; nil for none.
func (o Opener) browser(address string) []string {
	for choice := range strings.SplitSeq(o.Getenv("BROWSER"), string(os.PathListSeparator)) {
		argv := strings.Fields(choice)
		if len(argv) == 0 || slices.Contains(textBrowsers, filepath.Base(argv[0])) {
			continue
		}
		program, err := exec.LookPath(argv[0])
		if err != nil {
			continue
		}
		argv[0] = program
		named := false
		for i, a := range argv[1:] {
			if strings.Contains(a, "%s") {
				argv[i+1], named = strings.ReplaceAll(a, "%s", address), true
			}
		}
		if !named {
			argv = append(argv, address)
		}
		return argv
	}
	return nil
}

// show has the system open something.
func (o Opener) show(ctx context.Context, what string) error {
	var argv []string
	switch {
	case o.System == "windows":
		argv = []string{"rundll32", "url.dll,FileProtocolHandler"}
	case o.Getenv("SSH_CONNECTION") != "" || o.Getenv("SSH_TTY") != "":
		return fmt.Errorf("%w: over SSH it would open on the other machine", ErrNoOpener)
	case o.System == "darwin":
		argv = []string{"open"}
	case o.Getenv("DISPLAY") == "" && o.Getenv("WAYLAND_DISPLAY") == "":
		return fmt.Errorf("%w: there is no display", ErrNoOpener)
	default:
		argv = []string{"xdg-open"}
	}
	program, err := exec.LookPath(argv[0])
	if err != nil {
		return fmt.Errorf("%w: there is no program %s", ErrNoOpener, argv[0])
	}
	argv[0] = program
	return o.Start(ctx, append(argv, what))
}
