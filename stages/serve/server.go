package serve

import (
	"log"
	"net/http"
	"time"
)

// The limits of a connection. A client that sends or reads slower than this is one that wants to
// hold the server up; the largest answers are some ten MB.
const (
	headerTid = 10 * time.Second
	laesTid   = 15 * time.Second
	skrivTid  = 2 * time.Minute
	ledigTid  = time.Minute
	maxHeader = 16 << 10
)

// Server is a server with limits for a handler, which begins with its Serve. klager are the
// errors of connections; they hold no figure.
func Server(h http.Handler, klager *log.Logger) *http.Server {
	return &http.Server{Handler: h, ErrorLog: klager,
		ReadHeaderTimeout: headerTid, ReadTimeout: laesTid, WriteTimeout: skrivTid, IdleTimeout: ledigTid,
		MaxHeaderBytes: maxHeader, DisableGeneralOptionsHandler: true}
}
