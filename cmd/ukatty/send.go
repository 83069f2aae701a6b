package main

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"ukatty/ghost/wire"
)

// sender is what we call ourselves in the requests that we send.
const sender = "ukatty"

// sendFlags are the flags of send.
type sendFlags struct {
	dial       dialFlags
	event      string
	references []string
	ifGhost    string
	options    []string
	raw        string
}

func newSend() *cobra.Command {
	var f sendFlags
	cmd := &cobra.Command{
		Use:   "send [SCRIPT|-]",
		Short: "Send a script or an event by SSTP and print the answer",
		Long: "Send a script (SEND) or an event (NOTIFY, with --event; the script then stands in for a ghost that does not\n" +
			"know the event) and print status line and headers of the answer. SCRIPT - reads the script from the standard\n" +
			"input; line breaks in it are left out. Exit code: 0 for a status from 200 to 299, 1 for another one, 2 for\n" +
			"wrong usage, 3 when there is no server or no answer.\n\n" + elsewhere,
		Example: `  ukatty send '\0\s[5]Hello.\w9\1\s[10]Hi.\e'
  ukatty send --event OnMailCheck --reference 3 --reference inbox '\0Three mails.\e'
  ukatty send --charset Shift_JIS --addr 127.0.0.1:9821 - < script.txt
  printf 'SEND SSTP/1.4\r\nSender: me\r\nScript: Hi.\\e\r\n\r\n' | ukatty send --raw -`,
		Args:              oneScript,
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(cmd *cobra.Command, args []string) error {
			request, err := f.request(cmd, args)
			if err != nil {
				return err
			}
			reply, err := f.dial.ask(cmd, request)
			if err != nil {
				return err
			}
			if err := tell(cmd.OutOrStdout(), text(reply)); err != nil {
				return err
			}
			if !reply.Status.OK() {
				return &failure{code: exitStatus} // the status line says it all
			}
			return nil
		},
	}
	f.dial.register(cmd)
	fs := cmd.Flags()
	fs.StringVar(&f.event, "event", "", "send the SHIORI `EVENT`, such as OnMailCheck, by NOTIFY")
	fs.StringArrayVar(&f.references, "reference", nil, "a `VALUE` that goes with the event: the first is Reference0; any number of times")
	fs.StringVar(&f.ifGhost, "ifghost", "", "the script is for this ghost only, named by its characters, `NAME` or NAME,NAME")
	fs.StringSliceVar(&f.options, "option", nil, "send the `OPTION` nodescript, notranslate, nobreak or notify; any number of times")
	fs.StringVar(&f.raw, "raw", "", "send the bytes of `FILE` (- for the standard input) as they are")
	complete(cmd, "option", sendOptions...)
	complete(cmd, "event")
	return cmd
}

// oneScript wants at most one argument.
func oneScript(_ *cobra.Command, args []string) error {
	if len(args) > 1 {
		return fmt.Errorf("one SCRIPT is expected and there are %d: put it in quotation marks", len(args))
	}
	return nil
}

// sendOptions are what the field Option can say.
var sendOptions = []string{"nodescript", "notranslate", "nobreak", "notify"}

// checkOptions says which option nobody knows.
func checkOptions(options []string) error {
	for _, o := range options {
		if !slices.Contains(sendOptions, strings.ToLower(o)) {
			return fmt.Errorf("--option: %q is none of %s", o, strings.Join(sendOptions, ", "))
		}
	}
	return nil
}

// request makes the bytes to send of flags and arguments.
func (f *sendFlags) request(cmd *cobra.Command, args []string) ([]byte, error) {
	if f.raw != "" {
		return f.rawRequest(cmd, args)
	}
	if len(args) == 0 && f.event == "" {
		return nil, errors.New("send what? a SCRIPT, --event or --raw is needed")
	}
	if len(f.references) > 0 && f.event == "" {
		return nil, errors.New("--reference belongs to an --event")
	}
	if f.ifGhost != "" && len(args) == 0 {
		return nil, errors.New("--ifghost belongs to a SCRIPT")
	}
	if err := checkOptions(f.options); err != nil {
		return nil, err
	}
	m, err := f.dial.message(f.start())
	if err != nil {
		return nil, err
	}
	f.describe(&m)
	if len(args) > 0 {
		script, err := f.script(cmd, args[0])
		if err != nil {
			return nil, err
		}
		if f.ifGhost != "" {
			m.Fields.Add("IfGhost", f.ifGhost)
		}
		m.Fields.Add("Script", script)
	}
	return encode(cmd, m), nil
}

// start gives the first line of the request.
func (f *sendFlags) start() string {
	if f.event != "" {
		return "NOTIFY SSTP/1.1"
	}
	return "SEND SSTP/1.4"
}

// describe adds the fields that come before the script.
func (f *sendFlags) describe(m *wire.Message) {
	if f.event != "" {
		m.Fields.Add("Event", f.event)
	}
	for i, r := range f.references {
		m.Fields.Add("Reference"+strconv.Itoa(i), r)
	}
	if len(f.options) > 0 {
		m.Fields.Add("Option", strings.Join(f.options, ","))
	}
}

// script gives the script that an argument names.
func (f *sendFlags) script(cmd *cobra.Command, arg string) (string, error) {
	if arg != "-" {
		return arg, nil
	}
	b, err := readInput(cmd.InOrStdin())
	if err != nil {
		return "", err
	}
	return strings.NewReplacer("\r", "", "\n", "").Replace(string(b)), nil
}

// rawRequest reads the bytes that --raw names, which must be some, and refuses what does not go with it.
func (f *sendFlags) rawRequest(cmd *cobra.Command, args []string) ([]byte, error) {
	for _, name := range []string{"event", "reference", "ifghost", "option", "sender", "charset"} {
		if len(args) > 0 || cmd.Flags().Changed(name) {
			return nil, errors.New("--raw sends a file as it is: it goes with --addr only")
		}
	}
	b, err := f.rawBytes(cmd)
	if err == nil && len(b) == 0 {
		return nil, errors.New("--raw: there is nothing to send: the input is empty")
	}
	return b, err
}

// rawBytes reads what --raw names.
func (f *sendFlags) rawBytes(cmd *cobra.Command) ([]byte, error) {
	if f.raw == "-" {
		return readInput(cmd.InOrStdin())
	}
	text, err := readAtMost(f.raw, maxRequest)
	if err != nil {
		return nil, &failure{exitUsage, err}
	}
	return []byte(text), nil
}

// maxRequest bounds what is read to be sent, in bytes: more than any server takes, so that its 413 can be seen too.
const maxRequest = 4 << 20

// readInput reads what is to be sent from the standard input.
func readInput(r io.Reader) ([]byte, error) {
	b, err := io.ReadAll(io.LimitReader(r, maxRequest+1))
	switch {
	case err != nil:
		return nil, &failure{exitUsage, fmt.Errorf("standard input: %w", err)}
	case len(b) > maxRequest:
		return nil, fail(exitUsage, "standard input: longer than %d bytes", maxRequest)
	}
	return b, nil
}
