package serve

import (
	"bytes"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"net/http"
	"time"
)

// ressource is what is sent: the bytes, their type, and what tells them from others.
type ressource struct {
	data       []byte
	slags, tag string
}

// nyRessource has the type of a file with an ending such as .json.
func nyRessource(endelse string, data []byte) ressource {
	sum := sha256.Sum256(data)
	return ressource{data: data, slags: indholdstype(endelse), tag: `"` + hex.EncodeToString(sum[:]) + `"`}
}

// indholdstype is the type of what is in a publication, by the ending of the name; the table of
// the operating system is not asked.
func indholdstype(endelse string) string {
	switch endelse {
	case ".html":
		return "text/html; charset=utf-8"
	case ".json":
		return "application/json; charset=utf-8"
	case ".csv":
		return "text/csv; charset=utf-8"
	case ".svg":
		return "image/svg+xml; charset=utf-8"
	case ".txt", ".md":
		return "text/plain; charset=utf-8"
	case ".xlsx":
		return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
	case ".parquet":
		return "application/vnd.apache.parquet"
	}
	return "application/octet-stream"
}

// sikkerhed lets a page use what stands in it, and ask no other host for anything.
const sikkerhed = "default-src 'none'; style-src 'self' 'unsafe-inline'; script-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; " +
	"connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// The headers of our own.
const (
	headerStand = "X-Fokusmaal"
	headerID    = "X-Request-Id"
)

// hovedet sets what every answer has.
func (h *handler) hovedet(til http.Header, id string) {
	til.Set(headerID, id)
	til.Set("X-Content-Type-Options", "nosniff")
	til.Set("Content-Security-Policy", sikkerhed)
	til.Set("Referrer-Policy", "no-referrer")
	til.Set("Cache-Control", "no-store")
	til.Set(headerStand, "gaeldende")
	if h.kandidat {
		til.Set(headerStand, "kandidat")
	}
}

// send sends what was asked for, or says that the client has it already. What is in force can be
// another thing tomorrow, so a client asks each time.
func (h *handler) send(w http.ResponseWriter, r *http.Request, svar ressource) {
	til := w.Header()
	til.Set("Content-Type", svar.slags)
	if !h.kandidat {
		til.Set("Cache-Control", "no-cache")
		til.Set("ETag", svar.tag)
	}
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(svar.data))
}

// sendFejl sends an error as Jobindsats does.
func sendFejl(w http.ResponseWriter, r *http.Request, id string, f *fejl) {
	var krop bytes.Buffer
	e := json.NewEncoder(&krop)
	e.SetEscapeHTML(false)
	_ = e.Encode(struct { // texts and a number can always be written
		Code  int    `json:"code"`
		Cause string `json:"cause"`
		ID    string `json:"request_id"`
	}{f.code, f.cause, id})
	sendKrop(w, r, f.code, indholdstype("."+formatJSON), krop.Bytes())
}

func sendKrop(w http.ResponseWriter, r *http.Request, code int, slags string, krop []byte) {
	w.Header().Set("Content-Type", slags)
	w.Header().Set("Content-Length", fmt.Sprint(len(krop)))
	w.WriteHeader(code)
	if r.Method != http.MethodHead {
		_, _ = w.Write(krop) // a client that has gone is told nothing
	}
}

// nytID is the id of a request: a UUID of version 4.
func nytID() string {
	var b [16]byte
	_, _ = rand.Read(b[:]) // it never fails
	b[6], b[8] = b[6]&0x0f|0x40, b[8]&0x3f|0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", b[:4], b[4:6], b[6:8], b[8:10], b[10:])
}
