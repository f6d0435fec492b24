package forskel

import (
	"errors"
	"math/big"
	"slices"
	"strings"

	"fokusmaal/schemas"
)

// Opdelt is the way of one figure from A to B, in parts. Numbers are exact decimals as
// text; an empty text is one that does not exist.
type Opdelt struct {
	Foer, Efter string
	// Aendring is Efter − Foer; empty, as all parts, where one of the two is.
	Aendring string
	// Dele are the parts by their reason: those of the way, 0 among them, and of
	// [schemas.AarsagIkkeOpdelt] where there is one. The others are empty. They add up to
	// Aendring.
	Dele [schemas.AntalAarsager]string
	// Aarsager are the reasons of the steps at which the figure changes, each once, in the
	// order of the way.
	Aarsager []schemas.Aarsag
}

// Opdel splits the way of a figure: vaerdier are its values as published, A's first and B's
// last, each an exact decimal or empty where there is none; aarsager are the reasons of the
// steps between them, one fewer. A reason of several steps has the sum of them. What a
// figure changes by across a stretch on which it does not exist belongs to no step of it:
// it is [schemas.AarsagIkkeOpdelt]. A text that is no decimal is an error.
func Opdel(vaerdier []string, aarsager []schemas.Aarsag) (Opdelt, error) {
	o := Opdelt{Foer: vaerdier[0], Efter: vaerdier[len(vaerdier)-1], Aarsager: Skift(vaerdier, aarsager)}
	if o.Foer == "" || o.Efter == "" {
		return o, nil
	}
	tal, decimaler, err := heltal(vaerdier)
	if err != nil {
		return o, err
	}
	var dele [schemas.AntalAarsager]*big.Int
	for _, a := range aarsager {
		dele[a] = new(big.Int)
	}
	sidst := 0 // the latest value that exists
	for i := 1; i < len(tal); i++ {
		if tal[i] == nil {
			continue
		}
		a := aarsager[i-1]
		if sidst < i-1 {
			a = schemas.AarsagIkkeOpdelt
		}
		if dele[a] == nil {
			dele[a] = new(big.Int)
		}
		dele[a].Add(dele[a], new(big.Int).Sub(tal[i], tal[sidst]))
		sidst = i
	}
	o.Aendring = skriv(new(big.Int).Sub(tal[len(tal)-1], tal[0]), decimaler)
	for a, del := range dele {
		if del != nil {
			o.Dele[a] = skriv(del, decimaler)
		}
	}
	return o, nil
}

// Skift are the reasons of the steps at which a value becomes another, each once, in the
// order of the way; none where it never does. The values need not be numbers.
func Skift(vaerdier []string, aarsager []schemas.Aarsag) []schemas.Aarsag {
	var skift []schemas.Aarsag
	for i, a := range aarsager {
		if vaerdier[i] != vaerdier[i+1] && !slices.Contains(skift, a) {
			skift = append(skift, a)
		}
	}
	return skift
}

// Koder are the codes of reasons, with a space between.
func Koder(aarsager []schemas.Aarsag) string {
	var koder []string
	for _, a := range aarsager {
		koder = append(koder, a.String())
	}
	return strings.Join(koder, " ")
}

// heltal reads exact decimals as integers of the same unit, which is that of the last one of
// so many decimals; nil is one that does not exist.
func heltal(tekster []string) (tal []*big.Int, decimaler int, err error) {
	for _, tekst := range tekster {
		_, broek, _ := strings.Cut(tekst, ".")
		decimaler = max(decimaler, len(broek))
	}
	tal = make([]*big.Int, len(tekster))
	for i, tekst := range tekster {
		switch {
		case tekst == "":
			continue
		case i > 0 && tekst == tekster[i-1]:
			tal[i] = tal[i-1]
			continue
		case !erDecimal(tekst):
			return nil, 0, errIkkeDecimal
		}
		hele, broek, _ := strings.Cut(tekst, ".")
		tal[i], _ = new(big.Int).SetString(hele+broek+strings.Repeat("0", decimaler-len(broek)), 10)
	}
	return tal, decimaler, nil
}

// skriv writes an integer of the unit of so many decimals as a decimal, with no more of them
// than it has.
func skriv(tal *big.Int, decimaler int) string {
	cifre := new(big.Int).Abs(tal).String()
	if nuller := decimaler + 1 - len(cifre); nuller > 0 {
		cifre = strings.Repeat("0", nuller) + cifre
	}
	tekst := cifre[:len(cifre)-decimaler]
	if broek := strings.TrimRight(cifre[len(cifre)-decimaler:], "0"); broek != "" {
		tekst += "." + broek
	}
	if tal.Sign() < 0 {
		return "-" + tekst
	}
	return tekst
}

// errIkkeDecimal does not repeat what could not be read.
var errIkkeDecimal = errors.New("read a figure: expected a decimal such as 12 or 0.0314, found something else")

// LaesDecimal reads an exact decimal, such as -12 or 0.0314: what a table of figures has.
func LaesDecimal(tekst string) (*big.Rat, error) {
	if !erDecimal(tekst) {
		return nil, errIkkeDecimal
	}
	tal, _ := new(big.Rat).SetString(tekst)
	return tal, nil
}

// erDecimal says whether a text is a decimal, of a length that one can be.
func erDecimal(tekst string) bool {
	cifre := strings.TrimPrefix(tekst, "-")
	hele, broek, punktum := strings.Cut(cifre, ".")
	return kunCifre(hele) && (!punktum || kunCifre(broek)) && len(cifre) <= 400
}

func kunCifre(tekst string) bool {
	return tekst != "" && strings.Trim(tekst, "0123456789") == ""
}
