package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strings"
	"time"

	"ukatty/ghost/sstp"
	"ukatty/ghost/wire"
	"ukatty/sakura"
	"ukatty/sakura/play"
	"ukatty/tui"
)

// equip gives the panels of the screen what they do beyond it, until the context ends.
func (p *session) equip(ctx context.Context, o *tui.Options) {
	if file := deskFile(); file != "" {
		desk := newDesk(file, func(err error) { p.log.Warn("panels", "err", err) })
		p.part(func() { desk.run(ctx) })
		o.Remember = desk.put
		o.Remembered = desk.recall
	}
	o.Export, o.Encode = exportFile, encodeAs
	o.Schedule = func(s sakura.Script) []time.Duration { return play.Schedule(s, play.Options{}) }
	if addr := p.door(); addr != "" {
		o.Send = func(ctx context.Context, raw []byte) (string, error) { return sendRaw(ctx, addr, raw) }
	}
}

// door is where we reach ourselves as a client of this machine does; "" where nothing is listened on.
func (p *session) door() string {
	for _, port := range p.ports {
		if port.ln == nil {
			continue
		}
		host, number, err := net.SplitHostPort(port.addr)
		if ip := net.ParseIP(host); err == nil && ip != nil && ip.IsUnspecified() {
			if host = "127.0.0.1"; ip.To4() == nil {
				host = "::1"
			}
			return net.JoinHostPort(host, number)
		}
		return port.addr
	}
	return ""
}

// sendRaw sends bytes to our own server, as any client does, and gives the answer as text.
func sendRaw(ctx context.Context, addr string, raw []byte) (string, error) {
	ctx, stop := context.WithTimeout(ctx, patience)
	defer stop()
	reply, err := sstp.Do(ctx, addr, raw)
	if err != nil {
		return "", err //nolint:wrapcheck // it says what is wrong
	}
	return text(reply), nil
}

// encodeAs writes text in the charset of a label.
func encodeAs(label, text string) (b []byte, lacking int, known bool) {
	charset, ok := wire.LookupCharset(label)
	if !ok {
		return nil, 0, false
	}
	b, lacking = charset.Encode(text)
	return b, lacking, true
}

// exportFile writes a file that does not exist yet, for the user alone: all of it, or none is left; and tells where it is. A path may
// begin with ~/, as in a shell.
func exportFile(_ context.Context, path string, data []byte) (where string, err error) {
	if rest, ok := strings.CutPrefix(path, "~"); ok && (rest == "" || rest[0] == '/') {
		if home, err := os.UserHomeDir(); err == nil {
			path = filepath.Join(home, rest)
		}
	}
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if errors.Is(err, os.ErrExist) {
		return "", fmt.Errorf("%s is there already: choose another name", path)
	}
	if err != nil {
		return "", err //nolint:wrapcheck // it names the file
	}
	_, err = f.Write(data)
	if err = errors.Join(err, f.Close()); err != nil {
		_ = os.Remove(path) // half a file would stand in the way of the next try
		return "", err      //nolint:wrapcheck // it names the file
	}
	return inFull(path), nil
}

// inFull gives a path from the root on, or from the home folder, as ~.
func inFull(path string) string {
	if whole, err := filepath.Abs(path); err == nil {
		path = whole
	}
	if home, err := os.UserHomeDir(); err == nil {
		if rest, err := filepath.Rel(home, path); err == nil && filepath.IsLocal(rest) {
			return filepath.Join("~", rest)
		}
	}
	return path
}
