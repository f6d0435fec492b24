package lov_test

import (
	"fmt"
	"strconv"
	"strings"

	"fokusmaal/schemas"
)

// standardKommune is the kommune of a row that names none.
const standardKommune = "671"

// laesYdelse reads a line of table ydelse: one row for each of its months.
func laesYdelse(r raekke, til *[]schemas.YdelseRow) error {
	fra, sidste, err := r.maaneder()
	if err != nil {
		return err
	}
	ydelse := schemas.YdelseFraKode(r.celle("ydelse", ""))
	if ydelse == schemas.UkendtYdelse {
		return fmt.Errorf("there is no ydelse %q", r.celle("ydelse", ""))
	}
	kode, err := strconv.Atoi(r.celle("kommune", standardKommune))
	if err != nil {
		return err
	}
	kommune, ok := schemas.KommuneFraKode(int32(kode))
	if !ok {
		return fmt.Errorf("there is no kommune %d", kode)
	}
	for m := fra; m <= sidste; m++ {
		row := schemas.YdelseRow{Ydelse: ydelse, Kommune: kommune, ForloebFra: schemas.NoDate}
		row.SetMaaned(m)
		if row.Fra, row.Til, err = laesDage(r.celle("dage", "hele"), m); err != nil {
			return err
		}
		if err := laesAndet(&row, r.celle("andet", "")); err != nil {
			return err
		}
		if err := kontrollerYdelse(&row); err != nil {
			return err
		}
		*til = append(*til, row)
	}
	return nil
}

// laesDage reads »hele«, »10-20«, »10-« (to the last day of the month) or »10«.
func laesDage(celle string, m schemas.Month) (fra, til uint8, err error) {
	if celle == "hele" {
		return 1, uint8(m.Days()), nil
	}
	foerste, sidste, flere := strings.Cut(celle, "-")
	switch {
	case !flere:
		sidste = foerste
	case sidste == "":
		sidste = strconv.Itoa(m.Days())
	}
	a, errA := strconv.Atoi(foerste)
	b, errB := strconv.Atoi(sidste)
	if errA != nil || errB != nil || a < 1 || b < a || b > m.Days() {
		return 0, 0, fmt.Errorf("dage %q are not days of %s", celle, m)
	}
	return uint8(a), uint8(b), nil
}

// laesAndet reads what is written in the column andet: words, and name=value.
func laesAndet(row *schemas.YdelseRow, celle string) error {
	for _, ord := range strings.Fields(celle) {
		navn, vaerdi, _ := strings.Cut(ord, "=")
		var err error
		switch navn {
		case "introduktion":
			row.Introduktionsprogram = true
		case "forloeb_fra":
			row.ForloebFra, err = schemas.ParseDate(vaerdi)
		case "standby":
			row.StandbyDage, err = antalDage(row, vaerdi)
		case "barsel":
			row.BarselDage, err = antalDage(row, vaerdi)
		case "fritaget":
			row.FritagetDage, err = antalDage(row, vaerdi)
		default:
			err = fmt.Errorf("andet has no %q; there are standby, barsel, fritaget, forloeb_fra, introduktion", navn)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// antalDage reads a number of days, or »alle«: every day of the row.
func antalDage(row *schemas.YdelseRow, vaerdi string) (uint8, error) {
	if vaerdi == "alle" {
		return row.Til - row.Fra + 1, nil
	}
	n, err := strconv.ParseUint(vaerdi, 10, 8)
	return uint8(n), err
}

// kontrollerYdelse refuses the rows that stages/check would reject (SPEC 3), so that no
// scenario proves a rule by a row that is never counted.
func kontrollerYdelse(row *schemas.YdelseRow) error {
	if int(row.FritagetDage)+int(row.StandbyDage)+int(row.BarselDage) > int(row.Til-row.Fra)+1 {
		return fmt.Errorf("fritaget, standby and barsel are more than the days in %s", row.Maaned())
	}
	if row.Ydelse == schemas.Dagpenge || row.Ydelse == schemas.Sygedagpenge {
		foerste := row.Maaned().First() + schemas.Date(row.Fra) - 1
		if row.ForloebFra == schemas.NoDate || row.ForloebFra > foerste {
			return fmt.Errorf("%s needs forloeb_fra, not after its first day", row.Ydelse)
		}
	}
	return nil
}

func laesSamtale(r raekke, til *[]schemas.Samtale) error {
	dato, err := schemas.ParseDate(r.celle("dato", ""))
	if err != nil {
		return err
	}
	s := schemas.Samtale{
		Dato: dato,
		Type: schemas.SamtaleTypeFraKode(r.celle("type", "jobsamtale")),
		Form: schemas.FormFraKode(r.celle("form", "fremmoede")),
	}
	if s.Type == schemas.UkendtSamtaleType || s.Form == schemas.UkendtForm {
		return fmt.Errorf("unknown type or form of a samtale")
	}
	*til = append(*til, s)
	return nil
}

func laesTilbud(r raekke, til *[]schemas.Tilbud) error {
	fra, sidste, err := r.maaneder()
	if err != nil {
		return err
	}
	t := schemas.Tilbud{Til: schemas.NoDate, Maalgruppe: schemas.NoMaalgruppe}
	if t.Type = schemas.TilbudTypeFraKode(r.celle("type", "virksomhedspraktik")); t.Type == schemas.UkendtTilbudType {
		return fmt.Errorf("there is no tilbud of type %q", r.celle("type", ""))
	}
	if t.Fra, err = schemas.ParseDate(r.celle("fra", fra.First().String())); err != nil {
		return err
	}
	if celle := r.celle("til", ""); celle != "" {
		if t.Til, err = schemas.ParseDate(celle); err != nil {
			return err
		}
	}
	if celle := r.celle("maalgruppe", ""); celle != "" {
		n, err := strconv.ParseInt(celle, 10, 32)
		if err != nil {
			return err
		}
		t.Maalgruppe = int32(n)
	}
	if t.Fra > fra.Last() || t.Til != schemas.NoDate && t.Til < max(t.Fra, sidste.First()) {
		return fmt.Errorf("the tilbud does not run in %s", r.celle("maaned", ""))
	}
	for m := fra; m <= sidste; m++ {
		t.SetMaaned(m)
		*til = append(*til, t)
	}
	return nil
}

func laesLoentimer(r raekke, til *[]schemas.Loentimer) error {
	fra, sidste, err := r.maaneder()
	if err != nil {
		return err
	}
	hele, dele, ok := strings.Cut(r.celle("timer", ""), ".")
	n, err := strconv.ParseInt(hele+dele, 10, 32)
	if err != nil || !ok || len(dele) != 2 {
		return fmt.Errorf("timer are written with two decimals, such as 99.99")
	}
	ordinaer := r.celle("ordinaer", "ja")
	if ordinaer != "ja" && ordinaer != "nej" {
		return fmt.Errorf("ordinaer is ja or nej")
	}
	for m := fra; m <= sidste; m++ {
		l := schemas.Loentimer{TimerHundreddele: int32(n), Ordinaer: ordinaer == "ja"}
		l.SetMaaned(m)
		*til = append(*til, l)
	}
	return nil
}
