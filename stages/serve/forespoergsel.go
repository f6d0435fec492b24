package serve

import (
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"fokusmaal/stages/formater"
	"fokusmaal/stages/offentlig"
)

// fejl is an error that a client is told, with its status code.
type fejl struct {
	code  int
	cause string
}

// The formats that are asked for.
const (
	formatJSON = "json"
	formatCSV  = "csv"
)

// The parameters of API v3, and what stands before a name in them.
const (
	parameterFormat = "format"
	foranPeriode    = "period."
	foranHierarki   = "hierarchy."
	foranMaal       = "mgroup."
	alle            = "*"
	top             = "/"
	seneste         = "latest:"
)

// ukendt are the things in a request that there are not, by their kind.
type ukendt struct{ parametre, maal, hierarkier, periodetyper, perioder, vaerdier []string }

// fejl tells the first kind of which there is something.
func (u *ukendt) fejl() *fejl {
	for _, slags := range []struct {
		ord  string
		navn []string
	}{{"parameters", u.parametre}, {"mgroups", u.maal}, {"hierarchies", u.hierarkier}, {"period types", u.periodetyper}, {"periods", u.perioder}, {"values", u.vaerdier}} {
		if len(slags.navn) > 0 {
			return &fejl{http.StatusUnprocessableEntity, "Unknown " + slags.ord + ": " + liste(slags.navn)}
		}
	}
	return nil
}

// liste shows what somebody typed, in order, ten of it at most.
func liste(navne []string) string {
	slices.Sort(navne)
	navne = slices.Compact(navne)
	var vist []string
	for _, navn := range navne[:min(len(navne), 10)] {
		vist = append(vist, citat(navn))
	}
	if len(navne) > 10 {
		vist = append(vist, "...")
	}
	return "[" + strings.Join(vist, ", ") + "]"
}

// citat shows a word that somebody typed: short, and without what a terminal would act on.
func citat(s string) string {
	tegn := []rune(strings.ToValidUTF8(s, "\uFFFD"))
	if len(tegn) > 60 {
		tegn = append(tegn[:60], '…')
	}
	for i, r := range tegn {
		if !unicode.IsPrint(r) || r == '\'' {
			tegn[i] = '\uFFFD'
		}
	}
	return "'" + string(tegn) + "'"
}

// vaelg reads what is asked for of a table: the codes of each axis (nil is all of them) and the
// format. What is not asked for is not left out: without a parameter it is the whole table.
func (s *tabel) vaelg(spoergsmaal url.Values) (valg []map[string]bool, format string, f *fejl) {
	valg, format = make([]map[string]bool, len(s.samlet.Akser)), formatJSON
	var u ukendt
	for _, navn := range slices.Sorted(maps.Keys(spoergsmaal)) {
		for _, tekst := range spoergsmaal[navn] {
			switch {
			case navn == parameterFormat:
				if format = tekst; tekst != formatJSON && tekst != formatCSV {
					return nil, "", &fejl{http.StatusUnprocessableEntity, "Unknown format: " + citat(tekst)}
				}
			case strings.HasPrefix(navn, foranPeriode):
				s.perioder(&u, valg, strings.TrimPrefix(navn, foranPeriode), tekst)
			case strings.HasPrefix(navn, foranHierarki):
				s.hierarki(&u, valg, strings.TrimPrefix(navn, foranHierarki), tekst)
			case strings.HasPrefix(navn, foranMaal):
				if navn != foranMaal+alle || tekst != alle {
					u.maal = append(u.maal, strings.TrimPrefix(navn, foranMaal))
				}
			default:
				u.parametre = append(u.parametre, navn)
			}
		}
	}
	return valg, format, u.fejl()
}

// perioder reads periods of a type, such as M: latest:14, 2024M01,2024M02 or *.
func (s *tabel) perioder(u *ukendt, valg []map[string]bool, slags, tekst string) {
	vaerdier := s.samlet.Akser[0].Vaerdier
	if slags != periodetype(vaerdier[0].Navn) {
		u.periodetyper = append(u.periodetyper, slags)
		return
	}
	if antal, ok := strings.CutPrefix(tekst, seneste); ok {
		n, err := strconv.Atoi(antal)
		if err != nil || n < 1 {
			u.perioder = append(u.perioder, tekst)
			return
		}
		for _, v := range vaerdier[max(0, len(vaerdier)-n):] {
			tag(valg, 0, v.Kode)
		}
		return
	}
	u.perioder = append(u.perioder, s.vaerdier(valg, 0, tekst)...)
}

// periodetype is the letter of a period: M of 2024M07.
func periodetype(navn string) string {
	if len(navn) < 5 {
		return ""
	}
	return navn[4:5]
}

// hierarki reads values of an axis: * is all, / what is at the top, else names or codes.
func (s *tabel) hierarki(u *ukendt, valg []map[string]bool, navn, tekst string) {
	nr := slices.IndexFunc(s.samlet.Akser, func(a offentlig.Akse) bool {
		return a.Rolle != offentlig.Tid && (navn == formater.JobindsatsHierarki(&a) || strings.TrimPrefix(navn, "_") == a.Navn)
	})
	if nr < 0 {
		u.hierarkier = append(u.hierarkier, navn)
		return
	}
	a := &s.samlet.Akser[nr]
	if ialt := formater.JobindsatsIAlt(a); tekst == top && ialt >= 0 {
		tag(valg, nr, a.Vaerdier[ialt].Kode)
		return
	}
	if tekst == top {
		tekst = alle // without a total, all values are at the top
	}
	u.vaerdier = append(u.vaerdier, s.vaerdier(valg, nr, tekst)...)
}

// vaerdier takes the values of an axis that a text names, and returns those that there are not.
// Names hold commas themselves, so up to four parts of a list are tried as one name.
func (s *tabel) vaerdier(valg []map[string]bool, akse int, tekst string) (ukendte []string) {
	if tekst == alle {
		for _, v := range s.samlet.Akser[akse].Vaerdier {
			tag(valg, akse, v.Kode)
		}
		return nil
	}
	dele := strings.Split(tekst, ",")
naeste:
	for i := 0; i < len(dele); {
		for n := min(4, len(dele)-i); n > 0; n-- {
			if kode := s.koder[akse][strings.TrimSpace(strings.Join(dele[i:i+n], ","))]; kode != "" {
				tag(valg, akse, kode)
				i += n
				continue naeste
			}
		}
		ukendte = append(ukendte, dele[i])
		i++
	}
	return ukendte
}

// tag takes a value of an axis.
func tag(valg []map[string]bool, akse int, kode string) {
	if valg[akse] == nil {
		valg[akse] = map[string]bool{}
	}
	valg[akse][kode] = true
}

// somV3 says the parameters of API v2 (area, period, _axis) as those of v3; the rest stays. The
// format stands in the path.
func (s *tabel) somV3(spoergsmaal url.Values) url.Values {
	v3 := url.Values{}
	for navn, vaerdier := range spoergsmaal {
		ny := navn
		switch {
		case navn == "area":
			ny = foranHierarki + "_nykom"
		case navn == "period":
			ny = foranPeriode + periodetype(s.samlet.Akser[0].Vaerdier[0].Navn)
		case strings.HasPrefix(navn, "_"):
			ny = foranHierarki + navn
		}
		v3[ny] = append(v3[ny], vaerdier...)
	}
	return v3
}

// laesSpoergsmaal reads the parameters of a request.
func laesSpoergsmaal(r *http.Request) (url.Values, *fejl) {
	if len(r.URL.RawQuery) > maxSpoergsmaal {
		return nil, &fejl{http.StatusBadRequest, fmt.Sprintf("The query is longer than %d bytes", maxSpoergsmaal)}
	}
	v, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		return nil, &fejl{http.StatusBadRequest, "The query is not encoded as a query is"}
	}
	return v, nil
}
