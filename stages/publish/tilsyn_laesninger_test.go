package publish

import (
	"testing"

	"github.com/apache/arrow-go/v18/arrow/memory"
	"github.com/google/go-cmp/cmp"

	"fokusmaal/schemas"
	"fokusmaal/stages/statement"
)

func TestTheDecisionsUnderTheReadingsAreWrittenExactlySo(t *testing.T) {
	f := &statement.Tilsynsfoelsomhed{Raekker: []statement.Laesningstal{
		{Laesning: "R04", Aar: 2024, Kommune: 1, Foer: schemas.SkaerpetTilsyn, Standard: schemas.Forlaenget, Alternativ: schemas.Administration},
		{Laesning: "R16", Aar: 2024, Kommune: 0, Foer: schemas.IngenTilsyn, Standard: schemas.IngenTilsyn, Alternativ: schemas.SkaerpetTilsyn},
		{Laesning: "R01", Aar: 2024, Kommune: 0, Foer: schemas.Administration, Standard: schemas.IngenTilsyn, Alternativ: schemas.IngenTilsyn},
		{Laesning: "R01", Aar: 2024, Kommune: 1, Foer: schemas.Forlaenget, Standard: schemas.IkkeAfgjort, Alternativ: schemas.IkkeAfgjort},
	}}
	got := writtenTable(t, schemas.TilsynLaesninger, func(folder *Folder, mem memory.Allocator) error { return TilsynLaesninger(folder, f, mem) })
	want := `laesning,aar,kommune,kommunenavn,status_foer,status,status_alternativ,skifter
R04,2024,147,Frederiksberg,skaerpet_tilsyn,forlaenget,administration,true
R16,2024,101,København,ingen,ingen,skaerpet_tilsyn,true
R01,2024,101,København,administration,ingen,ingen,false
R01,2024,147,Frederiksberg,forlaenget,ikke_afgjort,ikke_afgjort,false
`
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
