package schemas

// Varighed is how long a spell has lasted, in the four classes of the results: its
// anciennitet in counted months (SPEC 4), so that no month of it counts that is dead.
type Varighed uint8

// The classes. IngenVarighed is that of a spell that is too short for the population.
const (
	IngenVarighed Varighed = iota
	Varighed12Til17
	Varighed18Til23
	Varighed24Til35
	VarighedFra36
	antalVarigheder
)

// AntalVarigheder is the number of classes, IngenVarighed not among them.
const AntalVarigheder = int(antalVarigheder) - 1

var varigheder = [antalVarigheder]string{"", "12-17", "18-23", "24-35", "36+"}

// String returns the code as the results spell it; IngenVarighed has none.
func (v Varighed) String() string { return varigheder[v] }

// VarighedAf returns the class of an anciennitet in counted months.
func VarighedAf(anciennitet int32) Varighed {
	switch {
	case anciennitet < 12:
		return IngenVarighed
	case anciennitet < 18:
		return Varighed12Til17
	case anciennitet < 24:
		return Varighed18Til23
	case anciennitet < 36:
		return Varighed24Til35
	}
	return VarighedFra36
}
