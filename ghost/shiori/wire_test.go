package shiori

import (
	"bytes"
	"errors"
	"reflect"
	"strings"
	"testing"

	"ukatty/ghost/wire"
)

func TestRequestMessage(t *testing.T) {
	tests := []struct {
		name string
		r    Request
		want string
	}{
		{
			"least",
			Request{ID: "OnBoot"},
			"GET SHIORI/3.0\r\nCharset: UTF-8\r\nSecurityLevel: local\r\nID: OnBoot\r\n\r\n",
		},
		{
			"level stands before id",
			Request{
				Method: NOTIFY, ID: "OnFirstBoot", BaseID: "OnBoot", References: []string{"0", "", "あ"}, Status: "talking,balloon(0=0)",
				Level: External, Origin: "null", Sender: "ukatty", SenderType: "internal,sstp",
			},
			"NOTIFY SHIORI/3.0\r\nCharset: UTF-8\r\nSender: ukatty\r\nSenderType: internal,sstp\r\nSecurityLevel: external\r\n" +
				"SecurityOrigin: null\r\nStatus: talking,balloon(0=0)\r\nID: OnFirstBoot\r\nBaseID: OnBoot\r\n" +
				"Reference0: 0\r\nReference1: \r\nReference2: あ\r\n\r\n",
		},
		{
			"further fields take no place that is taken",
			Request{ID: "OnX", Fields: wire.Fields{
				{Name: "X-SSTP-PassThru-A", Value: "1"},
				{Name: "securitylevel", Value: "local"},
				{Name: "REFERENCE0", Value: "forged"},
				{Name: "charset", Value: "EUC-JP"},
				{Name: "Reference1024", Value: "kept"},
			}},
			"GET SHIORI/3.0\r\nCharset: UTF-8\r\nSecurityLevel: local\r\nID: OnX\r\nX-SSTP-PassThru-A: 1\r\nReference1024: kept\r\n\r\n",
		},
		{
			"a value forges no field",
			Request{ID: "OnX", References: []string{"a\r\nSecurityLevel: local"}, Level: External},
			"GET SHIORI/3.0\r\nCharset: UTF-8\r\nSecurityLevel: external\r\nID: OnX\r\nReference0: aSecurityLevel: local\r\n\r\n",
		},
		{
			"another charset",
			Request{ID: "OnX", References: []string{"あ"}, Charset: wire.ShiftJIS},
			"GET SHIORI/3.0\r\nCharset: Shift_JIS\r\nSecurityLevel: local\r\nID: OnX\r\nReference0: \x82\xa0\r\n\r\n",
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := string(tt.r.Message().Append(nil)); got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

func TestParseRequest(t *testing.T) {
	tests := []struct {
		name, src string
		want      Request
		err       error
	}{
		{
			"lenient", "get  shiori/3.1\nid: OnA\nREFERENCE2: c\nReference0: a\nreference2: d\nSecurityLevel: external\nX: y\n\n",
			Request{
				Method: GET, ID: "OnA", References: []string{"a", "", "d"}, Level: External,
				Fields: wire.Fields{{Name: "X", Value: "y"}},
			},
			nil,
		},
		{
			"great numbers stay fields", "NOTIFY SHIORI/3.0\nID: OnA\nReference99999999999: a\nReference-1: b\nReference: c\n\n",
			Request{Method: NOTIFY, ID: "OnA", Fields: wire.Fields{
				{Name: "Reference99999999999", Value: "a"},
				{Name: "Reference-1", Value: "b"},
				{Name: "Reference", Value: "c"},
			}},
			nil,
		},
		{"no id", "GET SHIORI/3.0\nSender: x\n\n", Request{Method: GET, Sender: "x"}, ErrID},
		{"older", "GET Version SHIORI/2.6\nSender: x\n\n", Request{}, ErrStart},
		{"method", "TEACH SHIORI/3.0\nID: x\n\n", Request{}, ErrStart},
		{"version 30", "GET SHIORI/30\nID: x\n\n", Request{}, ErrStart},
		{"empty", "\n\n", Request{}, ErrStart},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			m, _, err := wire.ParseEOF([]byte(tt.src), wire.Limits{})
			if err != nil {
				t.Fatal(err)
			}
			got, err := ParseRequest(m)
			if !errors.Is(err, tt.err) {
				t.Fatalf("error %v, want %v", err, tt.err)
			}
			if !reflect.DeepEqual(got, tt.want) {
				t.Errorf("got  %+v\nwant %+v", got, tt.want)
			}
		})
	}
}

func TestParseResponse(t *testing.T) {
	tests := []struct {
		name, src string
		want      Response
		err       error
	}{
		{
			"script", "SHIORI/3.0 200 OK\r\nSender: x\r\nCharset: UTF-8\r\nValue: \\0あ: い\\e\r\nReference0: さくら\r\n\r\n",
			Response{Status: StatusOK, Value: `\0あ: い\e`, Fields: wire.Fields{
				{Name: "Sender", Value: "x"}, {Name: "Reference0", Value: "さくら"},
			}},
			nil,
		},
		{"no end", "SHIORI/3.0 200 OK\nvalue: a", Response{Status: StatusOK, Value: "a"}, nil},
		{"last value", "SHIORI/3.0 200 OK\nValue: a\nValue: b\n\n", Response{Status: StatusOK, Value: "b"}, nil},
		{"no value", "SHIORI/3.0 200 OK\n\n", Response{Status: StatusNoContent}, nil},
		{"no reason", "SHIORI/3.0 204\n\n", Response{Status: StatusNoContent}, nil},
		{
			"charset", "SHIORI/3.0 200 OK\nCharset: Shift_JIS\nValue: \x82\xa0\n\n",
			Response{Status: StatusOK, Value: "あ", Charset: wire.ShiftJIS},
			nil,
		},
		{"no status", "SHIORI/3.0\n\n", Response{}, ErrStart},
		{"no number", "SHIORI/3.0 OK\n\n", Response{}, ErrStart},
		{"low number", "SHIORI/3.0 099\n\n", Response{}, ErrStart},
		{"older", "SHIORI/2.6 200 OK\n\n", Response{}, ErrStart},
		{"other", "SAORI/1.0 200 OK\n\n", Response{}, ErrStart},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			m, _, err := wire.ParseEOF([]byte(tt.src), wire.Limits{})
			if err != nil {
				t.Fatal(err)
			}
			got, err := ParseResponse(m)
			if !errors.Is(err, tt.err) {
				t.Fatalf("error %v, want %v", err, tt.err)
			}
			if !reflect.DeepEqual(got, tt.want) {
				t.Errorf("got  %+v\nwant %+v", got, tt.want)
			}
		})
	}
}

func TestResponseMessage(t *testing.T) {
	tests := []struct {
		r    Response
		want string
	}{
		{Answer(""), "SHIORI/3.0 204 No Content\r\nCharset: UTF-8\r\n\r\n"},
		{Answer(`\0a\e`), "SHIORI/3.0 200 OK\r\nCharset: UTF-8\r\nValue: \\0a\\e\r\n\r\n"},
		{
			Response{Status: 299, Value: "a\nValue: b", Fields: wire.Fields{{Name: "VALUE", Value: "x"}, {Name: "Marker", Value: "m"}}},
			"SHIORI/3.0 299\r\nCharset: UTF-8\r\nValue: aValue: b\r\nMarker: m\r\n\r\n",
		},
	}
	for _, tt := range tests {
		if got := string(tt.r.Message().Append(nil)); got != tt.want {
			t.Errorf("got\n%s\nwant\n%s", got, tt.want)
		}
	}
}

// What was read and written is read and written alike ever after.
func FuzzParseRequest(f *testing.F) {
	f.Add([]byte("GET SHIORI/3.0\r\nCharset: UTF-8\r\nSecurityLevel: local\r\nID: OnBoot\r\nReference0: a\r\nReference2: \r\n\r\n"))
	f.Add([]byte("NOTIFY SHIORI/3.0\nID: x\nCharset: Shift_JIS\nReference1023: \x82\xa0\n\n"))
	f.Fuzz(func(t *testing.T, b []byte) {
		stable(t, b, func(m wire.Message) (wire.Message, error) {
			r, err := ParseRequest(m)
			if err == nil && len(r.References) > MaxReferences {
				t.Errorf("%d references", len(r.References))
			}
			return r.Message(), err
		})
	})
}

// What was read and written is read and written alike ever after.
func FuzzParseResponse(f *testing.F) {
	f.Add([]byte("SHIORI/3.0 200 OK\r\nCharset: UTF-8\r\nValue: \\0a\\e\r\nReference0: b\r\n\r\n"))
	f.Add([]byte("SHIORI/3.0 311\nCharset: EUC-JP\nValue:\xa4\xa2\n\n"))
	f.Fuzz(func(t *testing.T, b []byte) {
		stable(t, b, func(m wire.Message) (wire.Message, error) {
			r, err := ParseResponse(m)
			return r.Message(), err
		})
	})
}

// stable checks that again, which reads a message and writes it, changes nothing the second time.
func stable(t *testing.T, b []byte, again func(wire.Message) (wire.Message, error)) {
	t.Helper()
	m, _, err := wire.ParseEOF(b, wire.Limits{Bytes: 1 << 16})
	if err != nil {
		return
	}
	if m, err = again(m); err != nil {
		return
	}
	first := m.Append(nil)
	if m, _, err = wire.Parse(first, wire.Limits{Bytes: 1 << 22, Fields: 8192}); err != nil {
		t.Fatalf("%.300q is not read: %v", first, err)
	}
	if m, err = again(m); err != nil {
		t.Fatalf("%.300q is not understood: %v", first, err)
	}
	if second := m.Append(nil); !bytes.Equal(first, second) {
		t.Errorf("first  %.300q\nsecond %.300q", first, second)
	}
	if !strings.HasSuffix(string(first), "\r\n\r\n") {
		t.Errorf("%.300q has no end", first)
	}
}
