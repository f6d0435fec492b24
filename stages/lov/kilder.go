package lov

import "fokusmaal/schemas"

// The sources, each with the day from which it holds.

func bek1409() Kilde {
	return Kilde{
		Navn: "BEK nr. 1409 af 16/12/2019", Titel: "Bekendtgørelse om skærpet tilsyn med kommunernes beskæftigelsesindsats",
		Link: "https://www.retsinformation.dk/eli/lta/2019/1409", Ikraft: schemas.DateOf(2020, 1, 1),
	}
}

// bek564 is the order of 2019 with the § 15 that the order of 2021 gave it. The day on
// which that came into force was not at hand: here stands the day of its date.
func bek564() Kilde {
	return Kilde{
		Navn: "BEK nr. 1409 af 16/12/2019, som ændret ved BEK nr. 564 af 30/03/2021", Titel: "Bekendtgørelse om skærpet tilsyn med kommunernes beskæftigelsesindsats",
		Link: "https://www.retsinformation.dk/eli/lta/2021/564", Ikraft: schemas.DateOf(2021, 3, 30),
	}
}

func bek301() Kilde {
	return Kilde{
		Navn: "BEK nr. 301 af 20/03/2023", Titel: "Bekendtgørelse om skærpet tilsyn med kommunernes beskæftigelsesindsats",
		Link: "https://www.retsinformation.dk/eli/lta/2023/301", Ikraft: bekendtgoerelsen(),
	}
}

func bek760() Kilde {
	return Kilde{
		Navn: "BEK nr. 760 af 18/06/2025", Titel: "Bekendtgørelse om skærpet tilsyn med kommunernes beskæftigelsesindsats",
		Link: "https://www.retsinformation.dk/eli/lta/2025/760", Ikraft: kontanthjaelpsreformen(),
	}
}

func vej9205() Kilde {
	return Kilde{
		Navn: "VEJ nr. 9205 af 21/03/2023", Titel: "Vejledning om skærpet tilsyn med kommunernes beskæftigelsesindsats",
		Link: "https://www.retsinformation.dk/eli/retsinfo/2023/9205", Ikraft: schemas.DateOf(2023, 3, 21), Vejledende: true,
	}
}

func lov295() Kilde {
	return Kilde{
		Navn: "lov nr. 295 af 20/03/2023 (LAB, jf. LBK nr. 280 af 01/03/2024)", Titel: "Lov om en aktiv beskæftigelsesindsats",
		Link: "https://www.retsinformation.dk/eli/lta/2024/280", Ikraft: bekendtgoerelsen(),
	}
}

func lbk1004() Kilde {
	return Kilde{
		Navn: "LBK nr. 1004 af 30/06/2025", Titel: "Lov om aktiv socialpolitik",
		Link: "https://www.retsinformation.dk/eli/lta/2025/1004", Ikraft: kontanthjaelpsreformen(),
	}
}

func lovOrganisering() Kilde {
	return Kilde{
		Navn: "lov nr. 551 af 07/05/2019 (jf. LBK nr. 254 af 01/03/2024)", Titel: "Lov om organisering og understøttelse af beskæftigelsesindsatsen m.v.",
		Link: "https://www.retsinformation.dk/eli/lta/2024/254", Ikraft: schemas.DateOf(2020, 1, 1),
	}
}

// lov1750 repeals the scheme; its text was not at hand, so the title is a description and
// the day is the one after SPEC's last measured month.
func lov1750() Kilde {
	return Kilde{
		Navn: "lov nr. 1750 af 29/12/2025", Titel: "Loven, der ophæver ordningen om skærpet tilsyn",
		Link: "https://www.retsinformation.dk/eli/lta/2025/1750", Ikraft: schemas.DateOf(2026, 1, 1),
	}
}

func starSvar() Kilde {
	return Kilde{
		Navn: "STAR, svar af 16/01/2020", Titel: "Spørgsmål til fokusmålinger om skærpet tilsyn med kommunernes beskæftigelsesindsats",
		Link: "https://star.dk/reformer/forenkling-af-beskaeftigelsesindsats/skaerpet-tilsyn-med-kommunernes-beskaeftigelsesindsats/", Ikraft: schemas.DateOf(2020, 1, 16), Vejledende: true,
	}
}

func starCovid() Kilde {
	return Kilde{
		Navn: "STAR, svar af 02/07/2020", Titel: "Spørgsmål og svar om tilsyn og opfølgning som følge af coronavirus",
		Link: "https://star.dk/om-styrelsen/nyt/corona-virus-betydning-for-beskaeftigelsesindsatsen-og-ydelser/spoergsmaal-og-svar-om-coronavirus/tilsyn-og-opfoelgning-coronavirus/", Ikraft: schemas.DateOf(2020, 7, 2), Vejledende: true,
	}
}

// bekendtgoerelsen is the day that BEK nr. 301 af 20/03/2023 came into force.
func bekendtgoerelsen() schemas.Date { return schemas.DateOf(2023, 3, 22) }

// kontanthjaelpsreformen is the day from which those on uddannelseshjælp are on
// kontanthjælp.
func kontanthjaelpsreformen() schemas.Date { return schemas.DateOf(2025, 7, 1) }

// november2026 is the day on which every version of today was last held, sentence by
// sentence, against the words that are quoted from its source, or, where those were not
// at hand, against SPEC.md beside this file. A version that is held against them on
// another day names that day.
func november2026() schemas.Date { return schemas.DateOf(2026, 11, 22) }
