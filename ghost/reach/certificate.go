package reach

import (
	"crypto/tls"
	"crypto/x509/pkix"
	"strings"
	"time"
)

// TLS is what there is to know about an encrypted connection, in the words of OnExecuteHTTPSSLInfo.
type TLS struct {
	// Protocol and Cipher are those in use.
	Protocol, Cipher string
	// Subject and Issuer are of the server's certificate, which counts from From To To.
	Subject, Issuer string
	From, To        time.Time
	// Chain are the common names from the server's certificate up.
	Chain []string
}

func newTLS(s *tls.ConnectionState) *TLS {
	t := &TLS{Protocol: tls.VersionName(s.Version), Cipher: tls.CipherSuiteName(s.CipherSuite)}
	for i, c := range s.PeerCertificates {
		if i == 0 {
			t.Subject, t.Issuer, t.From, t.To = oneLine(c.Subject), oneLine(c.Issuer), c.NotBefore, c.NotAfter
		}
		if i < maxChain {
			t.Chain = append(t.Chain, clean(c.Subject.CommonName, maxTitle))
		}
	}
	return t
}

// maxChain is how many certificates of a chain are named.
const maxChain = 16

// attributes are the short names of what stands in the names of certificates (RFC 4519).
var attributes = map[string]string{
	"2.5.4.3": "CN", "2.5.4.5": "serialNumber", "2.5.4.6": "C", "2.5.4.7": "L", "2.5.4.8": "ST", "2.5.4.9": "street", "2.5.4.10": "O",
	"2.5.4.11": "OU", "2.5.4.17": "postalCode",
}

// oneLine writes a name as OpenSSL does: "/C=US/O=Example/CN=example.com".
func oneLine(n pkix.Name) string {
	var b strings.Builder
	for _, a := range n.Names {
		name := a.Type.String()
		if short := attributes[name]; short != "" {
			name = short
		}
		value, _ := a.Value.(string)
		b.WriteString("/" + name + "=" + value)
	}
	return clean(b.String(), maxTitle)
}
