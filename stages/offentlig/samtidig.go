package offentlig

// Samtidig does tasks that do not depend on each other, in any order or at the same time, and
// returns the error of one that failed. Whoever writes a publication hands its files out as
// such tasks: to start goroutines is for the command alone.
type Samtidig func(opgaver ...func() error) error

// EfterHinanden is the Samtidig that does one task after the other, up to the first error.
func EfterHinanden(opgaver ...func() error) error {
	for _, opgave := range opgaver {
		if err := opgave(); err != nil {
			return err
		}
	}
	return nil
}
