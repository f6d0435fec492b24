package site

import (
	"html"
	"regexp"
	"strings"
	"testing"
)

func TestTheRulesAreShownWhole(t *testing.T) {
	kilde := reglerne(t)
	tekst, err := tilHTML(kilde)
	if err != nil {
		t.Fatal(err)
	}
	side := string(tekst)
	for maerke, linje := range map[string]string{"<h2": `(?m)^# `, "<h3": `(?m)^## `, "<h4": `(?m)^### `, "<h5": `(?m)^#### `, "<pre": "(?m)^```\n[^`]", "<li": `(?m)^( *- |[0-9]+\. )`} {
		uden := kilde
		if maerke != "<pre" {
			uden = regexp.MustCompile("(?s)```\n.*?```\n").ReplaceAllString(kilde, "")
		}
		vil := len(regexp.MustCompile(linje).FindAllString(uden, -1))
		if maerke == "<pre" {
			vil = strings.Count(kilde, "\n```\n") / 2
		}
		if har := strings.Count(side, maerke+">") + strings.Count(side, maerke+" "); har != vil || vil == 0 {
			t.Errorf("%d of %s, want %d", har, maerke, vil)
		}
	}
	if har, vil := ordene(html.UnescapeString(maerkater.ReplaceAllString(side, ""))), ordene(blotTekst(kilde)); har != vil {
		n := 0
		for n < min(len(har), len(vil)) && har[n] == vil[n] {
			n++
		}
		t.Errorf("the words are not those of REGLER.md from %q on, want %q", har[n:min(n+80, len(har))], vil[n:min(n+80, len(vil))])
	}
}

// ordene are the letters and digits of a text.
func ordene(tekst string) string {
	return regexp.MustCompile(`[^\p{L}\p{N}]+`).ReplaceAllString(tekst, "")
}

// blotTekst takes the markup and the targets of links out of REGLER.md.
func blotTekst(kilde string) string {
	kilde = regexp.MustCompile(`(?m)^<!--.*-->$|<a id="[^"]*"></a>|^[0-9]+\. `).ReplaceAllString(kilde, "")
	var ud strings.Builder
	for i, del := range strings.Split(kilde, "```") {
		if i%2 == 0 {
			del = regexp.MustCompile(`\]\([^)]*\)`).ReplaceAllString(del, "]")
		}
		ud.WriteString(del)
	}
	return ud.String()
}

func TestMarkupThatTheRulesDoNotUseIsAnError(t *testing.T) {
	for _, kilde := range []string{
		"| a | b |", "##### for deep", "#tight", "```go\nx\n```", "```\nopen", "* star", "+ plus", "~~~\nx\n~~~", "<b>raw</b>", "en <b>fed</b> tekst", "![billede](x.png)",
		"en `åben kode", "en *åben", "en **åben", "[link](javascript:alert(1))", "[link](http://a.dk)", "[link](/rod)", "1. et\n3. tre", "- punkt\nfortsat", "Titel\n=====", "    kode", "\\*",
		"[**fed**](https://a.dk)", "> - liste i citat", "> > citat i citat", "> # overskrift i citat",
	} {
		if tekst, err := tilHTML(kilde); err == nil {
			t.Errorf("%q became %q", kilde, tekst)
		} else if strings.Contains(kilde, "fortsat") && !strings.Contains(err.Error(), "line") {
			t.Errorf("%q: %v names no line", kilde, err)
		}
	}
}

func TestTheMarkupOfTheRules(t *testing.T) {
	for kilde, vil := range map[string]string{
		"# A & B":                               "<h2>A &amp; B</h2>\n",
		`## <a id="x_1"></a>1. En`:              `<h3 id="x_1">1. En</h3>` + "\n",
		"en\nto `a<b` **c** *d*":                "<p>en\nto <code>a&lt;b</code> <strong>c</strong> <em>d</em></p>\n",
		"```\n<a>\n\n- b\n```":                  `<pre tabindex="0"><code>&lt;a&gt;` + "\n\n- b</code></pre>\n",
		"> en\n>\n> *to*":                       "<blockquote>\n<p>en</p>\n<p><em>to</em></p>\n</blockquote>\n",
		"- en\n  - to\n  - tre\n- fire":         "<ul>\n<li>en\n<ul>\n<li>to</li>\n<li>tre</li>\n</ul></li>\n<li>fire</li>\n</ul>\n",
		`- <a id="R01"></a>**R01** Hvad?`:       "<ul>\n" + `<li id="R01"><strong>R01</strong> Hvad?</li>` + "\n</ul>\n",
		"1. [en](#en) (`en`)\n2. to":            "<ol>\n" + `<li><a href="#en">en</a> (<code>en</code>)</li>` + "\n<li>to</li>\n</ol>\n",
		"[lov](https://a.dk/b?c&d) og [f](x.y)": `<p><a href="https://a.dk/b?c&amp;d">lov</a> og <span class="fil">f</span></p>` + "\n",
		"<!-- usynlig -->":                      "",
	} {
		har, err := tilHTML(kilde)
		if err != nil || string(har) != vil {
			t.Errorf("%q became %q (%v), want %q", kilde, har, err, vil)
		}
	}
}
