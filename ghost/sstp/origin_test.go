package sstp

import "testing"

func TestLocalHost(t *testing.T) {
	for host, want := range map[string]bool{
		"localhost": true, "LOCALHOST": true, "localhost:1": true, "localhost:65535": true,
		"127.0.0.1": true, "127.255.255.254:9801": true, "[::1]": true, "[::1]:9801": true, "[0:0:0:0:0:0:0:1]": true,

		"": false, ":": false, ":9801": false, "localhost:": false, "localhost:x": false, "localhost:1:2": false, "localhost:-1": false,
		"localhost.": false, "a.localhost": false, "localhost.evil.example": false, "localhost.localdomain": false,
		"localhost@evil.example": false, "evil.example@localhost": false, "localhost/": false, "localhost localhost": false,
		"localho\u017ft": false, "\uff4cocalhost": false, "localhost\x00": false,
		"127.1": false, "127.0.0.1.evil.example": false, "127.0.0.01": false, "0177.0.0.1": false, "0x7f.0.0.1": false,
		"2130706433": false, "126.0.0.1": false, "128.0.0.1": false, "0.0.0.0": false, "10.0.0.1": false, "127.0.0.1/8": false,
		"::1": false, "[::1": false, "::1]": false, "[]": false, "[::]": false, "[::2]": false, "[::1%lo]": false, "[::1%25lo]": false,
		"[::ffff:127.0.0.1]": false, "[127.0.0.1]": false, "[localhost]": false, "[::1]9801": false, "[::1]:": false,
	} {
		if got := localHost(host); got != want {
			t.Errorf("%q: %t", host, got)
		}
	}
}

func TestLocalOrigin(t *testing.T) {
	for origin, want := range map[string]bool{
		"http://localhost": true, "https://localhost": true, "HTTP://LocalHost:80": true, "http://127.0.0.1": true,
		"https://127.8.9.10:8443": true, "http://[::1]": true, "http://[::1]:3000": true,

		"": false, "null": false, "localhost": false, "localhost:80": false, "//localhost": false, "http:localhost": false,
		"http:/localhost": false, "http:///localhost": false, "http://": false, "://localhost": false,
		"http://localhost/": false, "http://localhost/x": false, "http://localhost?": false, "http://localhost?x": false,
		"http://localhost#": false, "http://localhost#x": false, "http://localhost\\@evil.example": false,
		"http://user@localhost": false, "http://localhost@evil.example": false, "http://localhost:80@evil.example": false,
		"http://localhost:80:80": false, "http://localhost:": false, "http://local%68ost": false, "http://localhost%00": false,
		"http://localhost.": false, "http://localhost.evil.example": false, "http://a.localhost": false,
		"http://evil.example/localhost": false, "http://evil.example#localhost": false, "http://127.0.0.1.evil.example": false,
		"http://127.1": false, "http://[::1%25lo]": false, "http://[::ffff:127.0.0.1]": false, "http://0.0.0.0": false,
		"http://localhost http://localhost": false, "http://localhost, http://localhost": false, "http://localhost\t": false,
		"file://localhost": false, "ftp://localhost": false, "ws://localhost": false, "chrome-extension://localhost": false,
		"sstp://localhost": false, "javascript://localhost": false, "http://localho\u017ft": false, "http://\uff4cocalhost": false,
		"\u0068ttp\uff1a//localhost": false,
	} {
		if got := localOrigin(origin); got != want {
			t.Errorf("%q: %t", origin, got)
		}
	}
}
