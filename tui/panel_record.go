package tui

import (
	"strconv"
	"strings"
	"time"

	"ukatty/ghost/journal"
)

// requestLog keeps what came in: all that a row shows of very many requests, and the newest whole.
type requestLog struct {
	log   deque[record]
	heads map[head]*headRefs
	zone  *time.Location
	// whole is the number of the oldest request that is kept with its bytes, which are raw many.
	whole, raw int
	bytes      int
	missed     int // how many entries the journal had dropped before they were read
	// daytime is the time of day of a second.
	second  int64
	daytime string
	room    [14]string
}

// record is a row of the log.
type record struct {
	at      int64 // microseconds since 1970
	took    uint32
	status  uint16
	port    uint16
	head    *headRefs
	request *journal.Request // nil for an older one
}

// head is what requests of one kind and sender have in common; most clients send the same again and again.
type head struct {
	road, host, method, event, sender, phrase, row, why, ghost string
	ported, external                                           bool
}

// headRefs counts the rows with a head.
type headRefs struct {
	head
	rows int
}

// What the log keeps at most: rows, bytes for them, requests with all that belongs to them, and bytes of these.
const (
	maxRecords     = 100_000
	maxRecordBytes = 12 << 20
	maxWhole       = 4096
	maxWholeBytes  = 8 << 20

	recordSize = 40
	headSize   = 336
)

// requestColumns are the columns that a filter can ask for. Those behind the ghost are not shown, and empty for older requests: the
// script, all that was sent as it came, in its own charset, and all that was answered.
var requestColumns = []string{
	"time", statusColumn, tookColumn, "road", methodColumn, "event", "sender", peerColumn, "row", "why", ghostColumn, "script", rawColumn, answerColumn,
}

// The columns that are looked in only when a query asks for them: the names of headers stand in every request.
const (
	rawColumn    = "raw"
	answerColumn = "answer"
)

// add takes an entry of the journal.
func (l *requestLog) add(e *journal.Entry) {
	r := e.Request
	if l.heads == nil {
		l.heads = map[head]*headRefs{}
	}
	l.zone = e.Time.Location()
	host, port, ported := splitPeer(r.Peer)
	h := head{r.Road, host, r.Method, r.Event, r.Sender, r.Phrase, r.Row, r.Why, e.Ghost, ported, r.External}
	refs := l.heads[h]
	if refs == nil {
		refs = &headRefs{head: h}
		l.heads[h] = refs
		l.bytes += h.size()
	}
	refs.rows++
	l.bytes += recordSize
	l.log.push(record{
		at: e.Time.UnixMicro(), took: uint32(min(max(r.Took.Microseconds(), 0), 1<<32-1)), status: uint16(r.Status), port: port, head: refs, request: r,
	})
	l.raw += wholeSize(r)
	for l.log.len() > maxRecords || l.bytes > maxRecordBytes && l.log.len() > 1 {
		l.drop()
	}
	for l.whole = max(l.whole, l.log.first); l.log.end-l.whole > maxWhole || l.raw > maxWholeBytes && l.log.end-l.whole > 1; l.whole++ {
		l.thin(l.whole)
	}
}

// drop forgets the oldest row.
func (l *requestLog) drop() {
	n := l.log.first
	l.thin(n)
	r := l.log.at(n)
	if r.head.rows--; r.head.rows == 0 {
		delete(l.heads, r.head.head)
		l.bytes -= r.head.size()
	}
	l.bytes -= recordSize
	l.log.drop()
}

// thin forgets all of a request that its row does not show.
func (l *requestLog) thin(n int) {
	if r := l.log.at(n); r.request != nil {
		l.raw -= wholeSize(r.request)
		r.request = nil
	}
}

// wholeSize is about how many bytes a request takes that its row does not.
func wholeSize(r *journal.Request) int { return len(r.Raw) + len(r.Script) + len(r.Reply) }

// size is about how many bytes a head takes.
func (h *head) size() int {
	return headSize + len(h.road) + len(h.host) + len(h.method) + len(h.event) + len(h.sender) + len(h.phrase) + len(h.row) + len(h.why) + len(h.ghost)
}

// splitPeer splits an address so that it can be put together again.
func splitPeer(peer string) (host string, port uint16, ok bool) {
	host, s, ok := cutPort(peer)
	n, err := strconv.ParseUint(s, 10, 16)
	if !ok || err != nil || strconv.FormatUint(n, 10) != s {
		return peer, 0, false
	}
	return host, uint16(n), true
}

// peer gives the address of a row.
func (r *record) peer() string {
	if !r.head.ported {
		return r.head.host
	}
	return r.head.host + ":" + strconv.Itoa(int(r.port))
}

// time gives when a request came.
func (l *requestLog) time(r *record) time.Time {
	t := time.UnixMicro(r.at)
	if l.zone != nil {
		t = t.In(l.zone)
	}
	return t
}

// clock gives the time of day of a row. Most rows come in the same second as the one before.
func (l *requestLog) clock(r *record) string {
	if second := r.at / 1e6; second != l.second || l.daytime == "" {
		l.second, l.daytime = second, l.time(r).Format(time.TimeOnly)
	}
	return l.daytime
}

// kept, names and texts are what a list needs.
func (l *requestLog) kept() (first, end int) { return l.log.first, l.log.end }

func (l *requestLog) names() []string { return requestColumns }

func (l *requestLog) texts(n int, column, word string) []string {
	r := l.log.at(n)
	h := r.head
	l.room = [14]string{"", "", "", h.road, h.method, h.event, h.sender, h.host, h.row, h.why, h.ghost}
	if q := r.request; q != nil {
		l.room[11] = q.Script
		switch column {
		case rawColumn:
			l.room[12] = string(q.Raw)
		case answerColumn:
			l.room[13] = q.Reply
		}
	}
	if word == "" || strings.ContainsAny(word, "0123456789:") { // only such a word stands in numbers
		l.room[0], l.room[1], l.room[7] = l.clock(r), strconv.Itoa(int(r.status)), r.peer()
	}
	if strings.Trim(word, "0123456789.ms<>") == "" {
		l.room[2] = milliseconds(r.took)
	}
	return l.room[:]
}

// lost gives how many requests are not kept any more.
func (l *requestLog) lost() int { return l.log.first }

// milliseconds writes microseconds as milliseconds, to a tenth of one.
func milliseconds(us uint32) string {
	var room [16]byte
	tenths := (uint64(us) + 50) / 100
	b := append(strconv.AppendUint(room[:0], tenths/10, 10), '.', byte('0'+tenths%10))
	return string(append(b, "ms"...))
}
