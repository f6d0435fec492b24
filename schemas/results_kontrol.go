package schemas

// Kontrolfund is the table of what the controls over the whole delivery found.
var Kontrolfund = Result{Path: "kontrol", Doc: "what the controls over the whole delivery found (stages/kontroller/KONTROLLER.md), in order of kode, tabel, kolonne, kommune and maaned; without rows where nothing was found", Columns: []ResultColumn{
	{Name: "kode", Type: OutSTRING, Doc: "the number of the control, K01 and on"},
	{Name: "alvor", Type: OutSTRING, Doc: "fejl stops a run unless it was accepted, advarsel is shown"},
	{Name: "accepteret", Type: OutBOOLEAN, Doc: "the fejl was accepted (--accepter); false of an advarsel"},
	{Name: "tabel", Type: OutSTRING, Doc: "the input table"},
	{Name: "kolonne", Type: OutSTRING, Null: true, Doc: "its column; null where whole rows or persons are counted"},
	{Name: "kommune", Type: OutINT32, Doc: "code of the kommune; 0 = Hele landet. samtaler, tilbud and loentimer count in the kommune of the person's latest ydelse"},
	{Name: "kommunenavn", Type: OutSTRING, Doc: "name as Jobindsats spells it"},
	{Name: "maaned", Type: OutDATE, Null: true, Doc: "first day of the month, the last where besked names several; null where it is about the whole delivery"},
	{Name: "antal", Type: OutINT64, Doc: "rows or persons counted"},
	{Name: "forventet_fra", Type: OutINT64, Doc: "the least that was to be expected"},
	{Name: "forventet_til", Type: OutINT64, Doc: "the most that was to be expected"},
	{Name: "fil", Type: OutSTRING, Null: true, Doc: "the file, where only one can have rows of the table, month and (of ydelse) kommune"},
	{Name: "raekkegruppe", Type: OutINT32, Null: true, Doc: "the row group in it, from 0, where only one can"},
	{Name: "besked", Type: OutSTRING, Doc: "the finding in one Danish sentence"},
}}
