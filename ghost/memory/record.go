package memory

import (
	"encoding/binary"
	"errors"
	"hash/crc32"
)

// record is an entry with its place in the file: a bucket for each kind, in it
//
//	key:   length of the owner (2 bytes), owner, name
//	value: seq (8 bytes), CRC-32C over bucket, key, seq and value (4 bytes), value
//
// with numbers in network order.
type record struct {
	kind        kind
	owner, name string
	entry
}

// bucketNames are the names of the buckets by kind.
var bucketNames = [kinds]string{cookies: "cookies", properties: "properties", places: "places"}

const (
	keyHead   = 2
	valueHead = 12
)

// castagnoli is the table for checksums. It is made where it is first needed, and once.
func castagnoli() *crc32.Table { return crc32.MakeTable(crc32.Castagnoli) }

// errRecord is a record that was not written like this.
var errRecord = errors.New("a value does not match its checksum")

// key is where the record stands in its bucket.
func (r record) key() []byte {
	b := make([]byte, 0, keyHead+len(r.owner)+len(r.name))
	b = binary.BigEndian.AppendUint16(b, uint16(len(r.owner)))
	b = append(b, r.owner...)
	return append(b, r.name...)
}

// bytes is what stands at the key.
func (r record) bytes() []byte { return r.sign(r.key()) }

// sign gives the value as it stands in the file at a key.
func (r record) sign(key []byte) []byte {
	b := make([]byte, valueHead, valueHead+len(r.value))
	binary.BigEndian.PutUint64(b, r.seq)
	b = append(b, r.value...)
	binary.BigEndian.PutUint32(b[8:], checksum(r.kind, key, b))
	return b
}

// checksum ignores the place where it stands itself.
func checksum(k kind, key, value []byte) uint32 {
	sum := crc32.Update(0, castagnoli(), []byte(bucketNames[k]))
	sum = crc32.Update(sum, castagnoli(), key)
	sum = crc32.Update(sum, castagnoli(), value[:8])
	return crc32.Update(sum, castagnoli(), value[valueHead:])
}

// parseRecord reads a record and copies what it keeps.
func parseRecord(k kind, key, value []byte) (record, error) {
	if len(key) < keyHead || len(value) < valueHead || binary.BigEndian.Uint32(value[8:]) != checksum(k, key, value) {
		return record{}, errRecord
	}
	n := int(binary.BigEndian.Uint16(key))
	names := key[keyHead:]
	if n > len(names) {
		return record{}, errRecord
	}
	return record{
		kind: k, owner: string(names[:n]), name: string(names[n:]),
		entry: entry{seq: binary.BigEndian.Uint64(value), value: string(value[valueHead:])},
	}, nil
}
