package lov

import _ "embed" // for REGLER

//go:embed REGLER.md
var reglerMD string

// REGLER is REGLER.md, the rules as jurists read them.
func REGLER() string { return reglerMD }
