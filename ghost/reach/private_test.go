package reach

import "testing"

func TestLooksPrivate(t *testing.T) {
	for _, host := range []string{
		"127.0.0.1", "127.0.0.1.", "127.1", "2130706433", "0x7f000001", "0X7F.1", "017700000001", "0", "192.168.1.0x1", "10.256", "1.2.3.0x",
		"::1", "::ffff:127.0.0.1", "fe80::1%eth0", "169.254.169.254", "localhost", "LocalHost.", "a.localhost", "router", "printer.local",
		"metadata.google.internal", "nas.home.arpa", "", ".",
		"\uff11\uff12\uff17.0.0.1",           // digits of full width
		"127\u30020\uff0e0\uff611",           // dots of other scripts
		"\u24dbocalhost",                     // a letter in a circle
		"local\u00adhost", "127.0.0.\u200b1", // characters that are passed over
	} {
		if !LooksPrivate(host) {
			t.Errorf("%q is taken for public", host)
		}
	}
	for _, host := range []string{
		"example.com", "www.example.com.", "1.1.1.1", "\u65e5\u672c\u8a9e.jp", "xn--e1afmkfd.org", "127.0.0.1.nip.io", "2606:4700::1111", "0xide.com",
		"4chan.org", "local.example",
	} {
		if LooksPrivate(host) {
			t.Errorf("%q is taken for private", host)
		}
	}
}
