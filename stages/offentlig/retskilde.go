package offentlig

// Retskilde is a source of law: its name, its title and where it stands.
type Retskilde struct{ Navn, Titel, Link string }

// Bekendtgoerelser are the orders on skærpet tilsyn, the oldest first.
func Bekendtgoerelser() [3]Retskilde {
	const titel = "Bekendtgørelse om skærpet tilsyn med kommunernes beskæftigelsesindsats"
	return [3]Retskilde{
		{"BEK nr. 1409 af 16/12/2019", titel, "https://www.retsinformation.dk/eli/lta/2019/1409"},
		{"BEK nr. 301 af 20/03/2023", titel, "https://www.retsinformation.dk/eli/lta/2023/301"},
		{"BEK nr. 760 af 18/06/2025", titel, "https://www.retsinformation.dk/eli/lta/2025/760"},
	}
}

// Bekendtgoerelse is the order that the figures of a year are decided by.
func Bekendtgoerelse(aar int) Retskilde {
	switch alle := Bekendtgoerelser(); {
	case aar <= 2021:
		return alle[0]
	case aar <= 2024:
		return alle[1]
	default:
		return alle[2]
	}
}

// Vejledningen is the guidance to the second of them.
func Vejledningen() Retskilde {
	return Retskilde{"VEJ nr. 9205 af 21/03/2023", "Vejledning om skærpet tilsyn med kommunernes beskæftigelsesindsats", "https://www.retsinformation.dk/eli/retsinfo/2023/9205"}
}
