package reach

import (
	"fmt"
	"strings"
)

// log writes what was sent and what came to the file that --log names: lines, without the bodies.
func (x *exchange) log(failure error) error {
	var b strings.Builder
	if x.sent != nil {
		fmt.Fprintf(&b, "> %s %s\r\n", x.sent.Method, x.sent.URL)
		for _, line := range headerLines(x.sent.Header) {
			fmt.Fprintf(&b, "> %s\r\n", line)
		}
	}
	fmt.Fprintf(&b, "< %s\r\n", x.result.Code)
	for _, line := range x.result.Header {
		fmt.Fprintf(&b, "< %s\r\n", line)
	}
	if failure != nil {
		fmt.Fprintf(&b, "! %v\r\n", failure)
	}
	_, err := x.client.store(x.request.Log, strings.NewReader(b.String()))
	return err
}
