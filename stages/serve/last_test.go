package serve

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"log"
	"math/rand/v2"
	"net"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"fokusmaal/stages/offentlig/proeve"
)

// gode and daarlige are requests as they go over the wire, good ones and others; the bad ones may
// be answered with 4xx, or by hanging up.
func gode() []string {
	var r []string
	for _, target := range []string{"/", "/kommune/671.html", "/2024/", "/2024", "/v3/tables", "/v3/table/tilsyn", "/v3/data/fokusmaal_aar", "/v2/data/tilsyn/csv", "/v2/data/afstand_aar/json",
		"/v3/data/fokusmaal_maaned?mgroup.*=*&period.M=latest:14&hierarchy._nykom=/&hierarchy._ydelse=/&format=json", "/v3/data/fokusmaal_maaned?period.M=2024M01&hierarchy._nykom=Struer&format=csv"} {
		for _, method := range []string{"GET", "HEAD"} {
			r = append(r, method+" "+target+" HTTP/1.1\r\nHost: x\r\n\r\n", method+" "+target+" HTTP/1.1\r\nHost: x\r\nRange: bytes=1-3\r\nIf-None-Match: \"x\"\r\n\r\n")
		}
	}
	return r
}

func daarlige() []string {
	r := []string{"\r\n\r\n\r\n\r\n", "GET\r\n\r\n", "GET /\r\n\r\n", "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "GET / HTTP/1.1\r\n\r\n",
		"GET / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n", "POST /v3/tables HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\n12345", "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n\r\n",
		"OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n", "CONNECT x:1 HTTP/1.1\r\nHost: x\r\n\r\n", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "GET http://x HTTP/1.1\r\nHost: x\r\n\r\n", "TRACE / HTTP/1.1\r\nHost: x\r\n\r\n",
		"GET / HTTP/1.1\r\nHost: x\r\nX: " + strings.Repeat("a", 2*maxHeader) + "\r\n\r\n", "GET / HTTP/1.1\r\nHost: x\r\n\x00: y\r\n\r\n", "GET / HTTP/1.1\r\nHost: a b\r\n\r\n",
		"GET / HTTP/1.1\r\nHost: x\r\nRange: bytes=0-0,0-0,1-1,2-2,9-,-5,x\r\n\r\n", "GET /v3/tables HTTP/1.1\r\nHost: x\r\nRange: bytes=0-9,20-29\r\n\r\n", "GET / HTTP/1.1\r\nHost: x\r\nIf-None-Match: \"\r\n\r\n",
		"GET / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\nabc", "GET / HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: upgrade\r\n\r\n"}
	for _, target := range []string{"/%", "/%zz", "/%00", "/%2e%2e/%2e%2e/etc/passwd", "/../../etc/passwd", "/..%2f..%2frun.json", "/..\\run.json", "//", "/./", "/2024//", "/\xff\xfe", "/" + strings.Repeat("a/", 700), "*", "",
		"/v3", "/v3/data", "/v3/data/", "/v3/data//", "/v3/data/%2e%2e", "/v3/data/tilsyn/x", "/v3/table/..%2ftilsyn", "/v2/data/tilsyn/json/x", "/v3/data/tilsyn?%", "/v3/data/tilsyn?a=%zz", "/v3/data/tilsyn?;", "/v3/data/tilsyn?=",
		"/v3/data/tilsyn?period.Y=latest:-1", "/v3/data/tilsyn?period.Y=latest:9223372036854775808", "/v3/data/tilsyn?period.=x", "/v3/data/tilsyn?hierarchy.=x", "/v3/data/tilsyn?hierarchy._nykom=" + strings.Repeat(",", 8000),
		"/v3/data/tilsyn?hierarchy._aar=*", "/v3/data/tilsyn?format=", "/v3/data/tilsyn?hierarchy._nykom=%00%ff", "/v3/data/tilsyn?" + strings.Repeat("x", 9000), "/v3/data/tilsyn?mgroup.=", "/v3/tables?" + strings.Repeat("&", 1000)} {
		r = append(r, "GET "+target+" HTTP/1.1\r\nHost: x\r\n\r\n")
	}
	return r
}

// ramt counts answers by their status; hung up is 0.
type ramt struct {
	mu   sync.Mutex
	svar map[int]int
	fem  []string
}

func (r *ramt) sig(code int, foresp string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	// What net/http says of another version of HTTP, or of an encoding that there is not, is
	// about the request.
	asked := code == http.StatusNotImplemented || code == http.StatusHTTPVersionNotSupported
	if r.svar[code]++; code >= 500 && !asked {
		r.fem = append(r.fem, fmt.Sprintf("%d %.60q", code, foresp))
	}
}

// klient sends requests over connections, one after the other; a connection that is closed is
// opened anew.
func klient(addr string, nr, antal int, r *ramt) error {
	dice := rand.New(rand.NewPCG(1, uint64(nr)))
	good, bad := gode(), daarlige()
	var c net.Conn
	var svar *bufio.Reader
	defer func() {
		if c != nil {
			_ = c.Close()
		}
	}()
	for i := range antal {
		foresp := good[dice.IntN(len(good))]
		switch dice.IntN(4) {
		case 0:
			foresp = bad[dice.IntN(len(bad))]
		case 1:
			foresp = skrald(dice)
		}
		if c == nil {
			var err error
			if c, err = net.Dial("tcp", addr); err != nil {
				return err
			}
			_ = c.SetDeadline(time.Now().Add(2 * time.Minute))
			svar = bufio.NewReader(c)
		}
		code, again := spoerg(c, svar, foresp)
		r.sig(code, foresp)
		if !again || (i+nr)%17 == 0 {
			_ = c.Close()
			c = nil
		}
	}
	return nil
}

// skrald is raw garbage, or a good request that is damaged; it ends as a request does.
func skrald(dice *rand.Rand) string {
	good := []byte(gode()[0])
	if dice.IntN(2) == 0 {
		good = make([]byte, 1+dice.IntN(300))
		for i := range good {
			good[i] = byte(dice.IntN(256))
		}
	} else {
		good[dice.IntN(len(good))] = byte(dice.IntN(256))
	}
	return string(good) + "\r\n\r\n"
}

// spoerg sends a request and reads its answer, 0 where there is none; again says that the
// connection may be used again.
func spoerg(c net.Conn, svar *bufio.Reader, foresp string) (code int, again bool) {
	if _, err := io.WriteString(c, foresp); err != nil {
		return 0, false
	}
	if w, ok := c.(*net.TCPConn); ok && !strings.HasPrefix(foresp, "GET /") && !strings.HasPrefix(foresp, "HEAD /") {
		_ = w.CloseWrite() // what is no request may wait for more of it
	}
	method, _, _ := strings.Cut(foresp, " ")
	req, _ := http.NewRequest(method, "http://x/", nil)
	a, err := http.ReadResponse(svar, req)
	if err != nil {
		return 0, false
	}
	_, err = io.Copy(io.Discard, a.Body)
	_ = a.Body.Close()
	good := strings.HasPrefix(foresp, "GET /") || strings.HasPrefix(foresp, "HEAD /")
	return a.StatusCode, err == nil && good && !a.Close && a.StatusCode != http.StatusBadRequest && svar.Buffered() == 0
}

// Ten thousand requests, of which a half is not what a request should be, do not bring an error of
// the program, and nothing is left over (goleak in main_test.go looks when all is done).
func TestTenThousandGoodAndMalformedRequestsBringNoErrorOfItsOwn(t *testing.T) {
	const forbindelser, hver = 50, 200
	var panics, klager atomic.Int32
	h := serverer(t, Valg{Panik: func(string, any) { panics.Add(1) }}, udgivet(t, "2024", proeve.Publikation()), udgivet(t, "2023", foraar()))
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s := Server(h, log.New(taeller{&klager}, "", 0))
	done := make(chan error, 1)
	go func() { done <- s.Serve(l) }()
	r := ramt{svar: map[int]int{}}
	var klienter sync.WaitGroup
	for nr := range forbindelser {
		klienter.Go(func() {
			if err := klient(l.Addr().String(), nr, hver, &r); err != nil {
				t.Error(err)
			}
		})
	}
	klienter.Wait()
	if err := s.Shutdown(context.Background()); err != nil {
		t.Error(err)
	}
	if err := <-done; err != http.ErrServerClosed {
		t.Error(err)
	}
	ialt := 0
	for _, n := range r.svar {
		ialt += n
	}
	t.Logf("%v", r.svar)
	if ialt != forbindelser*hver || len(r.fem) > 0 || panics.Load() > 0 || klager.Load() > 0 {
		t.Errorf("%d requests, %d panics, %d complaints of the server, 5xx: %q", ialt, panics.Load(), klager.Load(), r.fem)
	}
	for _, code := range []int{200, 206, 301, 400, 404, 405, 416, 422, 431} {
		if r.svar[code] == 0 {
			t.Errorf("no answer was %d: the requests are not mixed", code)
		}
	}
}

// taeller counts what is written to it.
type taeller struct{ n *atomic.Int32 }

func (t taeller) Write(p []byte) (int, error) {
	t.n.Add(1)
	return len(p), nil
}
