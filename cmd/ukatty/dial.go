package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"ukatty/ghost/sstp"
	"ukatty/ghost/wire"
)

// dialFlags are the flags that every command has that sends a request.
type dialFlags struct {
	addr, sender, charset string
}

// register adds the flags to a command.
func (d *dialFlags) register(cmd *cobra.Command) {
	fs := cmd.Flags()
	fs.StringVar(&d.addr, "addr", standard[0], "the server's `HOST:PORT`, or the path of its Unix socket")
	fs.StringVar(&d.sender, "sender", sender, "the `NAME` to send as")
	fs.StringVar(&d.charset, "charset", wire.UTF8.String(), "the `CHARSET` to send in: UTF-8, Shift_JIS, EUC-JP, ISO-2022-JP, or another name of these")
	complete(cmd, "addr", standard...)
	complete(cmd, "sender")
	complete(cmd, "charset", wire.UTF8.String(), wire.ShiftJIS.String(), wire.EUCJP.String(), wire.ISO2022JP.String())
}

// message begins a request.
func (d *dialFlags) message(start string) (wire.Message, error) {
	cs, ok := wire.LookupCharset(d.charset)
	if !ok {
		return wire.Message{}, fmt.Errorf("--charset: %q is none of UTF-8, Shift_JIS, EUC-JP, ISO-2022-JP", d.charset)
	}
	m := wire.Message{Start: start, Charset: cs}
	m.Fields.Add("Charset", d.charset)
	m.Fields.Add("Sender", d.sender)
	return m, nil
}

// encode writes a request in its charset, and says what the charset lacks.
func encode(cmd *cobra.Command, m wire.Message) []byte {
	lost := 0
	for _, f := range m.Fields {
		_, n := m.Charset.Encode(f.Value)
		lost += n
	}
	if lost > 0 {
		form := "ukatty: %d characters are not in %s and were replaced"
		if lost == 1 {
			form = "ukatty: %d character is not in %s and was replaced"
		}
		say(cmd.ErrOrStderr(), fmt.Sprintf(form, lost, m.Charset))
	}
	return m.Append(nil)
}

// elsewhere says in the help of a command where its request goes when nobody is where it would.
const elsewhere = "Where no --addr is given and nothing serves SSTP at that port, it goes to the one ukatty that runs on others, by its\n" +
	"control socket, and a word on the standard error says so."

// patience is how long an answer may take.
const patience = 30 * time.Second

// ask sends a request and waits for the answer. Where no address was given and nobody listens at the usual one, it goes to the one
// ukatty that runs on other ports.
func (d *dialFlags) ask(cmd *cobra.Command, request []byte) (*sstp.Reply, error) {
	if err := checkAddress(d.addr); err != nil && !isSocket(d.addr) {
		return nil, fmt.Errorf("--addr: %w", err)
	}
	ctx, stop := context.WithTimeout(cmd.Context(), patience)
	defer stop()
	reply, err := sstp.Do(ctx, d.addr, request)
	if errors.Is(err, sstp.ErrConnect) && ctx.Err() == nil && !cmd.Flags().Changed("addr") {
		if socket := onlySocket(ctx, request); socket != "" {
			say(cmd.ErrOrStderr(), "ukatty: nothing serves SSTP at "+d.addr+"; sending to the ukatty at "+socket)
			reply, err = sstp.Do(ctx, socket, request)
		}
	}
	switch {
	case errors.Is(err, sstp.ErrConnect):
		return nil, noServer(d.addr, err)
	case err != nil:
		return nil, fail(exitNoConnection, "%s: %w", d.addr, err)
	}
	return reply, nil
}

// noServer is the failure of a connection that could not be made.
func noServer(addr string, err error) error {
	return fail(exitNoConnection, "nothing serves SSTP at %s; is a baseware running there? (%w)", addr, err)
}

// text writes a reply as it came: status line, headers, data.
func text(r *sstp.Reply) string {
	var b strings.Builder
	fmt.Fprintf(&b, "SSTP/%s %d %s\n", r.Version, int(r.Status), r.Reason)
	for _, f := range r.Fields {
		fmt.Fprintf(&b, "%s: %s\n", f.Name, f.Value)
	}
	if r.HasData {
		fmt.Fprintf(&b, "\n%s\n", strings.TrimRight(r.Data, "\n"))
	}
	return b.String()
}
